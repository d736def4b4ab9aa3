"""Telegram's updates as the house's Incoming."""

from dataclasses import replace

from telegram import Chat, Message, Update

from bot.dialogue.nearby import rounded
from bot.messages import Incoming
from bot.model import as_language

_PREFIX = "telegram:"


def conversation(chat_id: int) -> str:
    """Return the key of a chat's conversation; it is held in memory, and hashed or sealed before it is stored."""
    return f"{_PREFIX}{chat_id}"


def chat_of(key: str) -> int:
    """Return the chat of a conversation's key."""
    return int(key.removeprefix(_PREFIX))


def incoming(update: Update, text: str = "", action: str = "") -> Incoming:
    """Return what a chat sent, with the language of the person's Telegram app."""
    chat, user, message = update.effective_chat, update.effective_user, update.effective_message
    return Incoming(
        conversation(chat.id if chat else 0),
        text=text,
        action=action,
        client_language=as_language(user.language_code) if user else None,
        update=update.update_id,
        message=message.message_id if message else None,
        forwarded=message is not None and message.forward_origin is not None,
        private=chat is None or chat.type == Chat.PRIVATE,
    )


def position(update: Update) -> Incoming:
    """Return a position that a chat sent, rounded before it goes anywhere."""
    message = update.effective_message
    assert message and message.location
    here = rounded(message.location.latitude, message.location.longitude)
    return replace(incoming(update), position=here)


def addressed(message: Message, username: str) -> bool:
    """True in a private chat, and in a group if the bot is mentioned or replied to."""
    if message.chat.type == Chat.PRIVATE:
        return True
    replied = message.reply_to_message
    if replied and replied.from_user and replied.from_user.username == username:
        return True
    return f"@{username}".lower() in (message.text or message.caption or "").lower()


def without_mention(text: str, username: str) -> str:
    """Return the text without the bot's @name."""
    words = [word for word in text.split() if word.lower().strip(",:") != f"@{username}".lower()]
    return " ".join(words)
