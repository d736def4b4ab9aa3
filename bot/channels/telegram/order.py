"""Updates of one chat in order, of different chats at the same time."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor


class ChatOrder(BaseUpdateProcessor):
    """Holds a lock per chat: two messages within a second are both answered, in the order they came."""

    def __init__(self, max_concurrent_updates: int = 64) -> None:
        """Take how many chats are served at once; `done` is told the number of every update that was handled."""
        super().__init__(max_concurrent_updates)
        self.done: Callable[[int], None] = lambda update: None
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._waiting: defaultdict[int, int] = defaultdict(int)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run one update's handlers when the chat's earlier updates are done."""
        chat = update.effective_chat.id if isinstance(update, Update) and update.effective_chat else 0
        self._waiting[chat] += 1
        try:
            async with self._locks[chat]:
                await coroutine
        finally:
            self._waiting[chat] -= 1
            if not self._waiting[chat]:
                del self._waiting[chat], self._locks[chat]
            if isinstance(update, Update):
                self.done(update.update_id)

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to take down."""
