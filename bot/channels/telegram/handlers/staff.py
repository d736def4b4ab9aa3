"""What staff write in their groups: answers for people, notes among themselves, /close."""

from collections.abc import Callable

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.channels.telegram.context import Context
from bot.channels.telegram.send import as_html, send_html
from bot.people import Case, CaseKind
from bot.understanding.numbers import without_identity_numbers
from bot.whereabouts import place_in, speaks_of_shelter

_ASIDE = "//"
_CLOSE = ("/close", "/kapat")
KindOf = Callable[[int], CaseKind | None]


async def staff(update: Update, context: Context) -> None:
    """Pass an answer on; say in the topic why not, where it is not."""
    message = update.message
    if message is None or message.message_thread_id is None or not message.is_topic_message:
        return
    text = (message.text or "").strip()
    if text.startswith(_ASIDE) or (message.from_user and message.from_user.is_bot):
        return
    case = context.pipeline.store.cases.in_thread(message.message_thread_id)
    note = "too_late" if case is None else await _taken(case, message, text, update, context)
    if note:
        said = context.pipeline.renderer.note(note, context.groups.language)
        await send_html(context.bot, message.chat_id, as_html(said), thread=message.message_thread_id)
    context.outbox.wake()


async def _taken(case: Case, message: Message, text: str, update: Update, context: Context) -> str | None:
    """Do what a message asks for; returns the note that staff get, None if all is well."""
    cases, now = context.pipeline.store.cases, context.pipeline.clock()
    if text.split("@")[0].lower() in _CLOSE:
        cases.close(case, now, update.update_id, by_staff=True)
        return "closed"
    if not text:
        return "only_text"
    if why := refused(case.kind, text):
        return why
    parse = await context.pipeline.reader.read(text, context.pipeline.store.catalogue())
    # The language of the answer goes with it: who cannot read it is told what to do.
    cases.answer(case, f"{parse.language}\n{text}", now, update.update_id)
    return None


def refused(kind: CaseKind, text: str) -> str | None:
    """Return why an answer may not be passed on: identity numbers, and places that must stay secret."""
    if without_identity_numbers(text)[1]:
        return "number"
    if place_in(text) and (kind is CaseKind.PROTECTION or speaks_of_shelter(text)):
        return "secret"
    return None


class InStaffGroup(filters.UpdateFilter):
    """Lets through what is written in the groups of staff."""

    def __init__(self, kind_of: KindOf) -> None:
        super().__init__(name="InStaffGroup")
        self._kind_of = kind_of

    def filter(self, update: Update) -> bool:
        """Return whether an update comes from a group of staff."""
        chat = update.effective_chat
        return chat is not None and self._kind_of(chat.id) is not None


def handler(kind_of: KindOf) -> MessageHandler[Context, None]:
    """Return the handler of everything that is written in the groups of staff; service messages are left alone."""
    wanted = InStaffGroup(kind_of) & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    return MessageHandler(wanted, staff)
