"""Positions, voice messages, photos, stickers and everything else that is not written."""

from dataclasses import replace

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.channels.telegram.context import Context
from bot.channels.telegram.handlers.hide import hidden
from bot.channels.telegram.incoming import addressed, incoming, position
from bot.channels.telegram.send import send_reply
from bot.messages import Incoming


async def other(update: Update, context: Context) -> None:
    """Answer a caption like a text; say of the rest what to do instead, or hand it to staff who are listening."""
    message = update.effective_message
    if message is None or not addressed(message, context.bot.username):
        return
    if message.caption and context.pipeline.store.cases.of(incoming(update).conversation) is None:
        await _answer(update, context, incoming(update, text=message.caption))
    else:
        await _answer(update, context, replace(incoming(update, text=message.caption or ""), not_text=True))


async def located(update: Update, context: Context) -> None:
    """Answer a position with what is near; it is rounded at once and not kept."""
    message = update.effective_message
    if message is not None and message.location and addressed(message, context.bot.username):
        await _answer(update, context, position(update))


async def _answer(update: Update, context: Context, received: Incoming) -> None:
    message = update.effective_message
    assert message
    handled = await context.pipeline.handle(received)
    if await hidden(update, context, handled):
        return
    context.recent.saw(message.chat_id, message.message_id)
    await send_reply(context.bot, message.chat_id, handled.reply, context.recent)
    context.outbox.wake()


def handler() -> MessageHandler[Context, None]:
    """Return the handler of messages without text, service messages ('joined the group') left out."""
    return MessageHandler(filters.UpdateType.MESSAGE & ~filters.TEXT & ~filters.StatusUpdate.ALL, other)


def positions() -> MessageHandler[Context, None]:
    """Return the handler of positions."""
    return MessageHandler(filters.UpdateType.MESSAGE & filters.LOCATION, located)
