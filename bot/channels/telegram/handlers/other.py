"""Voice messages, photos, stickers and everything else that is not written."""

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.channels.telegram.context import Context
from bot.channels.telegram.incoming import addressed, incoming
from bot.channels.telegram.send import as_html, send_html
from bot.model import Say


async def other(update: Update, context: Context) -> None:
    """Say kindly that only written messages can be read."""
    message = update.effective_message
    if message is None or not addressed(message, context.bot.username):
        return
    language = context.pipeline.language_of(incoming(update))
    await send_html(context.bot, message.chat_id, as_html(context.pipeline.renderer.say(Say.TEXT_ONLY, language), ""))


def handler() -> MessageHandler[Context, None]:
    """Return the handler of messages without text, service messages ('joined the group') left out."""
    return MessageHandler(filters.UpdateType.MESSAGE & ~filters.TEXT & ~filters.StatusUpdate.ALL, other)
