"""Serves the preview on loopback: the page, answers of the real pipeline, and a live reload when a file is saved."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from bot.content.loader import load
from bot.content.problems import Problem
from bot.messages import Incoming
from bot.model import LANGUAGES, Catalogue
from bot.pipeline import Patience, Pipeline
from bot.preview import page
from bot.preview.messages import messages
from bot.store.store import Store
from bot.watching import snapshot

_LOOK_EVERY = 0.3
_PATIENCE = Patience(seconds=60.0)


class Preview:
    """The content folder as it is being edited. Nothing of it is published: `store` is one of its own."""

    def __init__(self, folder: Path, store: Store, pipeline: Pipeline) -> None:
        """Take the folder, an empty store, and a pipeline over that store."""
        self._folder, self._store, self._pipeline = folder, store, pipeline
        self._catalogue: Catalogue | None = None
        self._problems: list[Problem] = []
        self._listeners: set[asyncio.Event] = set()
        self._load()

    async def serve(self, port: int, ready: Callable[[str], Awaitable[None]], stop: asyncio.Event) -> None:
        """Serve on 127.0.0.1 until `stop`; `ready` is told the address. Port 0 takes a free one."""
        application = web.Application()
        application.add_routes([web.get("/", self._page), web.get("/ask", self._ask), web.get("/events", self._events)])
        runner = web.AppRunner(application, shutdown_timeout=1.0)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        watching = asyncio.create_task(self._watch())
        try:
            await ready(f"http://127.0.0.1:{runner.addresses[0][1]}/")
            await stop.wait()
        finally:
            watching.cancel()
            await runner.cleanup()

    def _load(self) -> None:
        catalogue, self._problems = load(self._folder)
        if catalogue is not None:
            self._catalogue = catalogue
            self._store.publish(catalogue)

    async def _watch(self) -> None:
        seen = snapshot(self._folder)
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            now = await asyncio.to_thread(snapshot, self._folder)
            if now != seen:
                seen = now
                self._load()
                for listener in self._listeners:
                    listener.set()

    async def _page(self, request: web.Request) -> web.Response:
        now, catalogue = datetime.now(UTC), self._catalogue
        entries = [*catalogue.institutions.values(), *catalogue.services.values()] if catalogue else []
        shown = {
            entry.id: {
                language: messages(catalogue, entry, language, self._pipeline.renderer, now) for language in LANGUAGES
            }
            for entry in entries
            if catalogue
        }
        problems = [(p.file.as_posix(), p.severity, p.line_in(Path(self._folder.name))) for p in self._problems]
        return web.Response(text=page.whole_page(catalogue, shown, problems), content_type="text/html")

    async def _ask(self, request: web.Request) -> web.Response:
        text = request.query.get("text", "")
        if self._catalogue is None or not text.strip():
            return web.Response(text="", content_type="text/html")
        self._pipeline.forget("preview")
        handled = await self._pipeline.handle(Incoming("preview", text), _PATIENCE)
        d = handled.decision
        read = f"{d.intent} {d.confidence:.2f} · {handled.service or handled.institution or '–'} · {d.source.value}"
        return web.Response(text=page.answer(handled.reply, read), content_type="text/html")

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        changed = asyncio.Event()
        self._listeners.add(changed)
        try:
            while True:
                await changed.wait()
                changed.clear()
                await response.write(b"data: changed\n\n")
        except (ConnectionError, asyncio.CancelledError):
            return response
        finally:
            self._listeners.discard(changed)
