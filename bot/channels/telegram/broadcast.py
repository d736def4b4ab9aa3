"""Sends released announcements to their subscribers: at Telegram's pace, each person once, on after a restart."""

import asyncio
import logging

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.channels.telegram.incoming import chat_of
from bot.channels.telegram.send import NO_PREVIEW, as_html
from bot.dialogue import actions
from bot.model import Announcement, Language
from bot.people import DeliveryState, Subscriber
from bot.pipeline import Pipeline
from bot.sayings import Say

log = logging.getLogger(__name__)
_EVERY = 2.0  # seconds between looks for a newly released announcement
_AT_ONCE = 10
_UNSENT = ("ConnectError", "ConnectTimeout", "PoolTimeout")


class Broadcaster:
    """Runs beside the bot. The rate limiter of the application keeps the pace (30 a second in all)."""

    def __init__(self, bot: ExtBot[int], pipeline: Pipeline) -> None:
        """Take what it needs to send."""
        self._bot, self._pipeline = bot, pipeline
        self._news = pipeline.store.news
        self._awake, self._stopping = asyncio.Event(), False

    def wake(self) -> None:
        """An announcement was released."""
        self._awake.set()

    async def run(self) -> None:
        """Send until told to stop; what was being sent when the process died is settled first."""
        urgent = [a.id for a in self._pipeline.store.catalogue().announcements.values() if a.urgent]
        # A warning of danger twice is better than not at all; other news not at all is better than twice.
        self._news.recover(again=urgent)
        while not self._stopping:
            self._awake.clear()
            for name in self._news.unfinished():
                await self._send_all(name)
            try:
                await asyncio.wait_for(self._awake.wait(), _EVERY)
            except TimeoutError:
                continue

    def stop(self) -> None:
        """Begin nothing new; `run` returns when what is being sent has been noted down."""
        self._stopping = True
        self._awake.set()

    async def _send_all(self, name: str) -> None:
        workers = [asyncio.create_task(self._worker(name)) for _ in range(_AT_ONCE)]
        await asyncio.gather(*workers)
        if not self._stopping:
            self._news.finish(name, self._pipeline.clock())
            log.warning("announcement %s has been sent to everybody", name)

    async def _worker(self, name: str) -> None:
        while not self._stopping:
            announcement = self._pipeline.store.catalogue().announcements.get(name)
            subscriber = self._news.next(name) if announcement else None
            if announcement is None or subscriber is None:
                return
            state = await self._send(announcement, subscriber)
            self._news.result(name, subscriber.id, state)
            if state is DeliveryState.GONE:
                self._news.gone(subscriber.id)

    async def _send(self, announcement: Announcement, subscriber: Subscriber) -> DeliveryState:
        text, keyboard = self._message(announcement, subscriber.language)
        pause = 0.5
        while True:
            try:
                await self._bot.send_message(
                    chat_of(subscriber.address),
                    text,
                    parse_mode=ParseMode.HTML,
                    reply_markup=keyboard,
                    link_preview_options=NO_PREVIEW,
                )
            except (Forbidden, BadRequest):  # has blocked the bot, or the chat is no more
                return DeliveryState.GONE
            except RetryAfter as wait:
                after = wait.retry_after
                await asyncio.sleep(after if isinstance(after, int | float) else after.total_seconds())
            except NetworkError as error:
                if _may_have_arrived(error) and not announcement.urgent:
                    return DeliveryState.UNCLEAR
                if self._stopping:
                    return DeliveryState.PENDING
                await asyncio.sleep(pause)
                pause = min(pause * 2, 30.0)
            except TelegramError as error:
                log.warning("an announcement could not be sent (%s)", type(error).__name__)
                return DeliveryState.UNCLEAR
            else:
                return DeliveryState.SENT

    def _message(self, announcement: Announcement, language: Language) -> tuple[str, InlineKeyboardMarkup | None]:
        """Return a neutral line with a button, as phones show it to whoever looks; a warning of danger in full."""
        render = self._pipeline.renderer
        if announcement.urgent:
            title, text = announcement.title.of(language), announcement.text.of(language)
            return as_html(f"{title}\n\n{text}", title), None
        center = self._pipeline.store.catalogue().center.name.of(language)
        button = InlineKeyboardButton(
            render.label("show", language), callback_data=actions.announcement(announcement.id)
        )
        return as_html(render.say(Say.NEWS_PREVIEW, language, name=center)), InlineKeyboardMarkup([[button]])


def _may_have_arrived(error: NetworkError) -> bool:
    """Return whether Telegram may have taken the message: it answered nothing, and the request had left."""
    cause = error.__cause__
    return cause is not None and type(cause).__name__ not in _UNSENT
