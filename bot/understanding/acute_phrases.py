"""Dangers that one phrase tells: a few of Kurmanji, and who came with a weapon. On folded text, for safety.py."""

# Kurmanji: a child does not breathe, is lost, the house burns, blood does not stop; never the lines of a song.
_NO_SONG = r"^(?!.*\b(?:stran\w*|xewn\w*|(?:esqa|evina) (?:te|we))\b).*"
EMERGENCY: tuple[str, ...] = (
    rf"{_NO_SONG}\b(?:(?:nefes|nefese|bihn|behn) nagir\w+|mala (?:me|min) disewite|xwin (?:\w+ ){{0,2}}nasekine)\b",
    rf"{_NO_SONG}\b(?:zaroke|kure|kece|keca|lawe) min (?:\w+ )?winda (?:bu|buye|ye)\b",
)

# Somebody who does not wake up: not who sleeps late, and not 'I wish not to wake up'.
_WHO = r"(?:he|she|bab(?:y|ies)|child|kid|son|daughter|boy|girl|(?:grand)?(?:father|mother|pa|ma)|dad|mom|husband|wife|brother|sister)"
_LATE = r"(?! (?:(?:by )?(?:him|her)self|(?:too )?(?:till|until|before|early|in time|on time|for (?:school|work|the course|course)|at night|easily|in the (?:morning|night)|with)))"
EMERGENCY += (
    rf"^(?!.*\b(?:wish|hope|want|pray|so that)\b).*\b{_WHO} (?:\w+ ){{0,2}}(?:not|n t|isn t|doesn t|don t|won t|can t|didn t|isnt|doesnt|dont|wont|cant|didnt)"
    rf" (?:woke|wak(?:e|es|ing)) up\b{_LATE}",
    # pills that were swallowed all at once
    r"\b(?:butun|tum|hepsi\w*) (?:hap|ilac)\w* (?:\w+ )?(?:ictim|yuttum|icti|yuttu|icmis|yutmus)\b"
    r"|\b(?:hap|ilac|kutu)\w* (?:\w+ )?(?:hepsini|butun haplari|tamamini) (?:birden |\w+ )?(?:ictim|yuttum|icti|yuttu|icmis|yutmus)\b",
    r"\b(?:take|takes|took|taken|swallow\w*|eat|ate|drank) (?:\w+ )?(?:all|many|too many|lots? of|a lot of) (?:\w+ ){0,2}(?:pills?|tablets?)\b"
    r"(?=.*\b(?:sleep forever|die|dead|goodbye|good bye|not answer\w*|end|sorry|now)\b)",
    # a diabetic for days without insulin, or with a sugar that is measured far too high
    r"\binsulin\w* (?:\w+ ){0,2}(?:bitti|yok|bulam\w*|alam\w*|kalmadi)(?=.*\b(?:\d+|iki|uc|dort|bes) gun|.*\b(?:halsiz|kus\w+|bayg\w+|bayil\w+|sekeri [4-9]\d\d|uyukl\w+))",
    r"\b(?:no|without|finish\w*|out of) insulin\b(?=.*\b(?:\d+|two|three|four|five) days|.*\b(?:vomit\w*|weak|faint\w*|dizzy|not wak\w*|very tired))"
    r"|\binsulin (?:is )?(?:finish\w*|over|gone)\b(?=.*\b(?:\d+|two|three|four|five) days|.*\b(?:vomit\w*|weak|faint\w*|dizzy|not wak\w*|very tired))",
    r"\b(?:kan )?sekeri [4-9]\d\d\b|\bsugar (?:is |of )?[4-9]\d\d\b|(?<!\w)سكر[وها]+ [4-9]\d\d(?!\w)",
    r"انسولين(?=.*(?:من (?:يوم|يومين|\S+ ايام)|دايخ|عم يستفرغ|تعبان كتير))(?=.*(?:خلص|مافي|ما في|مالقينا|ما لقينا|بلا))",
)

PROTECTION: tuple[str, ...] = (
    # Kurmanji: he beats me (not: he phones me), he wants to kill me, he says 'I shall kill you'
    r"\b(?:mere|mer|bave|biraye|xezure|xesuya|patrone|hevjine|dergistiye|mamoye|mame) min (?:(?!telefon)\w+ ){0,3}"
    r"li (?:min|me|zaroken min|diya min) (?:dixe|dixin|dixist|xist|dide|didin)\b",
    r"\bdixwaz\w+ min bikuj\w+\b|\b(?:dibeje|got|gotiye) (?:\w+ ){0,3}(?:te|we) bikujim\b|\bez ji mere xwe ditirsim\b",
    # they say that they will burn the house
    r"\b(?:ev|evi|evini|evinizi|evimizi|dukkanini|dukkaninizi) (?:\w+ )?(?:yakariz|yakarim|yakacagiz|yakacaz|yakcaz|yakicaz|yakacam|yakcam|yakarlar|yakacaklar)\b(?! (?:soba|kalorifer))",
    r"\b(?:will|gonna|going to|ll) burn (?:your|the|our|my) (?:house|home|shop|flat)\b",
    r"(?<!\w)(?:رح|بدن|بدهم|بدو|بدكن) [ينت]?حرق\w* (?:\S+ )?(?:ال)?(?:بيت|دكان|محل)\w*",
    # somebody came with a weapon
    r"\b(?:bicak|silah|sopa|balta)(?:la|yla) (?:\w+ ){0,2}(?:geldi|kovaladi|saldirdi|dayandi|ustume|ustumuze|tehdit)\w*"
    r"(?=.*\b(?:kapi\w*|beni|bizi|bana|bize|kocam|esim|eski|babam|abim|ustum\w*)\b)",
    r"\b(?:kapi\w*|kocam|esim|eski \w+|babam|abim) (?:\w+ ){0,4}(?:bicak|silah|sopa|balta)(?:la|yla) (?:\w+ )?"
    r"(?:geldi|kovaladi|saldirdi|dayandi|ustume|tehdit)\w*",
    r"^(?!.*\b(?:now(?! (?:he |they )?(?:is |are |s )?(?:gone|away|not here))"
    r"|is (?:in|at|on|outside|here|still)|hear)\b)"
    r".*\b(?:he|they|husband|ex|brother|father|uncle|neighbou?r|landlord) (?:\w+ ){0,5}?(?:came|ran in) (?:\w+ ){0,2}?"
    r"with (?:a |the )?(?:knife|gun|axe|weapon)\b",
    r"^(?!.*(?:حرامي|هلق|هلا|هسه|الان)).*(?<!\w)و?(?:اجا|اجي|اجو|هجم) (?:\S+ ){0,3}"
    r"(?:و?مع[وه] |ب(?:ال)?)(?:سكين\w*|سلاح|مسدس)(?!\w)",
)

DISTRESS: tuple[str, ...] = (
    # Kurmanji: I will kill myself, I want to die, I do not want to live
    rf"{_NO_SONG}\b(?:xwe bikujim|dixwazim bimirim|naxwazim (?:edi )?bijim)\b",
)
