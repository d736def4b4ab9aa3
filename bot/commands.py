"""What each `merhaba` command does: builds the rooms, runs, and takes them down again."""

import argparse
import contextlib
import json
import sys
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

from bot.channels import console
from bot.content.loader import fingerprint as content_fingerprint
from bot.content.loader import load
from bot.errors import ContentError
from bot.evaluation import evaluate
from bot.model import Handled, Incoming
from bot.pipeline import Patience, Pipeline
from bot.rendering.catalogs import load_catalogs
from bot.rendering.render import Renderer
from bot.settings import Settings
from bot.store.store import Store
from bot.understanding import training
from bot.understanding.rasa import RasaParser
from bot.understanding.reader import Reader
from bot.understanding.server import NluServer

_ASK = "ask"
# A measured answer is worth waiting for; a person in a chat never waits (see Pipeline.handle).
_UNTIL_READY = Patience(seconds=180.0, certain=True)


async def setup(settings: Settings, options: argparse.Namespace) -> int:
    """Publish the content if it changed and train a model if none fits; one line per step."""
    _prepare(settings)
    return 0


def _prepare(settings: Settings) -> None:
    store = _store(settings)
    try:
        _publish(settings, store)
    finally:
        store.close()
    if training.model_file(settings.root, settings.var).exists():
        print("nlu: the model fits the present files", file=sys.stderr)
    else:
        print("nlu: training a model (some minutes)", file=sys.stderr)
        print(f"nlu: trained {training.train(settings.root, settings.var, settings.nlu_python).name}", file=sys.stderr)


async def run(settings: Settings, options: argparse.Namespace) -> int:
    """Set up what is missing, then serve Telegram, or without a token open the same conversation here."""
    _prepare(settings)
    if settings.telegram_token:
        from bot.channels.telegram import bot as telegram  # loading it takes half a second that chat and ask can spare

        async with _rooms(settings) as pipeline:
            await telegram.serve(pipeline, settings.telegram_token, settings.telegram_api_url)
        return 0
    print("TELEGRAM_BOT_TOKEN is not set: talking here instead of on Telegram. End with Ctrl-D.", flush=True)
    options.language = None
    return await chat(settings, options)


async def chat(settings: Settings, options: argparse.Namespace) -> int:
    """Open a conversation on standard input and output."""
    async with _rooms(settings) as pipeline:
        await console.chat(pipeline, options.language)
    return 0


async def ask(settings: Settings, options: argparse.Namespace) -> int:
    """Answer the given text, or every line of standard input."""
    async with _rooms(settings) as pipeline:
        lines = [options.text] if options.text is not None else sys.stdin
        if options.language:
            pipeline.prefer(_ASK, options.language)
        for line in lines:
            text = line.strip()
            if not (text and options.conversation):
                pipeline.forget(_ASK)
                if options.language:
                    pipeline.prefer(_ASK, options.language)
            if not text:
                continue
            handled = await pipeline.handle(Incoming(_ASK, text), _UNTIL_READY)
            print(json.dumps(_json(text, handled), ensure_ascii=False) if options.json else _plain(handled), flush=True)
    return 0


async def content_check(settings: Settings, options: argparse.Namespace) -> int:
    """Print every problem of the content folder; status 1 if there is one."""
    folder = options.folder or settings.content
    _, problems = load(folder)
    for problem in problems:
        print(f"{folder}/{problem}" if not problem.file.is_absolute() else problem)
    print(f"{len(problems)} problem(s) in {folder}", file=sys.stderr)
    return 1 if problems else 0


async def nlu_train(settings: Settings, options: argparse.Namespace) -> int:
    """Train a model of the present files."""
    print(f"nlu: trained {training.train(settings.root, settings.var, settings.nlu_python).name}")
    return 0


async def nlu_test(settings: Settings, options: argparse.Namespace) -> int:
    """Ask every test question in a conversation of its own and print how it was read."""
    files: Iterable[Path] = options.files or sorted((settings.root / "nlu" / "questions").glob("*.jsonl"))
    async with _rooms(settings) as pipeline:

        async def read(text: str) -> Handled:
            pipeline.forget(_ASK)
            return await pipeline.handle(Incoming(_ASK, text), _UNTIL_READY)

        for line in await evaluate(list(files), read, list_errors=options.errors):
            print(line)
    return 0


@contextlib.asynccontextmanager
async def _rooms(settings: Settings) -> AsyncIterator[Pipeline]:
    """Open the store, start or find the NLU server, and give the pipeline; close all of it at the end."""
    renderer = Renderer(load_catalogs(settings.root / "locales"))
    store = _store(settings)
    server: NluServer | None = None
    parser: RasaParser | None = None
    try:
        _publish(settings, store)
        if settings.nlu_url:
            parser = RasaParser(settings.nlu_url, settings.nlu_timeout)
        else:
            model = training.model_file(settings.root, settings.var)
            if model.exists():
                log = settings.var / "log" / "nlu.log"
                server = NluServer(settings.nlu_python, settings.root, model, settings.nlu_timeout, log)
                await server.start()
            else:
                print(
                    "nlu: no model fits the present files; answering by keyword search. Run `make setup`.",
                    file=sys.stderr,
                )
        reader = Reader(server.parser if server else parser, server)
        yield Pipeline(store, reader, renderer, settings.default_language)
    finally:
        if server:
            await server.stop()
        if parser:
            await parser.close()
        store.close()


def _store(settings: Settings) -> Store:
    return Store(settings.database, settings.var / "chat.key")


def _publish(settings: Settings, store: Store) -> None:
    """Publish the files if they changed; while they are broken the last good content keeps serving."""
    if store.version() == content_fingerprint(settings.content):
        return
    catalogue, problems = load(settings.content)
    if catalogue is not None:
        store.publish(catalogue)
        print(
            f"content: {len(catalogue.institutions)} institutions and {len(catalogue.services)} services published",
            file=sys.stderr,
        )
        return
    listed = "\n".join(f"{settings.content.name}/{problem}" for problem in problems)
    if store.version() is None:
        raise ContentError(
            f"{listed}\nThe content has {len(problems)} problem(s), and none is published yet. Mend them and run again."
        )
    print(f"{listed}\ncontent: {len(problems)} problem(s); the content published before keeps serving", file=sys.stderr)


def _json(text: str, handled: Handled) -> dict[str, Any]:
    decision = handled.decision
    return {
        "text": text,
        "language": decision.language,
        "intent": decision.intent,
        "confidence": round(decision.confidence, 4),
        "institution": handled.institution,
        "service": handled.service,
        "entities": [
            {"entity": e.name, "value": e.value, "start": e.start, "end": e.end, **({"role": e.role} if e.role else {})}
            for e in handled.entities
        ],
        "decision": decision.move.value,
        "source": decision.source.value,
        "reply": {
            "parts": list(handled.reply.parts),
            "buttons": [[{"text": b.text, "action": b.action} for b in row] for row in handled.reply.buttons],
        },
        "elapsed_ms": round(handled.elapsed_ms, 1),
    }


def _plain(handled: Handled) -> str:
    return "\n".join(handled.reply.parts) + "\n"
