"""The same conversation in a terminal: what people would see on Telegram, as text."""

import asyncio
import sys
import threading
from collections.abc import Iterator
from typing import TextIO

from bot.messages import Incoming, Reply
from bot.model import Language
from bot.pipeline import Patience, Pipeline

_CONVERSATION = "console"
_PIPED = Patience(seconds=120.0)


async def chat(
    pipeline: Pipeline, language: Language | None, source: TextIO = sys.stdin, target: TextIO = sys.stdout
) -> None:
    """Answer lines until the input ends.

    In a terminal a number presses the button with that number. Piped lines are questions of their own and may wait
    for a starting NLU server where keywords are not sure; nobody sits in front of them.
    """
    terminal = source.isatty()
    lines = _read(source)
    buttons: list[str] = []
    while True:
        if terminal:
            print("> ", end="", file=target, flush=True)
        line = await lines.get()
        if not line:
            return
        text = line.strip()
        if not text:
            continue
        if not terminal:
            pipeline.forget(_CONVERSATION)
            print(f"> {text}", file=target)
        pressed = buttons[int(text) - 1] if terminal and text.isdecimal() and 0 < int(text) <= len(buttons) else ""
        incoming = Incoming(_CONVERSATION, "" if pressed else text, pressed, language)
        handled = await pipeline.handle(incoming, Patience() if terminal else _PIPED)
        print(*_lines(handled.reply), sep="\n", end="\n\n", file=target, flush=True)
        buttons = [button.action for row in handled.reply.buttons for button in row]


def _read(source: TextIO) -> asyncio.Queue[str]:
    """Read lines in a thread of its own; an empty text marks the end.

    A daemon thread, because Ctrl-C must end the program although the thread still waits for a line.
    """
    lines: asyncio.Queue[str] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        for line in iter(source.readline, ""):
            loop.call_soon_threadsafe(lines.put_nowait, line)
        loop.call_soon_threadsafe(lines.put_nowait, "")

    threading.Thread(target=read, daemon=True).start()
    return lines


def _lines(reply: Reply) -> Iterator[str]:
    yield from reply.parts
    number = 0
    for row in reply.buttons:
        labels = []
        for button in row:
            number += 1
            labels.append(f"[{number} {button.text}]")
        yield " ".join(labels)
