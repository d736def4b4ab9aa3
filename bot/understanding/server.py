"""Starts the NLU server beside the bot, watches it, and starts it again when it dies."""

import asyncio
import contextlib
import logging
import os
import socket
import time
from pathlib import Path

from bot.errors import NluError
from bot.understanding.rasa import RasaParser

log = logging.getLogger(__name__)
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
_POLL = 0.25
_START_TIMEOUT = 180.0


class NluServer:
    """One Rasa server on a free loopback port. `parser` asks it.

    The child holds the reading end of a pipe whose writing end is here: when this process ends, however it ends,
    the pipe closes and the child leaves too (nlu/serve.py).
    """

    def __init__(self, python: Path, root: Path, model: Path, timeout: float, log_file: Path) -> None:
        """Take the NLU environment's Python, the repository root, the model and the log file. Raises NluError."""
        if not python.exists():
            raise NluError(f"The NLU environment is missing ({python}). Run `make setup`.")
        self._python, self._root, self._model, self._log_file = python, root, model, log_file
        self._port = _free_port()
        self.parser = RasaParser(f"http://127.0.0.1:{self._port}", timeout)
        self._ready = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        """The child's process id while it runs."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def start(self) -> None:
        """Begin to start and watch the server; returns at once."""
        self._task = asyncio.create_task(self._keep_running())

    async def stop(self) -> None:
        """End the watching and the child, and wait until it is gone."""
        if self._task:
            self._task.cancel()
            # Not `await self._task`: its CancelledError could not be told from one that is meant for the caller.
            await asyncio.wait({self._task})
        await self._end()
        await self.parser.close()

    async def wait_ready(self, seconds: float) -> bool:
        """Return True as soon as the server answers, False after that many seconds."""
        try:
            await asyncio.wait_for(self._ready.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def _keep_running(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            started = time.monotonic()
            try:
                await self._run_once()
            except OSError as error:
                log.warning("the NLU server could not be started: %s", error.strerror)
            self._ready.clear()
            if time.monotonic() - started > _LONGEST_PAUSE:
                pause = _FIRST_PAUSE
            log.warning("the NLU server has ended; starting it again in %.0f s", pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _run_once(self) -> None:
        self._log_file.parent.mkdir(parents=True, exist_ok=True)
        with self._log_file.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                str(self._python),
                "-m",
                "nlu.serve",
                "--model",
                str(self._model),
                "--port",
                str(self._port),
                cwd=self._root,
                stdin=asyncio.subprocess.PIPE,
                stdout=output,
                stderr=output,
                env=_environment(),
                start_new_session=True,  # Ctrl-C in the terminal is ours to handle
            )
        try:
            await self._watch(self._process)
        finally:
            await self._end()

    async def _watch(self, process: asyncio.subprocess.Process) -> None:
        ended = asyncio.create_task(process.wait())
        deadline = time.monotonic() + _START_TIMEOUT
        try:
            while not ended.done() and not await self.parser.ready():
                if time.monotonic() > deadline:
                    log.warning("the NLU server does not answer after %.0f s", _START_TIMEOUT)
                    return
                await asyncio.wait({ended}, timeout=_POLL)
            if not ended.done():
                self._ready.set()
            await ended
        finally:
            ended.cancel()

    async def _end(self) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 10)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def _environment() -> dict[str, str]:
    # The token has no business in the NLU process.
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TELEGRAM_", "PYTHON", "VIRTUAL_ENV", "MAKE"))}
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "OMP_NUM_THREADS": "1"}
    # mallopt(3): what loading a model needed for a moment goes back to the system, some 40 MB.
    return kept | quiet | {"MALLOC_TRIM_THRESHOLD_": "131072"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
