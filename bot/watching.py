"""Watches the content folder while the bot runs: a good edit is live within two seconds, a bad one changes nothing."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.content.loader import load, stamp
from bot.content.problems import Problem, errors
from bot.store.store import Store

log = logging.getLogger(__name__)
# Looking at times and sizes also sees network drives and folders that are deleted and made again, which the
# system's change events do not; seventy files take a millisecond.
_LOOK_EVERY = 0.4
_MOST_WAITS = 25  # five seconds of movement; then what is there is tried as it is
Snapshot = frozenset[tuple[str, int, int]]


class ContentWatcher:
    """Publishes what changed; `report` is told the errors of an edit that could not be published."""

    def __init__(self, folder: Path, store: Store, report: Callable[[list[Problem]], Awaitable[None]]) -> None:
        """Take the content folder, the store to publish to, and whom to tell."""
        self._folder, self._store, self._report = folder, store, report
        self._task: asyncio.Task[None] | None = None
        self._reported: list[Problem] = []

    def start(self) -> None:
        """Begin to watch; every change from now on is seen."""
        self._task = asyncio.create_task(self._watch(snapshot(self._folder)))

    async def stop(self) -> None:
        """End the watching."""
        if self._task:
            self._task.cancel()
            await asyncio.wait({self._task})

    async def _watch(self, seen: Snapshot) -> None:
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            now = await asyncio.to_thread(snapshot, self._folder)
            if now == seen:
                continue
            # A file may be half written, or the first of several: wait until nothing moves for a moment.
            for _ in range(_MOST_WAITS):
                later = await self._later()
                if later == now:
                    break
                now = later
            seen = now
            try:
                await self._take()
            except Exception as error:  # whatever happens to one edit, the next one must be seen
                log.error("the content could not be published (%s)", type(error).__name__)

    async def _later(self) -> Snapshot:
        await asyncio.sleep(_LOOK_EVERY / 2)
        return await asyncio.to_thread(snapshot, self._folder)

    async def _take(self) -> None:
        catalogue, problems = await asyncio.to_thread(load, self._folder)
        if catalogue is not None and await asyncio.to_thread(_stamped, self._folder):
            catalogue, problems = await asyncio.to_thread(load, self._folder)
        wrong = errors(problems)
        if catalogue is None:
            for problem in wrong:
                log.error("content: %s", problem.line_in(Path(self._folder.name)))
            if wrong != self._reported:
                self._reported = wrong
                await self._report(wrong)
            return
        self._reported = []
        if catalogue.version != self._store.version():
            self._store.publish(catalogue)
            log.warning("content: %d services published", len(catalogue.services))


def snapshot(folder: Path) -> Snapshot:
    """Return the names, times and sizes of the content files; empty if the folder is gone."""
    found = []
    for file in folder.rglob("*"):
        try:
            if file.suffix in (".yml", ".tsv"):
                status = file.stat()
                found.append((str(file), status.st_mtime_ns, status.st_size))
        except OSError:  # gone between listing and looking
            continue
    return frozenset(found)


def _stamped(folder: Path) -> bool:
    try:
        return stamp(folder)
    except OSError:  # a folder that the bot may only read
        return False
