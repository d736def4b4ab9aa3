"""Presses of inline buttons."""

import contextlib

from telegram import Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler

from bot.channels.telegram.context import Context
from bot.channels.telegram.incoming import incoming
from bot.channels.telegram.send import send_reply


async def button(update: Update, context: Context) -> None:
    """Stop the button's spinner, then answer; old and foreign buttons are answered kindly too."""
    query = update.callback_query
    if query is None or update.effective_chat is None:
        return
    with contextlib.suppress(BadRequest):  # the query is too old to be answered: the reply still comes
        await query.answer()
    handled = await context.pipeline.handle(incoming(update, action=query.data or "?"))
    await send_reply(context.bot, update.effective_chat.id, handled.reply)


def handler() -> CallbackQueryHandler[Context, None]:
    """Return the handler of button presses."""
    return CallbackQueryHandler(button)
