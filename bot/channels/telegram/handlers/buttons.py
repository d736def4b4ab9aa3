"""Presses of inline buttons."""

import contextlib

from telegram import Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler

from bot.channels.telegram.context import Context
from bot.channels.telegram.handlers.hide import hide
from bot.channels.telegram.incoming import incoming
from bot.channels.telegram.send import edit_reply, send_reply
from bot.dialogue import actions


async def button(update: Update, context: Context) -> None:
    """Stop the button's spinner, then answer in the place of the menu; old and foreign buttons are answered too."""
    query = update.callback_query
    if query is None or update.effective_chat is None:
        return
    with contextlib.suppress(BadRequest):  # the query is too old to be answered: the reply still comes
        await query.answer()
    action, chat = query.data or "?", update.effective_chat.id
    if action == actions.HIDE:
        await hide(update, context)
        return
    meant = actions.read(action)
    if meant and meant.kind == "d":
        with contextlib.suppress(BadRequest):  # older than 48 hours, or deleted already
            await context.bot.delete_message(chat, int(meant.value))
        return
    handled = await context.pipeline.handle(incoming(update, action=action))
    if query.message is None or actions.stays(action):
        await send_reply(context.bot, chat, handled.reply, context.recent)
    else:
        await edit_reply(context.bot, chat, query.message.message_id, handled.reply, context.recent)
    context.outbox.wake()


def handler() -> CallbackQueryHandler[Context, None]:
    """Return the handler of button presses."""
    return CallbackQueryHandler(button)
