"""/start, /help, /language, /services, /privacy and the others of the menu."""

from telegram import Update
from telegram.ext import CommandHandler

from bot.channels.telegram.context import Context
from bot.channels.telegram.handlers.hide import hide
from bot.channels.telegram.incoming import incoming
from bot.channels.telegram.send import send_reply
from bot.dialogue import actions

ACTIONS = {
    "start": actions.START,
    "help": actions.HELP,
    "services": actions.MENU,
    "language": actions.LANGUAGES,
    "privacy": actions.PRIVACY,
    "person": actions.HUMAN,
    "news": actions.NEWS,
    "hide": actions.HIDE,
    "mydata": actions.MY_DATA,
    "forget": actions.FORGET,
}


async def command(update: Update, context: Context) -> None:
    """Answer a command like the button that means the same."""
    message = update.effective_message
    if message is None or not message.text:
        return
    action = command_action(message.text)
    context.recent.saw(message.chat_id, message.message_id)
    if action == actions.HIDE:
        await hide(update, context)
        return
    handled = await context.pipeline.handle(incoming(update, action=action))
    await send_reply(context.bot, message.chat_id, handled.reply, context.recent)


def command_action(text: str) -> str:
    """Return what a command asks for; '/start dental_care', which a leaflet's QR code sends, asks for that topic."""
    name, *rest = text.split()
    action = ACTIONS[name.lstrip("/").split("@")[0].lower()]
    return actions.ask(rest[0]) if action == actions.START and rest else action


def handler() -> CommandHandler[Context, None]:
    """Return the handler of all commands."""
    return CommandHandler(list(ACTIONS), command)
