"""Dangers told in ordinary words, as regular expressions on folded text, for understanding/safety.py.

A child that is missing, chest pain with a numb arm, a baby that stopped moving before birth, people at the door:
no single word says them, so every pattern needs two parts beside each other or in one message. What is long past,
and what the same words mean elsewhere (a lesson, a list, a cold, a fast that is broken), stands in the 'never' of a
group: one word of it is enough that no pattern of the group is tried.
"""

import re

# Years ago; months ago as well; and where people went missing in the war.
_YEARS = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_YEARS_EN = rf"\b(?:{_YEARS}|years? ago|last year|(?:for|since|from) (?:\w+ ){{0,2}}years?|used to)\b"
_YEARS_TR = rf"\b(?:{_YEARS}\w*|(?:yil|sene)(?:lar|ler)?(?:d[iu]r| once| evvel| oldu)|gecen (?:yil|sene)|eskiden)\b"
_SINCE_AR = r"(?<!\w)(?:من|قبل|صر\w+|الو|الها|لها|له) (?:ال)?(?:\S+ )?"
_YEARS_AR = (
    rf"(?:{_YEARS}|(?<!\w)٢٠[٠-٢][٠-٩](?!\w)|الماضي"
    rf"|{_SINCE_AR}(?:سن[هة]|سنتين|سنين|سنوات|عام|اعوام|زمان)(?!\w))"
)
_SINCE_AZ = r"\b(?:men|mn|min|2abl|abl|sar\w+) (?:\w+ )?"
_YEARS_AZ = rf"(?:\b{_YEARS}\b|{_SINCE_AZ}(?:sene|seneh|sne|snin|sneen|zamen|zaman)\b)"

_LONG_EN = (
    rf"{_YEARS_EN}|\b(?:months? ago|(?:for|since|from|in) (?:\w+ ){{0,2}}months?"
    r"|last (?:week|month|spring|summer|winter|autumn))\b"
)
_LONG_TR = rf"{_YEARS_TR}|\bay(?:lar)?(?:d[iu]r| once| evvel| oldu)\b|\bgecen (?:hafta|ay|kis|yaz)\b"
_LONG_AR = rf"{_YEARS_AR}|{_SINCE_AR}(?:شهر|شهرين|شهور|اشهر)(?!\w)"
_LONG_AZ = rf"{_YEARS_AZ}|{_SINCE_AZ}(?:shahr|shahren|shhour)\b"

_WAR_EN = (
    r"\b(?:in|during|since|by) (?:the |our )?(?:syria|aleppo|homs|idlib|raqqa|iraq|war|prison|regime|isis|daesh"
    r"|earthquake|quake|bombing|childhood)\b"
)
_WAR_TR = r"\b(?:(?:suriye|halep|humus|idlib|rakka|savas|deprem|hapis|cezaevi)n?\w{0,2}[dt]e?[an]?|rejim\w*|isid)\b"
_WAR_AR = r"(?:(?:ب|في )(?:سوريا|سوريه|حلب|حمص|ادلب|الرقه)|الحرب|القصف|الزلزال|السجن|معتقل|النظام|داعش)"
_WAR_AZ = r"\b(?:b ?(?:el )?(?:souri\w*|suri\w*|sourya|syria|7alab)|b?el 7areb)\b"

