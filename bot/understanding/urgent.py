"""Dangers told by signs: somebody who does not wake up, pills, no insulin, a house to be burned. On folded text, for
safety.py. Most begin with what must not stand beside them, since the same words are said of school mornings, of
finished prescriptions and of stoves.
"""

_WHO = (
    r"(?:he|she|they|newborn|bab(?:y|ies)|child(?:ren)?|kids?|sons?|daughters?|boy|girl|(?:grand)?(?:father|mother|pa|ma)|gran(?:ny|dad|dma)|dad|mom|mum"
    r"|husband|wife|brother|sister|uncle|aunt|cousin|friend|neighbou?r|roommate|m[ae]n|wom[ae]n|somebody|someone|twins?)"
)
_NO = r"(?:not|isn ?t|aren ?t|doesn ?t|don ?t|won ?t|can ?t|didn ?t|no)"
_WAKE = r"(?:woke|wak(?:e|es|ing)) up"
LATE = (
    r"(?! (?:(?:till|until)(?! now)|before|early|late\b|by (?:him|her)self|on (?:his|her) own|alone|without (?:an |the )?alarm|in time|on time|all night|at (?:\d|six|seven|eight)"
    r"|for (?:the |his |her |online )?(?:school|work|course|class|exam|bus|lessons?|suhoor|sahur|fajr|prayer|breakfast|online)|to (?:pray|go|study)|on (?:sunday|friday|saturday)s?|at night(?! help)"
    r"|in (?:the )?weekends?|in the (?:morning|night)(?!.*\b(?:cold|blue|gr[ae]y|breath\w*|answer\w*|help\w*))))"
    r"(?!.*\b(?:late (?:to|for)|miss(?:ed|es)? (?:the|his|her|our|school)|lost (?:his|her) job|alarm|cargo)\b)"
)
# What is said of mornings: school, work, prayer.
_MORNING_TR = (
    r"okul\w*|kres\w*|telefon\w*|ders\w*|erken\w*|sabahlari|sahur\w*|alarm\w*|namaz\w*|mesai\w*|kursa?|is(?:e|ine)"
)
_CANNOT, _MORNING = r"(?:can ?t|cannot|can not|couldn ?t)", r"(?! (?:for|early|in the morning)\b)"
# Who must not be left to sleep: a wish not to wake up is despair, and nobody calls 112 for who is late for school.
NOT_WAKING: tuple[str, ...] = (
    rf"^(?!.*\b(?:wish|hope|pray|wants?|so|so that|must|should) (?:(?:that|to|my|the|our|i|{_WHO}|may|will|do|does) ){{0,4}}{_NO} {_WAKE})"
    rf".*\b{_WHO} (?:\w+ ){{0,4}}{_NO} {_WAKE}\b{LATE}",
    rf"\b{_CANNOT} wake (?:him|her|my \w+|the baby)(?: up)?\b{_MORNING}|\b{_CANNOT} wake up my (?:husband|wife|baby|child|mother|father|son|daughter)\b{_MORNING}",
    # tr, ar
    rf"^(?!.*\b(?:{_MORNING_TR}|gece(?:leri)?)\b).*\b(?:oglum|kizim|bebe\w*|annem|babam|kocam|esim|karim|kardesim|dedem|ninem|abim|ablam|arkadasim|cocu\w*|komsu\w*|kay(?:in)?(?:validem|pederim|nanam)) (?:\w+ ){{0,5}}(?:uyan(?:miyo\w*|madi)|uyandiram(?:iyo|adi)\w*)\b",
    rf"^(?!.*\b(?:{_MORNING_TR})\b).*\b(?:oglumu|kizimi|bebegi\w*|annemi|babami|kocami|esimi|karimi|kardesimi|dedemi|cocugu\w*) (?:\w+ )?uyandiram(?:iyo|adi)\w*|\buyandiramiyo\w* (?:oglumu|kizimi|bebegi\w*|annemi|babami|kocami|esimi|karimi)\b",
    r"^(?!.*(?:مدرس|روض|غير الساع|بكير|شغل|سحور|صلا|دوام|لحال|فجر|امتحان|منبه)).*(?<!\w)و?(?:ابني|بنتي|امي|ابي|جوزي|زوجي|مرتي|اخي|اختي|جدي|ستي|الولد|البنت|الطفل|جارنا|رفيقي) (?:\S+ ){0,3}و?(?:ما|مو) ?(?:عم |عاد )?(?:ب?[يت]{1,2}(?:فيق|صحي|وعي)|فاقت?|صحي(?:ت)?)(?!\w)(?! بالليل)",
)

