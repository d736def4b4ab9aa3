"""Dates: facts that grow old, days that are over, a calendar that ends."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.content.nodes import Document, Path_, Value
from bot.content.problems import Fault, Problem, _

STALE_AFTER, EXPIRED_AFTER = timedelta(days=180), timedelta(days=365)
_CALENDAR_AHEAD = timedelta(days=60)


class Stale(Fault):
    """Half a year after it was checked, a fact about hours, fees or rules may have changed."""

    code = "STALE"
    severity = "warning"
    message = _("the fact was checked {days} days ago. Check it again and write today's date.")
    bad = "assured_date: 2026-01-01 (seen in August)"
    good = "assured_date: 2026-08-01"


class Expired(Fault):
    """After a year nobody should be sent anywhere because of it."""

    code = "EXPIRED"
    message = _("the fact was checked {days} days ago, more than a year. Check it again, or mark it `sample: true`.")
    bad = "assured_date: 2024-05-01"
    good = "assured_date: 2026-11-23"


class FutureDate(Fault):
    """Nobody has checked anything tomorrow yet: a slip in the date."""

    code = "FUTURE-DATE"
    message = _("{value} has not come yet. Write the day on which it was checked.")
    bad = "assured_date: 2062-11-23"
    good = "assured_date: 2026-11-23"


class PastDate(Fault):
    """It is over; the file grows long, and somebody may take the old line for a new one."""

    code = "PAST-DATE"
    severity = "warning"
    message = _("this ended on {value}. Remove it.")
    bad = "until: 2025-03-08"
    good = "until: 2027-03-08"


class DuplicateDate(Fault):
    """Two lines for one day and the same places: only one can be right."""

    code = "DUPLICATE-DATE"
    message = _("{value} stands here twice for the same places. Keep one.")
    bad = "- date: 2026-01-01\n- date: 2026-01-01"
    good = "- date: 2026-01-01"


class HolidaysEnd(Fault):
    """After the last day in the calendar every holiday would be answered as an ordinary day."""

    code = "HOLIDAYS-END"
    severity = "warning"
    message = _("the last holiday is {value}. Add those of the next year.")
    bad = "holidays.yml ends in December"
    good = "holidays.yml goes on for another year"


def facts(document: Document, today: date) -> Iterator[Problem]:
    """Yield facts that were checked too long ago, or in the future."""
    for path, value in _dates(document.value, (), "assured_date"):
        age = today - value
        if age < timedelta(0):
            yield document.problem(path, "FUTURE-DATE", value=value)
        elif age > EXPIRED_AFTER:
            yield document.problem(path, "EXPIRED", days=age.days)
        elif age > STALE_AFTER:
            yield document.problem(path, "STALE", days=age.days)


def holidays(document: Document, today: date) -> Iterator[Problem]:
    """Yield days of past years, days that stand twice, and the end of the calendar."""
    last_of_all: date | None = None
    seen: set[tuple[str, str, str]] = set()
    for i, item in enumerate(document.value if isinstance(document.value, list) else []):
        if not isinstance(item, dict):
            continue
        first, last = (item.get("date") or item.get("from"), item.get("date") or item.get("until"))
        parsed = _parsed(last)
        if parsed is None:
            continue
        last_of_all = max(parsed, last_of_all or parsed)
        key = str(first), str(last), str(item.get("institutions"))
        if key in seen:
            yield document.problem((i,), "DUPLICATE-DATE", value=first)
        seen.add(key)
        special = {"institutions", "opening_hours", "may_differ"} & set(item)
        if parsed < today and (special or parsed.year < today.year):
            yield document.problem((i,), "PAST-DATE", value=parsed)
    if last_of_all and last_of_all - today < _CALENDAR_AHEAD:
        yield document.problem((), "HOLIDAYS-END", value=last_of_all)


def announcement(document: Document, today: date) -> Iterator[Problem]:
    """Yield an announcement that is over."""
    until = _parsed(document.value.get("until")) if isinstance(document.value, dict) else None
    if until and until < today:
        yield document.problem(("until",), "PAST-DATE", value=until)


def _dates(value: Value, path: Path_, name: str) -> Iterator[tuple[Path_, date]]:
    if isinstance(value, dict):
        for key, child in value.items():
            if key == name and (found := _parsed(child)):
                yield (*path, key), found
            else:
                yield from _dates(child, (*path, key), name)
    elif isinstance(value, list):
        for i, child in enumerate(value):
            yield from _dates(child, (*path, i), name)


def _parsed(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
