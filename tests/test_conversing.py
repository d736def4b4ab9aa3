"""Decisions that look back: after a danger, a question that waits for its service, another language or person."""

from dataclasses import replace

import pytest

from bot.blocks import FactBlock, PhoneBlock, SayBlock, TitleBlock
from bot.dialogue.compose import compose
from bot.dialogue.decide import decide
from bot.dialogue.eligibility import said
from bot.disclosure import cannot_speak
from bot.messages import Context, Entity, Guess, Move, Parse, ParseSource
from bot.model import Aspect, Catalogue, FactName, Language
from bot.people import CaseKind
from bot.sayings import Say
from bot.wishes import wished_language
from tests.conftest import MONDAY_MORNING as NOW
from tests.test_dialogue import NEW, SAFETY, parse, run, turn

SHELTER = "womens_shelter"


def after(catalogue: Catalogue, danger: str, *topics: tuple[str, float]) -> Context:
    """Return the context after a danger."""
    return run(catalogue, parse(danger, *topics))[1]


@pytest.mark.parametrize("intent", ["location", "nearest", "eligibility", "documents", "cost", "how_to_apply", "hours"])
def test_what_is_asked_after_violence_is_asked_of_the_help_against_it(catalogue: Catalogue, intent: str) -> None:
    decision, then = run(catalogue, parse(intent, ("none", 0.9)), after(catalogue, "protection"))
    assert (decision.move, decision.intent, decision.topic) == (Move.ANSWER, intent, SHELTER)
    again, _ = run(catalogue, parse("cost", ("none", 0.9)), then)
    assert (again.move, again.topic) == (Move.ANSWER, SHELTER)


@pytest.mark.parametrize("danger", ["emergency", "distress", "protection"])
@pytest.mark.parametrize(
    ("intent", "sure"),
    [("service_info", 0.9), ("affirm", 0.9), ("deny", 0.9), ("thanks", 0.1), ("out_of_scope", 0.9)],
)
def test_unclear_words_after_a_danger_bring_the_numbers_again(
    catalogue: Catalogue, danger: str, intent: str, sure: float
) -> None:
    decision, then = run(catalogue, parse(intent, ("none", 0.9), sure=sure), after(catalogue, danger))
    assert (decision.move, decision.intent, then.danger) == (Move.SAFETY, danger, danger)


def test_other_questions_after_a_danger_are_answered(catalogue: Catalogue) -> None:
    context = after(catalogue, "protection")
    assert run(catalogue, parse("thanks"), context)[0].intent == "thanks"
    decision, then = run(catalogue, parse("hours", ("sewing_course", 0.9)), context)
    assert (decision.move, decision.topic) == (Move.ANSWER, "sewing_course")
    assert run(catalogue, parse("affirm"), then)[0].move is Move.SAY
    assert run(catalogue, parse("cost", ("none", 0.9)), then)[0].topic == "sewing_course"


def test_who_wants_a_person_after_a_danger_gets_the_few_who_help_in_danger(catalogue: Catalogue) -> None:
    for context in (after(catalogue, "distress"), Context(topic="violence_counselling", seen=NOW)):
        assert run(catalogue, parse("human"), context)[0].options == (CaseKind.PROTECTION.value,)
    assert run(catalogue, parse("human"), Context(topic="sewing_course", seen=NOW))[0].options == ()


def test_what_hardly_sounds_like_danger_keeps_its_kind(catalogue: Catalogue) -> None:
    weak = replace(parse("deny"), intents=(Guess("deny", 0.6), Guess("distress", 0.12)))
    assert run(catalogue, weak, after(catalogue, "protection"))[0].intent == "protection"


def test_the_fear_of_being_sent_away_is_understood_later_too(catalogue: Catalogue) -> None:
    _, then = run(catalogue, parse("cost", ("none", 0.9)), after(catalogue, "protection"))
    decision, _ = run(catalogue, parse("privacy"), then, turn("will they deport me"))
    assert (decision.move, decision.intent) == (Move.SAFETY, "protection")


def test_who_speaks_of_deportation_and_is_not_understood_hears_that_nobody_may_force_her(catalogue: Catalogue) -> None:
    said_so = turn("yakalandım geri gönderme merkezindeyim")
    decision, _ = run(catalogue, parse("out_of_scope"), NEW, said_so)
    assert (decision.move, decision.topic) == (Move.ANSWER, "voluntary_return")