# --- A child, or somebody old, that is missing; never the papers of one, nor who is lost in a lesson or was found.
_CHILD_EN = (
    r"\b(?:(?:my|our)"
    r" (?:(?:little|small|young\w*|eldest|old|autistic|baby|\d+|two|three|four|five|six|years?|yr|yo) ){0,4}"
    r"(?:year old|years old|sons?|daughters?|child|children|kids?|boy|girl|baby|grandson|granddaughter|nephew|niece"
    r"|dad|mom|mum|father|mother|brother|sister|grand ?(?:pa|ma|dad|father|mother))|grand(?:ma|pa|mother|father))"
    r"(?: with (?:alzheimer\w*|dementia|autism)| \d+ years? old)?"
)
_TIME_EN = (
    r"(?:(?:since|from) (?:this |the |early |yesterday |last )*(?:morning|noon|lunch|afternoon|evening|night|yesterday"
    r"|school|today|\d+|an hour|hours)"
    r"|(?:for )?(?:\d+|an|one|two|three|half an|few|some|many) (?:hours?|minutes?|min|days?)"
    r"|(?:today|tonight|last night|right now|now)(?= (?:please|pls|help|i|we|and (?:i|we))\b|$))"
)
_PLACE_EN = (
    r"(?:(?:in|at|inside|from) (?:the |a |this )?(?:\w+ )?(?:market|bazaar|bazar|park|mall|crowd|playground|square|tram"
    r"|bus|metro|otogar|bus station|station|street)|near)\b(?! (?:by|to) (?:a )?(?:bomb|shell|car|bullet))"
)
_HELP_EN = (
    r"(?:please|pls|plz|help\w*|what (?:do|should|can|to) |whom? |where (?:is|can|do|to)|call|police"
    r"|(?:i|we) (?:can ?t|cannot|don ?t know|didn ?t) (?:find|where|see)"
    r"|(?:s?he )?(?:did ?n ?t|has ?n ?t|not) (?:come|came|return))"
)
_NOT_FIND_EN = r"\b(?:can ?t|cannot|can not|couldn t|don ?t) find"
_MISSING_EN = (
    rf"{_CHILD_EN} (?:is |are |has |have |was |been |s |went |gone )*(?:missing|disappear\w*|kidnapped)"
    rf"(?: and)?(?:$| {_TIME_EN}| {_PLACE_EN}| {_HELP_EN})",
    rf"{_CHILD_EN} (?:is |are |has |have |been |s |got |went )+lost(?: and)? (?:{_TIME_EN}|{_PLACE_EN}|{_HELP_EN})",
    rf"(?:\blost|{_NOT_FIND_EN}) {_CHILD_EN}"
    rf" (?:{_PLACE_EN}|(?:an|one|two|half an|\d+) (?:hours?|minutes?)|anywhere|please)",
    rf"{_CHILD_EN} (?:he |she )?(?:did ?n ?t|did not|has ?n ?t|has not) (?:come|came|return\w*) (?:back |home )+"
    r"(?:from school|since)",
    rf"{_NOT_FIND_EN} {_CHILD_EN}(?: help| pls)?$",
    rf"{_CHILD_EN} (?!s )(?:\w+ ){{0,5}}(?:can ?t|cannot|can not) find (?:him|her)"
    r" (?:anywhere|please|pls|help|we are)\b",
)
_NOT_MISSING_EN = (
    rf"{_LONG_EN}|{_WAR_EN}|\b(?:lists?|files?|records?|system|forms?|cards?|booklet|report|register|registration"
    r"|class|courses?|sick|ill|teacher|anywhere to|found|came (?:back|home)|film|movie|days? of work)\b"
)

_CHILD_TR = (
    r"\b(?:oglum|kizim|cocugum|oglumuz|kizimiz|cocugumuz"
    r"|kucuk (?:kiz|oglan|kardesim)|torunum|yegenim|bebegim|dedem|ninem"
    r"|babaannem|anneannem)"
)
_ADULT_TR = r"(?:annem|babam|kardesim|kiz kardesim|kayinvalidem|kayinpederim|halam|amcam|teyzem)"
_SINCE_TR = (
    r"(?:(?:dun|sabah|ogle|ikindi|aksam|gece|bu sabah|bugun|dun (?:gece|aksam)|okul|namaz|demin|az once"
    r"|\w+ (?:saat(?:tir)?|dakikadir|gundur))(?:[dt][ae]n|n)? ?(?:beri |sonra )?)"
)
_PLACE_TR = (
    r"(?:(?:sanko )?(?:carsi|pazar|park|avm|kalabalik|otogar|sokak|metro"
    r"|tramvay|otobus|market|meydan|durak|forum|dugun) ?[dt][ae]"
    r"|pazar yerinde|duraginda)"
)
_FILL_TR = rf"(?:{_SINCE_TR}|{_PLACE_TR} |\w+ yas\w* |simdi |hala |birden |bi |bir ){{0,4}}"
_FOLLOW_TR = (
    rf"(?:$|{_SINCE_TR}|{_PLACE_TR}|bulam\w+|ariy\w+|her yer|polis|yardim|lutfen|nolur|ne (?:olur|yap)|acil"
    r"|simdi|hala|eve |donmedi|gelmedi|\w+ yas|ustunde|uzerinde|korku|nere|kim[ie]|allah|imdat|hemen"
    r"|alzheimer|demans|bunama)"
)
_GONE_TR = rf"(?:kayip|kayboldu\w*|kaybolmus\w*|kacirildi) ?{_FOLLOW_TR}"
_MISSING_TR = (
    rf"{_CHILD_TR} {_FILL_TR}{_GONE_TR}",
    rf"\b{_ADULT_TR} (?:\w+ )?(?:{_SINCE_TR}|{_PLACE_TR} )+(?:\w+ )?{_GONE_TR}",
    rf"\b(?:{_SINCE_TR}|{_PLACE_TR} ){{1,3}}(?:{_CHILD_TR}|{_ADULT_TR}) (?:\w+ )?{_GONE_TR}",
    rf"\b{_PLACE_TR} (?:\w+ ){{0,2}}(?:oglum|kizim|cocugum|torunum|yegenim|dede?m)[ui]"
    r" (?:\w+ )?(?:kaybetti[mk]|bulam\w+)",
    rf"\b(?:oglum|kizim|cocugum|torunum)[ui] {_FILL_TR}(?:{_PLACE_TR} kaybetti[mk]|bulamiyo\w*|bulamadi[mk])",
    rf"{_CHILD_TR} (?:\w+ )?yok (?:her yer|ariyoruz|bulam)",
    rf"{_CHILD_TR} (?:okuldan|evden|eve) (?:hala )?(?:gelmedi|donmedi|cikti) (?:\w+ ){{0,3}}(?:kayip|kayboldu|bulam)",
)
_NOT_MISSING_TR = (
    rf"{_LONG_TR}|{_WAR_TR}|\b(?:liste\w*|sistem\w*|kayitta\w*|e okul\w*|ders\w*|film\w*|bulduk|buldum|bulundu|sandik"
    r"|bulamadigi\w*)\b"
)

