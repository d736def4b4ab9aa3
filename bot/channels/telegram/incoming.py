"""Telegram's updates as the house's Incoming."""

from telegram import Chat, Message, Update

from bot.model import Incoming, as_language


def conversation(chat_id: int) -> str:
    """Return the key of a chat's conversation; it is held in memory and hashed before it is stored."""
    return f"telegram:{chat_id}"


def incoming(update: Update, text: str = "", action: str = "") -> Incoming:
    """Return what a chat sent, with the language of the person's Telegram app."""
    chat, user = update.effective_chat, update.effective_user
    return Incoming(
        conversation(chat.id if chat else 0),
        text=text,
        action=action,
        client_language=as_language(user.language_code) if user else None,
    )


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