def test_a_doubtful_danger_does_not_lose_what_was_asked(catalogue: Catalogue) -> None:
    reading = parse("protection", ("cash_assistance", 0.55), ("none", 0.2), sure=0.32)
    decision, then = run(catalogue, reading)
    assert (decision.move, decision.topic, then.topic) == (Move.SAFETY, "cash_assistance", "cash_assistance")
    buttons = [choice.action for row in compose(decision, then, catalogue, NOW).choices for choice in row]
    assert any("cash_assistance" in action for action in buttons)
    assert run(catalogue, replace(reading, intents=(Guess("protection", 0.9),)))[0].topic is None


def test_a_name_answers_the_question_which_service(catalogue: Catalogue) -> None:
    asked, waiting = run(catalogue, parse("hours", ("none", 0.9)))
    assert asked.move is Move.ASK_TOPIC
    named = parse("service_info", ("food_parcel", 0.9))
    assert run(catalogue, named, waiting, turn("the food one"))[0].intent == "hours"
    assert run(catalogue, named, waiting, turn("we are six and have nothing to eat"))[0].intent == "service_info"


@pytest.mark.parametrize(
    ("sure", "none", "topic"),
    [(0.65, 0.14, "assistive_devices"), (0.5, 0.1, "physiotherapy"), (0.6, 0.35, "physiotherapy")],
)
def test_another_service_that_is_surely_named_is_the_topic(
    catalogue: Catalogue, sure: float, none: float, topic: str
) -> None:
    context = Context(topic="physiotherapy", seen=NOW)
    reading = parse("service_info", ("assistive_devices", sure), ("none", none), ("physiotherapy", 0.01))
    assert run(catalogue, reading, context, turn("and wheelchair"))[0].topic == topic


def test_a_need_behind_a_greeting_is_answered(catalogue: Catalogue) -> None:
    decision, _ = run(catalogue, parse("greet", ("job_counselling", 0.8), ("none", 0.1)), NEW, turn("hi i need job"))
    assert (decision.move, decision.topic) == (Move.ANSWER, "job_counselling")
    assert run(catalogue, parse("greet", ("none", 0.9)))[0].move is Move.SAY


# --- languages ---


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("عربي", "ar"), ("arabi plz", "ar"), ("بدي نحكي تركي", "tr"), ("türkçe yazın lütfen", "tr"), ("TÜRKÇE", "tr"),
        ("İngilizce konuşalım", "en"), ("in english please", "en"), ("bil inglizi iza btrid", "en"),
        ("language", None), ("english مو عربي", None), ("turkce anlamiyorum", None), ("why is it in arabic", None),
        ("هاد تركي ما بعرف اقراه", None), ("bir daha arapça yazma", None),
    ],
)  # fmt: skip
def test_the_language_that_is_wished(text: str, language: Language | None) -> None:
    assert wished_language(text) == language


def test_a_named_language_is_taken_without_asking(catalogue: Catalogue) -> None:
    decision, then = run(catalogue, parse("change_language"), NEW, turn("عربي"))
    assert (decision.move, decision.wished, decision.options, then.chosen) == (Move.CHANGE_LANGUAGE, "ar", (), "ar")
    assert run(catalogue, parse("change_language"), NEW, turn("other language"))[0].options == ("ask",)


@pytest.mark.parametrize(("text", "language"), [("home care", "en"), ("kurs ne zaman başlıyor acaba", "tr")])
def test_a_few_words_do_not_change_the_language(catalogue: Catalogue, text: str, language: Language) -> None:
    reading = Parse("tr", 0.6, (Guess("hours", 0.9),), (), ParseSource.NLU)
    assert run(catalogue, reading, Context(language="en", seen=NOW), turn(text))[0].language == language


def test_turkish_words_that_arabic_borrows_do_not_change_a_turkish_talk(catalogue: Catalogue) -> None:
    reading = Parse("ar", 0.97, (Guess("affirm", 0.9),), (), ParseSource.NLU)
    for before, text, language in (("tr", "ok tamam", "tr"), ("tr", "تمام شكرا", "ar"), (None, "bdi doctor", "ar")):
        context = Context(language="tr" if before else None, seen=NOW)
        assert run(catalogue, reading, context, turn(text, client="en"))[0].language == language


@pytest.mark.parametrize(
    ("text", "move", "language"),
    [
        ("jk", Move.FALLBACK, "en"),
        ("ik heb een vraag", Move.OTHER_LANGUAGE, "en"),
        ("мне нужна помощь", Move.OTHER_LANGUAGE, "en"),
        ("کمک می‌خواهم", Move.OTHER_LANGUAGE, "ar"),
    ],
)
def test_who_writes_in_another_language_gets_lines_where_it_may_be_spoken(
    catalogue: Catalogue, text: str, move: Move, language: Language
) -> None:
    reading = Parse("other", 0.95, (Guess("out_of_scope", 0.1),), (), ParseSource.NLU)
    decision, then = decide(turn(text), reading, NEW, catalogue, NOW, "ar")
    assert (decision.move, decision.language) == (move, language)
    if move is Move.OTHER_LANGUAGE:
        blocks = compose(decision, then, catalogue, NOW).messages[0]
        [phones] = [block for block in blocks if isinstance(block, PhoneBlock)]
        assert [line.number for line in phones.hotlines] == ["157", "183", "444 48 68", "112"]


