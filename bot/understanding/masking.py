"""What may be kept of a question that could not be answered: common words only."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.understanding.words import folded

HIDDEN = "…"
_COMMON = 12
_LONGEST = 40
_LINE = "    - "
_ADDRESS = re.compile(r"\S*@\S*|\S*://\S*|\S+\.\S+\.?\S*|\S*_\S*")  # e-mail, link, user name
# Letters; in Arabizi a digit is a letter, too ('ma3', '7abibi'), but not beside another one.
_WORD = re.compile(r"[^\W\d_]+|[235-9]?(?:[a-z]+[235-9])*[a-z]+[235-9]?")
# After these words comes a name more often than not, and names can be common words too (Nur, Umut, سلام).
_NAMED = re.compile(
    r"\b(?:my name is|i am called|call me|names?|surname|(?:ad|soyad|isim|ism)(?:im|iniz|i|imiz|lari|leri)?|adinda"
    r"|(?:ال)?(?:اسم|كنيه|كنيت)(?:ي|و|ه|ها|ا|ك|نا|هن|هم)?|اسماءهم|اساميهن|ابو|ام|[aei]s[ao]?m[io])\b"
)
# After these a word that can be a name is one.
_OF_WHOM = re.compile(
    r"\b(?:i m|im|i am|this is|wife|husband|son|daughter|mother|father|brother|sister|child|kids?"
    r"|ben|esim|kocam|karim|oglum|kizim|annem|babam|kardesim|ablam|abim"
    r"|انا|زوجي|زوجتي|جوزي|مرتي|ابني|بنتي|امي|ابي|ابوي|اخي|اخوي|اختي"
    r"|ana|jawzi|jozi|marti|ibni|ebni|benti|binti|akhi|okhti|a5i|o5ti)\b"
)
_TITLES = frozenset(("bey", "beyin", "beye", "hanim", "hanima", "hoca", "usta", "amca", "teyze", "abi", "abla"))
_NUMBERS = frozenset(
    re.findall(
        r"\w+",
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand double
        sifir bir iki uc dort bes alti yedi sekiz dokuz on yirmi otuz kirk elli altmis yetmis seksen doksan yuz bin
        صفر واحد وحده اتنين تنين اثنين ثنين تلاته ثلاثه تلات ثلاث اربعه اربع خمسه خمس سته ست سبعه سبع تمانيه ثمانيه
        تمان تسعه تسع عشره عشر عشرين تلاتين ثلاثين اربعين خمسين ستين سبعين تمانين ثمانين تسعين ميه مئه مايه الف
        sefr sifr wahad wa7ad wa7ed tnen tnein tlate tlata tlete arba3a arb3a khamse 5amse khamsa sete site sab3a tmane
        tmanye tes3a tis3a 3ashra 3ashara
        """,
    )
)


@dataclass(frozen=True, slots=True)
class Names:
    """Given and family names, folded: words that are hardly anything else, and those that are also everyday words."""

    sure: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()


def read_names(file: Path) -> Names:
    """Read a file of names: one a line, the doubtful ones after the line '# names that are words too'."""
    sure, _, doubtful = file.read_text("utf-8").partition("# names that are words too")
    return Names(*(frozenset(n for n in part.split("\n") if n and not n.startswith("#")) for part in (sure, doubtful)))


class Masker:
    """Hides every word that few people use, and every name: addresses, numbers, slips of the finger."""

    def __init__(self, lines: Iterable[str], names: Names | None = None) -> None:
        """Take lines that people might write, of which a word is common that stands in twelve, and names."""
        counts: Counter[str] = Counter()
        for line in lines:
            counts.update(set(folded(line).split()))
        self._common = frozenset(word for word, n in counts.items() if n >= _COMMON and _WORD.fullmatch(word))
        self._names = names or Names()

    @classmethod
    def from_data(cls, folder: Path) -> "Masker":
        """Read the training lines under the folder nlu/data as text, and the names of nlu/entities beside it."""
        files = sorted(folder.rglob("*.yml"))
        texts = (file.read_text("utf-8").splitlines() for file in files)
        lines = (line.removeprefix(_LINE) for text in texts for line in text if line.startswith(_LINE))
        return cls(lines, read_names(folder.parent / "entities" / "names.txt"))

    def masked(self, text: str) -> str:
        """Return the first 40 words of a text, folded, without names, uncommon words and numbers of several words."""
        words = folded(_ADDRESS.sub(" 0 ", text)).split()[:_LONGEST]
        hidden = {i for i, w in enumerate(words) if w not in self._common or w in self._names.sure}
        hidden |= _spelled_out(words) | _introduced(words)
        hidden |= self._likely_names(words, hidden)
        return joined(HIDDEN if i in hidden else word for i, word in enumerate(words))

    def _likely_names(self, words: Sequence[str], hidden: set[int]) -> set[int]:
        """Return the places of words that can be names and are: beside one ('Sam Haddad'), or where one is expected
        ('my wife Aya', 'Can Bey')."""
        possible = {i for i, w in enumerate(words) if w in self._names.doubtful}
        expected = _after(_OF_WHOM, words) | {i - 1 for i, w in enumerate(words) if w in _TITLES}
        found = possible & expected
        while more := {i for i in possible - found if {i - 1, i + 1} & (hidden | found)}:
            found |= more
        return found


def _spelled_out(words: Sequence[str]) -> set[int]:
    """Return the places of number words beside another one: of a telephone, an identity, a house."""
    numbers = {i for i, w in enumerate(words) if w in _NUMBERS}
    return {i for i in numbers if {i - 1, i + 1} & numbers}


def _introduced(words: Sequence[str]) -> set[int]:
    """Return the places of the two words after each word for 'name'."""
    after = _after(_NAMED, words)
    return after | {i + 1 for i in after}


def _after(pattern: re.Pattern[str], words: Sequence[str]) -> set[int]:
    """Return the places of the words that stand after a match."""
    plain = " ".join(words)
    return {plain[: m.end()].count(" ") + 1 for m in pattern.finditer(plain)}


def joined(words: Iterable[str]) -> str:
    """Return words as a text, with one '…' for several hidden ones in a row."""
    return re.sub(rf"{HIDDEN}(?: {HIDDEN})+", HIDDEN, " ".join(words))
