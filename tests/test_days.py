"""Which dates a named day means, and the hours of days that differ."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot import opening
from bot.dialogue.days import dates
from bot.model import Catalogue, Holiday, Texts

MONDAY = date(2026, 11, 23)
NAMED = Texts("ا", "a", "a")
OFFICE = "Mo-Fr 08:00-12:00,13:00-17:00; PH off"


@pytest.mark.parametrize(
    ("names", "today", "expected"),
    [
        (("today",), MONDAY, [date(2026, 11, 23)]),
        (("tomorrow",), MONDAY, [date(2026, 11, 24)]),
        (("yesterday",), MONDAY, [date(2026, 11, 22)]),
        (("saturday",), MONDAY, [date(2026, 11, 28)]),
        (("monday",), MONDAY, [date(2026, 11, 23)]),
        (("weekend",), MONDAY, [date(2026, 11, 28), date(2026, 11, 29)]),
        (("weekend",), date(2026, 11, 29), [date(2026, 11, 29)]),
        (("saturday", "sunday"), MONDAY, [date(2026, 11, 28), date(2026, 11, 29)]),
        (("12-05",), MONDAY, [date(2026, 12, 5)]),
        (("02-29",), MONDAY, [date(2028, 2, 29)]),
        (("10-29",), MONDAY, [date(2027, 10, 29)]),
        (("new_year",), MONDAY, [date(2027, 1, 1)]),
        (("public_holiday",), MONDAY, [date(2027, 1, 1)]),
        (("feast_day_2",), MONDAY, [date(2027, 3, 10)]),
        (("sacrifice_feast", "feast_day_2"), MONDAY, [date(2027, 5, 17)]),
        (("feast_day_4", "sacrifice_feast"), MONDAY, [date(2027, 5, 19)]),
        (("feast_eve",), MONDAY, [date(2027, 3, 8)]),
        (("ramadan_feast",), MONDAY, [date(2027, 3, 9), date(2027, 3, 10), date(2027, 3, 11)]),
        (("feast",), date(2027, 3, 10), [date(2027, 3, 9), date(2027, 3, 10), date(2027, 3, 11)]),
        (("feast",), date(2027, 3, 12), [date(2027, 5, d) for d in (16, 17, 18, 19)]),
        (("every_day",), MONDAY, []),
        ((), MONDAY, []),
    ],
)
def test_named_days(catalogue: Catalogue, names: tuple[str, ...], today: date, expected: list[date]) -> None:
    assert list(dates(names, today, catalogue.holidays)) == expected


def test_ramadan_is_a_week_of_it(catalogue: Catalogue) -> None:
    days = dates(("ramadan",), MONDAY, catalogue.holidays)
    assert days[0] == date(2027, 2, 8)
    assert len(days) == 7


def hours(expression: str, day: date, *holidays: Holiday, institution: str = "here") -> list[str]:
    """Return a day's spans as text."""
    found = opening.week(expression, day, holidays, institution, 1)[0]
    return [f"{a:%H:%M}-{b:%H:%M}" for a, b in found.spans]


RAMADAN = Holiday(
    date(2027, 2, 8),
    date(2027, 3, 8),
    NAMED,
    opening_hours="08:30-12:00,12:30-17:00",
    instead_of="08:00-12:00,13:00-17:00",
)
CLOSURE = Holiday(date(2027, 2, 10), date(2027, 2, 10), NAMED, institutions=("here",))
EXTRA = Holiday(date(2027, 3, 10), date(2027, 3, 10), NAMED, opening_hours="10:00-12:00", institutions=("here",))
EVE = Holiday(date(2027, 3, 8), date(2027, 3, 8), NAMED, closes=time(13))
FEAST = Holiday(date(2027, 3, 9), date(2027, 3, 11), NAMED)


def test_other_hours_hold_only_where_they_replace_the_usual_ones() -> None:
    assert hours(OFFICE, date(2027, 2, 9), RAMADAN) == ["08:30-12:00", "12:30-17:00"]
    assert hours("Tu 18:00-20:00", date(2027, 2, 9), RAMADAN) == ["18:00-20:00"]
    assert hours(OFFICE, date(2027, 2, 13), RAMADAN) == []  # a Saturday
    assert hours("24/7", date(2027, 2, 9), RAMADAN) == ["00:00-00:00"]


