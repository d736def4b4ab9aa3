"""What may be kept of a question that could not be answered: common words only."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bot.understanding.words import folded

HIDDEN = "…"
_COMMON = 12
_LONGEST = 40
_LINE = "    - "
_ADDRESS = re.compile(r"\S*@\S*|\S*://\S*|\S+\.\S+\.?\S*")  # e-mail, link, user name
_NAMED = re.compile(
    # After these words comes a name more often than not, and names can be common words too (Nur, Umut, سلام).
    r"\b(?:my name is|i am called|name|adim|ismim|isminiz|adi|ismi|soyadim|اسمي|اسمو|اسمها|اسما|ابو|ام|esmi|ismi)\b"
)


class Masker:
    """Hides every word that few people use: names, addresses, numbers, slips of the finger."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take lines that people might write; a word that stands in fewer than twelve of them is not common."""
        counts: Counter[str] = Counter()
        for line in lines:
            counts.update(set(folded(line).split()))
        self._common = frozenset(word for word, n in counts.items() if n >= _COMMON and word.isalpha())

    @classmethod
    def from_data(cls, folder: Path) -> "Masker":
        """Read the training lines under a folder of Rasa YAML files as text."""
        files = sorted(folder.rglob("*.yml"))
        texts = (file.read_text("utf-8").splitlines() for file in files)
        return cls(line.removeprefix(_LINE) for lines in texts for line in lines if line.startswith(_LINE))

    def masked(self, text: str) -> str:
        """Return the first 40 words of a text, folded, each uncommon one and those after a word for 'name' hidden."""
        words = folded(_ADDRESS.sub(" 0 ", text)).split()[:_LONGEST]
        plain = " ".join(words)
        names = {plain[: m.end()].count(" ") + step for m in _NAMED.finditer(plain) for step in (1, 2)}
        kept = [w if w in self._common and i not in names else HIDDEN for i, w in enumerate(words)]
        return re.sub(rf"{HIDDEN}(?: {HIDDEN})+", HIDDEN, " ".join(kept))
