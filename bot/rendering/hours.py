"""Opening hours in words: today first, then the week."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import groupby

from babel.dates import format_date, format_skeleton

from bot.blocks import DayHours, HoursBlock
from bot.rendering import phrases
from bot.rendering.speech import Speech


def lines(block: HoursBlock, speech: Speech) -> Iterator[str]:
    """Return the lines of an hours block: state now, today, then the other days, equal neighbours together."""
    if block.fact.opening_hours == "24/7":
        yield speech.say(phrases.OPEN_ALWAYS)
        return
    if block.by_appointment:
        yield speech.say(phrases.BY_APPOINTMENT)
    if block.asked:
        yield from _asked(block, speech)
    if block.part:
        yield _then(block, speech)
    if block.asked:
        return
    yield _now(block, speech)
    today, *others = block.week
    yield speech.say(phrases.TODAY, day=_date(today.day, speech), hours=_hours(today, speech))
    if today.holiday:
        yield today.holiday.of(speech.language)
    for _, group in groupby(others, key=lambda d: (d.spans, d.holiday)):
        yield _days(list(group), speech)
    if any(d.may_differ for d in block.week):
        yield speech.say(phrases.HOURS_MAY_DIFFER)


def _asked(block: HoursBlock, speech: Speech) -> Iterator[str]:
    """Say the hours of the days that were asked about, each with its date, and whether it is open at the time."""
    for day in block.asked:
        if day.holiday:
            named = day.holiday.of(speech.language)
            yield speech.say(phrases.HOLIDAY, day=_date(day.day, speech), holiday=named, hours=_hours(day, speech))
        else:
            yield speech.say(phrases.DAY, day=_date(day.day, speech), hours=_hours(day, speech))
    if block.at and len(block.asked) == 1 and block.asked[0].spans:
        is_open = any(a <= block.at and (block.at < b or b == time.min) for a, b in block.asked[0].spans)
        said = phrases.OPEN_AT if is_open else phrases.CLOSED_AT
        yield speech.say(said, time=clock(block.at, speech))
    elif [day.day for day in block.asked] == [block.now.date()]:
        yield _now(block, speech)
    if any(d.may_differ for d in block.asked):
        yield speech.say(phrases.HOURS_MAY_DIFFER)


def _then(block: HoursBlock, speech: Speech) -> str:
    """Say when it is open in the part of the day that was asked about, or on which days where these differ."""
    part = speech.say(phrases.PARTS_OF_THE_DAY[block.part])
    if not block.open_then:
        return speech.say(phrases.CLOSED_THEN, part=part)
    alike = len({day.spans for day in block.open_then}) == 1
    if alike and len(block.open_then) == len(block.asked or block.week):
        return speech.say(phrases.DAY, day=part, hours=_hours(block.open_then[0], speech))
    named = speech.enumeration([_weekday(day.day, speech) for day in block.open_then])
    return speech.say(phrases.OPEN_THEN_ON, part=part, days=named)


def usual_week(days: Sequence[DayHours], speech: Speech) -> Iterator[str]:
    """Return the lines of a week that is not the present one, as a leaflet shows it: no date, no 'now'."""
    for _, group in groupby(days, key=lambda d: d.spans):
        yield _days(list(group), speech)


def _now(block: HoursBlock, speech: Speech) -> str:
    if block.open_now:
        return (
            speech.say(phrases.OPEN_UNTIL, time=clock(block.changes.time(), speech))
            if block.changes
            else speech.say(phrases.OPEN_NOW)
        )
    if block.changes is None:
        return speech.say(phrases.CLOSED)
    opens = clock(block.changes.time(), speech)
    days = (block.changes.date() - block.now.date()).days
    if days == 0:
        return speech.say(phrases.CLOSED_TODAY_AT, time=opens)
    if days == 1:
        return speech.say(phrases.CLOSED_TOMORROW_AT, time=opens)
    if days < 7:
        return speech.say(phrases.CLOSED_DAY_AT, day=_weekday(block.changes, speech), time=opens)
    return speech.say(phrases.CLOSED_DAY_AT, day=_date(block.changes, speech), time=opens)


def _days(group: list[DayHours], speech: Speech) -> str:
    first, last = group[0], group[-1]
    hours = _hours(first, speech)
    if first.holiday:
        return speech.say(
            phrases.HOLIDAY, day=_date(first.day, speech), holiday=first.holiday.of(speech.language), hours=hours
        )
    if first is last:
        return speech.say(phrases.DAY, day=_weekday(first.day, speech), hours=hours)
    return speech.say(phrases.DAYS, first=_weekday(first.day, speech), last=_weekday(last.day, speech), hours=hours)


def _hours(day: DayHours, speech: Speech) -> str:
    if not day.spans:
        return speech.say(phrases.CLOSED_ALL_DAY)
    spans = [speech.say(phrases.SPAN, start=clock(a, speech), end=clock(b, speech)) for a, b in day.spans]
    return speech.enumeration(spans)


def clock(moment: time, speech: Speech) -> str:
    """Return a time of day as HH:MM, isolated in right-to-left text; midnight as the end of a day is 24:00."""
    text = moment.strftime("%H:%M")
    return speech.keep_order("24:00" if text == "00:00" else text)


def _weekday(day: date, speech: Speech) -> str:
    return format_date(day, "EEEE", locale=speech.locale)


def _date(day: date, speech: Speech) -> str:
    # Noon without a zone: the day is Gaziantep's already and must not be moved by the server's zone.
    noon = datetime.combine(day, time(12))
    if speech.language == "tr":
        # CLDR 47 has no such skeleton for Turkish and falls back to 'Cmt'; this is its full date without the year.
        return format_date(noon, "d MMMM EEEE", locale=speech.locale)
    return format_skeleton("MMMMEEEEd", noon, locale=speech.locale)
