"""The language that somebody wishes to go on in: 'عربي', 'arabi plz', 'türkçe yazın'. Standard library only.

Read only in messages that ask for another language.
"""

import re

_LANGUAGES = {
    "ar": r"(?:بال|ال|لل|ب|ل)?عربي[ةه]?|[3e]?3?arabi(?:c|e)?|arap[cç]a\w*|bel ?3arabi",
    "tr": r"(?:بال|ال|لل|ب|ل)?تركي[ةه]?|t[uü]rk[cç]e\w*|turkish|tork[iy]|turki",
    "en": r"(?:بال|ال|لل|ب|ل)?[إاأ]ن[كجغق]ل[ي]?زي[ةه]?|english|[iı]ngilizce\w*|[ei]n[gk]li[zs]i",
}
_NAMED = {language: re.compile(rf"\b(?:{words})\b") for language, words in _LANGUAGES.items()}
# 'I cannot read Turkish' wishes another; which one is not said.
_NOT = re.compile(
    r"\b(?:not?|don['’]?t|can['’]?t|cannot|why|bad|wrong|accident|hard|zero|without|instead of"
    r"|ما|مو|مش|ليس|ليش|لا|بلا|بدل|غير|صعب|ma|mo|mu|mish|msh|bala|leish|lesh"
    r"|de[gğ]il|niye|neden|zor|yok|yazma|konu[sş]ma|olmas[ıi]n|istem\w*|bilm\w*|anlam[ıi]\w*|anlayam\w*|okuyam\w*|yetm\w*|bitti|az|k[oö]t[uü])\b"
)


def wished_language(text: str) -> str | None:
    """Return the one language (ar, tr, en) that a message names; None if none, several, or if it says no to one."""
    plain = text.replace("İ", "i").casefold()
    named = [language for language, words in _NAMED.items() if words.search(plain)]
    return named[0] if len(named) == 1 and not _NOT.search(plain) else None
