"""The scripted conversations: the bot shows today what speakers have reviewed, word for word."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.conversations.pages import PAGES, page
from tests.conversations.player import FOLDER, Player, language_of, playing, read, scripts


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def player(nlu_server: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Player]:
    """The bot in this process, over HTTP."""
    async with playing(nlu_server, tmp_path_factory.mktemp("conversations")) as running:
        yield running


def test_there_are_twenty_in_each_language() -> None:
    assert {lang: len(list((FOLDER / lang).glob("*.yml"))) for lang in ("ar", "tr", "en")} == dict.fromkeys(
        ("ar", "tr", "en"), 20
    )


@pytest.mark.parametrize("file", scripts(), ids=lambda file: f"{file.parent.name}/{file.stem}")
async def test_a_conversation_is_as_it_was_reviewed(player: Player, file: Path) -> None:
    reviewed = read(file)
    played = await player.play(reviewed, language_of(file))
    assert played == reviewed


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
