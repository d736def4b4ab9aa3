"""Opening hours in OpenStreetMap's opening_hours syntax, evaluated for Gaziantep.

Specification: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
The library's own calendar of Türkiye lacks the religious feasts and the half days, so holidays
come from the catalogue and are laid over its result. Every time is local time of Europe/Istanbul.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]
from opening_hours import State as Kind

from bot.blocks import DayHours
from bot.model import Holiday

ISTANBUL = ZoneInfo("Europe/Istanbul")
_HORIZON = 31
_APPOINTMENT = '"by appointment"'
Span = tuple[time, time]


@dataclass(frozen=True, slots=True)
class State:
    """Whether a place is open, when that changes next, and the next seven days."""

    open_now: bool
    changes: datetime | None
    week: tuple[DayHours, ...]


def syntax_error(expression: str) -> str | None:
    """Return what is wrong with an opening_hours expression, None if nothing is."""
    try:
        OpeningHours(expression)
    except ParserError as error:
        return str(error).splitlines()[0]
    return None


def local(moment: datetime) -> datetime:
    """Return an aware moment in Gaziantep's local time, without a zone (clock time)."""
    return moment.astimezone(ISTANBUL).replace(tzinfo=None)


def by_appointment(expression: str) -> bool:
    """True if the expression says that one needs an appointment."""
    return _APPOINTMENT in expression


def state(expression: str, moment: datetime, holidays: Sequence[Holiday], institution: str | None = None) -> State:
    """Evaluate an expression at an aware moment, for a service of an institution.

    On a holiday a place that says `PH off`, or says nothing of holidays, is closed; on a half day it closes at the
    holiday's hour. `24/7` and expressions that name `PH` hours themselves are left as they are, but for what is said
    of the institution by name.
    """
    now = local(moment)
    days = week(expression, now.date(), holidays, institution, _HORIZON)
    spans = _merged([(datetime.combine(d.day, a), _end(d.day, b)) for d in days for a, b in d.spans])
    current = next((s for s in spans if s[0] <= now < s[1]), None)
    if current:
        changes: datetime | None = current[1] if current[1] < datetime.combine(days[-1].day, time.max) else None
    else:
        changes = next((s[0] for s in spans if s[0] > now), None)
    return State(current is not None, changes, days[:7])


def week(
    expression: str, first: date, holidays: Sequence[Holiday], institution: str | None = None, length: int = 7
) -> tuple[DayHours, ...]:
    """Return the hours of some days from the first one on."""
    last = first + timedelta(days=length - 1)
    near = [
        h
        for h in holidays
        if h.first <= last and h.last >= first and (not h.institutions or institution in h.institutions)
    ]
    return tuple(_day(expression, first + timedelta(days=i), near) for i in range(length))


def _day(expression: str, day: date, holidays: Sequence[Holiday]) -> DayHours:
    """Return one day's hours: what is said of the institution itself decides, else the holidays of all."""
    usual = _spans(expression, day)
    here = [h for h in holidays if h.first <= day <= h.last]
    own = [h for h in here if h.institutions]
    if own:
        # The shorter period is the more particular one; of two alike the later line.
        decisive = min(reversed(own), key=lambda h: h.last - h.first)
        return DayHours(day, _changed(usual, decisive, day), decisive.name, decisive.may_differ)
    if not closed_on_holidays(expression):
        return DayHours(day, usual, here[0].name if here else None)
    spans, named = usual, None
    # Other hours first (Ramadan), then closures and half days, which cut them.
    for holiday in sorted(here, key=lambda h: not (h.opening_hours or h.may_differ)):
        spans, named = _changed(spans, holiday, day), holiday
    return DayHours(day, spans, named.name if named else None, any(h.may_differ for h in here) and bool(spans))


def _changed(spans: tuple[Span, ...], holiday: Holiday, day: date) -> tuple[Span, ...]:
    if holiday.may_differ:
        return spans
    if holiday.opening_hours:
        replaced = holiday.instead_of is None or spans == _spans(holiday.instead_of, day)
        return _spans(holiday.opening_hours, day) if replaced else spans
    if holiday.closes is None:
        return ()
    cut = holiday.closes
    return tuple((a, min(b, cut) if b != time.min else cut) for a, b in spans if a < cut)


def closed_on_holidays(expression: str) -> bool:
    """True if a public holiday closes the place."""
    return not _own_holiday_rule(expression)


def usual_week(expression: str, day: date) -> tuple[tuple[DayHours, ...], bool]:
    """Return the week of a day, from Monday and without holidays, and whether every week of the year is like it."""
    monday = day - timedelta(days=day.weekday())
    days = [DayHours(d, _spans(expression, d)) for d in (monday + timedelta(days=i) for i in range(371))]
    return tuple(days[:7]), all(d.spans == days[i % 7].spans for i, d in enumerate(days))


def _own_holiday_rule(expression: str) -> bool:
    return expression.strip() == "24/7" or ("PH" in expression and "PH off" not in expression)


@lru_cache(maxsize=4096)
def _spans(expression: str, day: date) -> tuple[Span, ...]:
    start = datetime.combine(day, time.min)
    end = start + timedelta(days=1)
    found = []
    for a, b, kind, _comments in _parsed(expression).intervals(start, end):
        if kind == Kind.OPEN:
            found.append((max(a, start).time(), b.time() if b is not None and b < end else time.min))
    return tuple(found)


@lru_cache(maxsize=512)
def _parsed(expression: str) -> OpeningHours:
    return OpeningHours(expression)


def _end(day: date, end: time) -> datetime:
    # 00:00 as the end of a span is the midnight that closes the day.
    return datetime.combine(day + timedelta(days=1) if end == time.min else day, end)


def _merged(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    merged: list[tuple[datetime, datetime]] = []
    for a, b in spans:
        if merged and merged[-1][1] >= a:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged


def today() -> date:
    """Return the day it is in Gaziantep."""
    return local(datetime.now(ISTANBUL)).date()
