"""Letter-level normalisation, one idea per function.

Every function takes and returns a string, is idempotent and knows nothing of Rasa.
Sources of the rules: Unicode Standard ch. 9.2 (Arabic), CLDR tr exemplar characters,
and the typing habits of Arabic and Turkish phone users (hamza dropped, taa marbuta as haa,
Turkish typed without its own letters).
"""

import re
import unicodedata

_DIACRITICS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_TATWEEL = "\u0640"
_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_PERSIAN_FORMS = str.maketrans(
    {"ک": "ك", "گ": "ك", "ی": "ي", "ۍ": "ي", "ھ": "ه", "ہ": "ه", "ۀ": "ه", "پ": "ب", "چ": "ج", "ڤ": "ف"}
)
_ALEF = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا"})
_HAMZA_SEAT = str.maketrans({"ؤ": "و", "ئ": "ي", "ء": None})
_YAA = str.maketrans({"ى": "ي"})
_TAA_MARBUTA = str.maketrans({"ة": "ه"})
_TURKISH_ONLY = re.compile("[ıİşŞğĞçÇöÖüÜ]")
_TURKISH_LOWER = str.maketrans({"İ": "i", "I": "ı"})
_MARKED_LATIN = re.compile("([A-Za-z])[\u0300-\u036f]+")
_ELONGATION = re.compile(r"(\D)\1{2,}")
_SPACE = re.compile(r"\s+")
_SYMBOL = re.compile(r"[^\w\s'@]|_", re.UNICODE)


def compatibility(text: str) -> str:
    """Bring presentation forms and wide letters to their plain letters (NFKC) and drop invisible marks."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def without_diacritics(text: str) -> str:
    """Drop Arabic vowel signs and Quranic marks."""
    return _DIACRITICS.sub("", text)


def without_tatweel(text: str) -> str:
    """Drop the stretching stroke (kashida)."""
    return text.replace(_TATWEEL, "")


def western_digits(text: str) -> str:
    """Write Arabic-Indic and Persian digits as 0-9."""
    return text.translate(_DIGITS)


def arabic_letters(text: str) -> str:
    """Replace Persian and Urdu forms of Arabic letters, as some keyboards type them."""
    return text.translate(_PERSIAN_FORMS)


def one_alef(text: str) -> str:
    """Drop hamza and madda over or under alef."""
    return text.translate(_ALEF)


def no_hamza_seat(text: str) -> str:
    """Replace hamza on waw or yaa by its seat and drop the bare hamza."""
    return text.translate(_HAMZA_SEAT)


def one_yaa(text: str) -> str:
    """Write alef maqsura as yaa."""
    return text.translate(_YAA)


def one_haa(text: str) -> str:
    """Write taa marbuta as haa."""
    return text.translate(_TAA_MARBUTA)


def lower(text: str, language: str) -> str:
    """Lower-case by the language's rule: in Turkish I becomes ı and İ becomes i; who has no such letters means i."""
    if language == "tr" and _TURKISH_ONLY.search(text):
        text = text.translate(_TURKISH_LOWER)
    return text.lower().replace("i\u0307", "i")


def ascii_latin(text: str) -> str:
    """Strip Latin letters of their marks (ş to s, ı to i), leaving other scripts as they are (й)."""
    decomposed = unicodedata.normalize("NFD", text.replace("ı", "i").replace("İ", "I"))
    return unicodedata.normalize("NFC", _MARKED_LATIN.sub(r"\1", decomposed))


def shorten_elongation(text: str) -> str:
    """Cut a letter typed three times or more to one, or to two where double is common in Latin words (e, o)."""
    return _ELONGATION.sub(lambda m: m.group(1) * (2 if m.group(1) in "eo" else 1), text)


def spaces(text: str) -> str:
    """Turn runs of white space into one space and trim."""
    return _SPACE.sub(" ", text).strip()


def words_only(text: str) -> str:
    """Replace punctuation, emoji and other symbols by spaces, keeping apostrophes inside Arabizi letters."""
    return spaces(_SYMBOL.sub(" ", text))


def clean(text: str, language: str) -> str:
    """Readable normal form for the sentence encoder: same words, no noise."""
    text = without_tatweel(without_diacritics(compatibility(text)))
    return spaces(shorten_elongation(lower(western_digits(text), language)))


def fold(text: str, language: str) -> str:
    """Form for n-grams: spellings that people use for one word fall together."""
    text = arabic_letters(clean(text, language))
    text = one_haa(one_yaa(no_hamza_seat(one_alef(text))))
    # Folding can make new runs of one letter (آأا), so elongation is cut once more.
    return shorten_elongation(words_only(ascii_latin(text)))