_CHILD_AR = (
    r"(?<!\w)(?<!رفيقه )[وه]?(?:ابني|بنتي|ابنتي|ولدي|طفلي|طفلتي|حفيدي|حفيدتي|الولد|ابننا|بنتنا|جدي|جدتي|ستي|سيدو"
    r"|(?:ابن|بنت) (?:اخي|اختي))(?: (?:ال)?صغيره?| عمر\w* \S+ (?:سنه|سنين|سنوات))?"
)
_ADULT_AR = r"(?<!\w)[وه]?(?:ابي|ابوي|امي|والدي|والدتي|حماي|حماتي|اخي|اخوي|خيي|اختي|زوجتي|مرتي)(?: (?:ال)?صغيره?)?"
_FROM_AR = (
    r"(?:(?:من (?:ال)?(?:صبح|صباح|بكير|ضهر|ظهر|عصر|مغرب|عشا|فجر|ليل|ليله|مبارح|امبارح|البارحه|يومين|ساعه"
    r"|ساعتين|ساعات|شوي|ربع ساعه|نص ساعه|نصف ساعه|مدرسه|\S+ (?:ساعات|ساعه|دقايق|دقيقه|ايام))"
    r"|اليوم|الليله|امبارح|مبارح|هلق|هلا|هسه)(?!\w))"
)
_PLACE_AR = (
    r"(?:(?:(?:ب|في )(?:ال)?(?:سوق|بازار|مول|حديقه|شارع|كراج|محطه|ترام\w*|زحمه|باص|بارك|سانكو|ساحه|زحام|دولموش)"
    r"|من (?:قدام )?البيت)(?!\w))"
)
_FOLLOW_AR = (
    rf"(?:$|{_FROM_AR}|{_PLACE_AR}|و?ما (?:رجع|عم (?:لاقي|لقي|نلاقي)|بعرف وين|منعرف وين|لقينا|لقيت)|ولا (?:رجع|عم )"
    r"|عمر[وهاه]|لابس|وين|ساعدو|دخيل|الحقو|الله يخلي|بدي بلغ|شو (?:ساوي|اعمل|بعمل))"
)
_GONE_AR = r"(?:ضايعه?|ضاعت?|اختفت?ي?|انخطفت?) ?(?:من[يوها]{1,2} )?"
_MISSING_AR = (
    rf"{_CHILD_AR} {_GONE_AR}{_FOLLOW_AR}",
    rf"{_CHILD_AR} مفقوده? (?:{_FROM_AR}|{_PLACE_AR})",
    rf"{_CHILD_AR} (?:لسا |لهلق )?ما رجعت? (?:\S+ ){{0,2}}(?:وصار|لهلق|وما عم|وين)",
    r"زهايمر .*(?:ضاعت?|ما رجعت?)(?!\w)",
    rf"{_ADULT_AR} {_GONE_AR}(?:{_FROM_AR}|{_PLACE_AR})",
    rf"(?<!\w)(?:ضاعت?|ضايعه?|ضيعت|انخطفت?) (?:مني )?{_CHILD_AR}(?: مني)?"
    rf"(?:$| (?:{_FROM_AR}|{_PLACE_AR}|وما (?:عم|لقي)|وين|ساعدو|الله يخلي))",
)
_NOT_MISSING_AR = (
    rf"{_LONG_AR}|{_WAR_AR}|دوره|كورس|دروس|رياضيات|بالصف|بالعربي|بالتركي|بالتسجيل"
    r"|وين ما|(?<!ما )(?<!\w)و?(?:لقينا|لقيت)"
)
_MISSING_AZ = (
    r"\b(?:[ie]bni|b[ei]?nti|waladi|el walad|lwalad|[ie]b?nna|akhi el zghir|jedd?i|jddi|sitti|setti)"
    r" (?:day[ei]?3a?|da3(?:et|at|it)?) ?(?:menn\w* )?(?:$"
    r"|m[eia]?n (?:el |l |il |al )?(?:sob7|sobe7|sab7|3aser|3asr|duhr|dohr|ma8reb|maghreb|mbar[ei]?7|embare7"
    r"|lel|leil|sa3a|se3a|se3ten|sa3ten|nos|\w+ sa3\w*)\b"
    r"|b[ei]?l? ?(?:sou?[2q]|souk|suk|mol|mall|bazar|park|7adi2a|shar[ei]3|za7me|karaj)\b"
    r"|w? ?ma (?:b?3ref|3am|rej|b3r|la2)|3omr\w|wen|wein|hala2|hla2)",
)

