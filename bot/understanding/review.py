"""Groups what could not be answered by likeness, for staff to label."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

ALIKE = 75.0
FEWEST_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One kept question: masked text, language, and a mark that is the same for one person within a month."""

    id: int
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
        """The wording that stands for the group."""
        return self.asked[0].text

    @property
    def people(self) -> int:
        """How many different people asked."""
        return len({a.person for a in self.asked})


def groups(asked: Sequence[Asked], fewest: int = FEWEST_PEOPLE) -> list[Group]:
    """Return the groups that at least so many different people stand behind, the largest first."""
    made: list[list[Asked]] = []
    texts = [a.text for a in asked]
    for one in sorted(asked, key=lambda a: (-texts.count(a.text), a.id)):
        home = next((group for group in made if _alike(group[0], one)), None)
        if home is None:
            made.append([one])
        else:
            home.append(one)
    found = [Group(group[0].language, tuple(group)) for group in made]
    return sorted((g for g in found if g.people >= fewest), key=lambda g: -g.people)


def _alike(a: Asked, b: Asked) -> bool:
    return a.language == b.language and fuzz.token_sort_ratio(a.text, b.text) >= ALIKE
