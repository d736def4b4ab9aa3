"""Dangers that one phrase tells: a few of Kurmanji, and who came with a weapon. On folded text, for safety.py."""

# Kurmanji: a child does not breathe, is lost, the house burns, blood does not stop; never the lines of a song.
_NO_SONG = r"^(?!.*\b(?:stran\w*|xewn\w*|(?:esqa|evina) (?:te|we))\b).*"
EMERGENCY: tuple[str, ...] = (
    rf"{_NO_SONG}\b(?:(?:nefes|nefese|bihn|behn) nagir\w+|mala (?:me|min) disewite|xwin (?:\w+ ){{0,2}}nasekine)\b",
    rf"{_NO_SONG}\b(?:zaroke|kure|kece|keca|lawe) min (?:\w+ )?winda (?:bu|buye|ye)\b",
)

PROTECTION: tuple[str, ...] = (
    # Kurmanji: he beats me (not: he phones me), he wants to kill me, he says 'I shall kill you'
    r"\b(?:mere|mer|bave|biraye|xezure|xesuya|patrone|hevjine|dergistiye|mamoye|mame) min (?:(?!telefon)\w+ ){0,3}"
    r"li (?:min|me|zaroken min|diya min) (?:dixe|dixin|dixist|xist|dide|didin)\b",
    r"\bdixwaz\w+ min bikuj\w+\b|\b(?:dibeje|got|gotiye) (?:\w+ ){0,3}(?:te|we) bikujim\b|\bez ji mere xwe ditirsim\b",
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
