"""Phrases that hold a word of danger and mean none: to die of laughter, gums that bleed, papers under the rubble.

Only the phrase is cut out of the folded text; the rest of the message is read for danger as always, since somebody
who jokes about an exam may be beaten for it. What is lost or long past is cut only where nobody else and nothing of
now stands beside it: there may be people with the papers. A wound of years ago is cut beside anybody, since it is told
of fathers and brothers, but not beside blood, 'again' or a call for help.
"""

import re

_OLD_TR = r"(gecen (yil|sene|kis|yaz)|(yil|sene)(lar)? (once|evvel)|(19|20)\d\d( ?[dt][ae]| yilinda)?)"
_OLD_AR = r"(من|قبل) (زمان|سنه|سنتين|سنين|شهر|شهرين|شهور|كم (سنه|شهر)|\S+ (سنين|سنه|شهور|اشهر))|(ال)?سنه الماضيه"

_BREATHLESS_TR = r"nefes al(amiyorum|amiyoruz|amiyom|amadim|amadik)"
_BREATHLESS_EN = r"i (literally )?(can t|cant|cannot) breathe?"

_IDIOMS = (
    # what kills is an exam, the heat, a bill, a team, a tooth
    r"\b((ders|sinav|odev|sicak)\w*|fizik|matematik|turkce|trafik|maas(im|lar)?|fatura(lar)?|kira(lar)?|diyet|fener\w*|galatasaray|besiktas"
    r"|is(im|i|ler|leri)?|mac|takim(im)?|dis(im|i)?|(bas|bel|dis|sirt) agri(m|si|larim)?|migren) (beni|bizi) oldur(uyo\w*|ecek|du)\b",
    r"\b(pubg|valorant|fifa)( ?[dt][ae])? ((adamlar|herkes|hep|surekli|takim) ){0,2}(beni|bizi) ((hep|surekli) )?oldur(uyo\w*|du\w*)",
    r"^(والله )?(ه?ال)?(وجع )?(ضرسي|ضرس|اسناني|ملل|حر|شوق|امتحان|دوام|فاتوره|نعس|صداع|راسي|ضهري) ((رح|عم) )?[يبت]{1,2}قتلني(?!\w)"
    r"(?! (ابي|ابوي|اخي|اخوي|جوزي|زوجي|عمي|خالي|المعلم))",
    r"\b(homework|exams?|lessons?|tooth\w*|period|heat) (is|are|s) killing me (and )?i (want to|wanna) die$",
    # to die of laughter, of lessons, of love; of old age in one's own village; to 'strike' somebody a call, not a person
    rf"\blaugh(ed|ing)? ((so|too|hard|much|to|death|that|literally) ){{0,4}}{_BREATHLESS_EN}\b"
    rf"|\b{_BREATHLESS_EN} (from|of) laugh\w*|\b(die|dying) (of|from) laugh\w*",
    r"\bgulmekten ((az kalsin|neredeyse|artik|resmen) )?(kalp krizi gecir(dim|dik|iyordum|iyorum|icem|ecegim|ecektim|icektim)"
    rf"|{_BREATHLESS_TR}|bogul(uyorum|uyordum|uyoduk|uyorduk|uyom|uyodum)|olmek istiyo\w+)\b"
    rf"|\b{_BREATHLESS_TR} gulmekten\b|\b(beni|bizi|hepimizi) gulmekten oldur\w+",
    r"(انتحر|اموت|موت) من (كثره|كتر|كثر) (ه?ال)?((درس|دروس|دراسه|مذاكره|حفظ|امتحان|امتحانات|دوام|واجبات|وظايف|ضحك|شوب|حر|برد|نعس"
    r"|حماس|طبخ|جلي|غسيل|تنضيف|تنظيف)(?!\w)|(ملل|زهق|شوق)$)",
    r"رح يقتلني (حب(و|ه|ك|ها|ا)?|شوقي?|هواه?)(?!\w)",
    r"\bdie (\w+ )?in (my|his|her|our|their|own) (own )?(village|land|country|city)\b|\bdie (\w+ )?in (his|her|their) (own )?(home|house|bed)\b"
    r"|\bdie in (my|our) (own )?(home|house|bed)(?= not (here|in)\b)",
    r"(?<!\w)[ايبتن]{0,2}ضرب((ت|و|تو|نا)?ل\w{1,3}|ت|و)? ((شي|كم|رنه|هال|عشر) )?(ال)?(تلفون|مسج|رساله)(ات)?(?!\w)",
    # to surpass oneself (asmak with a cedilla) by learning; to love 'to kill'; who beat is dead, and nobody else beats
    r"\bkendimi asmak (istiyor\w*|icin) (ve )?((yeni|bir|baska|daha cok) ){1,2}(meslek|dil|sey(ler)?|beceri|kurs)\w* (\w+ )?ogren\w*(?!.*\b(iste(mi|me)\w*|ol(mek|sem)|yasa\w*|intihar\w*)\b)",
    r"\b(beni|bizi|onu) oldurecek kadar (cok )?(sev(iyor|er|di)\w*|ozl(uyor|edi)\w*|komik|tatli|guzel|yakisikli)(?!.*(dov|vur|tehdit|kork|kiskan|bicak|silah))",
    r"\b(kocam|esim|babam) ((beni|bizi|cok|hep|eskiden|surekli|anne\w*) ){0,3}(doverdi|dovuyordu|dovmus\w*|vururdu) ((o|da|sonra|ama|simdi|sukur|gecen|yil|sene) ){0,3}"
    r"(oldu (gitti|allah)|rahmetli|vefat etti)(?!.*(dov|vuruyo|siddet|tehdit|dayak|kork|bicak))",
    r"(?<!\w)(جوزي|زوجي|ابي) ((الله يرحمو?ه?|المرحوم) )?كان [يب]{1,2}ضربن[يا] (و)?((بعدين|بس|من|سنه|سنتين|هو) ){0,2}و?(مات|توفي|الله يرحم\w*)(?!.*(ضربن|يضرب|هدد|خاي?ف))",
    # to die of joy
    r"\bdie (of|from|with) (happiness|joy|laughter|cuteness)\b|\b(mutluluktan|sevincten) oldurecek\w*\b",
    # an old parent's wish
    r"\b(anne|baba|dede|nine|babaanne|anneanne|kaynana|kayinvalide|kayinpeder)\w* (artik )?(kendi )?(memleket|koy|vatan|toprag)\w*[dt][ae] (orada |orda )?olmek istiyor\b",
    # talks about suicide, prices that are 'a reason for suicide', a film
    r"\bintihar\w* onle\w+ (seminer|egitim|gunu|hafta|toplanti|konusma)\w*|\b(zam|fiyat|trafik)\w* (\w+ ){0,2}intihar sebebi$",
    r"\b(talk|seminar|training|course|workshop|lecture)s? (\w+ ){0,2}suicide prevention\b|\bsuicide (prevention (talk|seminar|training|course|workshop|day|week)s?|squad)\b",
    r"(محاضره|ندوه|دوره|جلسه|مقال|حمله|تدريب|واجب|مقدمه) (\S+ ){0,3}(الوقايه من|ظاهره) الانتحار",
    # gums that bleed, unless they do not stop or somebody was struck
    r"(?<!\w)(ال)?(لثت?|لثه|سنان|اسنان)\w* ((عندي|كل|يوم|بنتي|ابني|دايما) ){0,2}عم [يت]نزف(?!.*(وقف|كتير|قوي|غزير|سكر|ضرب|وقع|داخ|دوخ))",
)  # fmt: skip
_PAST = (
    # papers that stayed under the rubble; a house may have people in it
    r"\b(papers?|documents?|passports?|ids?|kimliks?|certificates?|diplomas?|reports?)"
    r" ((is|are|was|were|stayed|left|remained|lost|still|all|now|got|buried) ){0,4}under the rubble\b",
    r"\b(kimli|evrak|belge|pasaport|diploma|tapu|cuzdan)\w* ((hep|hepsi|hala|de|da) ){0,2}enkaz(in)? altinda\w*",
    r"(?<!\w)و?(وراق|اوراق|الوراق|الاوراق|هوي|الهوي|دفتر|جواز|شهاد|سند|طابو|كملك)\w*"
    r" ?((كلها|كلن|كلهم|كلا|لسا|لسه|ضل\w*|بقي\w*|صار\w*|راح\w*|العيله|المدرسه|السفر) ){0,3}تحت (الانقاض|الردم)",
    # a traffic accident of last year
    rf"\b{_OLD_TR} ((bir|agir|buyuk) ){{0,2}}trafik kazasi",
    rf"حادث سير ((\S+ )?قديم(?!\w)|({_OLD_AR})(?!\w))",
)  # fmt: skip
# Wounds, accidents and hours under the rubble of years ago, with the time before or after.
_AGO_TR = r"((19\d\d|20([01]\d|2[0-4]))( ?[dt][ae]| ?yilinda| ?senesinde)?|gecen (yil|sene)|(yil|sene)(lar|ler)? (once\w*|evvel)|eskiden|savas(ta|inda))"
_AGO_EN = r"(((in|since|from) )?(19\d\d|20([01]\d|2[0-4]))|((\d+|\w+) )?years (ago|back|before)|a year ago|last year|(in|during) the( syrian)? war|long (time )?ago)"
_AGO_AR = r"(([بعف]|في |سنه |عام |ب?سنه ال)?(19\d\d|20([01]\d|2[0-4])|٢٠([٠١][٠-٩]|٢[٠-٤]))|(من|قبل) (زمان|سنه|سنتين|سنين|سنوات|عام|عامين|اعوام|كم سنه|\S+ (سنين|سنه|سنوات|اعوام))|(ال)?(سنه|عام) الماضيه?|(ب|في )(ال)?حرب|بايام الحرب|ايام الحرب)(?!\w)"
_HURT_TR = r"(vuruldu\w*|vurulmus\w*|bicaklandi\w*|bicaklanmis\w*|(bir |agir |buyuk )?trafik kazasi( (gecir|yap|ol)\w*)?|(bir )?kalp krizi(?! gecir(iyo|ecek|ior))( gecir\w*)?|enkaz(in)? altinda kal(dik|dim|di|mist\w*|mis\w*))"
_HURT_EN = r"((was|were|got|been) (shot|stabbed)|stabbed|gunshots?( wounds?)?|(had|after|suffered|survived) (a |his |her )?heart attack|(was|were|been|stayed) (\w+ ){0,3}under the rubble)"
_HURT_AR = r"((ان|ت)?طعن(و|ت|وه|وني|وا|ه)?|انطعن\w*|اطلاق (ال)?نار|((كن[ات]|ضلينا|بقينا|ضليت|بقيت|كنا) (\S+ )?|طلعنا من |طلعت من )تحت (ال)?(ردم|انقاض)|حادث سير|(صار|اجت)\w* (مع\w+ )?ازمه? قلبيه)"
_LONG_PAST = (
    rf"\b{_AGO_TR} ((?!simdi\b|\w+[dt][iu][km]?\b)\w+ ){{0,4}}?{_HURT_TR}(?!\w)",
    rf"\b{_HURT_TR} ((?!simdi\b)\w+ ){{0,2}}?{_AGO_TR}(?!\w)",
    rf"\b{_AGO_EN} ((?!(now|and)\b)\w+ ){{0,5}}?{_HURT_EN}(?!\w)",
    rf"\b{_HURT_EN} ((?!(now|and|he|she|like|as|same)\b)\w+ ){{0,5}}?{_AGO_EN}(?!\w)",
    rf"(?<!\w){_AGO_AR} ((?!هل|هس|الان|و(?!الد))\S+ ){{0,4}}?{_HURT_AR}(?!\w)",
    rf"(?<!\w){_HURT_AR} ((?!هل|هس|الان|متل|زي|نفس)\S+ ){{0,3}}?{_AGO_AR}",
)  # fmt: skip
_IDIOM, _OVER, _AGO = (re.compile("|".join(patterns)) for patterns in (_IDIOMS, _PAST, _LONG_PAST))

