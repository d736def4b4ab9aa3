"""A Reply as Telegram messages: HTML escaped, title in bold, buttons under the last part."""

import asyncio
import html
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.channels.telegram.recent import Recent
from bot.dialogue import actions
from bot.messages import Button, Reply, Venue

log = logging.getLogger(__name__)
_ATTEMPTS = 4
_FIRST_PAUSE = 0.5
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Telegram's HTML has no tel: links (Bot API, 'HTML style'), and its apps make links of long numbers only. So a number
# is shown in code style, which one tap copies; in danger the first one comes as a contact card too: one tap calls.
_PHONE = re.compile("(📞 )([\u2066\u2068]?)([\\d ]{3,})([\u2069]?)(?=:)")
T = TypeVar("T")


async def send_reply(bot: ExtBot[int], chat_id: int, reply: Reply, recent: Recent) -> None:
    """Send all parts in order, then places on the map. A person who blocked the bot is left alone."""
    sent: list[int] = []
    for i, part in enumerate(reply.parts):
        title = reply.titles[i] if i < len(reply.titles) else ""
        last = i == len(reply.parts) - 1
        message = await send_html(bot, chat_id, as_html(part, title), _markup(reply) if last else None)
        if message:
            sent.append(message.message_id)
    for venue in reply.venues:
        message = await _send_venue(bot, chat_id, venue)
        if message:
            sent.append(message.message_id)
    for number, name in reply.contacts:
        message = await _send_contact(bot, chat_id, number, name)
        if message:
            sent.append(message.message_id)
    for identifier in sent:
        recent.saw(chat_id, identifier)
    recent.of(chat_id).answers = tuple(sent)


async def edit_reply(bot: ExtBot[int], chat_id: int, message_id: int, reply: Reply, recent: Recent) -> None:
    """Put a reply in the place of an earlier message; where that cannot be done, send it."""
    if len(reply.parts) != 1 or reply.venues or reply.location_button:
        await send_reply(bot, chat_id, reply, recent)
        return
    text = as_html(reply.parts[0], reply.titles[0] if reply.titles else "")
    keyboard = _keyboard(reply)
    try:
        await again(
            lambda: bot.edit_message_text(
                text,
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                link_preview_options=NO_PREVIEW,
            )
        )
    except BadRequest as error:
        # A second tap on the same button asks for what is shown already.
        if "not modified" not in error.message.lower():
            await send_reply(bot, chat_id, reply, recent)


async def send_html(
    bot: ExtBot[int],
    chat_id: int,
    text: str,
    markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | None = None,
    thread: int | None = None,
) -> Message | None:
    """Send one message, again after a passing fault: silence is worse than a message that comes twice."""
    return await again(
        lambda: bot.send_message(
            chat_id,
            text,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            link_preview_options=NO_PREVIEW,
            message_thread_id=thread,
        )
    )


async def again(call: Callable[[], Awaitable[T]]) -> T | None:
    """Do a call to Telegram, up to four times after passing faults; None if the person has left."""
    pause = _FIRST_PAUSE
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return await call()
        except Forbidden:
            log.info("a message could not be delivered: the person left")
            return None
        except (BadRequest, RetryAfter):
            # BadRequest is a subclass of NetworkError, but sending the same again cannot help.
            raise
        except NetworkError:
            if attempt == _ATTEMPTS:
                raise
            await asyncio.sleep(pause)
            pause *= 2
    return None


def as_html(part: str, title: str = "") -> str:
    """Return the part escaped for Telegram's HTML style, its title line in bold, phone numbers easy to tap."""
    if title and part.startswith(title):
        return f"<b>{html.escape(title, quote=False)}</b>{_body(part[len(title) :])}"
    return _body(part)


def _body(text: str) -> str:
    return _PHONE.sub(r"\1\2<code>\3</code>\4", html.escape(text, quote=False))


async def _send_venue(bot: ExtBot[int], chat_id: int, venue: Venue) -> Message | None:
    latitude, longitude = venue.position
    return await again(
        lambda: bot.send_venue(
            chat_id, latitude, longitude, venue.title, venue.address, reply_markup=ReplyKeyboardRemove()
        )
    )


async def _send_contact(bot: ExtBot[int], chat_id: int, number: str, name: str) -> Message | None:
    try:
        return await again(lambda: bot.send_contact(chat_id, number.replace(" ", ""), name))
    except BadRequest:
        # The number stands in the answer already.
        log.warning("a contact card was refused")
        return None


def _markup(reply: Reply) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if reply.location_button:
        button = KeyboardButton(f"📍 {reply.location_button}", request_location=True)
        return ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)
    return _keyboard(reply)


def _keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    if not reply.buttons:
        return None
    return InlineKeyboardMarkup([[_button(b.text, b.action, b.share) for b in row] for row in reply.buttons])


def _button(text: str, action: str, share: str) -> InlineKeyboardButton:
    if share:
        return InlineKeyboardButton(text, switch_inline_query=share)
    return InlineKeyboardButton(text, callback_data=action)


def with_delete(reply: Reply, message_id: int, label: str) -> Reply:
    """Return the reply with a button that deletes the person's own message."""
    return replace(reply, buttons=((Button(f"🗑 {label}", actions.delete(message_id)),), *reply.buttons))