_EVERY_PILL = r"(?:butun|tum) (?:hap|ilac)\w* (?:\w+ ){0,2}"
_PILLS_ALL = r"(?:hap|ilac|kutu)\w* (?:\w+ )?(?:hepsini|tamamini) (?:\w+ )?"
# Pills that were swallowed all at once; 'all my antibiotics, they are finished' are not.
PILLS: tuple[str, ...] = (
    r"^(?=.*\b(?:birden|bir anda|ayni anda|evdeki|uyanmi\w*|cevap vermi\w*|ol(?:mek|eyim|sem)|helal|kimse beni|artik|pisman\w*|uyumak ist\w+|kimseye|bulan\w*|bayil\w*|doktor cagir\w*|ambulans)\b).*"
    rf"\b(?:{_EVERY_PILL}|{_PILLS_ALL})(?:ictim|icti)\b",
    rf"\b(?:{_EVERY_PILL}|(?:hap|ilac)(?:lar\w*|ini) (?:\w+ )?|{_PILLS_ALL})(?:yuttum|yuttu|icmis|yutmus)\b(?!.*\b(?:duzenli|zamaninda)\b)",
    r"\b(?:(?:butun|tum) haplari|haplar\w* hepsini|butun kutuyu) (?:ictim|icti)$",
    r"^(?=.*\b(?:die|dead|good ?bye|not answer\w*|sleeps? forever|(?:she|he|i|want) (?:is |am |to )?sleep\w*|sorry for (?:all|every)\w*|dizzy|faint\w*|vomit\w*|forgive)\b).*"
    r"\b(?:took|taken|swallow\w*|ate|drank|take(?=.*\b(?:goodbye|forgive|forever|not (?:answer|wak)))) (?:\w+ )?(?:all|many|too many|too much|lots? of|a lot of) (?:\w+ ){0,2}(?:pills?|tablets?)\b",
    r"\b(?:took|taken|swallow\w*|ate|drank|take) (?:the |a )?(?:all|whole|full) (?:\w+ ){0,2}(?:pills|tablets|medicines?|box|bottle)(?: \w+){0,3} (?:at once|(?:at|in) (?:one|the same) time|together)\b"
    r"|\b(?:took|swallowed|ate|drank|take) (?:the |a )?(?:whole|full) (?:box|bottle|strip) of (?:\w+ )?(?:pills|tablets)\b|\bswallowed (?:\w+ ){0,3}(?:pills|tablets)\b|^(?:\w+ ){0,3}(?:took|swallowed) all (?:the |my )?(?:\w+ )?(?:pills|tablets)$",
    r"^(?!.*(?:دكتور|حكيم|وصف|مراجع|خلص|كل يوم|شكرا)).*(?<!\w)(?:بلع|شرب|اخد)ت? (?:كل |علبه |شريط )(?:ال)?(?:حبوب|دوا)",
)