# Somebody, or something that happens now.
_PRESENT = re.compile(
    r"\b(we|us|me|i m|son|daughter|kids?|child\w*|baby|\w*mother|\w*father|wife|husband|brother|sister|family|people|uncle|aunt|neighbou?rs?|somebody|someone|inside|trapped|voices?|help|alive"
    r"|now|just|blood|bleed\w*)\b"
    r"|\b(cocu\w*|bebe\w*|og(lu|ul)\w*|kiz\w*|anne\w*|baba\w*|dede\w*|nine\w*|teyze\w*|hala[mn]\w*|amca\w*|dayi\w*|komsu\w*|karim|kocam|esim|karde\w*|aile\w*|insan\w*|biri|biz|ben|icinde\w*|iceri\w*|canli|kisi\w*"
    r"|yardim|cikam\w*|kurtar\w*|simdi|su an|az once|yarali|yerde|kan\w*|ambulans)\b"
    r"|(?<!\w)[وبلف]?(ابني|بنتي|ولاد\w*|ولد|طفل\w*|امي|ابي|جدي|جدتي|ستي|سيدي|خالت\w*|عمي|عمت\w*|مرتي|زوج\w*|جوز\w*|اخي|اختي|اهلي|عيلتي|جار\w*|جيران\w*|رفي[قك]\w*|حدا|ناس|نحنا|انا|جوا\w*|في[هو]|تحتو|عالق\w*|صوت|ساعد\w*"
    r"|هلق|هلا|هسه|الان|اليوم|دم|ينزف|تنزف)(?!\w)"
)  # fmt: skip