# --- whom it is for ---


def person(who: str, start: int) -> Entity:
    return Entity("person", who, start, start + 1)


def test_papers_of_the_writer_are_not_those_of_her_neighbour() -> None:
    citizen, none = Entity("registration", "turkish_citizen", 5, 9), Entity("registration", "none", 5, 9)
    for entities in ((citizen, person("neighbour", 20)), (person("self", 1), none, person("child", 20))):
        about, facts = said(entities, "self", ())
        assert about != "self" and FactName.REGISTRATION not in dict(facts)
    assert dict(said((person("child", 1), none), "self", ())[1])[FactName.REGISTRATION] == "none"


def test_the_daughter_is_not_the_son() -> None:
    son = said((person("child", 0), Entity("sex", "male", 0, 1), Entity("registration", "none", 5, 6)), "self", ())
    about, facts = said((person("child", 0), Entity("sex", "female", 0, 1), Entity("age", 15, 5, 6)), *son)
    assert (about, dict(facts)) == ("child", {FactName.SEX: "female", FactName.AGE: "15", FactName.FOR_CHILD: "yes"})


def test_without_papers_no_list_of_papers(catalogue: Catalogue) -> None:
    entry = next(e for e in catalogue.services.values() if any("none" in c.ask for c in e.criteria))
    facts = ((FactName.REGISTRATION, "none"),)
    for known, listed in ((facts, False), (((FactName.REGISTRATION, "temporary_protection"),), True)):
        decision = replace(
            run(catalogue, parse("eligibility", (entry.id, 0.9)))[0], move=Move.VERDICT, facts=known, topic=entry.id
        )
        blocks = compose(decision, NEW, catalogue, NOW).messages[0]
        assert any(isinstance(b, SayBlock) and b.say is Say.BRING for b in blocks) is listed


def test_who_is_told_to_call_gets_the_number(catalogue: Catalogue) -> None:
    """An old fact says that it is to be confirmed by phone."""
    for entry in catalogue.services.values():
        for aspect in entry.facts:
            if aspect is Aspect.HOURS:
                continue
            decision, then = run(catalogue, parse(aspect.value, (entry.id, 0.9)))
            if decision.move is not Move.ANSWER:
                continue
            blocks = compose(decision, then, catalogue, NOW).messages[0]
            old = any(getattr(block, "year", None) for block in blocks)
            needed = old or catalogue.secret(entry)
            assert not needed or any(isinstance(block, PhoneBlock) for block in blocks), (entry.id, aspect)


def test_who_wants_to_complain_of_violence_gets_the_few_who_help_in_danger(catalogue: Catalogue) -> None:
    decision, then = run(catalogue, parse("complaint"), after(catalogue, "protection"))
    assert decision.options == (CaseKind.PROTECTION.value,)
    assert SayBlock(Say.HUMAN) in compose(decision, then, catalogue, NOW).messages[0]
    calm = Context(topic="sewing_course", afraid="protection", seen=NOW)
    assert run(catalogue, parse("complaint", ("sewing_course", 0.9)), calm)[0].options == ()


def test_she_may_say_later_that_it_is_herself(catalogue: Catalogue) -> None:
    _, then = run(catalogue, parse("thanks"), after(catalogue, "protection"))
    decision, _ = run(catalogue, parse("affirm"), then, turn("هي انا"))
    assert (decision.move, decision.intent) == (Move.SAFETY, "protection")


def test_nothing_leads_away_from_an_emergency(catalogue: Catalogue) -> None:
    context = after(catalogue, "emergency")
    decision, _ = run(catalogue, parse("privacy"), context, turn("will they deport us if I call"))
    assert (decision.move, decision.intent) == (Move.SAFETY, "emergency")
    papers = parse("service_info", ("kimlik_registration", 0.9))
    for text in ("no kimlik", "kimliği yok", "مافي كملك", "ما معها كملك", "ma ma3a kimlik"):
        assert run(catalogue, papers, context, turn(text))[0].intent == "emergency"
        assert run(catalogue, papers, NEW, turn(text))[0].topic == "kimlik_registration"
    assert run(catalogue, papers, context, turn("my kimlik is from Adana"))[0].topic == "kimlik_registration"


