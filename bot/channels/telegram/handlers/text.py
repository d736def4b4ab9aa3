"""Free text: the main thing people do. Corrected messages are answered anew in the place of the old answer."""

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.channels.telegram.context import Context
from bot.channels.telegram.handlers.hide import hidden
from bot.channels.telegram.incoming import addressed, incoming, without_mention
from bot.channels.telegram.send import edit_reply, send_reply, with_delete
from bot.messages import Move


async def text(update: Update, context: Context) -> None:
    """Answer a written message; in groups only if the bot is addressed."""
    message = update.effective_message
    if message is None or not message.text or not addressed(message, context.bot.username):
        return
    asked = without_mention(message.text, context.bot.username)
    handled = await context.pipeline.handle(incoming(update, text=asked))
    if await hidden(update, context, handled):
        return
    recent = context.recent
    recent.saw(message.chat_id, message.message_id)
    recent.of(message.chat_id).asked = message.message_id
    reply = handled.reply
    if handled.decision.number_seen:
        label = context.pipeline.renderer.label("delete", reply.language)
        reply = with_delete(reply, message.message_id, label)
    await send_reply(context.bot, message.chat_id, reply, recent)
    if handled.decision.move in (Move.PASSED_ON, Move.SAFETY):
        context.outbox.wake()


async def corrected(update: Update, context: Context) -> None:
    """Answer a corrected message if it was the last one; older ones are left alone."""
    message = update.edited_message
    if message is None or not message.text or not addressed(message, context.bot.username):
        return
    chat = context.recent.of(message.chat_id)
    if chat.asked != message.message_id:
        return
    asked = without_mention(message.text, context.bot.username)
    handled = await context.pipeline.handle(incoming(update, text=asked))
    if await hidden(update, context, handled):
        return
    answers = chat.answers
    if len(answers) == 1:
        await edit_reply(context.bot, message.chat_id, answers[0], handled.reply, context.recent)
    else:
        await send_reply(context.bot, message.chat_id, handled.reply, context.recent)
    context.outbox.wake()


def handler() -> MessageHandler[Context, None]:
    """Return the handler of new text messages."""
    return MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT, text)


def corrections() -> MessageHandler[Context, None]:
    """Return the handler of corrected text messages."""
    return MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.TEXT, corrected)