def test_a_half_day_cuts_the_other_hours() -> None:
    assert hours(OFFICE, date(2027, 3, 8), EVE, RAMADAN) == ["08:30-12:00", "12:30-13:00"]


def test_what_is_said_of_an_institution_decides() -> None:
    assert hours(OFFICE, date(2027, 2, 10), RAMADAN, CLOSURE) == []
    assert hours(OFFICE, date(2027, 2, 10), RAMADAN, CLOSURE, institution="there") == ["08:30-12:00", "12:30-17:00"]
    assert hours(OFFICE, date(2027, 3, 10), FEAST, EXTRA) == ["10:00-12:00"]
    assert hours(OFFICE, date(2027, 3, 10), FEAST, EXTRA, institution="there") == []


def test_seasons_and_appointments() -> None:
    seasonal = "Jun-Sep Mo-Fr 07:00-15:00; Oct-May Mo-Fr 08:00-16:00"
    assert hours(seasonal, date(2027, 7, 1)) == ["07:00-15:00"]
    assert hours(seasonal, date(2027, 11, 1)) == ["08:00-16:00"]
    assert opening.by_appointment('Mo-Fr 09:00-17:00 "by appointment"')


def _expected(moment: datetime, calendar: dict[date, tuple[str, ...]]) -> bool:
    """The same rules again, by hand: closed on feast days, half days until 13:00, Ramadan's hours, two exceptions."""
    day, clock = moment.date(), moment.time()
    kinds = calendar.get(day, ())
    if "closure" in kinds:
        return False
    if "extra" in kinds:
        return time(10) <= clock < time(12)
    if day.weekday() > 4 or "full" in kinds:
        return False
    first, second = ((8, 0, 12, 0), (13, 0, 17, 0))
    if "ramadan" in kinds:
        first, second = ((8, 30, 12, 0), (12, 30, 17, 0))
    inside = any(time(a, b) <= clock < time(c, d) for a, b, c, d in (first, second))
    return inside and not ("half" in kinds and clock >= time(13))


def test_every_minute_of_two_years_agrees_with_the_rules_read_by_hand(catalogue: Catalogue) -> None:
    own = (RAMADAN, CLOSURE, EXTRA)
    general = tuple(h for h in catalogue.holidays if not h.may_differ)
    calendar: dict[date, tuple[str, ...]] = {}
    for holiday in (*general, *own):
        kind = (
            "ramadan" if holiday is RAMADAN else "closure" if holiday is CLOSURE else "extra" if holiday is EXTRA
            else "half" if holiday.closes else "full"
        )  # fmt: skip
        for i in range((holiday.last - holiday.first).days + 1):
            day = holiday.first + timedelta(days=i)
            calendar[day] = (*calendar.get(day, ()), kind)
    wrong, minutes = [], 0
    for i in range(731):
        day = date(2026, 6, 1) + timedelta(days=i)
        spans = opening.week(OFFICE, day, (*general, *own), "here", 1)[0].spans
        for minute in range(24 * 60):
            moment = datetime(day.year, day.month, day.day, minute // 60, minute % 60)
            is_open = any(a <= moment.time() < b for a, b in spans)
            minutes += 1
            if is_open != _expected(moment, calendar):
                wrong.append(moment)
    assert minutes == 731 * 1440
    assert not wrong, wrong[:5]


def test_now_agrees_with_the_days(catalogue: Catalogue) -> None:
    """The state at a moment is that of the day's spans, at the seams of each span."""
    for day in (date(2027, 3, 8), date(2027, 3, 9), date(2026, 10, 28), date(2026, 11, 24)):
        for a, b in opening.week(OFFICE, day, catalogue.holidays, None, 1)[0].spans:
            for clock, is_open in ((a, True), (b, False)):
                moment = datetime.combine(day, clock, tzinfo=opening.ISTANBUL).astimezone(UTC)
                assert opening.state(OFFICE, moment, catalogue.holidays).open_now == is_open
