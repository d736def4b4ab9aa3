"""`merhaba content preview`: looks at the content as people will see it, before anybody does."""

import argparse
import asyncio
import signal
import webbrowser

from bot.pipeline import Pipeline
from bot.preview.server import Preview
from bot.rendering.catalogs import load_catalogs
from bot.rendering.render import Renderer
from bot.rooms import understanding
from bot.settings import Settings
from bot.store.store import Store


async def preview(settings: Settings, options: argparse.Namespace) -> int:
    """Serve the preview until Ctrl-C; with --open also show it in the browser."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signum, stop.set)

    async def ready(address: str) -> None:
        print(f"Preview: {address}  End with Ctrl-C.", flush=True)
        if options.open:
            await asyncio.to_thread(webbrowser.open, address)

    store = Store("sqlite://", settings.var / "chat.key")
    try:
        async with understanding(settings) as reader:
            renderer = Renderer(load_catalogs(settings.root / "locales"))
            pipeline = Pipeline(store, reader, renderer, settings.default_language)
            await Preview(settings.content, store, pipeline).serve(options.port, ready, stop)
    finally:
        store.close()
    return 0