# Blood, no air, a call for help, or the same once more: then an old wound is not all that is told.
_ACUTE = re.compile(
    r"\b(again|this time|today|yesterday|tonight|this morning|(we|i) (came|moved|arrived)|blood\w*|bleed\w*|unconscious|breath\w*|ambulance|right now|just now|dying|trapped|help us|alive|voices?|(dad|mom|son|daughter|he|she|they) (is|are) (still )?under)\b"
    r"|\b(yine|gene|tekrar|bu (sefer|kez)|geldi[km]|kan(iyor|iyo|amasi|ama|amam|amali|li| var)\w*|nefes\w*|ambulans\w*|bayil\w*|bilinc\w*|acil|az once|demin|su an\w*|bugun|dun|bu (sabah|gece|aksam)|geciriyo\w*|imdat|kurtar\w*|cikam\w*|canli|yarali|yerde|ayni(si|sey)?|yardim edin)\b"
    r"|(نزيف|[يتن]نزف|(?<!\w)(دم|اجينا|جينا|جيت|هالمره)(?!\w)|اسعاف|عالق|لساتو تحت|لسا تحت|صوت|نفس الشي|مره تانيه|كمان مره|من جديد|[يت]تنفس|ساعدونا|الحقونا|انقذو|هلق تحت|اليوم|مبارح|متل(ها|و|هي))"
    r"|\b((fell|collapsed)|(is|lies|lying) (still )?on the (floor|ground)(?! floor)|lips|turned (blue|grey|gray|pale)|is (blue|grey|gray|pale|cold)|went numb|chest|drool\w*|shak\w+|pulse|same pain|fever|passed out|hurry|come (quick|fast)\w*|shooting|(not|n t|doesnt|isnt) (wak\w*|mov\w*|answer\w*|respond\w*)|(now|today) (he|she) (is |s )?not (well|good|ok\w*|fine))\b"
    r"|\b(dustu|dusup|morar\w*|mosmor|dudak\w*|yigil\w*|kalkmi\w*|uyanmi\w*|cevap vermi\w*|terliyo\w*|kotules\w*|fenalas\w*|rengi|yarasi acildi|atesi|kusuyo\w*|kustu|titriyo\w*|coktu|patladi|konusam\w*|(simdi|su an(da)?|bugun) ((hic|pek|cok|durumu|o) )?iyi degil\w*)\b"
    r"|((بس|هلق|هلا|هسه|فجاه|بعدين) وقعت?(?!\w)|شفا[في]\w*|(?<!\w)(و?وجه\w* )?(ا?زرق\w*)(?!\w)|ما عم [يت](رد|فيق|صحي|وعي)|عرقان|[يت]رجف|صدر[وها]+ (ضايق|عم)|نملت|التهب|غاب عن|تشنج|هلوس|(هلق|هلا|هسه|اليوم|الان) ((هو|هي) )?(مو|مانو|مانا|مانها|ماني|مش) (منيح|بخير|تمام|كويس)|وهلق كمان)"
)


def without_harmless(folded_text: str) -> str:
    """Return folded text with a dash in the place of every phrase that only sounds like danger."""
    text = _IDIOM.sub(" - ", folded_text)
    if not _ACUTE.search(text):
        text = _AGO.sub(" - ", text)
    rest = _OVER.sub(" - ", text)
    return text if _PRESENT.search(rest) else rest
