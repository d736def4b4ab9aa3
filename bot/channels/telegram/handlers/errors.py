"""What happens when a handler fails: the person gets a kind sentence, the log gets no word of theirs."""

import logging
import traceback
from pathlib import Path

from telegram import Update
from telegram.error import Forbidden, TelegramError

from bot.channels.telegram.context import Context
from bot.channels.telegram.incoming import incoming
from bot.channels.telegram.send import as_html, send_html
from bot.sayings import Say

log = logging.getLogger(__name__)


async def error(update: object, context: Context) -> None:
    """Log the kind and place of the fault only: an exception's text may quote the message."""
    fault = context.error
    if fault is None or isinstance(fault, Forbidden):
        return
    frames = traceback.extract_tb(fault.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    log.error("a message could not be handled: %s at %s", type(fault).__name__, place)
    if isinstance(update, Update) and update.effective_chat:
        language = context.pipeline.language_of(incoming(update))
        try:
            await send_html(
                context.bot, update.effective_chat.id, as_html(context.pipeline.renderer.say(Say.ERROR, language), "")
            )
        except TelegramError as again:
            log.error("the apology could not be sent either: %s", type(again).__name__)
