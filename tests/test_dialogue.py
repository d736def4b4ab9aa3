"""Decisions: danger first, topics named or carried on, one question at most when in doubt."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.dialogue import actions
from bot.dialogue.compose import compose
from bot.dialogue.decide import decide
from bot.dialogue.press import decide_action
from bot.hiding import wants_it_gone
from bot.messages import Context, Decision, Guess, Move, Parse, ParseSource, Turn
from bot.model import Aspect, Catalogue, Language
from tests.conftest import MONDAY_MORNING as NOW

NEW = Context()
SAFETY = Path(__file__).parent / "safety"


def parse(
    intent: str,
    *topics: tuple[str, float],
    language: str = "en",
    sure: float = 0.9,
    source: ParseSource = ParseSource.NLU,
) -> Parse:
    """Return a reading as the NLU server would give it."""
    return Parse(language, 0.95, (Guess(intent, sure),), tuple(Guess(*t) for t in topics), source)


def turn(text: str = "some words here", chosen: Language | None = None, client: Language | None = None) -> Turn:
    """Return a turn."""
    return Turn(text, "", chosen, client)


def run(
    catalogue: Catalogue, reading: Parse, context: Context = NEW, said: Turn | None = None
) -> tuple[Decision, Context]:
    """Decide at Monday morning."""
    return decide(said or turn(), reading, context, catalogue, NOW, "ar")


@pytest.mark.parametrize("intent", ["emergency", "protection", "distress"])
@pytest.mark.parametrize("context", [Context(), Context(topic="dental_care", asked=("a", "b")), Context(failures=5)])
def test_danger_comes_first_in_any_state(catalogue: Catalogue, intent: str, context: Context) -> None:
    decision, after = run(catalogue, parse(intent, ("dental_care", 0.9)), replace(context, seen=NOW))
    assert decision.move is Move.SAFETY
    assert after.topic == (context.topic if intent == "emergency" else "dental_care")
    answer = compose(decision, after, catalogue, NOW)
    assert answer.messages[0][0] == replace(answer.messages[0][0], text=catalogue.safety[intent].text)  # type: ignore[call-arg]


@pytest.mark.parametrize("intent", ["emergency", "protection", "distress"])
@pytest.mark.parametrize(
    ("sure", "before", "asked", "kept"),
    [
        (0.9, "dental_care", "sewing_course", "sewing_course"),
        (0.55, "dental_care", None, "dental_care"),
        (0.9, "safe_accommodation", "sewing_course", "safe_accommodation"),
    ],
)
def test_what_is_surely_asked_beside_a_danger_is_remembered_but_in_an_emergency(
    catalogue: Catalogue, intent: str, sure: float, before: str, asked: str | None, kept: str
) -> None:
    reading = parse(intent, ("sewing_course", sure), ("none", 0.1))
    context = Context(topic=before, asked=("a", "b"), checking=before, question="age", seen=NOW)
    decision, after = run(catalogue, reading, context)
    assert decision.topic == asked
    assert after.topic == (before if intent == "emergency" else kept)
    assert (after.question is None) == (after.topic != before) == (after.asked == ())


@pytest.mark.parametrize(
    ("intent", "before", "about"),
    [
        ("protection", "violence_counselling", "violence_counselling"),
        ("protection", "sewing_course", None),
        ("emergency", "violence_counselling", None),
    ],
)
def test_violence_told_of_while_help_against_it_is_talked_about_is_about_that(
    catalogue: Catalogue, intent: str, before: str, about: str | None
) -> None:
    decision, after = run(catalogue, parse(intent, ("none", 0.9)), Context(topic=before, seen=NOW))
    assert (decision.move, decision.topic, after.topic) == (Move.SAFETY, about, before)


@pytest.mark.parametrize("intent", ["protection", "distress"])
def test_a_bare_question_after_a_danger_is_about_what_was_asked_beside_it(catalogue: Catalogue, intent: str) -> None:
    _, after = run(catalogue, parse(intent, ("sewing_course", 0.9), ("none", 0.1)))
    follow_up, _ = run(catalogue, parse("hours"), after)
    assert (follow_up.move, follow_up.topic) == (Move.ANSWER, "sewing_course")


@pytest.mark.parametrize(
    "text",
    [
        "if i tell police will they deport me", "they will send us back", "polise gidersem sınırdışı ederler mi",
        "geri gönderirler mi beni", "اذا اشتكيت بيرحلوني؟", "هل يتم ترحيلي؟", "iza ra7t 3al shorta byra7louni",
        "tar7il", "bizi geri yollarlar mı", "سيرحلونني", "بيرجعونا عسوريا", "will we be sent back", "bira7luni",
        "suriye'ye geri gönderirler mi", "geri gönderilir miyim", "يعيدوني الى سوريا", "رح اترحل",
    ],
)  # fmt: skip
def test_who_fears_to_be_sent_away_for_asking_for_help_is_still_in_danger(catalogue: Catalogue, text: str) -> None:
    for context in (Context(danger="protection", seen=NOW), Context(topic="violence_counselling", seen=NOW)):
        decision, _ = run(catalogue, parse("privacy"), context, turn(text))
        assert (decision.move, decision.intent) == (Move.SAFETY, "protection")
    assert run(catalogue, parse("privacy"), Context(topic="work_permit", seen=NOW), turn(text))[0].move is Move.SAY


@pytest.mark.parametrize(
    "text", ["send me back the number please", "parayı geri gönderdi", "بيرجعوني عالمدرسة", "عم يرحلوا الجيران"]
)
def test_what_comes_back_is_not_always_a_person(catalogue: Catalogue, text: str) -> None:
    decision, _ = run(catalogue, parse("thanks"), Context(topic="violence_counselling", seen=NOW), turn(text))
    assert decision.move is Move.SAY


@pytest.mark.parametrize(
    "text",
    [
        "delete", "he came delete everything", "pls remove this chat", "hide this", "what i wrote, erase it now",
        "sil", "kocam geldi hepsini sil", "mesajlari siler misin lutfen", "konuşmayı gizle çabuk", "SİLİN BUNLARI",
        "امحي", "اجا امحي كلشي بسرعة", "احذف المحادثة لو سمحت", "امسح كل شيء", "خبي هالحكي هلق", "شيلي الرسائل",
        "em7i kelshi", "jozi eja ms7 kel shi", "e7zof lmo7adase",
    ],
)  # fmt: skip
def test_who_is_afraid_may_say_that_all_be_deleted(catalogue: Catalogue, text: str) -> None:
    for context in (Context(danger="protection", seen=NOW), Context(topic="violence_counselling", seen=NOW)):
        decision, _ = run(catalogue, parse("emergency", ("none", 0.9)), context, turn(text))
        assert decision.move is Move.HIDDEN
    assert run(catalogue, parse("privacy"), Context(), replace(turn(text), protected=True))[0].move is Move.HIDDEN
    assert run(catalogue, parse("privacy"), Context(), turn(text))[0].move is Move.SAY


def test_the_wish_may_be_repeated_and_counts_from_herself_only(catalogue: Catalogue) -> None:
    afraid, wish = Context(danger="protection", topic="sewing_course", seen=NOW), turn("he is here delete everything")
    first, after = run(catalogue, parse("emergency"), afraid, wish)
    assert (first.move, after.topic, after.danger) == (Move.HIDDEN, None, "")
    assert run(catalogue, parse("emergency"), after, wish)[0].move is Move.HIDDEN
    _, later = run(catalogue, parse("thanks"), after)
    assert run(catalogue, parse("privacy"), later, wish)[0].move is Move.SAY
    for other in (replace(wish, forwarded=True), replace(wish, alone=False)):
        assert run(catalogue, parse("emergency"), afraid, other)[0].move is Move.SAFETY


def test_later_the_wish_has_to_name_the_chat(catalogue: Catalogue) -> None:
    _, context = run(catalogue, parse("protection"))
    for between in (turn("thanks"), turn("where is the dentist")):
        _, context = run(catalogue, parse("thanks"), context, between)
    assert run(catalogue, parse("privacy"), context, turn("delete it"))[0].move is Move.SAY
    assert run(catalogue, parse("privacy"), context, turn("he is here delete everything"))[0].move is Move.HIDDEN


def test_with_staff_the_wish_has_to_name_the_chat(catalogue: Catalogue) -> None:
    for words, move in (("ok delete it", Move.PASSED_ON), ("delete this chat", Move.HIDDEN)):
        said = replace(turn(words), in_case=True, protected=True)
        assert run(catalogue, parse("affirm"), Context(), said)[0].move is move
    _, after = run(
        catalogue, parse("thanks"), Context(danger="protection", seen=NOW), replace(turn("ok"), in_case=True)
    )
    assert after.danger == ""


def test_a_wish_to_delete_is_found_and_no_other_story_taken_for_one() -> None:
    """Messages by three authors and three second readers, whose finds shaped the patterns."""
    rows = [line.split("\t") for line in (SAFETY / "hiding.tsv").read_text("utf-8").splitlines()]
    assert not [text for _, wish, text in rows if wish == "no" and wants_it_gone(text)]
    for language in ("ar", "tr", "en"):
        found = [wants_it_gone(text) for code, wish, text in rows if (code, wish) == (language, "yes")]
        assert sum(found) / len(found) > 0.5, language


@pytest.mark.parametrize(
    "text",
    [
        "don't delete anything", "he deletes my messages", "who sees this chat", "can he see it if i delete",
        "i want to disappear", "he wants to kill me", "he says delete it or i kill you", "my husband delete all",
        "get rid of my husband", "hide me", "delete everything i want to die", "mesajları sil diyor vuruyor bana",
        "her şeyi silmek istiyorum hayatımdan", "abla gizle nolur", "قلي امحي كل شي او بقتلك", "مسح كل شي كان دليل",
        "خبي ولادي كلهن بسرعة", "بدي امحي كل شي وموت", "jozi msa7 kel shi", "how can i hide this",
        "ما بدي امحي الرسائل", "ما بدي امسح كلشي", "ما امحي", "ما فيكي تمحي", "ما بدي خبي كلامي", "كل ما امسح",
        "el chat tm7a", "kelshi tms7", "silmeyin lazım", "kim görüyor bu mesajları", "beni öldürecek",
        "لا تمحي شي", "مين بيشوف المحادثة", "بدي اختفي من الدنيا", "جوزي بيمحي رسايلي", "عم يضربني", "la tem7i shi",
    ],
)  # fmt: skip
def test_other_words_of_the_afraid_hide_nothing(catalogue: Catalogue, text: str) -> None:
    decision, _ = run(catalogue, parse("protection"), Context(danger="protection", seen=NOW), turn(text))
    assert decision.move is Move.SAFETY


@pytest.mark.parametrize(
    "text",
    [
        "actually it's me", "I'm the one he hits", "she's not my neighbour, I mean I", "it happens to me too",
        "ASLINDA O BENİM", "siddet goren benim", "aslında benim", "o kadın benim", "kendim icin soruyorum", "arkadaşım değil, benim",
        "هيّ أنا", "عم بسأل عن حالي", "هي أنا", "مو رفيقتي، أنا", "عم يصير معي أنا", "أنا نفسي", "hiye ana", "3am ysir ma3i",
    ],
)  # fmt: skip
def test_who_asked_for_a_friend_may_say_that_it_is_she(catalogue: Catalogue, text: str) -> None:
    said = turn(text)
    decision, _ = run(catalogue, parse("deny"), Context(topic="violence_counselling", seen=NOW), said)
    assert (decision.move, decision.intent) == (Move.SAFETY, "protection")
    after, _ = run(catalogue, parse("deny"), Context(seen=NOW, danger="distress"), said)
    assert (after.move, after.intent) == (Move.SAFETY, "distress")
    elsewhere, _ = run(catalogue, parse("deny"), Context(topic="dental_care", seen=NOW), said)
    assert elsewhere.move is not Move.SAFETY


@pytest.mark.parametrize(
    "text",
    [
        "what happens to me if I come", "I'm her sister", "not my sister, I think my cousin", "nothing happened to me",
        "Benim başım ağrıyor", "bu benim numaram", "aslında ben onun arkadaşıyım", "yarın açık mı",
        "صار لي سنة هون", "هو أنا لازم ادفع؟", "مو رفيقتي، أنا عم بسأل عن أختي", "بدي رقم",
        "hey ana bidi raqm", "ana hiye rfi2ta", "la shukran",
    ],
)  # fmt: skip
def test_other_questions_about_help_against_violence_are_answered(catalogue: Catalogue, text: str) -> None:
    context = Context(topic="violence_counselling", seen=NOW)
    assert run(catalogue, parse("hours"), context, turn(text))[0].move is Move.ANSWER


def test_straight_after_a_danger_less_is_enough(catalogue: Catalogue) -> None:
    reading = replace(parse("deny"), intents=(Guess("deny", 0.7), Guess("distress", 0.15), Guess("protection", 0.05)))
    after = Context(seen=NOW, danger="protection")
    decision, still = run(catalogue, reading, after)
    assert (decision.move, decision.intent, still.danger) == (Move.SAFETY, "protection", "protection")
    calm, _ = run(catalogue, replace(reading, intents=(Guess("deny", 0.9), Guess("distress", 0.05))), after)
    alone, _ = run(catalogue, reading, Context(seen=NOW))
    assert calm.move is not Move.SAFETY and alone.move is not Move.SAFETY


def test_a_named_topic_is_answered(catalogue: Catalogue) -> None:
    decision, context = run(catalogue, parse("hours", ("dental_care", 0.8), ("none", 0.1)))
    assert (decision.move, decision.topic) == (Move.ANSWER, "dental_care")
    assert context.topic == "dental_care"


def test_a_follow_up_carries_the_topic_on(catalogue: Catalogue) -> None:
    _, context = run(catalogue, parse("service_info", ("dental_care", 0.9)))
    decision, _ = run(catalogue, parse("documents", ("none", 0.9), ("dental_care", 0.01)), context)
    assert (decision.move, decision.topic, decision.inherited) == (Move.ANSWER, "dental_care", True)


def test_who_hears_of_it_is_asked_about_what_is_talked_about(catalogue: Catalogue) -> None:
    _, context = run(catalogue, parse("service_info", ("legal_counselling", 0.9)))
    decision, context = run(catalogue, parse("privacy", ("none", 0.9)), context)
    assert (decision.move, decision.intent, decision.topic) == (Move.SAY, "privacy", "legal_counselling")
    assert run(catalogue, parse("privacy", ("none", 0.9)))[0].topic is None


def test_a_topic_is_forgotten_after_half_an_hour(catalogue: Catalogue) -> None:
    old = Context(topic="dental_care", chosen="tr", seen=NOW - timedelta(minutes=31))
    decision, context = run(catalogue, parse("documents", ("none", 0.9)), old)
    assert (decision.move, decision.topic) == (Move.ASK_TOPIC, None)
    assert context.chosen == "tr"


def test_small_talk_does_not_take_the_topic(catalogue: Catalogue) -> None:
    decision, context = run(catalogue, parse("thanks", ("none", 0.9)), Context(topic="dental_care", seen=NOW))
    assert (decision.move, decision.topic) == (Move.SAY, None)
    assert context.topic == "dental_care"


def test_doubt_is_settled_by_one_question(catalogue: Catalogue) -> None:
    reading = parse("hours", ("sewing_course", 0.3), ("cooking_course", 0.28), ("none", 0.1))
    decision, context = run(catalogue, reading)
    assert (decision.move, decision.options) == (Move.CLARIFY, ("sewing_course", "cooking_course"))
    again, _ = run(catalogue, reading, context)
    assert again.move is Move.ANSWER


def test_a_removed_topic_is_not_offered(catalogue: Catalogue) -> None:
    decision, _ = run(catalogue, parse("hours", ("gone_service", 0.9)))
    assert (decision.move, decision.topic) == (Move.ASK_TOPIC, None)
    decision, _ = decide_action(actions.read("a:hours:gone_service"), Context(), catalogue, NOW, "en")
    assert decision.move is Move.FALLBACK


@pytest.mark.parametrize(
    ("detected", "chosen", "client", "text", "answered"),
    [
        ("tr", None, None, "saat kaçta açılıyor", "tr"),
        ("tr", "ar", None, "saat kaçta açılıyor", "tr"),  # clearly in another of the three: answered in it
        ("other", "tr", None, "asdf", "tr"),
        ("other", None, "en", "asdf", "en"),
        ("other", None, None, "asdf", "en"),  # Latin letters
        ("other", None, None, "پچژ", "ar"),
    ],
)
def test_the_language_of_the_answer(
    catalogue: Catalogue, detected: str, chosen: Language | None, client: Language | None, text: str, answered: str
) -> None:
    decision, _ = run(catalogue, parse("hours", language=detected), said=turn(text, chosen, client))
    assert decision.language == answered


def test_a_foreign_language_gets_the_numbers(catalogue: Catalogue) -> None:
    decision, context = run(catalogue, parse("service_info", ("none", 0.9), language="other"))
    assert decision.move is Move.OTHER_LANGUAGE
    assert compose(decision, context, catalogue, NOW).messages


def test_two_failures_offer_a_person(catalogue: Catalogue) -> None:
    unsure = parse("hours", ("none", 0.9), sure=0.1)
    first, context = run(catalogue, unsure)
    second, context = run(catalogue, unsure, context)
    assert (first.move, second.move, context.failures) == (Move.FALLBACK, Move.FALLBACK, 2)
    assert any(
        choice.action == actions.HUMAN for row in compose(second, context, catalogue, NOW).choices for choice in row
    )


def test_every_action_fits_and_is_read_back(catalogue: Catalogue) -> None:
    topics = [*catalogue.institutions, *catalogue.services]
    made = [actions.ask(t, a) for t in topics for a in Aspect] + [
        actions.open_institution(i) for i in catalogue.institutions
    ]
    made += [
        actions.choose("ar"),
        actions.MENU,
        actions.HUMAN,
        actions.LANGUAGES,
        actions.START,
        actions.HELP,
        actions.PRIVACY,
    ]
    assert len(made) > 400
    for action in made:
        assert len(action.encode()) <= 64
        assert actions.read(action) is not None


@pytest.mark.parametrize("foreign", ["", "?", "x:1", "a:hours", "a:nonsense:dental_care", "l:fr", "i:"])
def test_foreign_actions_are_answered_kindly(catalogue: Catalogue, foreign: str) -> None:
    decision, context = decide_action(actions.read(foreign), Context(), catalogue, NOW, "tr")
    assert decision.move is Move.FALLBACK
    assert compose(decision, context, catalogue, NOW).choices


def test_every_answer_offers_the_next_steps(catalogue: Catalogue) -> None:
    for topic in [*catalogue.institutions, *catalogue.services]:
        for aspect in Aspect:
            decision = Decision(Move.ANSWER, "en", aspect.value, 1.0, ParseSource.NLU, topic=topic)
            offered = {c.action for row in compose(decision, NEW, catalogue, NOW).choices for c in row}
            steps = {Aspect.HOURS, Aspect.LOCATION, Aspect.DOCUMENTS, Aspect.ELIGIBILITY, Aspect.CONTACT} - {aspect}
            if catalogue.institutions["womens_shelter"].id in (
                topic,
                getattr(catalogue.entry(topic), "institution", None),
            ):
                steps -= {Aspect.HOURS, Aspect.LOCATION}
            assert offered >= {actions.HUMAN, actions.MENU} | {actions.ask(topic, step) for step in steps}


def test_the_shelter_has_no_hours_and_no_place_in_answers(catalogue: Catalogue) -> None:
    access = catalogue.institutions["womens_shelter"].access
    for topic in ("womens_shelter", "safe_accommodation", "violence_counselling"):
        for intent in ("hours", "location", "nearest"):
            decision = Decision(Move.ANSWER, "en", intent, 1.0, ParseSource.NLU, topic=topic)
            blocks = compose(decision, Context(), catalogue, NOW).messages[0]
            assert any(getattr(block, "fact", None) == access for block in blocks)


def test_a_weak_guess_does_not_change_the_topic_talked_about(catalogue: Catalogue) -> None:
    _, context = run(catalogue, parse("service_info", ("maternal_health", 0.9)))
    unsure = parse("hours", ("primary_health_care", 0.5), ("maternal_health", 0.2), ("none", 0.2))
    assert run(catalogue, unsure, context)[0].topic == "maternal_health"
    assert run(catalogue, unsure)[0].topic == "primary_health_care"


def test_a_clear_word_changes_the_topic(catalogue: Catalogue) -> None:
    _, context = run(catalogue, parse("service_info", ("maternal_health", 0.9)))
    clear = parse("hours", ("dental_care", 0.9), ("none", 0.05))
    assert run(catalogue, clear, context)[0].topic == "dental_care"


def weighed_intent(catalogue: Catalogue, context: Context, *shares: tuple[str, float], topic: float = 0.0) -> str:
    topics = (Guess("none", 1 - topic), Guess("dental_care", topic))
    ranked = tuple(sorted(topics, key=lambda g: -g.confidence))
    reading = replace(parse("hours"), intents=tuple(Guess(*share) for share in shares), topics=ranked)
    return run(catalogue, reading, context)[0].intent


def test_what_may_be_out_of_scope_is_unless_a_service_is_named_or_talked_about(catalogue: Catalogue) -> None:
    shares = (("hours", 0.5), ("out_of_scope", 0.2))
    assert weighed_intent(catalogue, Context(), *shares) == "out_of_scope"
    assert weighed_intent(catalogue, Context(), *shares, topic=0.8) == "hours"
    assert weighed_intent(catalogue, Context(topic="dental_care", seen=NOW), *shares) == "hours"


def test_a_bare_question_about_what_is_talked_about_is_in_scope(catalogue: Catalogue) -> None:
    talking = Context(topic="dental_care", seen=NOW)
    assert weighed_intent(catalogue, talking, ("out_of_scope", 0.6), ("cost", 0.35)) == "cost"
    assert weighed_intent(catalogue, talking, ("out_of_scope", 0.9), ("cost", 0.05)) == "out_of_scope"


def test_what_often_follows_is_preferred_while_a_topic_is_talked_about(catalogue: Catalogue) -> None:
    """'وإيمتى بيوزعوا' looks a little like a yes; after an answer it is a question."""
    shares = (("affirm", 0.31), ("service_info", 0.23), ("hours", 0.17))
    assert weighed_intent(catalogue, Context(), *shares) == "affirm"
    assert weighed_intent(catalogue, Context(topic="dental_care", seen=NOW), *shares) == "hours"
    clear = (("affirm", 0.8), ("hours", 0.17))
    assert weighed_intent(catalogue, Context(topic="dental_care", seen=NOW), *clear) == "affirm"


def test_danger_is_never_weighed_away(catalogue: Catalogue) -> None:
    assert weighed_intent(catalogue, Context(), ("distress", 0.5), ("out_of_scope", 0.4)) == "distress"


def test_a_reading_without_any_topic_is_about_what_is_talked_about(catalogue: Catalogue) -> None:
    talking = Context(topic="dental_care", seen=NOW)
    for topics in ((), (("none", 0.0),)):
        assert run(catalogue, parse("cost", *topics), talking)[0].topic == "dental_care"
