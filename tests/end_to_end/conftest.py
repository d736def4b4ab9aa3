"""The whole thing: `merhaba run` as a process of its own, a Bot API server, the trained Rasa model, a SQLite file."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest_asyncio

from bot.settings import ROOT, read_settings
from bot.understanding import training
from bot.understanding.registry import Registry
from bot.understanding.server import NluServer
from tests.botapi.server import TOKEN, Telegram


@dataclass
class Running:
    """A running bot with its emulator and the file that its output goes to."""

    process: asyncio.subprocess.Process
    telegram: Telegram
    output: Path
    database: Path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def nlu_server(tmp_path_factory) -> AsyncIterator[str]:  # type: ignore[no-untyped-def]
    """A real NLU server with the model of the present files; yields its URL."""
    settings = read_settings({})
    registry = Registry(settings.var)
    assert registry.judged(training.fingerprint(settings.root)), "run `make setup` first: no model of the present files"
    model = registry.archive(registry.serving().model or "")
    log = tmp_path_factory.mktemp("nlu") / "nlu.log"
    server = NluServer(settings.nlu_python, settings.root, model, 10.0, log)
    await server.start()
    assert await server.wait_ready(180), log.read_text()[-2000:]
    yield str(server.parser.url)
    await server.stop()


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a bot that keeps its files in a test's folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MERHABA_", "TELEGRAM_"))}
    return kept | {"MERHABA_DATABASE": f"sqlite:///{folder / 'merhaba.sqlite'}"} | more


@pytest_asyncio.fixture(loop_scope="session")
async def telegram() -> AsyncIterator[Telegram]:
    """A Bot API server."""
    async with Telegram() as emulator:
        yield emulator


@pytest_asyncio.fixture(loop_scope="session")
async def bot(telegram: Telegram, nlu_server: str, tmp_path: Path) -> AsyncIterator[Running]:
    """A bot that serves the emulator and asks the session's NLU server."""
    async with RunningBot(telegram, tmp_path, MERHABA_NLU_URL=nlu_server) as running:
        yield running


class RunningBot:
    """Starts `merhaba run`, waits until it polls, and ends it like Ctrl-C at the end."""

    def __init__(self, telegram: Telegram, folder: Path, **more: str) -> None:
        self._telegram, self._folder = telegram, folder
        self._environment = environment(folder, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url, **more)

    async def __aenter__(self) -> Running:
        output = self._folder / "output.txt"
        with output.open("wb") as file:
            self._process = await asyncio.create_subprocess_exec(
                str(ROOT / ".venv" / "bin" / "merhaba"), "run", stdout=file, stderr=file, env=self._environment
            )
        await self._telegram.until(lambda: "" in self._telegram.commands and "getUpdates" in self._telegram.asked, 60)
        return Running(self._process, self._telegram, output, self._folder / "merhaba.sqlite")

    async def __aexit__(self, *_: object) -> None:
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGINT)
            async with asyncio.timeout(30):
                await self._process.wait()
