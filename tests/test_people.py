"""Who can use a service, what is near, two questions in one message, identity numbers, statistics: the pure parts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue import actions, eligibility, nearby, several
from bot.dialogue.compose import compose
from bot.dialogue.decide import decide
from bot.dialogue.eligibility import Fit
from bot.dialogue.press import decide_action, decide_position
from bot.messages import Context, Decision, Entity, Guess, Move, Parse, ParseSource, Turn
from bot.model import Aspect, Catalogue, Criterion, Entry, Fact, FactName, Texts
from bot.people import CaseKind, Count
from bot.rendering.render import Renderer
from bot.statistics.figures import LEAST, figures
from bot.statistics.page import page, text
from bot.understanding.numbers import without_identity_numbers
from tests.conftest import MONDAY_MORNING as NOW

REASON = Fact((Texts("سبب", "neden", "reason"),), sample=True)
PAPERS = Criterion(FactName.REGISTRATION, REASON, ("157",), ("temporary_protection",), ("none",))
ADULT = Criterion(FactName.AGE, REASON, ("turkish_course",), at_least=18, at_most=60)


@pytest.mark.parametrize(
    ("facts", "fit"),
    [
        ({}, Fit.UNKNOWN),
        ({FactName.REGISTRATION: "temporary_protection"}, Fit.UNKNOWN),
        ({FactName.REGISTRATION: "temporary_protection", FactName.AGE: "30"}, Fit.YES),
        ({FactName.REGISTRATION: "temporary_protection", FactName.AGE: "17"}, Fit.NO),
        ({FactName.AGE: "61"}, Fit.NO),
        ({FactName.REGISTRATION: "none"}, Fit.ASK),
        ({FactName.REGISTRATION: "residence_permit", FactName.AGE: "30"}, Fit.NO),
        ({FactName.REGISTRATION: actions.REFUSED, FactName.AGE: "30"}, Fit.ASK),
    ],
)
def test_the_outcome(facts: dict[FactName, str], fit: Fit) -> None:
    assert eligibility.outcome((PAPERS, ADULT), tuple(facts.items())).fit is fit


@given(
    st.dictionaries(st.sampled_from(FactName), st.sampled_from(["none", "temporary_protection", actions.REFUSED, "5"]))
)
def test_a_no_always_has_a_reason_and_something_that_may_help(facts: dict[FactName, str]) -> None:
    facts = {k: v for k, v in facts.items() if k is not FactName.AGE or v in ("5", actions.REFUSED)}
    result = eligibility.outcome((PAPERS, ADULT), tuple(facts.items()))
    if result.fit is Fit.NO:
        assert result.because
        assert all(c.alternatives for c in result.because)


def entity(name: str, value: str | int) -> Entity:
    """Return an entity."""
    return Entity(name, value, 0, 1)


def test_somebody_else_begins_with_nothing() -> None:
    mine = ((FactName.REGISTRATION, "temporary_protection"),)
    who, facts = eligibility.said((entity("person", "spouse"), entity("sex", "male")), "self", mine)
    assert (who, dict(facts)) == ("spouse", {FactName.SEX: "male"})
    assert eligibility.said((entity("sex", "female"),), "self", mine) == ("self", mine)


@pytest.mark.parametrize(
    ("question", "said", "intent", "value"),
    [
        (FactName.AGE, "34", "out_of_scope", "34"),
        (FactName.AGE, "عمري ٣٤ سنة", "out_of_scope", "34"),
        (FactName.AGE, "when do you open", "hours", None),
        (FactName.PREGNANT, "evet", "affirm", "yes"),
        (FactName.REGISTRATION, "no", "deny", "none"),
        (FactName.HOUSEHOLD, "we are 6", "out_of_scope", "6"),
    ],
)
def test_typed_answers(question: FactName, said: str, intent: str, value: str | None) -> None:
    assert eligibility.replied(question, said, intent, ()) == value


def test_at_most_four_questions_and_never_a_final_no(catalogue: Catalogue, renderer: Renderer) -> None:
    for entry in catalogue.services.values():
        if not entry.criteria:
            continue
        assert len(entry.criteria) <= eligibility.MOST_QUESTIONS
        context = Context()
        decision, context = decide_action(actions.read(actions.check(entry.id)), context, catalogue, NOW, "en")
        asked = 0
        while decision.move is Move.CHECK:
            asked += 1
            assert decision.question
            refuse = actions.read(actions.answer(decision.question, actions.REFUSED, entry.id))
            reply = renderer.render(compose(decision, context, catalogue, NOW), "en")
            assert any(b.text == "I would rather not say" for row in reply.buttons for b in row)
            decision, context = decide_action(refuse, context, catalogue, NOW, "en")
        assert asked <= eligibility.MOST_QUESTIONS
        assert decision.move is Move.VERDICT
        reply = renderer.render(compose(decision, context, catalogue, NOW), "en")
        assert "Please ask" in reply.parts[0]
        assert "not a decision" in reply.parts[0]


def test_all_actions_fit_into_a_button(catalogue: Catalogue) -> None:
    for topic in [*catalogue.services, *catalogue.institutions]:
        for fact in FactName:
            for value in ("international_protection", "temporary_protection", actions.REFUSED):
                action = actions.answer(fact, value, topic)
                assert len(action.encode()) <= 64, action
                read = actions.read(action)
                assert read and (read.fact, read.value, read.topic) == (fact, value, topic)
        for aspect in Aspect:
            for action in (
                actions.card(topic, aspect),
                actions.thumb(False, topic, aspect),
                actions.reason("missing", topic, aspect),
            ):
                assert len(action.encode()) <= 64
                assert actions.read(action)
    assert all(actions.read(actions.write(kind, sure)) for kind in CaseKind for sure in (True, False))
    assert actions.read("q:r:none") is None
    assert actions.read("f:sideways:hours:dental_care") is None


@pytest.mark.parametrize(
    ("message", "count"),
    [
        ("What time does the dentist open and where is it?", 2),
        ("كم تكلفة الدورة؟ وكيف أسجل؟", 2),
        ("ايمت بيفتح ووين مكانه بالزبط", 2),
        ("shu lazem jib, w wen el markaz", 2),
        ("كم سعر الدورة ومتى؟", 2),
        ("kurs ne zaman,nerede", 2),
        ("kurs varmi, nerde", 2),
        ("wain el markaz w kif bsajjel", 2),
        ("قديش حقو وإمتى بيفتح", 2),
        ("is my husband, who has no kimlik, allowed", 0),
        ("أنا أسكن في غازي عنتاب، وما في عندي مصاري. كيف أسجل؟", 0),
        ("وين المركز ؟ ؟ ؟", 0),
        ("ne zaman acik bir de ucretli mi", 2),
        ("kursun yeri nerede, başlangıcı ne zaman, ücretli mi", 3),
        ("we have 2 children and 1 room", 0),
        ("My son is nine and sits at home. How do I put him in school?", 0),
        ("أنا أرملة وعندي ولدين. كيف أسجل على الفحم؟", 0),
        ("kids play area, how much n where is it", 2),
        ("where is it + how much", 2),
        ("physio - what papers / what time", 2),
        ("كيف بسجلو وفي حدا بيفهم عربي", 2),
        ("kif be7jez w biredo 3arabi wla bs turki", 2),
        ("a walk-in clinic and/or a doctor", 0),
        ("where is the dentist", 0),
        ("what? when? where? who? how?", 0),
    ],
)
def test_where_a_message_is_cut(message: str, count: int) -> None:
    assert len(several.pieces(message)) == count


def reading(intent: str, topic: str, sure: float = 0.9) -> Parse:
    """Return a reading by the NLU server."""
    return Parse("en", 0.95, (Guess(intent, sure),), (Guess(topic, sure),), ParseSource.NLU)


def test_two_questions_are_both_answered_and_a_story_is_not_one(catalogue: Catalogue) -> None:
    turn = Turn("when is the dentist open and where is it", "", None, None)
    whole = replace(reading("hours", "dental_care"), intents=(Guess("hours", 0.6), Guess("location", 0.3)))
    pieces = (reading("hours", "dental_care"), reading("location", "none"))
    decision, context = decide(turn, whole, Context(), catalogue, NOW, "ar", pieces)
    assert [(p.intent, p.topic) for p in decision.parts] == [("hours", "dental_care"), ("location", "dental_care")]
    assert len(compose(decision, context, catalogue, NOW).messages) == 2
    story = (reading("service_info", "dental_care"), reading("location", "none"))
    assert decide(turn, whole, Context(), catalogue, NOW, "ar", story)[0].move is Move.ANSWER


def test_a_piece_counts_only_as_what_the_whole_message_may_ask(catalogue: Catalogue) -> None:
    turn = Turn("is my wife, who is ill, allowed? where is the dentist?", "", None, None)
    whole = replace(reading("location", "dental_care"), intents=(Guess("location", 0.95), Guess("eligibility", 0.001)))
    pieces = (reading("eligibility", "none"), reading("location", "dental_care"))
    assert decide(turn, whole, Context(), catalogue, NOW, "ar", pieces)[0].move is Move.ANSWER
    strange = (reading("location", "dental_care"), reading("location", "cash_assistance"))
    parts = decide(turn, whole, Context(), catalogue, NOW, "ar", strange)[0].parts
    assert not parts, "a card that the whole message says nothing of"


def test_keywords_alone_find_one_question(catalogue: Catalogue) -> None:
    turn = Turn("where is the sewing course, the computer course", "", None, None)
    whole = replace(
        reading("location", ""),
        topics=(Guess("sewing_course", 0.8), Guess("computer_course", 0.8)),
        source=ParseSource.KEYWORDS,
    )
    assert not decide(turn, whole, Context(), catalogue, NOW, "ar")[0].parts


@pytest.mark.parametrize(
    ("second", "answered"),
    [("computer_course", ["sewing_course", "computer_course"]), ("art_vocational_training", [])],
)
def test_one_question_about_two_services_is_answered_for_both(
    catalogue: Catalogue, second: str, answered: list[str]
) -> None:
    turn = Turn("are the courses for sewing and computers free", "", None, None)
    whole = replace(reading("cost", ""), topics=(Guess("sewing_course", 0.8), Guess(second, 0.5), Guess("none", 0.01)))
    decision, after = decide(turn, whole, Context(), catalogue, NOW, "ar")
    assert [part.topic for part in decision.parts] == answered
    assert {part.intent for part in decision.parts} <= {"cost"}
    assert decision.topic == "sewing_course"
    assert after.topic == (answered or ["sewing_course"])[-1]


def test_no_the_other_one(catalogue: Catalogue) -> None:
    assert several.after_no("no, the computer one") == "the computer one"
    assert several.after_no("لا قصدي الحلاقة") == "قصدي الحلاقة"
    assert several.after_no("nobody told me") == ""
    context = Context(topic="sewing_course", intent="cost", seen=NOW)
    turn = Turn("no, the computer one", "", None, None)
    correction = reading("service_info", "computer_course")
    decision, _ = decide(turn, reading("deny", "none"), context, catalogue, NOW, "en", (), correction)
    assert (decision.move, decision.intent, decision.topic) == (Move.ANSWER, "cost", "computer_course")


def pinned(catalogue: Catalogue, **pins: tuple[float, float]) -> Catalogue:
    """Return the catalogue with places that have a position."""

    def place(entry: Entry) -> Entry:
        if entry.id not in pins:
            return entry
        where = Fact((Texts("شارع", "Cadde", "Street"),), sample=True, pin=pins[entry.id])
        return replace(entry, facts={**entry.facts, Aspect.LOCATION: where})

    return replace(
        catalogue,
        services={k: place(e) for k, e in catalogue.services.items()},
        institutions={k: place(e) for k, e in catalogue.institutions.items()},
    )


def test_the_nearest_places_with_distance_hours_and_a_pin(catalogue: Catalogue, renderer: Renderer) -> None:
    shown = pinned(catalogue, dental_care=(37.06, 37.38), vaccination=(37.01, 37.79), womens_shelter=(37.05, 37.37))
    ask, context = decide_action(actions.read(actions.nearest("health_services")), Context(), shown, NOW, "en")
    assert ask.move is Move.NEARBY
    reply = renderer.render(compose(ask, context, shown, NOW), "en")
    assert reply.location_button == "Send my position"
    assert not reply.venues
    decision, after = decide_position((37.07, 37.37), context, shown, NOW, "en")
    assert "37.0" not in repr(after)
    reply = renderer.render(compose(decision, after, shown, NOW), "en")
    assert reply.parts[0].index("Dental care: about 1") < reply.parts[0].index("Vaccination: about 38")
    assert "Open now" in reply.parts[0]
    assert reply.venues[0].position == (37.06, 37.38)
    everywhere = nearby.nearest(shown, None, (37.05, 37.37))
    assert "womens_shelter" not in {near.entry.id for near in everywhere}


def test_a_district_by_name_is_enough(catalogue: Catalogue) -> None:
    shown = pinned(catalogue, dental_care=(37.06, 37.38))
    where = replace(reading("nearest", "dental_care"), entities=(entity("district", "nizip"),))
    decision, _ = decide(Turn("nearest dentist to nizip", "", None, None), where, Context(), shown, NOW, "en")
    assert (decision.move, decision.position) == (Move.NEARBY, catalogue.districts["nizip"].pin)
    without, _ = decide(Turn("nearest dentist", "", None, None), where, Context(), catalogue, NOW, "en")
    assert without.move is Move.ANSWER


def test_nobody_is_asked_where_they_are_while_no_place_is_known(catalogue: Catalogue) -> None:
    assert nearby.places(catalogue, None) == ()


@given(st.text(max_size=40), st.integers(10_000_000_000, 99_999_999_999), st.text(max_size=40))
def test_an_identity_number_never_stays(before: str, number: int, after: str) -> None:
    text = f"{before} {number} {after}"
    cleaned, seen = without_identity_numbers(text)
    if str(before[-1:]).isdigit() or after[:1].isdigit() or before[-1:] in "+.-" or after[:1] in ".-":
        return
    assert seen
    assert str(number) not in cleaned


@pytest.mark.parametrize("text", ["0532 123 45 67", "+90 532 123 45 67", "112", "444 48 68", "2026-11-23 10:30", ""])
def test_phones_and_dates_are_no_identity_numbers(text: str) -> None:
    assert without_identity_numbers(text) == (text, False)


def test_the_card_is_turkish_and_says_what_was_told(catalogue: Catalogue, renderer: Renderer) -> None:
    decision = Decision(
        Move.CARD, "ar", "documents", 1.0, ParseSource.KEYWORDS, topic="dental_care", about="child",
        facts=((FactName.REGISTRATION, "temporary_protection"), (FactName.AGE, "7")),
    )  # fmt: skip
    lead, turkish, own = renderer.render(compose(decision, Context(), catalogue, NOW), "ar").parts
    assert "Arapça konuşuyorum" in turkish
    assert "Diş sağlığı (çocuğum için) – Gerekli belgeler" in turkish
    assert "Yaş: 7" in turkish
    assert "الحماية المؤقتة" in own
    assert lead


def counts(*numbers: int) -> list[Count]:
    """Return counts of one hour each."""
    day = date(2026, 11, 23)
    return [Count(day, 9, "ar", f"intent{i}", f"service{i}", "answer", n) for i, n in enumerate(numbers)]


@given(st.lists(st.integers(1, 12), max_size=8))
def test_no_number_under_five_is_shown_or_can_be_worked_out(numbers: list[int]) -> None:
    found = figures(counts(*numbers), [], [])
    for table in found.tables:
        assert all(number >= LEAST for _, number in table.rows)
        assert table.total == sum(number for _, number in table.rows)
    by_intent = found.tables[0]
    assert by_intent.hidden == sum(n < LEAST for n in numbers)


def test_waits_and_shares_need_five_cases() -> None:
    opened = datetime(2026, 11, 23, 8, tzinfo=UTC)
    waits = [(CaseKind.QUESTION, opened, opened + timedelta(minutes=m)) for m in (5, 10, 15, 20)]
    assert figures([], [], waits).waits == ()
    five = figures(counts(5), [], [*waits, (CaseKind.QUESTION, opened, opened + timedelta(minutes=60))])
    assert five.waits == ((CaseKind.QUESTION, 5, 15.0),)
    assert "median 15 minutes of 5 cases" in text(five, "2026-11-01")
    assert "<script" not in page(five, "2026-11-01")
    assert "intent0" in page(five, "2026-11-01")
