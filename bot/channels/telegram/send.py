"""A Reply as Telegram messages: HTML escaped, title in bold, buttons under the last part."""

import asyncio
import html
import logging

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError
from telegram.ext import ExtBot

from bot.model import Reply

log = logging.getLogger(__name__)
_ATTEMPTS = 4
_FIRST_PAUSE = 0.5


async def send_reply(bot: ExtBot[int], chat_id: int, reply: Reply) -> None:
    """Send all parts in order. A person who blocked the bot is left alone."""
    for i, part in enumerate(reply.parts):
        title = reply.titles[i] if i < len(reply.titles) else ""
        last = i == len(reply.parts) - 1
        await send_html(bot, chat_id, as_html(part, title), _keyboard(reply) if last else None)


async def send_html(bot: ExtBot[int], chat_id: int, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
    """Send one message, again after a passing fault: silence is worse than a message that comes twice."""
    pause = _FIRST_PAUSE
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            await bot.send_message(
                chat_id,
                text,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except Forbidden:
            log.info("a message could not be delivered: the person left")
            return
        except BadRequest:
            # A subclass of NetworkError, but sending the same again cannot help.
            raise
        except NetworkError:
            if attempt == _ATTEMPTS:
                raise
            await asyncio.sleep(pause)
            pause *= 2
        else:
            return


def as_html(part: str, title: str) -> str:
    """Return the part escaped for Telegram's HTML style, its title line in bold."""
    if title and part.startswith(title):
        return f"<b>{html.escape(title, quote=False)}</b>{html.escape(part[len(title) :], quote=False)}"
    return html.escape(part, quote=False)


def _keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    if not reply.buttons:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.text, callback_data=b.action) for b in row] for row in reply.buttons]
    )
