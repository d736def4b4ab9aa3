"""Which dates a named day means: 'tomorrow', 'saturday', 'feast_day_2', '12-05' (docs/understanding.md, Entities)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from bot.blocks import DayHours
from bot.model import Holiday

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = {"today": 0, "tonight": 0, "tomorrow": 1, "day_after_tomorrow": 2, "yesterday": -1}
_FEASTS = {
    "feast": ("ramadan_feast", "sacrifice_feast"),
    "ramadan_feast": ("ramadan_feast",),
    "sacrifice_feast": ("sacrifice_feast",),
    "new_year": ("new_year",),
}
_FEAST_DAY = re.compile(r"feast_day_(\d)")
Span = tuple[time, time]
# Local time; a night reaches over midnight.
_PARTS: dict[str, tuple[Span, ...]] = {
    "morning": ((time(6), time(12)),),
    "noon": ((time(12), time(13)),),
    "afternoon": ((time(13), time(17)),),
    "evening": ((time(17), time(22)),),
    "night": ((time(22), time.max), (time.min, time(6))),
}
_DATE = re.compile(r"(\d\d)-(\d\d)")


def dates(names: Sequence[str], today: date, holidays: Sequence[Holiday]) -> tuple[date, ...]:
    """Return the dates that the names of a message mean together, in order; empty if none is known.

    'The second day of the sacrifice feast' carries two names: the feast's and the day's. A day that is over means the
    next one of its kind.
    """
    feasts = next((_FEASTS[n] for n in names if n in _FEASTS), _FEASTS["feast"])
    particular = [n for n in names if _FEAST_DAY.fullmatch(n) or n == "feast_eve"]
    wanted = particular or names
    found = [day for name in wanted for day in _dates(name, today, holidays, feasts)]
    return tuple(sorted(dict.fromkeys(found)))


def clock(value: str) -> time | None:
    """Return the time of day of an HH:MM value; None for 'morning' and the like."""
    try:
        return time.fromisoformat(value)
    except ValueError:
        return None


def part(value: str, names: Sequence[str]) -> str:
    """Return the part of the day that a message's time, or its 'tonight', means; '' if none."""
    return value if value in _PARTS else "evening" if "tonight" in names and not value else ""


def open_in(part: str, days: Sequence[DayHours]) -> tuple[DayHours, ...]:
    """Return those of the days that are open in a part of the day, with only the hours that lie in it."""
    clipped = (replace(day, spans=tuple(_within(_PARTS.get(part, ()), day.spans))) for day in days)
    return tuple(day for day in clipped if day.spans)


def _within(ranges: Sequence[Span], spans: Sequence[Span]) -> Iterator[Span]:
    for first, last in sorted(ranges):
        for a, b in spans:
            end = b if b != time.min else time.max  # midnight ends a day as 00:00
            if a < last and first < end:
                cut = min(end, last)
                yield max(a, first), time.min if cut == time.max else cut


def _dates(name: str, today: date, holidays: Sequence[Holiday], feasts: Sequence[str]) -> list[date]:
    if name in _NEAR:
        return [today + timedelta(days=_NEAR[name])]
    if name in _WEEKDAYS:
        return [today + timedelta(days=(_WEEKDAYS.index(name) - today.weekday()) % 7)]
    if name == "weekend":
        saturday = today if today.weekday() == 6 else today + timedelta(days=(5 - today.weekday()) % 7)
        return [saturday] if today.weekday() == 6 else [saturday, saturday + timedelta(days=1)]
    if name == "next_week":
        return [today + timedelta(days=7 - today.weekday() + i) for i in range(7)]
    if name in _FEASTS:
        return _feast(_FEASTS[name], today, holidays, eve=False)
    if name == "feast_eve":
        return _feast(feasts, today, holidays, eve=True)[:1]
    if numbered := _FEAST_DAY.fullmatch(name):
        days = _feast(feasts, today, holidays, eve=False)
        at = int(numbered[1]) - 1
        return days[at : at + 1]
    if name == "ramadan":
        coming = [h for h in holidays if h.feast == "ramadan" and h.last >= today]
        first = min((max(h.first, today) for h in coming), default=None)
        return [] if first is None else [first + timedelta(days=i) for i in range(7)]
    if name == "public_holiday":
        coming = [h for h in holidays if h.last >= today and not h.institutions and _closing(h)]
        return [min(h.first for h in coming)] if coming else []
    if dated := _DATE.fullmatch(name):
        return _next_date(int(dated[1]), int(dated[2]), today)
    return []


def _feast(kinds: Sequence[str], today: date, holidays: Sequence[Holiday], eve: bool) -> list[date]:
    """Return the days of the feast that is on or comes next: the eve, or the full days in order."""
    days = sorted(
        (h for h in holidays if h.feast in kinds and h.last >= today - timedelta(days=5)), key=lambda h: h.first
    )
    runs: list[list[Holiday]] = []
    for holiday in days:
        follows = runs and (holiday.first - runs[-1][-1].last).days <= 1 and holiday.feast == runs[-1][-1].feast
        (runs[-1].append if follows else lambda h: runs.append([h]))(holiday)
    run = next((r for r in runs if r[-1].last >= today), [])
    return [h.first for h in run if (h.closes is not None) == eve]


def _closing(holiday: Holiday) -> bool:
    return holiday.closes is None and holiday.opening_hours is None and not holiday.may_differ


def _next_date(month: int, day: int, today: date) -> list[date]:
    for year in range(today.year, today.year + 5):
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February of most years, 31 April
            continue
        if found >= today:
            return [found]
    return []
