"""Questions whose exact answer no text holds: how long, how much is given, somebody else instead; parts of the day."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.blocks import Answer, DayHours, FactBlock, HoursBlock, SayBlock, TitleBlock
from bot.dialogue import days
from bot.dialogue.compose import compose
from bot.messages import Context, Entity
from bot.model import Aspect, Catalogue, Texts
from bot.particulars import sought
from bot.rendering.render import Renderer
from bot.sayings import Say
from tests.conftest import MONDAY_MORNING as NOW
from tests.test_dialogue import parse, run, turn


@pytest.mark.parametrize(
    ("text", "particular"),
    [
        ("how long does the report take", "duration"),
        ("rapor kaç günde çıkıyor", "duration"),
        ("قديش بتطول ورقة الإعاقة", "duration"),
        ("kam yom btakhod", "duration"),
        ("how long are you open today", ""),
        ("bugün kaça kadar açık", ""),
        ("how much do they give a month", "amount"),
        ("karta ne kadar yatıyor", "amount"),
        ("قديش بينزل عالكرت", "amount"),
        ("how much the money", "amount"),
        ("ne kadar kömür veriliyor", "amount"),
        ("قديش صار المبلغ", "amount"),
        ("how much is the course", ""),
        ("can my brother come instead of me", "instead"),
        ("benim yerime ablam alabilir mi", "instead"),
        ("فيها بنتي تجي بدالي؟", "instead"),
        ("can someone else apply for my mother", ""),
        ("can my brother take it for me", "instead"),
        ("kardeşim adına başvurabilir miyim", "instead"),
        ("can my brother come too", ""),
    ],
)
def test_what_is_sought(text: str, particular: str) -> None:
    assert sought(text) == particular


def answer(catalogue: Catalogue, text: str, intent: str, topic: str) -> Answer:
    """Return the answer to a text that is read as an intent about a topic."""
    decision, context = run(catalogue, parse(intent, (topic, 0.9)), said=turn(text))
    return compose(decision, context, catalogue, NOW)


@pytest.mark.parametrize(
    ("text", "intent", "topic", "say"),
    [
        ("how long does it take", "hours", "disability_report", Say.DURATION),
        ("how much do they give", "cost", "cash_assistance", Say.AMOUNT),
        ("ne kadar veriyorlar", "hours", "winter_fuel", Say.AMOUNT),
        ("eşim benim yerime başvursa", "how_to_apply", "cash_assistance", Say.INSTEAD),
        ("may my sister come instead of me", "eligibility", "food_parcel", Say.INSTEAD),
    ],
)
def test_what_no_text_tells_is_said_before_what_is_known(
    catalogue: Catalogue, text: str, intent: str, topic: str, say: Say
) -> None:
    blocks = answer(catalogue, text, intent, topic).messages[0]
    entry = catalogue.entry(topic)
    assert entry is not None
    assert blocks[:2] == (TitleBlock(entry.name), SayBlock(say))
    assert len(blocks) > 3  # what is known, and the numbers to ask on


@pytest.mark.parametrize(
    ("text", "intent", "topic"),
    [
        ("how long does it take", "cost", "disability_report"),
        ("how much do you want us to give", "cost", "sewing_course"),
        ("when is it open", "hours", "sewing_course"),
    ],
)
def test_other_questions_are_answered_as_ever(catalogue: Catalogue, text: str, intent: str, topic: str) -> None:
    entry = catalogue.entry(topic)
    assert entry is not None
    assert answer(catalogue, text, intent, topic).messages[0][0] == TitleBlock(entry.name, Aspect(intent))


def test_a_text_with_a_number_is_the_answer(catalogue: Catalogue) -> None:
    entry = catalogue.services["disability_report"]
    told = Texts("يصدر خلال 30 يومًا.", "30 günde çıkar.", "It takes 30 days.")
    facts = {**entry.facts, Aspect.DESCRIPTION: replace(entry.facts[Aspect.DESCRIPTION], texts=(told,))}
    changed = replace(catalogue, services={**catalogue.services, entry.id: replace(entry, facts=facts)})
    blocks = answer(changed, "how long does it take", "hours", entry.id).messages[0]
    assert SayBlock(Say.DURATION) not in blocks
    assert any(isinstance(b, FactBlock) and told in b.fact.texts for b in blocks)


def test_a_deadline_that_a_text_tells_is_told(catalogue: Catalogue) -> None:
    blocks = answer(catalogue, "kaç gün içinde", "hours", "address_registration").messages[0]
    (fact,) = (b for b in blocks if isinstance(b, FactBlock))
    assert "20" in fact.fact.texts[0].tr


def test_numbers_to_call_and_ages_are_no_duration(catalogue: Catalogue) -> None:
    for topic in ("voluntary_return", "child_friendly_space"):
        assert SayBlock(Say.DURATION) in answer(catalogue, "how many days does it take", "hours", topic).messages[0]


def day(number: int, *spans: tuple[int, int]) -> DayHours:
    """Return a day of November 2026 with open spans in whole hours; 0 as an end is midnight."""
    return DayHours(date(2026, 11, number), tuple((time(a), time(b)) for a, b in spans))


@pytest.mark.parametrize(
    ("part", "spans", "is_open"),
    [
        ("morning", ((8, 12), (13, 17)), True),
        ("noon", ((8, 12), (13, 17)), False),
        ("noon", ((8, 17),), True),
        ("afternoon", ((8, 12),), False),
        ("evening", ((8, 12), (13, 17)), False),
        ("evening", ((14, 19),), True),
        ("evening", ((13, 17),), False),
        ("night", ((8, 23),), True),
        ("night", ((20, 0),), True),
        ("night", ((5, 9),), True),
        ("night", ((8, 22),), False),
        ("17:00", ((8, 22),), False),
    ],
)
def test_whether_a_part_of_the_day_is_open(part: str, spans: tuple[tuple[int, int], ...], is_open: bool) -> None:
    assert bool(days.open_in(part, [day(23, *spans)])) is is_open


def test_only_the_hours_within_the_part_are_told() -> None:
    (found,) = days.open_in("evening", [day(23, (8, 12), (13, 19))])
    assert found.spans == ((time(17), time(19)),)
    (found,) = days.open_in("night", [day(23, (0, 0))])
    assert found.spans == ((time(0), time(6)), (time(22), time(0)))


def test_tonight_is_an_evening() -> None:
    assert days.part("evening", ()) == "evening"
    assert days.part("", ("tonight",)) == "evening"
    assert days.part("17:00", ("tonight",)) == ""
    assert days.part("", ("today",)) == ""


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "In the evening: closed."), ("tr", "Akşam kapalı."), ("ar", "في المساء: مغلق.")],
)
def test_who_asks_about_the_evening_hears_of_the_evening(
    catalogue: Catalogue, renderer: Renderer, language: str, line: str
) -> None:
    evening = replace(
        parse("hours", ("sewing_course", 0.9), language=language), entities=(Entity("time", "evening", 0, 7),)
    )
    decision, context = run(catalogue, evening, Context(), turn("evening?"))
    reply = renderer.render(compose(decision, context, catalogue, NOW), decision.spoken)
    assert line in reply.parts[0].splitlines()


def test_open_on_some_days_only(catalogue: Catalogue, renderer: Renderer) -> None:
    evening = replace(parse("hours", ("sewing_course", 0.9)), entities=(Entity("time", "evening", 0, 7),))
    decision, context = run(catalogue, evening)
    composed = compose(decision, context, catalogue, NOW)
    (hours,) = (b for b in composed.messages[0] if isinstance(b, HoursBlock))
    some = replace(hours, open_then=(day(24, (17, 19)), day(26, (17, 19))))
    every = replace(hours, open_then=tuple(replace(d, spans=((time(17), time(19)),)) for d in hours.week))
    first, *others = every.open_then
    differing = replace(every, open_then=(replace(first, spans=((time(17), time(18)),)), *others))
    for block, line in (
        (some, "In the evening: open on Tuesday and Thursday."),
        (every, "In the evening: 17:00–19:00"),
        (
            differing,
            "In the evening: open on Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday.",
        ),
    ):
        shown = replace(composed, messages=((block,),))
        assert line in renderer.render(shown, "en").parts[0].splitlines()
