"""Sending a service to a friend: '@bot dentist' in any chat offers the services that the words name."""

from telegram import InlineQueryResultArticle, InputTextMessageContent, Update
from telegram.constants import ParseMode
from telegram.ext import InlineQueryHandler

from bot.channels.telegram.context import Context
from bot.channels.telegram.send import NO_PREVIEW, as_html
from bot.model import as_language

_CACHE_SECONDS = 60


async def inline(update: Update, context: Context) -> None:
    """Offer up to five services as cards; the friend gets the text and the way to the bot."""
    query = update.inline_query
    if query is None:
        return
    pipeline = context.pipeline
    language = as_language(query.from_user.language_code) or pipeline.default_language
    results = []
    for found in pipeline.find(query.query.strip(), language) if query.query.strip() else ():
        title = found.reply.titles[0] if found.reply.titles else ""
        link = f"https://t.me/{context.bot.username}?start={found.topic}"
        content = InputTextMessageContent(
            f"{as_html(found.reply.parts[0], title)}\n\n{link}",
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
        )
        results.append(InlineQueryResultArticle(found.topic, found.name, content))
    await query.answer(results, cache_time=_CACHE_SECONDS, is_personal=True)


def handler() -> InlineQueryHandler[Context, None]:
    """Return the handler of inline queries."""
    return InlineQueryHandler(inline)
