"""How well Arabizi is brought into Arabic script: python -m nlu.measure_arabizi

Prints the character error rate (edit distance over the length of what is right, Levenshtein) on each of
nlu/questions/arabizi*.tsv, with the training data's words and letter by letter alone.
"""

import csv
import sys
from pathlib import Path
from typing import Callable, Iterator, List, Tuple

from nlu.components import examples, letters
from nlu.components.arabizi import Transliterator

_ROOT = Path(__file__).resolve().parent


def main() -> int:
    """Print the rates; returns the exit status."""
    knowing = Transliterator.from_texts(_arabic_lines())
    for file in sorted((_ROOT / "questions").glob("arabizi*.tsv")):
        pairs = gold(file)
        for name, write in (("with known words", knowing.text), ("letter by letter", Transliterator({}).text)):
            print(f"{file.name}, {name}: CER {error_rate(pairs, write):.3f} on {len(pairs)} phrases")
    return 0


def gold(file: Path) -> List[Tuple[str, str]]:
    """Return the (Arabizi, Arabic script) pairs of a file."""
    with file.open(encoding="utf-8") as lines:
        return [(latin, arabic) for latin, arabic in csv.reader(lines, delimiter="\t")]


def error_rate(pairs: List[Tuple[str, str]], write: Callable[[str], str]) -> float:
    """Return edits over characters, both sides folded as the classifiers read them."""
    edits = length = 0
    for latin, arabic in pairs:
        right = letters.fold(arabic, "ar")
        edits += distance(letters.fold(write(letters.clean(latin, "ar")), "ar"), right)
        length += len(right)
    return edits / length


def distance(a: str, b: str) -> int:
    """Return the least number of inserted, dropped and changed characters between two texts."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row, above = [i], row
        for j, y in enumerate(b, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y)))
    return row[-1]


def _arabic_lines() -> Iterator[str]:
    for block in examples.blocks(examples.FOLDER, "ar"):
        yield from examples.lines(block)


if __name__ == "__main__":
    sys.exit(main())
