"""Opens the rooms that a conversation needs and closes them again."""

import asyncio
import functools
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path

from bot.content.loader import fingerprint as content_fingerprint
from bot.content.loader import load
from bot.content.problems import Problem, errors
from bot.content.wording import wording
from bot.errors import ContentError
from bot.people import CaseKind, StaffDesk
from bot.pipeline import Pipeline
from bot.rendering.catalogs import load_catalogs
from bot.rendering.render import Renderer
from bot.settings import Settings
from bot.store.store import Store
from bot.understanding import training
from bot.understanding.masking import Masker
from bot.understanding.rasa import RasaParser
from bot.understanding.reader import Reader
from bot.understanding.registry import Registry
from bot.understanding.server import NluServer
from bot.understanding.service import NluService
from bot.watching import ContentWatcher

NLU_LOG = Path("log", "nlu.log")
_MEASURED_TIMEOUT = 30.0


@asynccontextmanager
async def rooms(
    settings: Settings, notices: "asyncio.Queue[str] | None" = None, counted: bool = False
) -> AsyncIterator[Pipeline]:
    """Open the store, watch the content, start or find the NLU server, and give the pipeline; close all at the end.

    `notices` takes what the staff should read: the errors of an edit that could not be published. `counted`: what is
    asked goes into the statistics.
    """
    renderer = Renderer(load_catalogs(settings.root / "locales"))
    with _opened_store(settings) as store:
        watcher = ContentWatcher(settings.content, store, _reporter(settings, notices))
        watcher.start()
        try:
            async with understanding(settings) as reader:
                mask, desk, language = _mask(settings), staff_desk(settings), settings.default_language
                yield Pipeline(store, reader, renderer, language, mask=mask, desk=desk, counted=counted)
        finally:
            await watcher.stop()


@asynccontextmanager
async def understanding(settings: Settings) -> AsyncIterator[Reader]:
    """Start or find the NLU server and give what reads messages; end the server at the end."""
    if settings.nlu_url:
        parser = RasaParser(settings.nlu_url, settings.nlu_timeout)
        try:
            yield Reader(parser)
        finally:
            await parser.close()
        return
    registry = Registry(settings.var)
    if registry.serving().model is None:
        print("nlu: there is no model yet; answering by keyword search. Run `make setup`.", file=sys.stderr)
    service = NluService(registry, lambda model: server(settings, registry.archive(model)))
    await service.start()
    try:
        yield Reader(service, service)
    finally:
        await service.stop()


def staff_desk(settings: Settings) -> StaffDesk:
    """Return the kinds of cases that a group of staff reads. Protection never falls back to the larger group."""
    kinds = {CaseKind.QUESTION, CaseKind.COMPLAINT} if settings.staff_group is not None else set()
    return StaffDesk(frozenset(kinds | ({CaseKind.PROTECTION} if settings.protection_group is not None else set())))


def _reporter(settings: Settings, notices: "asyncio.Queue[str] | None") -> Callable[[list[Problem]], Awaitable[None]]:
    say = wording(settings.root / "locales", settings.staff_language)

    async def report(problems: list[Problem]) -> None:
        if notices is not None:
            await notices.put("\n".join(p.line_in(Path(settings.content.name), say) for p in problems))

    return report


@asynccontextmanager
async def measured_rooms(settings: Settings, archive: Path | None) -> AsyncIterator[tuple[Pipeline, NluServer | None]]:
    """Give a pipeline with one model's server; with no model the server of MERHABA_NLU_URL, or keywords only.

    It has the published content in a database of its own, so that questions neither see nor leave anything in the one
    that people's messages use; and a reading may take its time, since keywords in its place would be measured.
    """
    renderer = Renderer(load_catalogs(settings.root / "locales"))
    settings = replace(settings, nlu_timeout=max(settings.nlu_timeout, _MEASURED_TIMEOUT))
    with _copied_store(settings) as store:
        running = server(settings, archive) if archive else None
        parser = RasaParser(settings.nlu_url, settings.nlu_timeout) if settings.nlu_url and not archive else None
        if running:
            await running.start()
        try:
            reader = Reader(running.parser if running else parser, running)
            yield Pipeline(store, reader, renderer, settings.default_language), running
        finally:
            if running:
                await running.stop()
            if parser:
                await parser.close()


@contextmanager
def _opened_store(settings: Settings) -> Iterator[Store]:
    store = open_store(settings)
    try:
        publish(settings, store)
        yield store
    finally:
        store.close()


@contextmanager
def _copied_store(settings: Settings) -> Iterator[Store]:
    with _opened_store(settings) as published:
        catalogue = published.catalogue()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/questions.sqlite", Path(folder, "chat.key"))
        try:
            store.publish(catalogue)
            yield store
        finally:
            store.close()


def _mask(settings: Settings) -> Callable[[str], str]:
    # Reading the words takes a second: only who presses the button first waits for it.
    masker = functools.cache(lambda: Masker.from_data(settings.root / "nlu" / "data"))
    return lambda text: masker().masked(text)


def open_store(settings: Settings) -> Store:
    """Open the database of the settings."""
    return Store(settings.database, settings.var / "chat.key")


def server(settings: Settings, archive: Path) -> NluServer:
    """Return a server for a model's archive, not started yet."""
    return NluServer(settings.nlu_python, settings.root, archive, settings.nlu_timeout, settings.var / NLU_LOG)


def taught(settings: Settings) -> training.Examples:
    """Publish the content if it changed and return its example questions. Raises ContentError or StoreError."""
    store = open_store(settings)
    try:
        publish(settings, store)
        return training.examples(store.catalogue())
    finally:
        store.close()


def publish(settings: Settings, store: Store) -> None:
    """Publish the files if they changed; while they are broken the last good content keeps serving."""
    if store.version() == content_fingerprint(settings.content):
        return
    catalogue, problems = load(settings.content)
    if catalogue is not None:
        store.publish(catalogue)
        print(
            f"content: {len(catalogue.institutions)} institutions and {len(catalogue.services)} services published",
            file=sys.stderr,
        )
        return
    wrong = errors(problems)
    listed = "\n".join(problem.line_in(Path(settings.content.name)) for problem in wrong)
    if store.version() is None:
        raise ContentError(
            f"{listed}\nThe content has {len(wrong)} error(s), and none is published yet. Mend them and run again."
        )
    print(f"{listed}\ncontent: {len(wrong)} error(s); the content published before keeps serving", file=sys.stderr)
