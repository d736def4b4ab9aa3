"""The Telegram bot: builds python-telegram-bot's application and serves by long polling."""

import asyncio
import logging
import signal
from dataclasses import dataclass

from telegram import BotCommand
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import AIORateLimiter, Application, ContextTypes
from telegram.request import HTTPXRequest

from bot.channels.telegram.context import App, Context
from bot.channels.telegram.handlers import buttons, commands, errors, other, text
from bot.channels.telegram.order import ChatOrder
from bot.channels.telegram.send import as_html, send_html
from bot.errors import SettingsError
from bot.model import LANGUAGES
from bot.pipeline import Pipeline
from bot.rendering.render import split

log = logging.getLogger(__name__)
_UPDATES = ["message", "callback_query"]
_LONGEST_PAUSE = 60.0
# They print URLs (so the token), parameters (so texts and chat ids) at DEBUG and INFO, whatever the root level is.
_TALKATIVE = ("httpx", "httpcore", "telegram", "telegram.ext", "asyncio", "aiolimiter")


class _WithoutToken(logging.Filter):
    """Takes the token out of every log record, in case a library quotes a URL in an error."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the token in the finished message."""
        message = record.getMessage()
        if self._token in message:
            record.msg, record.args = message.replace(self._token, "<token>"), ()
        if record.exc_info:
            # A traceback quotes values; its kind is enough.
            kind = record.exc_info[0]
            record.msg, record.args = f"{record.getMessage()} ({kind.__name__ if kind else ''})", ()
            record.exc_info, record.exc_text = None, None
        return True


def quiet_logs(token: str) -> None:
    """Keep tokens and what people write out of all logs at every level."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for handler in logging.getLogger().handlers:
        handler.addFilter(_WithoutToken(token))


def build(pipeline: Pipeline, token: str, api_url: str) -> App:
    """Return the application with all handlers, not yet connected."""
    types: ContextTypes[Context, None, None, dict[str, Pipeline]] = ContextTypes(
        context=Context, bot_data=dict, user_data=type(None), chat_data=type(None)
    )
    application: App = (
        Application.builder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .context_types(types)
        .job_queue(None)
        .request(HTTPXRequest(connection_pool_size=64, pool_timeout=20.0, read_timeout=20.0))
        .get_updates_request(HTTPXRequest(connection_pool_size=4, pool_timeout=20.0, read_timeout=20.0))
        .rate_limiter(AIORateLimiter(max_retries=5))
        .concurrent_updates(ChatOrder())
        .build()
    )
    application.bot_data["pipeline"] = pipeline
    application.add_handler(commands.handler())
    application.add_handler(text.handler())
    application.add_handler(buttons.handler())
    application.add_handler(other.handler())
    application.add_error_handler(errors.error)
    return application


@dataclass(frozen=True, slots=True)
class Staff:
    """The chat of the information centre's staff (None: there is none), and what is to be said there."""

    chat: int | None
    notices: asyncio.Queue[str]


async def serve(pipeline: Pipeline, token: str, api_url: str, staff: Staff | None = None) -> None:
    """Serve until SIGINT or SIGTERM. Raises SettingsError if Telegram refuses the token."""
    quiet_logs(token)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signum, stop.set)
    application = build(pipeline, token, api_url)
    if not await _connect(application, stop):
        return
    telling: asyncio.Task[None] | None = None
    try:
        await _register_commands(application, pipeline)
        await application.start()
        if staff:
            telling = asyncio.create_task(_tell(application, staff))
        assert application.updater is not None
        await application.updater.start_polling(
            allowed_updates=_UPDATES, bootstrap_retries=-1, error_callback=_polling_fault
        )
        print(f"Serving @{application.bot.username} on Telegram. End with Ctrl-C.", flush=True)
        await stop.wait()
    finally:
        if telling:
            telling.cancel()
        if application.updater and application.updater.running:
            await application.updater.stop()
        if application.running:
            await application.stop()
        await application.shutdown()


async def _tell(application: App, staff: Staff) -> None:
    """Send every notice to the staff's chat; without one they stay in the log."""
    while True:
        notice = await staff.notices.get()
        if staff.chat is None:
            continue
        try:
            for part in split(notice):
                await send_html(application.bot, staff.chat, as_html(part, ""))
        except TelegramError as error:
            log.warning("the staff's chat could not be told (%s)", type(error).__name__)


async def _connect(application: App, stop: asyncio.Event) -> bool:
    """Ask Telegram who we are, again and again while there is no network; False if told to stop meanwhile."""
    pause = 1.0
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken:
            raise SettingsError("Telegram refused TELEGRAM_BOT_TOKEN. Copy it again from @BotFather.") from None
        except NetworkError as error:
            log.warning("Telegram cannot be reached (%s); trying again in %.0f s", type(error).__name__, pause)
            try:
                await asyncio.wait_for(stop.wait(), pause)
            except TimeoutError:
                pause = min(pause * 2, _LONGEST_PAUSE)
        else:
            return True
    return False


async def _register_commands(application: App, pipeline: Pipeline) -> None:
    try:
        for language in LANGUAGES:
            described = [BotCommand(name, text) for name, text in pipeline.renderer.commands(language)]
            await application.bot.set_my_commands(described, language_code=language)
            if language == pipeline.default_language:
                await application.bot.set_my_commands(described)
    except TelegramError as error:
        log.warning("the command menu could not be set (%s); the commands work all the same", type(error).__name__)


def _polling_fault(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.error("another program polls with the same token; only one of the two gets each message")
    else:
        log.warning("asking Telegram for messages failed (%s); trying again", type(error).__name__)
