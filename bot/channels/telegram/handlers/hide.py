"""/hide, its button, the wish in words: the chat is emptied as far as Telegram allows, a harmless greeting stays."""

import asyncio
import contextlib

from telegram import Chat, Update
from telegram.error import BadRequest

from bot.channels.telegram.context import Context
from bot.channels.telegram.incoming import incoming
from bot.channels.telegram.send import send_reply
from bot.dialogue import actions
from bot.messages import Handled, Move, Reply

_AT_ONCE = 100  # Bot API, deleteMessages.message_ids
_REACH = 300


async def hide(update: Update, context: Context) -> None:
    """Answer /hide and its button."""
    if update.effective_chat and update.effective_chat.type == Chat.PRIVATE:
        handled = await context.pipeline.handle(incoming(update, action=actions.HIDE))
        await empty(update, context, handled.reply)


async def hidden(update: Update, context: Context, handled: Handled) -> bool:
    """Empty the chat if that is what a message wished; return whether it was."""
    if handled.decision.move is not Move.HIDDEN:
        return False
    await empty(update, context, handled.reply)
    return True


async def empty(update: Update, context: Context, reply: Reply) -> None:
    """Delete the messages of both sides of a private chat, then greet as if nothing had been said.

    Besides the messages that are known since the start, the ids just before the newest one are tried: Telegram skips
    those that it does not find in this chat, and those older than 48 hours (Bot API, deleteMessages).
    """
    chat, message = update.effective_chat, update.effective_message
    assert chat and message
    newest = max(message.message_id, *context.recent.of(chat.id).messages, 0)
    tried = range(max(1, newest - _REACH), newest + 1)
    ids = sorted({*tried, *context.recent.of(chat.id).messages}, reverse=True)
    context.recent.forget(chat.id)
    pieces = [ids[i : i + _AT_ONCE] for i in range(0, len(ids), _AT_ONCE)]
    await asyncio.gather(*(_delete(context, chat.id, piece) for piece in pieces))
    await send_reply(context.bot, chat.id, reply, context.recent)
    context.recent.forget(chat.id)
    context.outbox.wake()


async def _delete(context: Context, chat: int, ids: list[int]) -> None:
    with contextlib.suppress(BadRequest):
        await context.bot.delete_messages(chat, ids)
