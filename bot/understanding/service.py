"""The NLU server that serves, exchanged for one with a newly published model while messages go on."""

import asyncio
import logging
from collections.abc import Callable

from bot.messages import Parse
from bot.understanding.registry import Registry
from bot.understanding.server import NluServer

log = logging.getLogger(__name__)
_LOOK_EVERY = 1.0
_START_TIMEOUT = 180.0


class NluService:
    """Parses with the model that the registry names; follows it to another one.

    The new server starts beside the old one, which answers until the new one does and then finishes what it has
    begun: no message is lost, at the price of two servers' memory for half a minute. (Rasa's own PUT /model loads
    inside the serving process, which answers nothing meanwhile.)
    """

    def __init__(self, registry: Registry, make: Callable[[str], NluServer]) -> None:
        """Take the registry and what makes a server for a model's fingerprint."""
        self._registry, self._make = registry, make
        self._server: NluServer | None = None
        self._open: list[NluServer] = []
        self._model: str | None = None
        self._unfit: str | None = None
        self._asked: dict[NluServer, int] = {}
        self._quiet = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def model(self) -> str | None:
        """The fingerprint of the model that answers now."""
        return self._model

    async def start(self) -> None:
        """Begin to start the serving model's server and to watch for another; returns at once."""
        self._model = self._registry.serving().model
        if self._model:
            self._server = await self._opened(self._model)
        self._task = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """End the watching and the server."""
        if self._task:
            self._task.cancel()
            await asyncio.wait({self._task})
        # Two of them if the end came in the middle of an exchange.
        for server in list(self._open):
            await server.stop()

    async def wait_ready(self, seconds: float) -> bool:
        """Return True as soon as the server answers, False after that many seconds or if there is none."""
        return self._server is not None and await self._server.wait_ready(seconds)

    async def parse(self, text: str) -> Parse | None:
        """Return the reading of a text, None if no server can be asked now."""
        server = self._server
        if server is None:
            return None
        self._asked[server] = self._asked.get(server, 0) + 1
        try:
            return await server.parser.parse(text)
        finally:
            self._asked[server] -= 1
            if not self._asked[server]:
                del self._asked[server]
                self._quiet.set()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            wanted = self._registry.serving().model
            if wanted == self._model:
                self._unfit = None  # the next time that it is named it may have been mended
            if wanted and wanted not in (self._model, self._unfit):
                await self._exchange(wanted)

    async def _exchange(self, model: str) -> None:
        fresh = await self._opened(model)
        if not await fresh.wait_ready(_START_TIMEOUT):
            log.warning("the NLU model %s does not start; the one before it goes on serving", model)
            self._unfit = model
            await self._close(fresh)
            return
        old, self._server, self._model, self._unfit = self._server, fresh, model, None
        log.warning("the NLU model %s serves now", model)
        if old:
            while old in self._asked:
                self._quiet.clear()
                await self._quiet.wait()
            await self._close(old)

    async def _opened(self, model: str) -> NluServer:
        server = self._make(model)
        self._open.append(server)
        await server.start()
        return server

    async def _close(self, server: NluServer) -> None:
        await server.stop()
        self._open.remove(server)
