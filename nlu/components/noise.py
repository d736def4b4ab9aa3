"""How phones and hurried people distort a message, one habit per function; used to enlarge the training data.

Every function takes a text and a random generator and returns a text; a text without a place for the habit
comes back as it was. Keyboards: the common Arabic (101), Turkish Q and QWERTY layouts of phones.
"""

import random
import re
from typing import Callable, Dict, List, Tuple

from nlu.components import letters
from nlu.components.arabizi import from_arabic, has_arabic_script

Habit = Callable[[str, random.Random], str]

_ROWS = {
    "ar": ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرلاىةوزظ"),
    "tr": ("qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"),
    "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
}
# Letters that differ by their dots only, as a thumb that does not wait types them.
_DOTS = {"ش": "س", "ذ": "د", "ز": "ر", "خ": "ح", "غ": "ع", "ظ": "ط", "ض": "ص", "ث": "ت", "ة": "ه", "ي": "ى"}
_SHORT = {
    "you": "u", "are": "r", "for": "4", "to": "2", "please": "pls", "your": "ur", "and": "n", "what": "wat",
    "the": "da", "thanks": "thx", "because": "coz", "how": "hw", "with": "wid", "people": "ppl", "have": "hav",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def _neighbours(rows: Tuple[str, ...]) -> Dict[str, str]:
    found: Dict[str, str] = {}
    for r, row in enumerate(rows):
        for i, key in enumerate(row):
            around = row[max(0, i - 1) : i] + row[i + 1 : i + 2]
            below = rows[r + 1][max(0, i - 1) : i + 1] if r + 1 < len(rows) else ""
            above = rows[r - 1][i : i + 2] if r else ""
            found[key] = found.get(key, "") + around + below + above
    return found


_KEYS = {language: _neighbours(rows) for language, rows in _ROWS.items()}


def _in_a_long_word(text: str, rng: random.Random, shortest: int = 4) -> Tuple[int, int]:
    """Return the bounds of a random word of at least so many letters; (0, 0) if there is none."""
    words = [m.span() for m in _WORD.finditer(text) if m.end() - m.start() >= shortest]
    return rng.choice(words) if words else (0, 0)


def keyboard_slip(language: str) -> Habit:
    """Hit the key beside."""

    def habit(text: str, rng: random.Random) -> str:
        start, end = _in_a_long_word(text, rng)
        places = [i for i in range(start, end) if text[i].lower() in _KEYS[language]]
        if not places:
            return text
        at = rng.choice(places)
        return text[:at] + rng.choice(_KEYS[language][text[at].lower()]) + text[at + 1 :]

    return habit


def dropped_letter(text: str, rng: random.Random) -> str:
    """Leave a letter out inside a word."""
    start, end = _in_a_long_word(text, rng)
    if not end:
        return text
    at = rng.randrange(start + 1, end)
    return text[:at] + text[at + 1 :]


def doubled_letter(text: str, rng: random.Random) -> str:
    """Type a letter twice."""
    start, end = _in_a_long_word(text, rng)
    if not end:
        return text
    at = rng.randrange(start, end)
    return text[:at] + text[at] + text[at:]


def swapped_letters(text: str, rng: random.Random) -> str:
    """Type two letters in the wrong order."""
    start, end = _in_a_long_word(text, rng)
    if not end:
        return text
    at = rng.randrange(start, end - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def joined_words(text: str, rng: random.Random) -> str:
    """Miss the space bar once."""
    spaces = [i for i, c in enumerate(text) if c == " "]
    if not spaces:
        return text
    at = rng.choice(spaces)
    return text[:at] + text[at + 1 :]


def stretched(text: str, rng: random.Random) -> str:
    """Hold a key at the end of a word for emphasis."""
    _, end = _in_a_long_word(text, rng, 3)
    return text[:end] + text[end - 1] * rng.randint(2, 4) + text[end:] if end else text


def dropped_dots(text: str, rng: random.Random) -> str:
    """Type an Arabic letter as its sister without the dot, once or twice."""
    places = [i for i, c in enumerate(text) if c in _DOTS]
    for at in rng.sample(places, min(len(places), rng.randint(1, 2))):
        text = text[:at] + _DOTS[text[at]] + text[at + 1 :]
    return text


def dropped_vowels(text: str, rng: random.Random) -> str:
    """Write one or two words by their consonants."""
    for _ in range(rng.randint(1, 2)):
        start, end = _in_a_long_word(text, rng)
        if end:
            text = text[: start + 1] + re.sub("[aeiouıöü]", "", text[start + 1 : end]) + text[end:]
    return text


def text_speak(text: str, rng: random.Random) -> str:
    """Shorten common English words as in text messages."""
    return _WORD.sub(lambda m: _SHORT.get(m.group().lower(), m.group()), text)


def ascii_letters(text: str, rng: random.Random) -> str:
    """Type Turkish without its own letters."""
    return letters.ascii_latin(text)


def arabizi(text: str, rng: random.Random) -> str:
    """Write Arabic in Latin letters, in one of two spelling habits."""
    return from_arabic(text, other_habit=rng.random() < 0.5) if has_arabic_script(text) else text


_SLIPS: List[Habit] = [dropped_letter, swapped_letters, joined_words, doubled_letter]
HABITS: Dict[str, List[Habit]] = {
    "ar": [arabizi, arabizi, keyboard_slip("ar"), dropped_dots, stretched, *_SLIPS],
    "tr": [ascii_letters, ascii_letters, keyboard_slip("tr"), dropped_vowels, *_SLIPS],
    "en": [text_speak, keyboard_slip("en"), keyboard_slip("en"), dropped_vowels, *_SLIPS],
}
"""The habits of each language's writers, more than once where they are common."""


def distorted(text: str, language: str, rng: random.Random) -> str:
    """Return the text with one or two habits of the language's writers applied."""
    for habit in rng.sample(HABITS[language], rng.randint(1, 2)):
        text = habit(text, rng)
    return text
