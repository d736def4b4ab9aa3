"""Simple normal form of words for the keyword search and the safety patterns."""

import re
import unicodedata

_ARABIC = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "ء": None,
        "ـ": None,
        "ی": "ي",
        "ک": "ك",
        "ı": "i",
    }
)
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_RUN = re.compile(r"([^\W\d])\1{2,}")
_NOT_WORD = re.compile(r"[^\w]+|_")
_ARTICLE = re.compile(r"^(?:[وفبكل]?ال|لل)(?=\w{2})")


def folded(text: str) -> str:
    """Return lower-case words without marks, hamza, Turkish letters or punctuation, one space between."""
    plain = unicodedata.normalize("NFKC", text).replace("İ", "i").lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFD", plain.translate(_ARABIC)))
    plain = _RUN.sub(r"\1", plain.translate(_ARABIC))
    return _NOT_WORD.sub(" ", plain).strip()


def tokens(text: str) -> list[str]:
    """Return the folded words, Arabic ones without their article."""
    return [_ARTICLE.sub("", word) for word in folded(text).split()]
