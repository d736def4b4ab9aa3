"""Asks the staff's chat before an announcement goes out: what has been sent cannot be called back."""

import asyncio
import logging

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot import opening
from bot.channels.telegram.send import as_html, send_html
from bot.model import Announcement, Catalogue, Language
from bot.pipeline import Pipeline

log = logging.getLogger(__name__)
_EVERY = 2.0
ACTION = "release:"


def release(announcement: Announcement, pipeline: Pipeline) -> bool:
    """Release an announcement to who is subscribed now; False if it was released before."""
    wanted = pipeline.store.catalogue().topics_of(announcement)
    return pipeline.store.news.approve(announcement.id, wanted, announcement.urgent, pipeline.clock())


class Release:
    """Shows every new announcement in the staff's chat, in all languages, with a button that sends it."""

    def __init__(self, bot: ExtBot[int], pipeline: Pipeline, chat: int | None, language: Language) -> None:
        """Take where staff are; without a chat `merhaba announce send` is the only way."""
        self._bot, self._pipeline, self.chat, self.language = bot, pipeline, chat, language
        self._shown: dict[str, Announcement] = {}

    async def run(self) -> None:
        """Look for new and changed announcements for ever."""
        while True:
            if self.chat is not None:
                await self._look(self.chat)
            await asyncio.sleep(_EVERY)

    async def _look(self, chat: int) -> None:
        catalogue = self._pipeline.store.catalogue()
        today = opening.local(self._pipeline.clock()).date()
        released = {b.announcement for b in self._pipeline.store.news.broadcasts()}
        for found in catalogue.announcements.values():
            current = found.first <= today <= found.last and found.id not in released
            if current and self._shown.get(found.id) != found:
                try:
                    await self._show(chat, found, catalogue)
                    self._shown[found.id] = found
                except TelegramError as error:
                    log.warning("an announcement could not be shown to the staff (%s)", type(error).__name__)

    async def _show(self, chat: int, found: Announcement, catalogue: Catalogue) -> None:
        render = self._pipeline.renderer
        count = self._pipeline.store.news.audience(catalogue.topics_of(found), found.urgent)
        lead = render.note("release", self.language, count, title=found.title.of(self.language))
        texts = [f"{found.title.of(code)}\n{found.text.of(code)}" for code in ("ar", "tr", "en")]
        button = InlineKeyboardButton(render.release(self.language), callback_data=ACTION + found.id)
        text = as_html("\n\n".join([lead, *texts]))
        await send_html(self._bot, chat, text, InlineKeyboardMarkup([[button]]))