# A diabetic who has been without insulin for days, or whose sugar is measured far too high; sugar has a price, too.
INSULIN: tuple[str, ...] = (
    r"^(?=.*\binsulin\w* (?:\w+ ){0,3}(?:bitti|yok|bulam\w*|alam\w*|kalmadi|yapm[ai]y\w*|yapam\w*|vuram\w*)\b|.*\binsulinsiz\b)"
    r"(?=.*\b(?:\d+|iki|uc|dort|bes) gun(?:dur|lerdir|den beri| oldu)|.*\binsulin\w* (?:\d+|iki|uc|dort|bes) gun once bitti|.*\binsulinsiz (?:\w+ )?\d+ gun|.*\b(?:halsiz|kus(?:uyo|tu|mus)\w*|bayg\w+|bayil\w+|uyukl\w+))",
    r"^(?=.*\b(?:(?:no|without|out of|finish\w*) (?:\w+ )?insulin|insulin (?:is )?(?:finish\w*|over|gone)|(?:don ?t|not|didn ?t|no|can ?t|cannot|couldn ?t) (?:have|find|get|take|buy) (?:\w+ )?insulin)\b)"
    r"(?=.*\binsulin (?:\d+|two|three|four|five) days|.*\b(?:for|since|already) (?:\d+|two|three|four|five|a|many) (?:days?|week)|.*\b(?:\d+|two|three|four|five) days (?:ago|no|without)\b|.*\b(?:vomit\w*|weak|faint\w*|dizzy|not wak\w*|very tired|sleep\w* all))",
    r"(?<!toz )\bseker(?:i|im|ini)? (?:(?:cok|yuksek|cikti) ){0,2}[4-9]\d\d\b(?! (?:lira\w*|tl|gr?|gram\w*|kilo|paket|kurus)\b)"
    r"|\bsugar (?:level )?(?:is |of |above |over |at )?[4-9]\d\d\b(?! (?:lira\w*|tl|gr?|grams?|kilo|pack\w*)\b)"
    r"|(?<!كيلو )(?<!\w)(?:ال)?سكر(?:و|ه|ها|ا|ي| امي| ابي| ابني| بنتي)? (?:عند\w+ |طالع |واصل |صار |وصل (?:ل )?)?(?:[4-9]\d\d|[٤-٩][٠-٩]{2})(?!\w)(?! (?:ليره|غرام|غ|كيلو|تركي))",
    r"^(?=.*انسولين)(?=.*(?:خلص|مافي|ما في|ما عند|ما لقي|مالقي|(?:مو|ما عم) لاقي|بلا انس|بدون|انقطع))"
    r"(?=.*(?:(?:من|صارل\w+|صرل\w+) (?:يومين|اسبوع|\S+ ايام)|دايخ|عم [يت]ستفرغ|(?:ابني|بنتي|امي|ابي) تعبانه? كتير))",
)

EMERGENCY = (*NOT_WAKING, *PILLS, *INSULIN)

# They say that they will burn the house: somebody who threatens, not the stove.
PROTECTION: tuple[str, ...] = (
    r"^(?:(?=.*\b(?:d[ie]yor\w*|ded[ie]\w*|tehdit\w*|oldur\w*)\b)|(?!.*\b(?:soba\w*|komur\w*|odun\w*|dogalgaz\w*|elektrik\w*|ocag\w*|kibrit\w*|cocuklar|tesisat\w*)\b)).*"
    r"\b(?:(?:evi|evini|evinizi|evimi|evimizi|evleri\w*|dukkan\w*) (?:\w+ )?(?:yakariz|yakarim|yakaca(?:giz|gim|z|m)|yakcaz|yakcam|yakicaz|yakicam|yakarlar|yakacaklar|yakmakla tehdit\w*|yakmaya gel\w*|atese ver(?:ecek|ir)\w*)"
    r"|(?:evini|evinizi|evlerini) yakacak|yakar(?:iz|im) (?:evi|evini|evinizi))\b",
    r"\b(?:will|gonna|going to|ll|want to|want) burn (?:down )?your (?:house|home|shop|flat)\b"
    r"|^(?!.*\b(?:stoves?|heat\w*|plays?|wires?|electric\w*|cables?|iron)\b).*\b(?:they|he|neighbou?rs?|men|people|husband|ex|brothers?|father|uncles?|family|boss|landlord|(?:sa(?:y|ys|id)|told me|tells? me) (?:i|we|they|he)) (?:(?:say|says|said|that|they|he|are|is|coming) ){0,3}"
    r"(?:will|gonna|going to|ll|wants? to|wants?|to) burn (?:down )?(?:(?:the|our|my) (?:\w+ and )?)?(?:house|home|shop|flat)\b",
    r"^(?:(?=.*(?:قال|هدد|علينا|فينا))|(?!.*(?:صوب|كهرب|شمس|غاز|كبريت|دفاي|مدفا|فرن|طبخ|ابني|الولد))).*(?<!\w)(?:رح|راح|بدن|بدهم|بدو|بدكن|بدنا) [اينت]?حرق\w* (?:\S+ )?(?:ال)?(?:بيت(?!زا|نج)|بيوت|دكان|محل|دار)"
    r"|(?<!\w)(?:ل|لن|لا|من|بن|ح|حن|حي)حرق\w* (?:ال)?بي(?:ت|وت)(?!زا)\w*|(?:قال|هدد)\w* (?:\S+ )?بحرق (?:ال)?بيت",
)
