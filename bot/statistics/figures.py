"""Counts to tables that tell about questions and nothing about anybody. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from bot.people import CaseKind, Count, Vote

LEAST = 5  # a smaller number could point to somebody
_UNANSWERED = frozenset({"fallback", "out_of_scope", "other_language", "forwarded"})
_NO_SERVICE = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a label and a number, largest first (hours and days in their order).

    `hidden` is how many rows were too small to be shown. Nothing is said of their sum: with a total it would tell
    a single small number. So the total is that of the rows that are shown.
    """

    name: str
    rows: tuple[tuple[str, int], ...]
    hidden: int

    @property
    def total(self) -> int:
        """The sum of what is shown."""
        return sum(number for _, number in self.rows)


@dataclass(frozen=True, slots=True)
class Figures:
    """All that `merhaba stats` shows; a share or a time is None where too few cases stand behind it."""

    tables: tuple[Table, ...]
    unanswered: float | None
    waits: tuple[tuple[CaseKind, int, float], ...]


def figures(
    counts: Sequence[Count], votes: Sequence[Vote], cases: Sequence[tuple[CaseKind, datetime, datetime | None]]
) -> Figures:
    """Return the tables, the share of messages without an answer, and the minutes to the staff's first answer."""
    tables = (
        _table("intent", counts, lambda c: c.intent),
        _table("service", [c for c in counts if c.service != _NO_SERVICE], lambda c: c.service),
        _table("language", counts, lambda c: c.language),
        _table("hour", counts, lambda c: f"{c.hour:02}", ordered=True),
        _table("day", counts, lambda c: f"{c.day:%Y-%m-%d}", ordered=True),
        _table("outcome", counts, lambda c: c.outcome),
        _voted("thumbs up", [v for v in votes if v.reason == ""]),
        _voted("thumbs down", [v for v in votes if v.reason == "down"]),
        _reasons(votes),
    )
    return Figures(tables, _unanswered(counts), tuple(_waits(cases)))


def _table(name: str, counts: Iterable[Count], key: Callable[[Count], str], ordered: bool = False) -> Table:
    sums: Counter[str] = Counter()
    for count in counts:
        sums[key(count)] += count.count
    return _shown(name, sums, ordered)


def _voted(name: str, votes: Iterable[Vote]) -> Table:
    sums: Counter[str] = Counter()
    for vote in votes:
        sums[vote.service] += vote.count
    return _shown(name, sums)


def _reasons(votes: Iterable[Vote]) -> Table:
    sums: Counter[str] = Counter()
    for vote in votes:
        if vote.reason not in ("", "down"):
            sums[vote.reason] += vote.count
    return _shown("reasons", sums)


def _shown(name: str, sums: Counter[str], ordered: bool = False) -> Table:
    large = [(label, number) for label, number in sums.items() if number >= LEAST]
    rows = sorted(large) if ordered else sorted(large, key=lambda row: (-row[1], row[0]))
    return Table(name, tuple(rows), len(sums) - len(large))


def _unanswered(counts: Sequence[Count]) -> float | None:
    total = sum(c.count for c in counts)
    without = sum(c.count for c in counts if c.outcome in _UNANSWERED)
    # Both sides must be large: of 6 messages with 1 answered, the share would tell the 1.
    return without / total if without >= LEAST and total - without >= LEAST else None


def _waits(
    cases: Sequence[tuple[CaseKind, datetime, datetime | None]],
) -> Iterable[tuple[CaseKind, int, float]]:
    for kind in CaseKind:
        minutes = [(answered - opened).total_seconds() / 60 for k, opened, answered in cases if k is kind and answered]
        if len(minutes) >= LEAST:
            yield kind, len(minutes), median(minutes)
