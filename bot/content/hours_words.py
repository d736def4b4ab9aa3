"""What staff may have meant by opening hours in their own words: weekday names of three languages, loose times."""

import re

from bot.opening import syntax_error

EXAMPLE = "Mo-Fr 09:00-17:00"
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_NAMES = {
    "en": "mon|monday tue|tues|tuesday wed|wednesday thu|thur|thurs|thursday fri|friday sat|saturday sun|sunday",
    "tr": "pzt|pazartesi|pts sal|sali çar|car|çarsamba|carsamba per|persembe cum|cuma cmt|cts|cumartesi paz|pazar",
    "ar": "الاثنين|الإثنين|اثنين|تنين الثلاثاء|ثلاثاء|التلاتا الأربعاء|الاربعاء|أربعاء|الاربعا الخميس|خميس الجمعة|جمعة السبت|سبت الأحد|الاحد|أحد",
}
_DAY_OF = {
    name: day
    for names in _NAMES.values()
    for day, options in zip(_DAYS, names.split(), strict=True)
    for name in options.split("|")
}
_CLOSED = re.compile(r"(?<!\w)(?:closed|kapal[ıi]|مغلق|عطلة)(?!\w)", re.I)
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_TO = re.compile(r"\s*(?:–|—|\bto\b|\buntil\b|\bile\b|\barası\b|إلى|الى|حتى)\s*")
_TIME = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?(?![\d:.])", re.I)


def meant(value: str) -> str:
    """Return the nearest expression that is opening hours; an example where nothing can be guessed."""
    text = value.translate(_ARABIC_DIGITS).replace("ı", "i").replace("ş", "s").replace("و", " و ").strip()
    text = _CLOSED.sub("off", _TO.sub("-", text))
    text = re.sub(r"[^\W\d_]+", _day, text.replace(" و ", ","))
    text = re.sub(r"\s*([-,])\s*", r"\1", text)
    text = _TIME.sub(_clock, text)
    text = re.sub(r"(?<=[a-z])[:,]?\s*(?=\d)", " ", text).strip()
    return text if text != value and not syntax_error(text) else EXAMPLE


def _day(word: re.Match[str]) -> str:
    found = word[0].lower()
    stem = re.sub(r"(?:gunu|gunleri|days?)$", "", found)
    return _DAY_OF.get(found) or _DAY_OF.get(stem) or word[0]


def _clock(found: re.Match[str]) -> str:
    hour, minutes, half = int(found[1]), found[2] or "00", (found[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02d}:{minutes}"
