"""Arabic typed in Latin letters: to Arabic script, and to a consonant skeleton that both scripts share.

The letter values are those of common Levantine usage (Yaghan 2008, "Arabizi": 2 3 5 6 7 8 9 and
the digraphs). A word that the Arabic training data knows by its consonants is written as that
data writes it; any other goes letter by letter.
"""

import re
from collections import Counter, defaultdict
from typing import Dict, Iterable, List, NamedTuple, Optional, Tuple

from nlu.components import letters

_DIGRAPHS = [
    ("7'", "خ"),
    ("3'", "غ"),
    ("6'", "ظ"),
    ("9'", "ض"),
    ("sh", "ش"),
    ("ch", "ش"),
    ("kh", "خ"),
    ("gh", "غ"),
    ("th", "ث"),
    ("dh", "ذ"),
    ("ou", "و"),
    ("oo", "و"),
    ("ee", "ي"),
    ("ei", "ي"),
    ("ai", "ي"),
    ("aa", "ا"),
]
_LETTERS = {
    "2": "ق", "3": "ع", "5": "خ", "6": "ط", "7": "ح", "8": "غ", "9": "ص", "'": "",
    "b": "ب", "c": "ك", "d": "د", "f": "ف", "g": "غ", "h": "ه", "j": "ج", "k": "ك", "l": "ل", "m": "م",
    "n": "ن", "p": "ب", "q": "ق", "r": "ر", "s": "س", "t": "ت", "v": "ف", "w": "و", "x": "كس", "y": "ي", "z": "ز",
}  # fmt: skip
_INITIAL_VOWELS = {"a": "ا", "e": "ا", "i": "ا", "o": "ا", "u": "ا"}
_FINAL_VOWELS = {"a": "ا", "e": "ه", "i": "ي", "o": "و", "u": "و"}
# Most short vowels are written in Arabizi and not in Arabic; a and e stand for them more often than for long ones.
_MEDIAL_VOWELS = {"a": "", "e": "", "i": "ي", "o": "و", "u": "و"}
_ARABIC_SOUND = {
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "z", "ر": "r", "ز": "z", "س": "s",
    "ش": "c", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "3", "غ": "g", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
_LATIN_SOUND = {
    "7'": "x", "3'": "g", "6'": "z", "9'": "d", "sh": "c", "ch": "c", "kh": "x", "gh": "g", "th": "t", "dh": "z",
    "2": "q", "3": "3", "5": "x", "6": "t", "7": "h", "8": "g", "9": "s",
    "b": "b", "c": "k", "d": "d", "f": "f", "g": "g",
    "h": "h", "j": "j", "k": "k", "l": "l", "m": "m", "n": "n", "p": "b", "q": "q", "r": "r", "s": "s", "t": "t",
    "v": "f", "x": "ks", "z": "z",
}  # fmt: skip
_TOKEN = re.compile(r"7'|3'|6'|9'|sh|ch|kh|gh|th|dh|.", re.DOTALL)
_DOUBLE = re.compile(r"(.)\1+")
_LATIN_WORD = re.compile(r"[a-z2356789'’]*[a-z][a-z2356789'’]*")
_LOOSE_ARTICLE = re.compile(r"\b(ال|بال|وال|عال|لل) (?:ال)?(?=[\u0621-\u064a])")
# Articles, apart or written together with the noun.
_ARTICLES = {
    "el": "ال", "al": "ال", "il": "ال", "bel": "بال", "bil": "بال", "wel": "وال", "wil": "وال",
    "3al": "عال", "lal": "لل",
}  # fmt: skip
_WITH_ARTICLE = re.compile(rf"({'|'.join(_ARTICLES)})(?=.{{3}})")
# Short words that stand before a noun or have no consonants to be known by.
_PARTICLES = {
    **_ARTICLES, "l": "ال", "bl": "بال", "3l": "عال", "allah": "الله", "la": "لا", "la2": "لا", "eh": "ايه", "e": "اي",
    "bi": "ب", "w": "و", "3a": "ع", "ma": "ما", "mo": "مو", "fi": "في",
}  # fmt: skip
_ARTICLE = re.compile(r"^(?:[وبفلك]?ال|لل)(?=.{3})")
_MOST_CANDIDATES = 8  # words of one skeleton that are weighed, the most frequent ones


def has_arabic_script(text: str) -> bool:
    """True if the text holds a letter of the Arabic block."""
    return any("\u0621" <= c <= "\u064a" for c in text)


def skeleton(text: str) -> str:
    """Consonants of each word in a Latin key that both scripts share: 'bedi talle3' and 'بدي طلع' give 'bd tl3'.

    Takes folded or cleaned text. Long vowels count only at the start of a word; articles are dropped.
    """
    return " ".join(filter(None, (_word_skeleton(w) for w in letters.fold(text, "ar").split())))


def _word_skeleton(word: str) -> str:
    if has_arabic_script(word):
        word = _ARTICLE.sub("", word)
        sounds = [_ARABIC_SOUND.get(c, "") for c in word]
        first = {"و": "w", "ي": "y"}.get(word[:1], "")
        if word.endswith("ه") and len(word) > 2:
            sounds[-1] = ""
    else:
        if word in ("el", "al", "il", "l"):
            return ""
        word = word.removeprefix("2")
        parts = _TOKEN.findall(word)
        sounds = [_LATIN_SOUND.get(p, "" if p.isalpha() else p if p.isdigit() else "") for p in parts]
        first = word[:1] if word[:1] in "wy" else ""
        if len(parts) > 2 and parts[-1] == "h":
            sounds[-1] = ""
    return _DOUBLE.sub(r"\1", first + "".join(sounds))


class _Known(NamedTuple):
    """An Arabic word of the training data; `plain` is its folded form without the article."""

    word: str
    count: int
    plain: str
    has_article: bool


class Transliterator:
    """Writes Arabizi words in Arabic script with the help of known Arabic words."""

    def __init__(self, words: Dict[str, int]) -> None:
        """Take Arabic words (cleaned) with their counts."""
        self.words = words
        by_skeleton: Dict[str, List[_Known]] = defaultdict(list)
        for word, count in words.items():
            folded = letters.fold(word, "ar")
            plain = _ARTICLE.sub("", folded)
            by_skeleton[_word_skeleton(folded)].append(_Known(word, count, plain, plain != folded))
        self._candidates = {
            key: sorted(found, key=lambda known: -known.count)[:_MOST_CANDIDATES]
            for key, found in by_skeleton.items()
            if len(key) > 1
        }

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> "Transliterator":
        """Count the words of Arabic texts in Arabic script; words seen once count too."""
        counts = Counter(
            w for t in texts for w in letters.words_only(letters.clean(t, "ar")).split() if has_arabic_script(w)
        )
        return cls(dict(counts))

    def text(self, text: str) -> str:
        """Transliterate every Latin word of a lower-case text; words in Arabic script stay."""
        written = _LATIN_WORD.sub(lambda m: self.word(m.group().replace("’", "'")), text)
        return letters.spaces(_LOOSE_ARTICLE.sub(r"\1", written))

    def word(self, word: str) -> str:
        """Return one Arabizi word in Arabic script."""
        if word in _PARTICLES:
            return _PARTICLES[word]
        plain = by_letters(word)
        best = self._known(word, plain)
        if best is None and len(word) > 5 and (article := _WITH_ARTICLE.match(word)):
            noun = word[article.end() :]
            known = self._known(noun, by_letters(noun))
            best = known and _ARTICLES[article[1]] + known.removeprefix("ال")
        return best or plain

    def _known(self, word: str, plain: str) -> Optional[str]:
        scored = []
        for key, spelled in _ways(_word_skeleton(word), word, letters.fold(plain, "ar")):
            for known in self._candidates.get(key, []):
                difference = _vowel_difference(known.plain, spelled)
                if difference <= 2:
                    # A word that has the article where the Latin one has none is the second choice.
                    scored.append((difference - min(known.count, 50) / 40 + known.has_article, known.word))
        return min(scored)[1] if scored else None


def _ways(key: str, word: str, plain: str) -> List[Tuple[str, str]]:
    """Return (skeleton, spelling) of an Arabizi word: a 2 before it is qaf ('2alb') or hamza ('2ebni')."""
    return [("q" + key, plain), (key, "ا" + plain[1:])] if word.startswith("2") else [(key, plain)]


def _vowel_difference(known: str, plain: str) -> int:
    """Long vowels that only one of two words of the same skeleton has, an ending counted like any other."""
    mine, yours = (Counter(c for c in w if c in "اويه") for w in (known, plain))
    return sum(((mine - yours) + (yours - mine)).values())


def by_letters(word: str) -> str:
    """Transliterate one Latin word letter by letter, with vowels by their place in the word."""
    out: List[str] = []
    i = 0
    while i < len(word):
        pair = next((p for p in _DIGRAPHS if word.startswith(p[0], i)), None)
        if pair and not (i == 0 and pair[0] in ("ou", "oo", "ee", "ei", "ai", "aa")):
            out.append(pair[1])
            i += len(pair[0])
            continue
        c = word[i]
        if c in _MEDIAL_VOWELS:
            table = _INITIAL_VOWELS if i == 0 else _FINAL_VOWELS if i == len(word) - 1 else _MEDIAL_VOWELS
            out.append(table[c])
        elif i == 0 or c != word[i - 1]:
            out.append(_LETTERS.get(c, c))
        i += 1
    return "".join(out)


_LATIN_FOR = {
    "ا": "a", "أ": "2a", "إ": "e", "آ": "aa", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "7", "خ": "5", "د": "d",
    "ذ": "z", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "3", "غ": "gh",
    "ف": "f", "ق": "2", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "e", "و": "o", "ي": "i", "ى": "a",
    "ء": "2", "ئ": "2", "ؤ": "o", "؟": "?", "،": ",",
}  # fmt: skip
_OTHER_HABIT = {"خ": "kh", "ح": "h", "ش": "ch", "غ": "8", "ق": "q", "ط": "6", "ص": "9", "ة": "a", "و": "w", "ي": "y"}


def from_arabic(text: str, other_habit: bool = False) -> str:
    """Write Arabic script in Latin letters as phone users do; `other_habit` takes the second common spelling.

    Used only to show the language model what Arabizi looks like: short vowels are put where
    two consonants would meet, so it is rough on purpose.
    """
    table = {**_LATIN_FOR, **_OTHER_HABIT} if other_habit else _LATIN_FOR
    plain = letters.without_tatweel(letters.without_diacritics(letters.western_digits(text)))
    out: List[str] = []
    vowel = "a" if other_habit else "e"
    run = 0
    for c in plain:
        written = table.get(c, c)
        consonant = c in _ARABIC_SOUND and written[:1] not in "aeiou"
        run = run + 1 if consonant else 0
        if run == 2:
            out.append(vowel)
            run = 1
        out.append(written)
    return "".join(out)
