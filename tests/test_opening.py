"""Opening hours in Gaziantep's time, with Turkey's holidays."""

from datetime import UTC, date, datetime, time

import holidays as holidays_package
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import opening
from bot.model import Catalogue

OFFICE = "Mo-Fr 08:00-12:00,13:00-17:00; PH off"


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment given in Gaziantep's clock time."""
    return datetime(year, month, day, hour, minute, tzinfo=opening.ISTANBUL).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "is_open", "changes"),
    [
        (at(2026, 11, 23, 9), True, datetime(2026, 11, 23, 12)),
        (at(2026, 11, 23, 12, 30), False, datetime(2026, 11, 23, 13)),
        (at(2026, 11, 23, 17), False, datetime(2026, 11, 24, 8)),
        (at(2026, 11, 27, 18), False, datetime(2026, 11, 30, 8)),
        (at(2026, 10, 28, 9), True, datetime(2026, 10, 28, 12)),  # eve of Republic Day: half day until 13:00
        (at(2026, 10, 28, 14), False, datetime(2026, 10, 30, 8)),  # 29 October is Republic Day
        (at(2026, 3, 19, 14), False, datetime(2026, 3, 23, 8)),  # eve and three days of Eid al-Fitr, then a weekend
        (at(2026, 5, 27, 10), False, datetime(2026, 6, 1, 8)),  # Eid al-Adha, Wednesday to Saturday
    ],
)
def test_state(catalogue: Catalogue, moment: datetime, is_open: bool, changes: datetime) -> None:
    state = opening.state(OFFICE, moment, catalogue.holidays)
    assert (state.open_now, state.changes) == (is_open, changes)


def test_always_open_even_on_holidays(catalogue: Catalogue) -> None:
    state = opening.state("24/7", at(2026, 10, 29, 3), catalogue.holidays)
    assert state.open_now
    assert state.changes is None


def test_open_past_midnight(catalogue: Catalogue) -> None:
    state = opening.state("Fr 22:00-02:00", at(2026, 11, 27, 23), catalogue.holidays)
    assert (state.open_now, state.changes) == (True, datetime(2026, 11, 28, 2))


def test_a_holiday_is_named(catalogue: Catalogue) -> None:
    week = opening.state(OFFICE, at(2026, 10, 27, 9), catalogue.holidays).week
    by_day = {d.day: d for d in week}
    assert by_day[date(2026, 10, 28)].spans == ((time(8), time(12)),)
    assert by_day[date(2026, 10, 29)].spans == ()
    republic = by_day[date(2026, 10, 29)].holiday
    assert republic is not None
    assert republic.tr == "Cumhuriyet Bayramı"


@given(st.datetimes(datetime(2026, 1, 1), datetime(2028, 11, 1)))
@settings(max_examples=150, deadline=None)
def test_office_hours_agree_with_the_rule(catalogue: Catalogue, local: datetime) -> None:
    """An independent reading of the same rule: weekday, clock, public and half days of the `holidays` package."""
    calendar = holidays_package.country_holidays("TR", categories=("public",), years=(2026, 2027, 2028))
    halves = holidays_package.country_holidays("TR", categories=("half_day",), years=(2026, 2027, 2028))
    clock = local.time()
    works = local.weekday() < 5 and local.date() not in calendar
    expected = works and (time(8) <= clock < time(12) or (time(13) <= clock < time(17) and local.date() not in halves))
    moment = local.replace(tzinfo=opening.ISTANBUL).astimezone(UTC)
    assert opening.state(OFFICE, moment, catalogue.holidays).open_now == expected


def test_holidays_are_those_of_the_package(catalogue: Catalogue) -> None:
    for half, category in ((False, "public"), (True, "half_day")):
        known = holidays_package.country_holidays("TR", categories=(category,), years=(2026, 2027, 2028))
        ours = {h.first for h in catalogue.holidays if (h.closes is not None) == half and not h.may_differ}
        assert ours == set(known)