# --- A heart attack: pain in the chest with an arm, cold sweat or no air; without them only if sudden, strong, now.
_CHEST_EN = (
    r"\b(?:hold\w* (?:his|her|the) chest|chest (?:\w+ )?(?:pain\w*|hurt\w*|ache\w*|press\w*|tight\w*|burns?)"
    r"|(?:pain\w*|pressure|tightness|ache) (?:\w+ )?(?:in|on) (?:the |his |her |my |\w+ )?chest)\b"
)
_ARM_EN = (
    r"\barms? (?:is |are |s |feels? |went |goes |gone |also |get |gets )*(?:numb\w*|dead|tingl\w+|heavy|asleep|weak)\b"
    r"|\b(?:left|his|her) arm (?:is |also )?(?:hurt|pain|ache)|\bnumb\w* (?:in )?(?:the |his |her |my )?(?:left )?arm\b"
    r"|\bleft arm\b|\b(?:goes|going|down|spread\w*) (?:to |in |into )?(?:my |his |her |the )?(?:arm|jaw)\b"
    r"|\bsweat\w*|\bgr[ae]y\b(?! (?:car|bag))|\bshort(?:ness)? of breath|\bcan ?t breathe?|\bjaw (?:hurts|pain|numb)"
)
_HEART_EN = (
    rf"^(?=.*{_CHEST_EN}).*(?:{_ARM_EN})",
    rf"\b(?:sudden\w*|severe|strong|terrible|crushing) (?:\w+ )?{_CHEST_EN}",
    rf"{_CHEST_EN} (?:\w+ )?(?:right now|now(?! and then)|suddenly|strong|terrible)\b",
)
_NOT_HEART_EN = (
    rf"{_LONG_EN}|\b(?:cough\w*|a cold|flu|asthma|inhaler|sometimes|breast\w*|nurs\w+|milk|every (?:time|winter|day)"
    r"|lifting|gym|exercise|first aid|chest of|stent"
    r"|(?:when(?:ever)?|while) (?:i|he|she) (?:climb|walk|cough|run)\w*)\b"
)

_CHEST_TR = r"\b(?:gogs\w* (?:\w+ ){0,2}(?:agri|aci|sikis|yani|bask|daral)\w*|gogus (?:agri|sikis)\w*)"
_ARM_TR = (
    r"\b(?:kol\w* (?:\w+ ){0,2}(?:uyus|tutmu|hissetmi|karincalan)\w*|sol kol\w* (?:\w+ )?agri|soguk ter|terliyo|terledi"
    r"|ter (?:dok|icinde|basti)|nefes(?:i|im)? (?:ala?m|kesil|daral|yetm)|cene\w* (?:\w+ )?(?:agri|vuruyo))"
)
_HEART_TR = (
    rf"^(?=.*{_CHEST_TR}).*{_ARM_TR}",
    rf"\b(?:simdi|su an(?:da)?|birden\w*|aniden) (?:\w+ ){{0,2}}{_CHEST_TR}",
    r"\bgogs\w* (?:cok )?(?:birden\w*|aniden|siddetli|cok|feci|simdi|su an) (?:kotu |bir |\w+ )?(?:agri|aci|sikis)\w*",
    r"\bgogsu\w* (?:\w+ ){0,2}agri girdi",
)
_NOT_HEART_TR = (
    rf"{_LONG_TR}|\b(?:oksur\w*|grip|nezle|astim\w*|spor\w*|emzir\w*|sut\w*|meme\w*|kitle\w*|bazen|ara sira"
    r"|her (?:gun|kis|zaman)|gogsumu?z)\b"
)

