"""Arabic typed in Latin letters: to Arabic script, and to a consonant skeleton that both scripts share.

The letter values are those of common Levantine usage (Yaghan 2008, "Arabizi": 2 3 5 6 7 8 9 and
the digraphs). A word that the Arabic training data knows by its consonants is written as that
data writes it; any other goes letter by letter.
"""

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import Dict, Iterable, Iterator, List, NamedTuple, Tuple

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
# Where a is long more often than not: the first vowel of a participle ('jame3a', 'khayef'), and between the last
# consonants of a word that begins with two ('tlat', 'wlad', 'snan').
_CONSONANT = "(?:sh|ch|gh|kh|th|dh|[b-df-hj-np-tv-z2356789])"
_LONG_A = re.compile(rf"(?<=[b-df-hj-np-tv-z2356789])a(?={_CONSONANT}e{_CONSONANT})")
_LONG_A_AFTER_TWO = re.compile(rf"^({_CONSONANT}{{2}})a(?={_CONSONANT}(?:a|eh?)?$)")
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
# What two spellings of a word are compared by: sounds, long vowels, and the short vowels that Arabizi alone shows.
_LONG_VOWELS, _SHORT_VOWELS, _HAMZA = "اويه", "ae", "`"
_COMPARED = {**_ARABIC_SOUND, **{c: c for c in _LONG_VOWELS + _SHORT_VOWELS + _HAMZA}}
_MEANT_LONG = {("a", "ا"), ("e", "ي")}
_TOKEN = re.compile(r"7'|3'|6'|9'|sh|ch|kh|gh|th|dh|.", re.DOTALL)
_DOUBLE = re.compile(r"(.)\1+")
_LATIN_WORD = re.compile(r"[a-z2356789'’]*[a-z][a-z2356789'’]*")
_LOOSE_ARTICLE = re.compile(r"\b(ال|بال|وال|عال|لل) (?:ال)?(?=[\u0621-\u064a])")
_LOOSE_LETTER = re.compile(r"(?<!\S)([وب]) (?=[\u0621-\u064a]{2})")  # و and ب are written together with what follows
# Articles, apart or written together with the noun.
_ARTICLES = {
    "el": "ال", "al": "ال", "il": "ال", "bel": "بال", "bil": "بال", "wel": "وال", "wil": "وال",
    "3al": "عال", "lal": "لل",
}  # fmt: skip
_WITH_ARTICLE = re.compile(rf"({'|'.join(_ARTICLES)})(?=.{{3}})")
_BEFORE_ARTICLE = {"": "ال", "w": "وال", "b": "بال", "l": "لل", "3": "عال"}
_BEFORE_SUN_LETTER = re.compile(r"([wbl3]?)[aei](sh|th|dh|[tdrzsnj69])(?=\2.{2})")
_SHORT_ARTICLE = re.compile(r"([wb3]?)l(?=[b-df-hj-np-tv-z2356789]..)")
# What letters mean in some hands: 2 hamza within a word, 8 and 9 qaf, aa a vowel before or behind ain.
_OTHER_HANDS = (("2", _HAMZA), ("8", "q"), ("9", "q"), ("aa", "3a"), ("aa", "a3"))
_OTHER_HAND = 0.3
_JOINED_ARTICLE = 0.4  # what it costs to take the first letters of a word for one
# Short words that stand before a noun or have no consonants to be known by.
_PARTICLES = {
    **_ARTICLES, "l": "ال", "bl": "بال", "3l": "عال", "b": "ب", "bi": "ب", "w": "و", "we": "و", "wa": "و", "wu": "و",
    "3a": "ع", "3ala": "على", "aala": "على", "allah": "الله", "alla": "الله", "walla": "والله", "nshalla": "انشالله",
    "nshallah": "انشالله", "la": "لا", "la2": "لا", "eh": "ايه", "e": "اي", "ma": "ما", "mo": "مو", "fi": "في",
}  # fmt: skip
_ARTICLE = re.compile(r"^(?:[وبفلك]?ال|لل)(?=.{3})")
_MOST_CANDIDATES = 20  # words of one skeleton that are weighed, the most frequent ones
_MOST_DIFFERENCE, _OFTEN = 2.0, 50


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
        return letters.spaces(_LOOSE_LETTER.sub(r"\1", _LOOSE_ARTICLE.sub(r"\1", written)))

    def word(self, word: str) -> str:
        """Return one Arabizi word in Arabic script."""
        if word in _PARTICLES:
            return _PARTICLES[word]
        scored = list(self._known(word))
        for article, noun, cost in _with_article(word):
            scored += [(s + cost, n, article + w.removeprefix("ال")) for s, n, w in self._known(noun, known_by_it=0.0)]
        return min(scored)[2] if scored else by_letters(word)

    def _known(self, word: str, known_by_it: float = 1.0) -> Iterator[Tuple[float, int, str]]:
        """Yield (what it costs, how rare, the word) of each known word that a Latin one may be; `known_by_it`: what it
        costs if the known one has the article."""
        for key, spelled, cost in _ways(word):
            for known in self._candidates.get(key, []):
                difference = _difference(known.plain, spelled) + cost
                if difference <= _MOST_DIFFERENCE:
                    often = min(known.count, _OFTEN) / (0.8 * _OFTEN)
                    yield difference - often + known.has_article * known_by_it, -known.count, known.word


