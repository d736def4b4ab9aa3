"""Keeping numbers readable inside right-to-left text (Unicode Standard Annex 9, isolates)."""

import re

from bot.model import Language

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"
# Digits with what holds them together: phones, times, dates, ranges.
# Left alone, '444 48 68' would be shown as '68 48 444'.
_NUMBER = re.compile("[\u2066\u2068][^\u2069]*\u2069|" + r"(?<!\w)\+?\d+(?:[ \-–:./]\d+)+")


def isolate(text: str) -> str:
    """Wrap a piece (a time, a phone number, a foreign name) so that its order and its neighbours' stay apart.

    A piece in Arabic letters takes its own direction, any other runs left to right.
    """
    arabic = any("\u0621" <= c <= "\u064a" for c in text)
    return f"{FSI if arabic else LRI}{text}{PDI}"


def isolate_numbers(text: str) -> str:
    """Isolate every compound number of an Arabic text that is not isolated yet."""
    return _NUMBER.sub(lambda m: m.group() if m.group().startswith((LRI, FSI)) else isolate(m.group()), text)


def direction_of(language: Language) -> str:
    """Return HTML's `dir` of a language."""
    return "rtl" if language == "ar" else "ltr"
