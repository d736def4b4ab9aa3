"""Free text: the main thing people do."""

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.channels.telegram.context import Context
from bot.channels.telegram.incoming import addressed, incoming, without_mention
from bot.channels.telegram.send import send_reply


async def text(update: Update, context: Context) -> None:
    """Answer a written message; in groups only if the bot is addressed."""
    message = update.effective_message
    if message is None or not message.text or not addressed(message, context.bot.username):
        return
    handled = await context.pipeline.handle(incoming(update, text=without_mention(message.text, context.bot.username)))
    await send_reply(context.bot, message.chat_id, handled.reply)


def handler() -> MessageHandler[Context, None]:
    """Return the handler of new text messages."""
    return MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT, text)
