"""The running bot follows the content folder: good edits are live within two seconds, bad ones change nothing."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest_asyncio

from bot.content.problems import Problem
from bot.messages import Incoming
from bot.pipeline import Pipeline
from bot.rendering.render import Renderer
from bot.store.store import Store
from bot.understanding.reader import Reader
from bot.watching import ContentWatcher

DENTAL = "services/health_services/dental_care.yml"


class Watched:
    """A folder that is watched, what was reported, and a conversation over it."""

    def __init__(self, folder: Path, store: Store, renderer: Renderer) -> None:
        self.folder, self.store = folder, store
        self.reported: list[list[Problem]] = []
        self.pipeline = Pipeline(store, Reader(None), renderer, "en")

    async def report(self, problems: list[Problem]) -> None:
        """Keep what the staff would be told."""
        self.reported.append(problems)

    async def ask(self, text: str = "", action: str = "") -> str:
        """Return the answer of one ongoing conversation."""
        handled = await self.pipeline.handle(Incoming("test:1", text, action))
        return "\n".join(handled.reply.parts)

    def edit(self, name: str, change: Callable[[str], str]) -> None:
        """Change a file as an editor does."""
        file = self.folder / name
        before = file.read_text("utf-8")
        assert change(before) != before
        file.write_text(change(before), "utf-8")

    async def until(self, seen: Callable[[], bool], seconds: float = 20.0) -> float:
        """Wait until something is seen; returns how long it took."""
        began = time.monotonic()
        while not seen():
            assert time.monotonic() - began < seconds, "not seen in time"
            await asyncio.sleep(0.02)
        return time.monotonic() - began


@pytest_asyncio.fixture
async def watched(tmp_path: Path, root: Path, store: Store, renderer: Renderer) -> AsyncIterator[Watched]:
    """A watched copy of the shipped content, published."""
    folder = Path(shutil.copytree(root / "content", tmp_path / "content"))
    there = Watched(folder, store, renderer)
    watcher = ContentWatcher(folder, store, there.report)
    watcher.start()
    there.edit(DENTAL, lambda t: t.replace("Dental care", "Dental clinic", 1))
    await there.until(lambda: store.catalogue().services["dental_care"].name.en == "Dental clinic")
    yield there
    await watcher.stop()


async def test_an_edit_is_live_and_the_conversation_goes_on(watched: Watched) -> None:
    assert "Dental" in await watched.ask("where is the dentist")
    before = watched.store.version()
    watched.edit(
        "services/health_services/dental_care.yml", lambda t: t.replace("phones: [", "guidance: true\nphones: [")
    )
    watched.edit(DENTAL, lambda t: t + 'schedule:\n  opening_hours: "Sa 10:00-11:00"\n  sample: true\n')
    await watched.until(lambda: watched.store.version() != before)
    answer = await watched.ask("and when is that open")  # still about the dentist
    assert "10:00" in answer


async def test_a_bad_edit_changes_nothing_and_is_told_once(watched: Watched) -> None:
    before = watched.store.version()
    watched.edit(DENTAL, lambda t: t.replace("sample: true", "sample: maybe", 1))
    await watched.until(lambda: bool(watched.reported))
    assert [p.code for p in watched.reported[0]] == ["YES-NO"]
    assert watched.store.version() == before
    assert "Dental" in await watched.ask("where is the dentist")
    watched.edit(DENTAL, lambda t: t.replace("sample: maybe", "sample: true", 1) + "# mended\n")
    await watched.until(lambda: watched.store.version() != before)
    assert len(watched.reported) == 1


async def test_two_edits_at_once_and_a_file_written_in_pieces(watched: Watched) -> None:
    before = watched.store.version()
    file = watched.folder / DENTAL
    text = file.read_text("utf-8").replace("Dental clinic", "Dental help", 1)
    with file.open("w", encoding="utf-8") as slow:
        for i in range(0, len(text), 400):
            slow.write(text[i : i + 400])
            slow.flush()
            watched.edit("holidays.yml", lambda t: t + "# another edit\n")
            await asyncio.sleep(0.03)
    await watched.until(lambda: watched.store.catalogue().services["dental_care"].name.en == "Dental help")
    assert watched.store.version() != before
    assert not watched.reported


async def test_a_deleted_folder_comes_back(watched: Watched, root: Path) -> None:
    before = watched.store.version()
    away = watched.folder.with_name("away")
    watched.folder.rename(away)
    await watched.until(lambda: bool(watched.reported))
    assert [p.code for p in watched.reported[0]] == ["NO-FOLDER"]
    assert watched.store.version() == before
    assert "Dental" in await watched.ask("where is the dentist")
    (away / DENTAL).write_text((root / "content" / DENTAL).read_text("utf-8"), "utf-8")
    away.rename(watched.folder)
    await watched.until(lambda: watched.store.version() != before)


async def test_a_new_service_is_found_at_once_and_a_removed_one_answers_kindly(watched: Watched) -> None:
    new = watched.folder / "services" / "health_services" / "eye_care.yml"
    text = (watched.folder / DENTAL).read_text("utf-8")
    body = text[text.index("description:") :]
    new.write_text(
        "name: {en: Eye care, tr: Göz sağlığı, ar: علاج العيون}\n"
        "aliases: {en: [spectacles], tr: [gözlük], ar: [نظارات]}\n"
        "examples: {en: [everything looks foggy from far away], tr: [uzağı bulanık görüyorum artık], ar: [صرت شوف ضباب من بعيد]}\n"
        + body,
        "utf-8",
    )
    await watched.until(lambda: "eye_care" in watched.store.catalogue().services)
    for question in (
        "gözlük lazım",
        "where do I get spectacles",
        "everything looks foggy from far",
        "صرت شوف ضباب من بعيد",
    ):
        handled = await watched.pipeline.handle(Incoming("test:2", question))
        assert handled.service == "eye_care", question
    new.unlink()
    await watched.until(lambda: "eye_care" not in watched.store.catalogue().services)
    assert "no longer" in await watched.ask(action="a:hours:eye_care")


async def test_what_is_outdated_is_served_with_its_date(watched: Watched) -> None:
    watched.edit(
        DENTAL, lambda t: t.replace("en: Treatment of teeth and gums.", "en: Treatment of teeth, gums and jaws.", 1)
    )
    await watched.until(lambda: "jaws" in str(watched.store.catalogue().services["dental_care"].facts))
    entry = watched.store.catalogue().services["dental_care"]
    texts = next(t for f in entry.facts.values() for t in f.texts if "jaws" in t.en)
    assert texts.older_since("tr")
    assert not texts.older_since("en")
    turkish = (await watched.pipeline.handle(Incoming("test:3", "diş tedavisi hakkında bilgi"))).reply.parts
    assert "tarihlidir" in "\n".join(turkish)
    assert "tarihlidir" not in await watched.ask(action="a:service_info:dental_care")
