"""Keeping numbers readable inside right-to-left text (Unicode Standard Annex 9, isolates)."""

import re

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"
# Digits with what holds them together: phones, times, dates, ranges.
# Left alone, '444 48 68' would be shown as '68 48 444'.
_NUMBER = re.compile("\u2066[^\u2069]*\u2069|" + r"(?<!\w)\+?\d+(?:[ \-–:./]\d+)+")


def isolate(text: str) -> str:
    """Wrap a left-to-right piece (a time, a phone number) so that it keeps its order in any paragraph."""
    return f"{LRI}{text}{PDI}"


def isolate_numbers(text: str) -> str:
    """Isolate every compound number of an Arabic text that is not isolated yet."""
    return _NUMBER.sub(lambda m: m.group() if m.group().startswith(LRI) else isolate(m.group()), text)
