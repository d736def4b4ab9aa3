"""People who block the bot, and groups that get another id."""

from telegram import Chat, ChatMember, Update
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from bot.channels.telegram.context import Context
from bot.channels.telegram.incoming import conversation


async def member(update: Update, context: Context) -> None:
    """End what is kept about a person who has blocked the bot: nothing can be sent to her any more."""
    change = update.my_chat_member
    if change and change.chat.type == Chat.PRIVATE and change.new_chat_member.status == ChatMember.BANNED:
        context.pipeline.left(conversation(change.chat.id))
        context.recent.forget(change.chat.id)
        context.outbox.wake()


async def migrated(update: Update, context: Context) -> None:
    """Follow a group of staff that has become a supergroup (Bot API, Message.migrate_to_chat_id)."""
    message = update.effective_message
    if message and message.migrate_to_chat_id:
        context.groups.migrated(message.chat_id, message.migrate_to_chat_id)


def handler() -> ChatMemberHandler[Context, None]:
    """Return the handler of changes of the bot's own membership."""
    return ChatMemberHandler(member, ChatMemberHandler.MY_CHAT_MEMBER)


def migrations() -> MessageHandler[Context, None]:
    """Return the handler of groups that get another id."""
    return MessageHandler(filters.StatusUpdate.MIGRATE, migrated)
