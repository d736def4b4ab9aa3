"""The scripted conversations: the bot shows today what speakers have reviewed, word for word.

A model trained on another machine differs in its last digits, so a message on the border between two readings may
tip: a few conversations may go another way from some turn on. What is read the same must be shown the same.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.conversations.pages import PAGES, page
from tests.conversations.player import FOLDER, Player, Turn, language_of, playing, read, scripts

_MOST_ELSEWHERE = 12  # of 100


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def player(nlu_server: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Player]:
    """The bot in this process, over HTTP."""
    async with playing(nlu_server, tmp_path_factory.mktemp("conversations")) as running:
        yield running


def test_there_are_twenty_in_each_language() -> None:
    assert {lang: len(list((FOLDER / lang).glob("*.yml"))) for lang in ("ar", "tr", "en")} == dict.fromkeys(
        ("ar", "tr", "en"), 20
    )


async def test_conversations_are_as_they_were_reviewed(player: Player) -> None:
    changed, elsewhere = [], []
    for file in scripts():
        reviewed = read(file)
        played = await player.play(reviewed, language_of(file))
        if played == reviewed:
            continue
        before, now = _first_difference(reviewed["turns"], played["turns"])
        known = f"{file.parent.name}/{file.name}: {before} became {now}"
        (elsewhere if _read_otherwise(before, now) else changed).append(known)
    assert not changed, "\n".join(changed)
    assert len(elsewhere) <= _MOST_ELSEWHERE, "\n".join(elsewhere)


def _first_difference(reviewed: list[Turn], played: list[Turn]) -> tuple[Turn, Turn]:
    return next(((a, b) for a, b in zip(reviewed, played, strict=False) if a != b), ({}, {}))


def _read_otherwise(before: Turn, now: Turn) -> bool:
    """Return whether a turn was read otherwise. A danger that was recognised is never given up."""
    found = before.get("decision") == "safety" and "read_as" not in before
    readings = [(turn.get("understood"), turn.get("read_as")) for turn in (before, now)]
    return not found and readings[0] != readings[1]


@pytest.mark.parametrize(
    ("now", "otherwise"),
    [
        ({"understood": "cost dental_care", "bot": ["Dentist: Cost\nFree."]}, True),
        ({"understood": "hours dental_care", "bot": ["Dentist: Hours\nFrom 9."]}, False),
        ({"understood": "hours dental_care", "bot": []}, False),
        ({"understood": "hours dental_care", "read_as": {"decision": "list"}, "bot": ["Hours\nFrom 8."]}, True),
    ],
)
def test_only_another_reading_excuses_another_text(now: Turn, otherwise: bool) -> None:
    before = {"decision": "answer", "understood": "hours dental_care", "bot": ["Dentist: Hours\nFrom 8."]}
    assert _read_otherwise(before, now) is otherwise
    assert not _read_otherwise({**before, "decision": "safety"}, now)


def test_danger_is_read_as_its_author_expects_in_the_reviewed_conversations() -> None:
    expected = [t for f in scripts() for t in read(f)["turns"] if t.get("decision") == "safety"]
    missed = [t.get("say") for t in expected if t.get("read_as", {}).get("decision")]
    assert len(expected) >= 10
    # Four fears that follow a danger ('will they deport me', 'will he take the children') get another answer.
    assert len(missed) <= 4, missed


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_show_the_reviewed_conversations(name: str) -> None:
    file = Path(__file__).parents[2] / "docs" / "conversations" / f"{name}.html"
    assert file.read_text("utf-8") == page(name), "run `python -m tests.conversations.pages`"