_CHEST_AR = (
    r"(?:ماسك\w* (?:ب|ع)?صدر\w*|(?:وجع|الم|ضغط|نغز) (?:\S+ )?(?:في |ب)?(?:ال)?صدر\w*|[يبت]{1,2}وجع[وهني]{1,2}ا? صدر\w*"
    r"|صدر(?:و|ي|ه|ها|ا|هم)? (?:\S+ ){0,2}(?:[يبت]{1,2}(?:وجع|عصر|حرق|ولم|ضغط)\w*|وجعان|موجوع))"
)
_ARM_AR = (
    r"(?:(?:ايد|يد|دراع|ذراع|كتف)(?:و|ي|ه|ها|ا)? (?:\S+ ){0,2}(?:[يبت]{0,2}ت?(?:نمل|خدر|خدل)|منمل|مخدر)\w*"
    r"|نازل\w* (?:علي |ع)?\S{0,2}(?:ايد|كتف|دراع)|عرق\w* بارد|عرقان|[يتا]{1,2}ع?تعرق|عم [يتا]?عرق"
    r"|ضيق (?:ب|في )?(?:ال)?نفس"
    r"|نفس\w* (?:عم )?(?:ضاق|مقطوع|[يبت]{0,2}ضيق|[يبت]{1,2}نقطع)|ما عم (?:ي|ت)?ا?اخد نفس)"
)
_HEART_AR = (
    rf"^(?=.*{_CHEST_AR}).*{_ARM_AR}",
    rf"(?:فجاه|هلق|هسه|هلا) (?:\S+ ){{0,3}}{_CHEST_AR}",
    rf"{_CHEST_AR} (?:\S+ )?(?:فجاه|هلق|هسه|هلا(?!\w)|قوي\w*(?!\w)|شديد)",
)
_NOT_HEART_AR = (
    rf"{_LONG_AR}|سعل|سعال|قحه|[يب]قح|رشح|كريب|ربو|بخاخ|رياضه|رضاع|حليب|ثدي|احيان|مرات|بعض الاوقات|كل (?:شتا|يوم|شتوي)"
    r"|الاسبوع الماضي"
)
_CHEST_AZ = (
    r"\b(?:sadr(?:i|o|a|ha|u|e)? (?:\w+ ){0,2}(?:b?[yt][ueoi]?w?[uoa]?jj?[ae]?3\w*|maw?jou3|b?y[ie]?n3[aeo]ser)"
    r"|waja3 (?:b|bi|bel )?(?:el )?sadr\w*)"
)
_ARM_AZ = (
    r"(?:\b[iey]+d(?:i|o|a|ha|u|e)? (?:\w+ ){0,2}(?:m?[ae]?n[ae]?m+[ae]?l\w*|m?(?:kh|5)adr\w*)"
    r"|\b3a?ra2 (?:bared|berid)|\b3[ae]r2an|\bm?3ar+a2|\b[yt][ei]?t?3a?r+a2|\bdee?2 nafas)"
)
_HEART_AZ = (
    rf"^(?=.*{_CHEST_AZ}).*{_ARM_AZ}",
    rf"\b(?:f[ae]j2?[ae]|hala2|hla2) (?:\w+ ){{0,2}}{_CHEST_AZ}",
    rf"{_CHEST_AZ} (?:\w+ )?(?:f[ae]j2[ae]|hala2|hla2|2awi|awi|qawi)\b",
)
_NOT_HEART_AZ = rf"{_LONG_AZ}|\b(?:sa3l\w*|rash7|grip|riyada|ryada)\b"

