"""Figures from results by hand-computed values, files of questions, and comparisons."""

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import QuestionsError
from bot.evaluation.compare import compare, report
from bot.evaluation.figures import Rate, calibration_error, figures, groups, macro_f1, reliability
from bot.evaluation.questions import Question, read_questions
from bot.evaluation.results import Result, Run, ask, read_run, write_run
from bot.evaluation.table import errors, table
from bot.messages import Decision, Handled, Move, ParseSource, Reply

HOURS = Result("en", "short", "open?", 0, None, "hours", "dental_care", "en", "hours", "dental_care", 0.9, "answer")
COST = replace(HOURS, text="price", intent="cost", read_intent="cost", confidence=0.8)
WRONG = replace(HOURS, text="when", read_intent="cost", read_topic="vaccination", confidence=0.6)
DANGER = replace(HOURS, text="fire", intent="emergency", topic=None, read_intent="emergency", decision="safety")
MISSED = replace(DANGER, text="smoke", read_intent="hours", decision="answer")
ALARM = replace(HOURS, text="hot", read_intent="emergency", decision="safety")
OUTSIDE = replace(HOURS, text="goal", intent="out_of_scope", topic=None, read_intent="out_of_scope")
REFUSED = replace(COST, text="money", read_intent="service_info", read_topic=None, decision="fallback")


def run(*results: Result, model: str = "a") -> Run:
    return Run(model, "code", 7, "2026-11-23T00:00:00+00:00", results)


def test_figures_by_hand() -> None:
    found = figures([HOURS, COST, WRONG, DANGER, MISSED, ALARM, OUTSIDE, REFUSED])
    assert (found.intent.hits, found.intent.n) == (4, 8)
    assert (found.topic.hits, found.topic.n) == (3, 5)
    assert found.language.value == 1
    assert (found.safety.hits, found.safety.n) == (1, 2)
    assert (found.alarms.hits, found.alarms.n) == (1, 6)
    assert (found.out_of_scope.hits, found.out_of_scope.n) == (1, 1)
    assert (found.refused.hits, found.refused.n) == (1, 7)


def test_double_questions_by_hand() -> None:
    full = replace(HOURS, decision="several", asked=2, answered=2)
    found = figures([full, replace(full, answered=1), HOURS, replace(COST, decision="several")])
    assert (found.several.hits, found.several.n) == (1, 2)
    assert (found.split.hits, found.split.n) == (1, 2)
    assert {*groups([full, HOURS])} == {"all", "en", "en short", "all double questions", "en double question"}


async def test_which_questions_of_a_message_were_answered() -> None:
    asked = ((("hours", "dental_care"), ("cost", "dental_care")), (("location", "dental_care"),))
    question = Question("en", "short", "x", (*asked[0], *asked[1]), asks=asked)
    where = Decision(Move.ANSWER, "en", "location", 1.0, ParseSource.NLU, topic="dental_care")
    cost = replace(where, intent="cost")

    async def given(parts: tuple[Decision, ...]) -> Result:
        decision = replace(where, move=Move.SEVERAL, parts=parts) if parts else where

        async def read(text: str, fresh: bool) -> Handled:
            return Handled(decision, "health_services", "dental_care", Reply("en", ()), 1.0)

        return (await ask([question], read))[0]

    assert [(r.asked, r.answered) for r in [await given((cost, where)), await given(())]] == [(2, 2), (2, 1)]


def test_f1_by_hand() -> None:
    # a: precision 1/2, recall 1 -> 2/3; b: precision 1, recall 1/2 -> 2/3
    assert macro_f1([("a", "a"), ("b", "a"), ("b", "b")]) == pytest.approx(2 / 3)
    assert math.isnan(macro_f1([]))


def test_calibration_by_hand() -> None:
    pairs = [(0.95, True), (0.95, False), (0.15, False), (0.15, False)]
    assert [(pytest.approx(c), r, n) for c, r, n in reliability(pairs)] == [(0.15, 0.0, 2), (0.95, 0.5, 2)]
    assert calibration_error(pairs) == pytest.approx((0.15 * 2 + 0.45 * 2) / 4)
    assert calibration_error([(1.0, True)]) == 0


def test_wilson_by_hand() -> None:
    # The worked example of Newcombe 1998, table I: 81 of 263.
    assert Rate(81, 263).interval == (pytest.approx(0.2553, abs=1e-4), pytest.approx(0.3662, abs=1e-4))


