"""Delivers what waits in the outbox: people's words into the staff's forum topics, staff's answers into chats.

Telegram cannot be asked whether a message has arrived, so a crash between sending and noting it down would lose or
double the words. Therefore a neutral line is sent first and its id kept; then that message is filled by editing,
which may be done twice without harm. The line on the lock screen tells nothing, too.
"""

import asyncio
import logging
from datetime import timedelta

from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError
from telegram.ext import ExtBot

from bot.channels.telegram.groups import Groups
from bot.channels.telegram.incoming import chat_of
from bot.channels.telegram.recent import Recent
from bot.channels.telegram.send import NO_PREVIEW, again, as_html, send_html
from bot.opening import state
from bot.people import Case, Parcel, ParcelKind
from bot.pipeline import Pipeline
from bot.rendering.render import LONGEST
from bot.sayings import Say

log = logging.getLogger(__name__)
_EVERY = 1.0  # seconds between looks when nobody wakes it
_HOUSEWORK_EVERY = 60.0
_PEOPLE_HEAR = (ParcelKind.ANSWER, ParcelKind.CLOSED)


class Outbox:
    """Runs beside the bot; `wake` makes it look at once."""

    def __init__(
        self, bot: ExtBot[int], pipeline: Pipeline, groups: Groups, recent: Recent, raise_after: timedelta
    ) -> None:
        """Take what it needs to send, and how long a case may wait before it is raised."""
        self._bot, self._pipeline, self._groups, self._recent = bot, pipeline, groups, recent
        self._raise_after = raise_after
        self._cases = pipeline.store.cases
        self._awake = asyncio.Event()

    def wake(self) -> None:
        """There is something to deliver."""
        self._awake.set()

    async def run(self) -> None:
        """Deliver for ever."""
        housework = 0.0
        while True:
            self._awake.clear()
            await self.deliver()
            if asyncio.get_running_loop().time() >= housework:
                await self.housework()
                housework = asyncio.get_running_loop().time() + _HOUSEWORK_EVERY
            try:
                await asyncio.wait_for(self._awake.wait(), _EVERY)
            except TimeoutError:
                continue

    async def deliver(self) -> None:
        """Deliver all parcels in order; where one fails, those of the same case wait with it."""
        stuck: set[int] = set()
        for parcel in self._cases.parcels():
            if parcel.case.number in stuck:
                continue
            # An earlier parcel of this round may have made the topic.
            present = next(iter(self._cases.parcels(parcel.id)), None)
            if present is None:
                continue
            try:
                await self._one(present)
            except ChatMigrated as moved:
                group = self._groups.of(parcel.case.kind)
                if group is not None:
                    self._groups.migrated(group, moved.new_chat_id)
                stuck.add(parcel.case.number)
                self.wake()
            except TelegramError as error:
                stuck.add(parcel.case.number)
                log.warning("a message of a case waits (%s)", type(error).__name__)

    async def housework(self) -> None:
        """Raise what waits too long, delete topics of forgotten cases, and what has been kept long enough."""
        now = self._pipeline.clock()
        for case in self._cases.waiting(now - self._raise_after):
            if self._desk_open():
                self._cases.raised(case, now)
        self._pipeline.purge()
        for thread, kind in self._cases.stale_threads():
            group = self._groups.of(kind)
            try:
                if group is not None:
                    await again(lambda g=group, t=thread: self._bot.delete_forum_topic(g, t))  # type: ignore[misc]
            except BadRequest:
                log.warning("a forum topic could not be deleted; it may be gone already")
            except TelegramError:
                continue
            self._cases.thread_deleted(thread)

    def _desk_open(self) -> bool:
        catalogue = self._pipeline.store.catalogue()
        hours = catalogue.center.desk and catalogue.center.desk.opening_hours
        return not hours or state(hours, self._pipeline.clock(), catalogue.holidays).open_now

    # --- one parcel ---

    async def _one(self, parcel: Parcel) -> None:
        if parcel.kind in _PEOPLE_HEAR:
            await self._to_person(parcel)
            return
        group = self._groups.of(parcel.case.kind)
        if group is None:
            return
        thread = parcel.case.thread or await self._topic(parcel.case, group)
        if thread is None:
            return
        try:
            await self._to_staff(parcel, group, thread)
        except BadRequest as error:
            if "thread not found" not in error.message.lower():
                raise
            # Somebody deleted the topic: the conversation goes on in a new one.
            self._cases.has_thread(parcel.case, None)
            self.wake()

    async def _to_person(self, parcel: Parcel) -> None:
        chat, language = chat_of(parcel.address), parcel.case.language
        render = self._pipeline.renderer
        if parcel.message is None:
            announced = await again(lambda: self._bot.send_message(chat, render.say(Say.STAFF_MESSAGE, language)))
            if announced is None:
                self._left(parcel)
                return
            self._cases.announced(parcel, announced.message_id)
            self._recent.saw(chat, announced.message_id)
            message = announced.message_id
        else:
            message = parcel.message
        await self._fill(chat, message, self._words(parcel))
        self._cases.delivered(parcel)

    def _words(self, parcel: Parcel) -> str:
        number, language = str(parcel.case.number), parcel.case.language
        render = self._pipeline.renderer
        if parcel.kind is ParcelKind.CLOSED:
            return render.say(Say.STAFF_CLOSED, language, number)
        written, _, text = parcel.text.partition("\n")
        words = [render.say(Say.STAFF_ANSWER, language, number), text]
        if written != language:
            words.append(render.say(Say.STAFF_ANSWER_FOREIGN, language))
        whole = "\n\n".join(words)
        return whole if len(whole) <= LONGEST else text

    def _left(self, parcel: Parcel) -> None:
        """The person has blocked the bot: staff are told, and nothing of the person is kept."""
        self._cases.delivered(parcel)
        self._cases.close(parcel.case, self._pipeline.clock(), note="left")

    async def _to_staff(self, parcel: Parcel, group: int, thread: int) -> None:
        case, render = parcel.case, self._pipeline.renderer
        if parcel.source is not None:
            await again(
                lambda: self._bot.copy_message(
                    group, chat_of(parcel.address), parcel.source or 0, message_thread_id=thread
                )
            )
            self._cases.delivered(parcel)
            return
        if parcel.kind is ParcelKind.OPENING:
            text = render.case_note(case, self._topic_name(case), self._groups.language)
        elif parcel.kind is ParcelKind.NOTE:
            text = render.note(parcel.text, self._groups.language, number=str(case.number))
        else:
            text = parcel.text or "…"
        message = parcel.message
        if message is None:
            line = render.note("question", self._groups.language, number=str(case.number))
            sent = await send_html(self._bot, group, as_html(line), thread=thread)
            if sent is None:
                raise Forbidden("the bot is not in the group")
            message = sent.message_id
            self._cases.announced(parcel, message)
        await self._fill(group, message, text)
        self._cases.delivered(parcel)

    async def _topic(self, case: Case, group: int) -> int | None:
        name = self._pipeline.renderer.case_name(case, self._topic_name(case), self._groups.language)
        try:
            topic = await again(lambda: self._bot.create_forum_topic(group, name))
        except BadRequest as error:
            log.error("the group of staff cannot show conversations: %s", error.message)
            text = self._pipeline.renderer.note("no_topics", self._groups.language)
            await send_html(self._bot, group, as_html(text))
            raise
        if topic is None:
            raise Forbidden("the bot is not in the group")
        self._cases.has_thread(case, topic.message_thread_id)
        return topic.message_thread_id

    def _topic_name(self, case: Case) -> str:
        entry = self._pipeline.store.catalogue().entry(case.topic or "")
        return entry.name.of(self._groups.language) if entry else ""

    async def _fill(self, chat: int, message: int, text: str) -> None:
        try:
            await again(
                lambda: self._bot.edit_message_text(
                    as_html(text[:LONGEST]), chat, message, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
                )
            )
        except BadRequest as error:
            # Filled already before a crash, or its owner has deleted it: nothing is left to do.
            said = error.message.lower()
            if "not modified" not in said and "not found" not in said:
                raise