# --- No movement of a baby before birth; in the first months nobody feels one, and born babies do not move either.
_PREGNANT_EN = (
    r"\b(?:pregnan\w*|prego|belly|womb|inside me|months?|weeks?|days?|hours?|since|yesterday|today|morning|last night"
    r"|any ?more)\b"
)
_UNBORN_EN = (
    rf"^(?=.*{_PREGNANT_EN}).*\b(?:baby|babies) (?:inside |in my belly )?(?:(?:is|has|does|did) )?"
    r"(?:not|no|isn ?t|hasn ?t|doesn ?t|didn ?t|don ?t|stopped|stop|quit) (?:been )?(?:move|moving|movement|kick)",
    r"\b(?:no|not|don ?t|can ?t|cannot|didn ?t|haven ?t) (?:feel\w* |felt |any )*(?:the |my |her |a )?(?:baby|fetus)"
    r" (?:is |s |any ?more )?(?:mov|kick|any ?more\b)",
    r"\bno (?:baby )?(?:movements?|kicks?) (?:\w+ ){0,4}"
    r"(?:(?:of|from) (?:the |my )?baby|pregnan|in (?:the |my )?(?:belly|womb))",
)
_NOT_UNBORN_EN = (
    rf"{_YEARS_EN}|\b(?:(?:[1-4]|first|second|third|fourth|two|three|four|1st|2nd|3rd|4th) months?"
    r"|month (?:[1-4]|one|two|three|four)|1\d ?(?:w|weeks?|months?)|lost (?:one|a|my|the)|died"
    r"|still (?:not|don ?t)|yet|crib|crawl\w*|walk\w*"
    r"|(?:months?|years?|weeks?) old|physio\w*|legs?|heads?|hands?|lap|bed|kindergarten)\b"
)
_PREGNANT_TR = (
    r"\b(?:hamile|gebe|karni|dun|sabahtan|bugun|geceden|gundur|saattir|gunden|artik|hic\b|\d+ ?hafta|[6-9] ?ay"
    r"|(?:alti|yedi|sekiz|dokuz) ay)"
)
_UNBORN_TR = (
    r"\bbebe[gk]\w* (?:karnimda |hic |artik )?(?:hareket|tekme|oynadig|kipirdadig)\w* (?:\w+ ){0,2}"
    r"(?:hissetmi|hissedemi|duymuyo|alamiyo|yok|durdu)",
    rf"^(?=.*{_PREGNANT_TR}).*\bbeb(?:ek|eg\w+) (?:\w+ ){{0,2}}(?:hissetmiyo|hissedemiyo)",
    rf"^(?=.*{_PREGNANT_TR}).*\bbebe(?:k|gim|gimiz|gin) (?:\w+ ){{0,3}}"
    r"(?:hareket etm[ie]|kipirdam|kimildam|tekmelem|tekme atm|hareketsiz|hareketi (?:yok|durdu|kesildi))",
    r"^(?=.*\b(?:hamile|gebe|karn|[6-9] aylig)).*\bbebe(?:k|gim|gi) (?:\w+ ){0,3}oynam",
)
_NOT_UNBORN_TR = (
    rf"{_YEARS_TR}|\b(?:(?:[1-4]|bir|iki|uc|dort|on) ay(?:lik|im)?|1\d ?(?:hafta|ay)\w*|henuz|daha|emekle\w*|yuru\w*"
    r"|oyunca\w*|bebek (?:bez|araba|mama)\w*)\b"
)
_NOT_AR = r"(?<!\w)و?(?:ما|مو|لا|لم) (?:عم |عاد |بقي |عدت )*"
_FEEL_AR = r"(?:[اتبين]{0,2}حس\w{0,2}|حاسه|[اب]?شعر\w*) (?:\S+ )??"
_PREGNANT_AR = r"(?:حامل|حبل[يه]|بالشهر|بطن(?:ي|ها|ا)|بطن مرتي)"
_UNBORN_AR = (
    rf"{_NOT_AR}{_FEEL_AR}(?:ب?حرك[هت]\w* )?ب?(?:ال)?جنين",
    rf"^(?=.*{_PREGNANT_AR}).*{_NOT_AR}{_FEEL_AR}(?:ب?حرك[هت]|ب?(?:ال)?بيبي)",
    rf"جنين (?:\S+ ){{0,3}}?{_NOT_AR}[يبت]{{0,2}}(?:ت?حرك)",
    rf"^(?=.*{_PREGNANT_AR}).*(?<!\w)و?(?:ال)?(?:بيبي|طفل|ولد|بنت) (?:\S+ ){{0,3}}?{_NOT_AR}[يبت]{{0,2}}تحرك",
    r"(?:وقفت|اختفت|توقفت|انقطعت|مافي|ما في|ما عاد في) (?:ال)?حرك[هت] (?:ال|ل)?(?:جنين|البيبي)",
)
_NOT_UNBORN_AR = (
    rf"{_YEARS_AR}|(?:شهر\w*|حامل ب|(?<!\w)ب)(?: ?ال)? ?(?:اول|تاني|ثاني|تالت|ثالث|رابع)(?!\w)|شهر [1-4١-٤](?!\w)"
    r"|(?:لسا|لسه|بعد) ما (?:حس|عم حس)|فقدت|خسرت|سقط"
)
_UNBORN_AZ = (
    r"\b(?:ma|mo) (?:3am |3ad |3m |ba2a )*(?:b?7es\w*|7ass\w*) (?:\w+ ){0,2}?(?:b?el |bil |bl |b )?(?:7ara?ket )?"
    r"(?:el |l )?(?:janin|jnin|jneen|janeen|baby|bebe)\b",
    r"\b(?:baby|bebe|janin|jnin|jneen) (?:\w+ ){0,3}?(?:ma|mo) (?:3am |3ad |3m )*b?[yt]?[ei]?t?7a?rr?a?k",
)
_NOT_UNBORN_AZ = (
    rf"{_YEARS_AZ}|\b(?:tene|tani|telet|talet|rabe3|rebe3|shahr (?:el )?[1-4]|lessa ma|fa2adet|3omro|3omra)\b"
)

