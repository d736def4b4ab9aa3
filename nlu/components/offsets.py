"""Folded text that remembers where each of its letters stood: what matches in it can be shown in the original."""

import unicodedata
from itertools import groupby
from typing import List, Tuple

from nlu.components import letters

_APOSTROPHES = "'’‘ʼ`´"
_Letter = Tuple[str, int, int]  # the folded letter, and where it stood: start and end


class Folded:
    """A text folded letter by letter (`text`), with the way back to the original's offsets (`span`).

    Letters fold as in letters.fold; punctuation stays, because clock times and dates need it.
    """

    def __init__(self, original: str) -> None:
        """Fold a text of any length and script."""
        found: List[_Letter] = []
        for position, char in enumerate(original):
            found.extend((letter, position, position + 1) for letter in _fold(char))
            if _is_mark(char) and found:
                found[-1] = (*found[-1][:2], position + 1)
        kept = [letter for _, run in groupby(found, key=lambda f: f[0]) for letter in _shortened(list(run))]
        self.text = "".join(letter for letter, _, _ in kept)
        self._spans = [(start, end) for _, start, end in kept]

    def span(self, start: int, end: int) -> Tuple[int, int]:
        """Return the original offsets of a piece that is not empty; its marks and stretched letters are inside."""
        return self._spans[start][0], self._spans[end - 1][1]


def _fold(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if char.isspace():
        return " "
    if _is_mark(char):
        return ""
    # Language makes no difference here: ı and İ fold to i in any of them.
    return letters.fold(char, "") if char.isalnum() else letters.compatibility(char)[:1]


def _is_mark(char: str) -> bool:
    """True for signs that belong to the letter before: vowel signs, the stretching stroke, hamza on the line."""
    return char in "\u0640ء" or unicodedata.category(char) == "Mn"


def _shortened(run: List[_Letter]) -> List[_Letter]:
    """Cut a run of one letter as letters.shorten_elongation does, and a run of spaces to one."""
    letter = run[0][0]
    left = 1 if letter == " " else len(letters.shorten_elongation(letter * len(run)))
    if left == len(run):
        return run
    return [*run[: left - 1], (letter, run[left - 1][1], run[-1][2])]