def test_children_and_neighbours_after_violence(catalogue: Catalogue) -> None:
    context = after(catalogue, "protection")
    decision, _ = run(catalogue, parse("location", ("child_friendly_space", 0.9)), context)
    assert (decision.move, decision.topic) == (Move.ANSWER, SHELTER)
    decision, _ = run(catalogue, parse("service_info", ("child_friendly_space", 0.9)), context)
    assert (decision.move, decision.intent) == (Move.SAFETY, "protection")
    assert after(catalogue, "protection", ("social_cohesion", 0.9)).topic is None


def test_who_tells_of_violence_and_cannot_call_is_told_of_the_way_without_a_call(catalogue: Catalogue) -> None:
    for text in (
        "cant call he hears me", "konuşamam yanımda", "arayamıyorum", "ما فيني احكي عم يسمعني", "ma b2dar etesel"
    ):  # fmt: skip
        decision, then = run(catalogue, parse("contact", ("none", 0.9)), after(catalogue, "protection"), turn(text))
        assert (decision.move, decision.intent) == (Move.SAFETY, "protection"), text
        blocks = compose(decision, then, catalogue, NOW).messages[0]
        assert SayBlock(Say.SILENT) in blocks
        lines = next(b.hotlines for b in blocks if isinstance(b, PhoneBlock))
        assert [line.id for line in lines] == ["kades", "112", "183", "157"]
    for text in ("i cannot speak turkish", "türkçe konuşamıyorum", "where can i go", "ما بقدر احكي تركي"):
        decision, then = run(catalogue, parse("protection"), after(catalogue, "protection"), turn(text))
        assert SayBlock(Say.SILENT) not in compose(decision, then, catalogue, NOW).messages[0], text
    ill, _ = run(catalogue, parse("emergency"), NEW, turn("she fainted i cannot call"))
    assert ill.sought == ""  # the app is for violence
    plain, _ = run(
        catalogue, parse("contact", ("school_enrolment", 0.9)), NEW, turn("i cannot call, is there whatsapp")
    )
    assert plain.move is Move.ANSWER


def test_words_of_who_cannot_speak_are_found_and_no_others() -> None:
    """Messages of the second reader, who shaped the patterns on them: new ones are found less often."""
    rows = [line.split("\t") for line in (SAFETY / "silent.tsv").read_text("utf-8").splitlines()]
    assert [text for _, said, text in rows if cannot_speak(text) != (said == "yes")] == []
    assert len({(way, said) for way, said, _ in rows}) == 10
    # By an author who knew no pattern, and not looked at while they were made.
    apart = [line.split("\t") for line in (SAFETY / "silent_apart.tsv").read_text("utf-8").splitlines()]
    found = [said for _, said, text in apart if cannot_speak(text)]
    assert (len(apart), found.count("yes"), found.count("no")) == (150, 58, 0)


def test_who_fears_deportation_is_warned_not_to_sign(catalogue: Catalogue) -> None:
    said_so = turn("they took my husband, they deport him")
    decision, then = run(catalogue, parse("protection"), NEW, said_so)
    blocks = compose(decision, then, catalogue, NOW).messages[0]
    warned = catalogue.services["voluntary_return"]
    assert (decision.move, then.afraid) == (Move.SAFETY, "sent_away")
    assert TitleBlock(warned.name) in blocks
    assert any(isinstance(b, FactBlock) and b.fact == warned.facts[Aspect.DESCRIPTION] for b in blocks)
    decision, _ = run(catalogue, parse("location", ("none", 0.9)), then)
    assert (decision.move, decision.topic) == (Move.ANSWER, "voluntary_return")  # not the women's shelter
    decision, _ = run(catalogue, parse("affirm"), then)
    assert (decision.move, decision.intent) == (Move.SAFETY, "protection")


def test_a_pattern_of_violence_beside_deportation_stays_violence(catalogue: Catalogue) -> None:
    violence = parse("protection", source=ParseSource.SAFETY)
    _, then = run(catalogue, violence, NEW, turn("he beats me and says they will deport me"))
    assert then.afraid == "protection"


@pytest.mark.parametrize(("intent", "topic"), [("privacy", "none"), ("service_info", "legal_counselling")])
def test_the_warning_stands_under_other_answers_too(catalogue: Catalogue, intent: str, topic: str) -> None:
    for text, warns in (("will they deport me", True), ("will they call me", False)):
        decision, then = run(catalogue, parse(intent, (topic, 0.9)), NEW, turn(text))
        blocks = compose(decision, then, catalogue, NOW).messages[0]
        assert (TitleBlock(catalogue.services["voluntary_return"].name) in blocks) is warns