# --- Somebody at the door now, with words of attack, threat or fear in the same message. Guards and clerks are none.
_WEAPON_EN = r"(?:kni(?:fe|ves)|guns?|weapons?|axe|sticks)"
_THREAT_EN = (
    rf"(?:{_WEAPON_EN}|kill\w*|threat\w*|attack\w*|afraid|scared|terrified|kicking|banging|smash\w*|burn\w*|hiding"
    r"|break(?:ing)?(?! the fast)|beat\w*(?! the))"
)
_DOOR_EN = (
    rf"^(?=.*\b{_THREAT_EN}\b)(?=.*\b(?:now|again|help|(?:has|have|with) (?:a )?{_WEAPON_EN})\b)"
    r".*\b(?:they|he|men|man|people|ex|husband|someone|somebody|brothers?|family|father|uncles?|neighbou?rs?)"
    r" (?:is |are |re |r |s |now |right |standing |again |kicking |banging )*(?:at|outside|behind|in front of|on)"
    r" (?:the |my |our )door\b",
)
_NOT_DOOR_EN = (
    r"\b(?:guards?|clerk|security|ambulan\w*|every (?:day|evening|night)"
    r"|dentist|exam|scams?|toys?|office|queue|dogs?)\b"
)
_THREAT_TR = (
    r"(?:oldur|bicak|silah|saldir|tehdit|dovecek|dovuyo|dover|kiracak|gebert|yakac|tas(?:li|la)? |korku|imdat|kurtar"
    r"|linc|sopa|balta)"
)
_DOOR_TR = (
    rf"^(?=.*\b{_THREAT_TR}).*\b(?:(?:simdi|su an|su anda|suan|yine|gene) (?:\w+ ){{0,3}}(?:kapida(?:lar|yim)?"
    r"|kapiyi|kapinin onunde(?:ler)?|kapiya (?:geldi|dayandi)\w*)|kapidalar"
    r"|(?:kapida|kapinin onunde(?:ler)?) (?:\w+ ){0,2}(?:simdi|su an|su anda|suan))\b",
    r"\bkapi(?:yi|miz\w*) (?:\w+ )?(?:(?:kiriyo|kirmaya calisiyo|tekmeliyo|yumrukluyo)(?:r|rlar)?|zorluyorlar)\b",
    r"\bkapida\w* (?:\w+ ){0,3}(?:elinde|ellerinde) (?:\w+ )?(?:bicak|silah|sopa|balta)"
    r"|\bkapida\w* (?:\w+ )?(?:bicak|silah|sopa|balta)\w* (?:var )?(?:elinde|ellerinde)",
)
_NOT_DOOR_TR = (
    r"\b(?:kapida (?:\w+ ){0,2}(?:bekliyoru[mz]|bekliyo[mz]|duruyoru[mz]|kaldi[mk])|guvenlik\w*|gorevli\w*|memur\w*"
    r"|ambulan\w*|her (?:gun|aksam)|doktor\w*|sinav\w*|ergen|kilit|kilidi\w*|cilingir|tamir\w*|kopek\w*"
    r"|davul\w*|dugun\w*)\b"
)
_THREAT_AR = (
    r"(?:(?<!\w)\S{0,3}(?:قتل|دبح|ذبح|هدد|هجم|حرق|ضرب)\w{0,4}"
    r"|سكين|سكاكين|سلاح|مسدس|بارود|الحقو|انقذو|عصي|كسر\w* (?:ع)?الباب)"
)
_OTHERS_AR = r"(?<!\w)(?:هن|هنن|هدول|جوزي|زوجي|طليقي|شباب|رجال|زلم|ناس|واحد|حدا|عصابه|مسلحين|اهلو|ابي|اخي|اخوتي)(?!\w)"
_FEAR_AR = rf"(?=.*(?:خاي?ف|خفت|خفنا|مرعوب))(?=.*{_OTHERS_AR})"
_NOW_AR = r"و?(?:هلقيت|هلق|هلا|هسه|الان|هلء)"
_AT_DOOR_AR = r"و?(?:عالباب|ع الباب|علي الباب|(?:قدام|ورا|عند|برا|برات) (?:ال)?باب\w*|علي بابنا|عبابنا)"
_DOOR_AR = (
    rf"^(?:(?=.*{_THREAT_AR})|{_FEAR_AR}).*(?<!\w)(?:{_NOW_AR} (?:\S+ ){{0,4}}{_AT_DOOR_AR}"
    rf"|{_AT_DOOR_AR} (?:\S+ ){{0,2}}{_NOW_AR})(?!\w)",
    rf"{_AT_DOOR_AR} (?:\S+ )?و?مع(?:و|ه|هم|ن) (?:سكين|سكاكين|سلاح|مسدس|عصي)",
    r"عم [يب]{1,2}(?:كسر|خلع)\w* (?:ال)?باب\w* علي",
)
_NOT_DOOR_AR = r"حارس|موظف|الامن|الدكتور|كل يوم|تبع|الهجره|الهلال|المدرسه|المكتب|الدور(?!\w)"
_DOOR_AZ = (
    r"^(?=.*\b(?:(?:b?y?e?|t|ydd?)2t[eo]l|s[ei]kk?in|sle7|sla7|selah|\w{0,3}hadd?[ei]d|\w{0,2}drob|hajam|\w{0,2}hjom))"
    r"(?=.*\b(?:hala2?|hal2|hla2?|hall?a2?|hl2)\b)"
    r".*\b(?:3al? ?(?:el )?bab|3a l ?bab|3nd el bab|2eddem el bab|2dam lbab|wara el bab)\b",
)

