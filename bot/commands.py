"""What each `merhaba` command does: builds the rooms, runs, and takes them down again."""

import argparse
import asyncio
import json
import sys
from typing import Any
from uuid import uuid4

from bot import commands_nlu
from bot.channels import console
from bot.errors import NluError, QuestionsError
from bot.messages import Handled, Incoming
from bot.rooms import open_store, publish, rooms
from bot.settings import Settings
from bot.understanding import training
from bot.understanding.registry import Registry


async def setup(settings: Settings, options: argparse.Namespace) -> int:
    """Publish the content if it changed and train a model if none fits; one line per step."""
    await _prepare(settings)
    return 0


async def _prepare(settings: Settings) -> None:
    store = open_store(settings)
    try:
        publish(settings, store)
        taught = training.examples(store.catalogue())
    finally:
        store.close()
    registry, present = Registry(settings.var), training.fingerprint(settings.root)
    serving = registry.serving().model
    if serving and serving.startswith(present):
        print("nlu: the model fits the present files", file=sys.stderr)
        if serving != training.name(settings.root, taught):
            print("nlu: the content has other example questions; `merhaba nlu train` learns from them", file=sys.stderr)
    elif serving and registry.judged(present):
        print(f"nlu: {serving} serves; the model of the present files was refused or rolled back", file=sys.stderr)
    else:
        print("nlu: training a model (some minutes)", file=sys.stderr)
        await commands_nlu.train_and_judge(settings)


async def run(settings: Settings, options: argparse.Namespace) -> int:
    """Set up what is missing, then serve Telegram, or without a token open the same conversation here."""
    try:
        await _prepare(settings)
    except (NluError, QuestionsError, OSError) as error:
        # Who writes now must not wait until the training is mended: keywords, menus and numbers work without it.
        print(error, file=sys.stderr)
    if settings.telegram_token:
        from bot.channels.telegram import bot as telegram  # loading it takes half a second that chat and ask can spare

        notices: asyncio.Queue[str] = asyncio.Queue()
        async with rooms(settings, notices, counted=True) as pipeline:
            await telegram.serve(pipeline, settings, notices)
        return 0
    print("TELEGRAM_BOT_TOKEN is not set: talking here instead of on Telegram. End with Ctrl-D.", flush=True)
    options.language = None
    return await chat(settings, options)


async def chat(settings: Settings, options: argparse.Namespace) -> int:
    """Open a conversation on standard input and output."""
    async with rooms(settings) as pipeline:
        await console.chat(pipeline, options.language)
    return 0


async def ask(settings: Settings, options: argparse.Namespace) -> int:
    """Answer the given text, or every line of standard input."""
    async with rooms(settings) as pipeline:
        lines = [options.text] if options.text is not None else sys.stdin
        conversation = ""
        for line in lines:
            text = line.strip()
            if not conversation or not (text and options.conversation):
                conversation = uuid4().hex  # a language that was asked for is kept beyond a context
                if options.language:
                    pipeline.prefer(conversation, options.language)
            if not text:
                continue
            handled = await pipeline.handle(Incoming(conversation, text), commands_nlu.UNTIL_READY)
            print(json.dumps(_json(text, handled), ensure_ascii=False) if options.json else _plain(handled), flush=True)
    return 0


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
