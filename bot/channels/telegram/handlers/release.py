"""The button in the staff's chat that sends an announcement."""

import contextlib

from telegram import Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler

from bot.channels.telegram.context import Context
from bot.channels.telegram.release import ACTION, release
from bot.channels.telegram.send import as_html, send_html


async def released(update: Update, context: Context) -> None:
    """Release an announcement once; only who is in the staff's chat can."""
    query, chat = update.callback_query, update.effective_chat
    if query is None or chat is None or query.data is None:
        return
    with contextlib.suppress(BadRequest):
        await query.answer()
    pipeline, staff = context.pipeline, context.release
    found = pipeline.store.catalogue().announcements.get(query.data.removeprefix(ACTION))
    if chat.id != staff.chat or found is None:
        return
    count = pipeline.store.news.audience(pipeline.store.catalogue().topics_of(found), found.urgent)
    name = "released" if release(found, pipeline) else "released_before"
    note = pipeline.renderer.note(name, staff.language, count, title=found.title.of(staff.language))
    await send_html(context.bot, chat.id, as_html(note))
    context.broadcaster.wake()


def handler() -> CallbackQueryHandler[Context, None]:
    """Return the handler of the button."""
    return CallbackQueryHandler(released, pattern=f"^{ACTION}")