def _with_article(word: str) -> Iterator[Tuple[str, str, float]]:
    """Yield (article in Arabic script, noun, what it costs) for each way to take a word for both ('elbeit', 'lbeit',
    'ettollab': a sun letter is doubled)."""
    if (found := _WITH_ARTICLE.match(word)) and len(word) > 5:
        yield _ARTICLES[found[1]], word[found.end() :], _JOINED_ARTICLE
    if found := _BEFORE_SUN_LETTER.match(word):
        yield _BEFORE_ARTICLE[found[1]], word[found.end() :], 0.0
    if found := _SHORT_ARTICLE.match(word):
        yield _BEFORE_ARTICLE[found[1]], word[found.end() :], _JOINED_ARTICLE


def _ways(word: str) -> Iterator[Tuple[str, str, float]]:
    """Yield (skeleton, spelling, what it costs) for each way to read an Arabizi word: by the commonest values of its
    letters, and by those that they have in other hands."""
    yield from _endings(word, 0.0)
    for shown, meant in _OTHER_HANDS:
        if shown in word:
            yield from _endings(word.replace(shown, meant), _OTHER_HAND)


def _endings(word: str, cost: float) -> Iterator[Tuple[str, str, float]]:
    """Yield the ways to read a word's first 2 (qaf in '2alb', hamza in '2ebni'), and an h ('sabah') or t ('dawret')
    behind it, which may stand for ح and ة."""
    key, spelled = _word_skeleton(word), by_letters(word, short_vowels=True)
    if word.startswith("2"):
        yield "q" + key, spelled, cost
        yield key, "ا" + spelled[1:], cost
        return
    yield key, spelled, cost
    if len(word) > 3 and word.endswith(("ah", "eh")):
        yield key + "h", spelled[:-1] + "ح", cost
    if len(word) > 4 and word.endswith(("et", "it", "at")):
        yield key[:-1], spelled[:-2] + "ه", cost + _OTHER_HAND


@lru_cache(maxsize=100_000)
def _difference(known: str, spelled: str) -> float:
    """Return what it costs to take a word spelled by its letters for a known one of the same skeleton (weighted edits,
    Wagner and Fischer 1974): little where a short vowel that is shown stands for a long one, nothing where for none."""
    if known.endswith("ه") and spelled.endswith("ا"):
        spelled = spelled[:-1] + "ه"
    mine, yours = ([_COMPARED[c] for c in w if c in _COMPARED] for w in (known, spelled))
    costs = [0.0]
    for other in yours:
        costs.append(costs[-1] + _left_out(other))
    for sound in mine:
        added = 0.8 if sound in _LONG_VOWELS[:3] else 1.0
        above, costs = costs, [costs[0] + added]
        for j, other in enumerate(yours, 1):
            costs.append(
                min(above[j] + added, costs[-1] + _left_out(other), above[j - 1] + _taken_for(other, sound)),
            )
    return costs[-1]


def _left_out(sound: str) -> float:
    return 0.0 if sound in _SHORT_VOWELS + _HAMZA else 1.0


def _taken_for(shown: str, sound: str) -> float:
    if shown == sound:
        return 0.0
    if shown == _HAMZA:
        return 0.0 if sound in _LONG_VOWELS[:3] else 1.2
    return 0.3 if (shown, sound) in _MEANT_LONG else 1.2


def by_letters(word: str, short_vowels: bool = False) -> str:
    """Transliterate one Latin word letter by letter, with vowels by their place in the word; a and e within it are
    left out, or stand as they are with `short_vowels`."""
    word = _LONG_A_AFTER_TWO.sub(r"\1aa", _LONG_A.sub("aa", word))
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
            out.append(table[c] or c * short_vowels)
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