# A word without which none of the patterns can match, what must not be in the message, the patterns.
_Group = tuple[re.Pattern[str], re.Pattern[str], tuple[re.Pattern[str], ...]]


def _group(needed: str, never: str, patterns: tuple[str, ...]) -> _Group:
    return re.compile(needed), re.compile(never), tuple(re.compile(p) for p in patterns)


_GROUPS: tuple[_Group, ...] = (
    _group(r"missing|lost|disappear|find|kidnap|back|home", _NOT_MISSING_EN, _MISSING_EN),
    _group(r"kayip|kaybol|kaybet|bulam|kacirildi|\byok\b", _NOT_MISSING_TR, _MISSING_TR),
    _group(r"ضا[عي]|ضيع|اختف|انخطف|مفقود|رجع", _NOT_MISSING_AR, _MISSING_AR),
    _group(r"da[3y]", rf"{_LONG_AZ}|{_WAR_AZ}", _MISSING_AZ),
    _group(r"chest", _NOT_HEART_EN, _HEART_EN),
    _group(r"gog[su]", _NOT_HEART_TR, _HEART_TR),
    _group(r"صدر", _NOT_HEART_AR, _HEART_AR),
    _group(r"sadr", _NOT_HEART_AZ, _HEART_AZ),
    _group(r"bab(?:y|ies)|fetus", _NOT_UNBORN_EN, _UNBORN_EN),
    _group(r"bebe", _NOT_UNBORN_TR, _UNBORN_TR),
    _group(r"حرك|جنين|حس", _NOT_UNBORN_AR, _UNBORN_AR),
    _group(r"7a?rr?a?k|7es|7as", _NOT_UNBORN_AZ, _UNBORN_AZ),
    _group(r"door", _NOT_DOOR_EN, _DOOR_EN),
    _group(r"kapi", _NOT_DOOR_TR, _DOOR_TR),
    _group(r"باب", _NOT_DOOR_AR, _DOOR_AR),
    _group(r"bab\b", r"\b7are?s\b|\bmwazaf\b|\btaba3\b", _DOOR_AZ),
)


def emergency(folded_text: str) -> bool:
    """Return whether somebody is missing now, has signs of a heart attack, feels no baby or is besieged at home."""
    return any(
        needed.search(folded_text) and not never.search(folded_text) and any(p.search(folded_text) for p in patterns)
        for needed, never, patterns in _GROUPS
    )