@given(st.integers(0, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_rate(pair: tuple[int, int]) -> None:
    hits, n = pair
    low, high = Rate(hits, n).interval
    assert n == 0 or (0 <= low <= hits / n + 1e-12 and hits / n - 1e-12 <= high <= 1)


def test_groups_keep_dialogues_apart() -> None:
    first = replace(HOURS, dialogue="d1", variant="dialogue")
    found = groups([HOURS, first, replace(first, turn=1)])
    assert {name: len(group) for name, group in found.items()} == {
        "all": 1, "all first turns": 1, "all follow-ups": 1, "en": 1, "en short": 1, "en first turn": 1,
        "en follow-up": 1,
    }  # fmt: skip


def test_the_table_has_a_row_for_each_group() -> None:
    lines = table([HOURS, WRONG, MISSED])
    assert [line.split()[0] for line in lines[1:-1]] == ["all", "en", "en"]
    assert "0.333" in lines[1]
    assert errors([HOURS, WRONG]) == ["when\n    hours dental_care  read as  cost vaccination"]


def test_a_run_compared_with_itself_shows_nothing() -> None:
    same = run(HOURS, WRONG, DANGER, MISSED, ALARM)
    assert all(not change.lost and not change.won and not change.worse for change in compare(same, same))


def test_losses_and_wins_are_told_by_question() -> None:
    lines = report(run(HOURS, MISSED, model="a"), run(replace(HOURS, read_intent="cost"), DANGER, model="b"))
    assert lines[0] == "a -> b, 1 questions in both"
    assert lines[1] == "2 question(s) stand in one of the two only and are left out"
    assert any(line.startswith("- intent: open?") for line in lines)


def lost(result: Result, times: int) -> tuple[Run, Run]:
    """Return two runs between which so many questions like this one are lost."""
    good = [replace(result, text=f"{result.text} {n}") for n in range(times)]
    return run(*good), run(*(replace(r, read_intent="cost", decision="answer") for r in good))


@pytest.mark.parametrize(("times", "worse"), [(4, False), (5, True)])
def test_five_lost_questions_are_no_chance(times: int, worse: bool) -> None:
    # (1/2)^4 = .0625, (1/2)^5 = .03125
    change = next(c for c in compare(*lost(HOURS, times)) if c.measure == "intent")
    assert (change.worse, change.chance) == (worse, 0.5**times)


@pytest.mark.parametrize(("times", "worse"), [(1, False), (2, True)])
def test_two_missed_dangers_are_enough(times: int, worse: bool) -> None:
    assert next(c for c in compare(*lost(DANGER, times)) if c.measure == "safety").worse is worse


@pytest.mark.parametrize(("times", "won", "worse"), [(3, 1, True), (9, 7, True), (9, 8, False), (2, 5, False)])
def test_dangers_won_elsewhere_are_set_against_the_missed(times: int, won: int, worse: bool) -> None:
    before, after = lost(DANGER, times)
    found = [replace(DANGER, text=f"found {n}") for n in range(won)]
    missed = [replace(r, read_intent="cost", decision="answer") for r in found]
    changes = compare(run(*before.results, *missed), run(*after.results, *found))
    assert next(c for c in changes if c.measure == "safety").worse is worse


def test_a_file_that_cannot_be_written_stays_as_it_is(tmp_path: Path) -> None:
    write_run(run(HOURS), tmp_path / "run.json")
    (tmp_path / "run.json.partial").mkdir()
    with pytest.raises(QuestionsError, match="cannot be written"):
        write_run(run(MISSED), tmp_path / "run.json")
    assert read_run(tmp_path / "run.json") == run(HOURS)


def test_a_question_without_a_variant_counts_once() -> None:
    assert [len(g) for g in groups([replace(HOURS, variant="")]).values()] == [1, 1]


def test_a_run_survives_its_file(tmp_path: Path) -> None:
    write_run(run(HOURS, MISSED), tmp_path / "x" / "run.json")
    assert read_run(tmp_path / "x" / "run.json") == run(HOURS, MISSED)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"results": [1]}', '{"model": 1, "results": []}'])
def test_another_file_is_no_run(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(QuestionsError, match=r"x\.json"):
        read_run(tmp_path / "x.json")


GOOD = {"text": "open?", "variant": "short", "intent": "hours", "institution": None, "service": "dental_care"}


def test_questions_and_dialogues_are_read(tmp_path: Path) -> None:
    (tmp_path / "dialogues-tr.jsonl").write_text(json.dumps({"id": "d1", "turns": [GOOD, GOOD]}) + "\n\n")
    (tmp_path / "en.jsonl").write_text(
        json.dumps({**GOOD, "accept": [{"intent": "cost", "institution": "sarmer", "service": None}]})
    )
    first, second, alone = read_questions([tmp_path / "dialogues-tr.jsonl", tmp_path / "en.jsonl"])
    assert (first.language, first.dialogue, first.turn, second.turn) == ("tr", "d1", 0, 1)
    assert alone.readings == (("hours", "dental_care"), ("cost", "sarmer")) and alone.dialogue is None


def test_a_message_that_asks_several_things_is_read(tmp_path: Path) -> None:
    where = {"intent": "location", "institution": None, "service": "dental_care"}
    when = {**where, "intent": "hours", "or": [{**where, "intent": "cost"}]}
    (tmp_path / "several-en.jsonl").write_text(json.dumps({"text": "x", "variant": "short", "asks": [where, when]}))
    (question,) = read_questions([tmp_path / "several-en.jsonl"])
    assert question.asks == ((("location", "dental_care"),), (("hours", "dental_care"), ("cost", "dental_care")))
    assert question.readings == (*question.asks[0], *question.asks[1])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{broken", "en.jsonl:1: not JSON"),
        (b'{"text": "x", "asks": []}', "en.jsonl:1: 'a second entry of asks' is missing"),
        (b'\n{"text": "x"}', "en.jsonl:2: 'intent' is missing"),
        (b'{"turns": 5}', "en.jsonl:1"),
        (b'{"text": null, "intent": "hours", "institution": null, "service": null}', "en.jsonl:1: text is missing"),
        (b'{"text": "x", "intent": ["hours"], "institution": null, "service": null}', "en.jsonl:1: intent is missing"),
        (b'{"text": "x", "intent": "hours", "institution": null, "service": 5}', "en.jsonl:1: service is missing"),
        (b"\xff\xfe", "not UTF-8"),
        (b"", "no question"),
    ],
)
def test_bad_questions_are_named_by_file_and_line(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "en.jsonl").write_bytes(content)
    with pytest.raises(QuestionsError, match=said):
        read_questions([tmp_path / "en.jsonl"])


def test_a_file_without_a_language_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text(json.dumps(GOOD))
    with pytest.raises(QuestionsError, match=r"mine-ar\.jsonl"):
        read_questions([tmp_path / "mine.jsonl"])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="cannot be read"):
        read_questions([tmp_path / "none.jsonl"])
