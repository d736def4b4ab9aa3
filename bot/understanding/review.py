"""Groups what could not be answered by likeness, for staff to label."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from bot.understanding.masking import HIDDEN, joined

ALIKE = 75.0
FEWEST_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One kept question: day, language, masked text, and a mark that is the same for one person within a month."""

    id: int
    day: date
    language: str
    text: str
    person: str


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that are alike, the commonest wording first."""

    language: str
    asked: tuple[Asked, ...]

    @property
    def text(self) -> str:
        """The commonest wording, of which only what at least five different people wrote is shown."""
        return joined(
            word if people(a for a in self.asked if word in a.text.split()) >= FEWEST_PEOPLE else HIDDEN
            for word in self.asked[0].text.split()
        )

    @property
    def people(self) -> int:
        """How many different people asked, at least."""
        return people(self.asked)


def people(asked: Iterable[Asked]) -> int:
    """Return how many different people asked, at least: one person has another mark in another month."""
    marks: dict[str, set[str]] = {}
    for one in asked:
        marks.setdefault(f"{one.day:%Y-%m}", set()).add(one.person)
    return max(map(len, marks.values()), default=0)


def groups(asked: Sequence[Asked], fewest: int = FEWEST_PEOPLE) -> list[Group]:
    """Return the groups that at least so many different people stand behind, the largest first; none without words."""
    made: list[list[Asked]] = []
    texts = [a.text for a in asked]
    for one in sorted(asked, key=lambda a: (-texts.count(a.text), a.id)):
        home = next((group for group in made if _alike(group[0], one)), None)
        if home is None:
            made.append([one])
        else:
            home.append(one)
    found = [Group(group[0].language, tuple(group)) for group in made]
    return sorted((g for g in found if g.people >= fewest and g.text != HIDDEN), key=lambda g: -g.people)


def _alike(a: Asked, b: Asked) -> bool:
    return a.language == b.language and fuzz.token_sort_ratio(a.text, b.text) >= ALIKE
