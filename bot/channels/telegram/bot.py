"""The Telegram bot: builds python-telegram-bot's application and serves by long polling."""

import asyncio
import logging
import signal
import traceback
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

from telegram import BotCommand
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ContextTypes
from telegram.request import HTTPXRequest

from bot.channels.telegram.broadcast import Broadcaster
from bot.channels.telegram.context import App, Context
from bot.channels.telegram.groups import Groups
from bot.channels.telegram.handlers import (
    buttons,
    commands,
    errors,
    inline,
    membership,
    other,
    release,
    staff,
    text,
)
from bot.channels.telegram.order import ChatOrder
from bot.channels.telegram.outbox import Outbox
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.recent import Recent
from bot.channels.telegram.release import Release
from bot.channels.telegram.send import as_html, send_html
from bot.errors import SettingsError
from bot.model import LANGUAGES
from bot.pipeline import Pipeline
from bot.rendering.render import split
from bot.settings import Settings

log = logging.getLogger(__name__)
_LAST_WORDS = 20.0  # seconds for what is being handled when the bot is stopped
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


def build(pipeline: Pipeline, token: str, settings: Settings) -> App:
    """Return the application with all handlers, not yet connected. Its updates come from Polling."""
    types: ContextTypes[Context, None, None, dict[str, Any]] = ContextTypes(
        context=Context, bot_data=dict, user_data=type(None), chat_data=type(None)
    )
    api_url, order = settings.telegram_api_url, ChatOrder()
    application: App = (
        Application.builder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .context_types(types)
        .job_queue(None)
        .updater(None)
        .request(HTTPXRequest(connection_pool_size=64, pool_timeout=20.0, read_timeout=20.0))
        .get_updates_request(HTTPXRequest(connection_pool_size=4, pool_timeout=20.0, read_timeout=40.0))
        .rate_limiter(Pace(settings.sends_per_second, settings.group_sends_per_minute))
        .concurrent_updates(order)
        .build()
    )
    groups = Groups(settings.staff_group, settings.protection_group, settings.staff_language, pipeline.store.cases)
    recent = Recent()
    waits = timedelta(minutes=settings.raise_after)
    application.bot_data |= {
        "pipeline": pipeline,
        "recent": recent,
        "groups": groups,
        "outbox": Outbox(application.bot, pipeline, groups, recent, waits),
        "broadcaster": Broadcaster(application.bot, pipeline),
        "release": Release(application.bot, pipeline, settings.staff_chat, settings.staff_language),
        "order": order,
    }
    application.add_handler(membership.migrations())
    application.add_handler(release.handler())
    application.add_handler(staff.handler(groups.kind_of))
    application.add_handler(commands.handler())
    application.add_handler(text.handler())
    application.add_handler(text.corrections())
    application.add_handler(buttons.handler())
    application.add_handler(inline.handler())
    application.add_handler(membership.handler())
    application.add_handler(other.positions())
    application.add_handler(other.handler())
    application.add_error_handler(errors.error)
    return application


async def serve(pipeline: Pipeline, settings: Settings, notices: asyncio.Queue[str]) -> None:
    """Serve until SIGINT or SIGTERM; `notices` are for the staff's chat. Raises SettingsError for a refused token."""
    quiet_logs(settings.telegram_token)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signum, stop.set)
    await serve_until(stop, pipeline, settings, notices)


async def serve_until(stop: asyncio.Event, pipeline: Pipeline, settings: Settings, notices: asyncio.Queue[str]) -> None:
    """Serve until the event is set; what is being handled then is finished first."""
    application = build(pipeline, settings.telegram_token, settings)
    if not await _connect(application, stop):
        return
    try:
        await _register_commands(application, pipeline)
        await application.start()
        await _work(application, pipeline, stop, _tell(application, settings.staff_chat, notices))
    finally:
        if application.running:
            await application.stop()
        await application.shutdown()


async def _work(application: App, pipeline: Pipeline, stop: asyncio.Event, telling: Coroutine[Any, Any, None]) -> None:
    """Run what runs beside the handlers, and end it in the right order."""
    work: dict[str, Any] = application.bot_data
    cases = pipeline.store.cases
    polling = Polling(application.bot, application.update_queue.put, cases.handled)

    def done(update: int) -> None:
        cases.mark_handled(update, pipeline.clock())
        polling.done(update)

    work["order"].done = done
    broadcaster: Broadcaster = work["broadcaster"]
    sending = asyncio.create_task(broadcaster.run())
    fetching = asyncio.create_task(polling.run())
    beside = [asyncio.create_task(c) for c in (work["outbox"].run(), work["release"].run(), telling)]
    for task in (sending, fetching, *beside):
        task.add_done_callback(_died)
    print(f"Serving @{application.bot.username} on Telegram. End with Ctrl-C.", flush=True)
    await stop.wait()
    polling.stop()
    broadcaster.stop()
    try:
        async with asyncio.timeout(_LAST_WORDS):
            await asyncio.gather(polling.finish(), sending)
    except (TimeoutError, TelegramError):
        log.warning("stopped before everything was finished; it goes on at the next start")
    for task in (sending, *beside):
        task.cancel()
    await asyncio.wait([sending, fetching, *beside])


def _died(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (fault := task.exception()):
        frames = traceback.extract_tb(fault.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        log.error("a part of the bot has stopped: %s at %s. Restart the bot.", type(fault).__name__, place)


async def _tell(application: App, chat: int | None, notices: asyncio.Queue[str]) -> None:
    """Send every notice to the staff's chat; without one they stay in the log."""
    while True:
        notice = await notices.get()
        if chat is None:
            continue
        try:
            for part in split(notice):
                await send_html(application.bot, chat, as_html(part, ""))
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
