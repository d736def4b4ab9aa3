"""Fetches updates, and tells Telegram that one is done only when it is: what a crash interrupts comes again.

python-telegram-bot's own Updater confirms updates before its handlers run, so a kill loses what was waiting. Here the
offset of getUpdates (Bot API, getUpdates.offset) is the oldest update that is not handled yet; Telegram itself is
the store of what waits, and nothing that people wrote has to be kept by us.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram import Update
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

log = logging.getLogger(__name__)
UPDATES = ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"]
_LONG = 30  # seconds that Telegram holds the request when there is nothing
_LIMIT = 100  # the most that one getUpdates returns
_PAUSE = 0.25
_LONGEST_PAUSE = 30.0


class Polling:
    """Long polling with confirmation after handling."""

    def __init__(self, bot: ExtBot[int], put: Callable[[Update], Awaitable[None]], seen: Callable[[int], bool]) -> None:
        """Take where updates go, and what knows updates that were handled before a restart."""
        self._bot, self._put, self._seen = bot, put, seen
        self._pending: set[int] = set()
        self._done: set[int] = set()
        self._next = 0
        self._progress = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._stopping = False

    async def run(self) -> None:
        """Fetch until `stop`; faults are logged and tried again with growing pauses."""
        self._task = asyncio.current_task()
        pause = 1.0
        while not self._stopping:
            try:
                await self._round()
                pause = 1.0
            except TimedOut:
                continue
            except RetryAfter as wait:
                await asyncio.sleep(_seconds(wait))
            except TelegramError as error:
                _report(error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)

    def stop(self) -> None:
        """Fetch no more. The library may turn a cancelled request into a timeout, so the flag says it too."""
        self._stopping = True
        if self._task:
            self._task.cancel()

    def done(self, update: int) -> None:
        """Note that the handlers of an update have finished."""
        self._pending.discard(update)
        self._done.add(update)
        self._progress.set()

    async def finish(self) -> None:
        """Wait for what is being handled, and confirm it, so that it does not come again."""
        while self._pending:
            self._progress.clear()
            await self._progress.wait()
        if self._done:
            await self._bot.get_updates(offset=self._offset(), timeout=0, allowed_updates=UPDATES, limit=1)

    async def _round(self) -> None:
        busy = bool(self._pending)
        self._progress.clear()
        updates = await self._bot.get_updates(
            offset=self._offset(), timeout=0 if busy else _LONG, allowed_updates=UPDATES, limit=_LIMIT
        )
        self._done = {u for u in self._done if self._pending and u > min(self._pending)}
        new = [u for u in updates if u.update_id not in self._pending and u.update_id not in self._done]
        for update in new:
            self._next = max(self._next, update.update_id + 1)
            if self._seen(update.update_id):
                self._done.add(update.update_id)
                continue
            self._pending.add(update.update_id)
            await self._put(update)
        if self._pending and not new:
            try:
                await asyncio.wait_for(self._progress.wait(), _PAUSE)
            except TimeoutError:
                return

    def _offset(self) -> int:
        return min(self._pending) if self._pending else self._next


def _seconds(wait: RetryAfter) -> float:
    after = wait.retry_after
    return after if isinstance(after, int | float) else after.total_seconds()


def _report(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.error("another program polls with the same token; only one of the two gets each message")
    elif isinstance(error, NetworkError):
        log.warning("asking Telegram for messages failed (%s); trying again", type(error).__name__)
    else:
        log.error("Telegram refuses to give messages (%s); trying again", type(error).__name__)
