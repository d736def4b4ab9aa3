"""Plays all conversations and writes what the bot showed into their files.

`python -m tests.conversations.record [PART]`; PART is a piece of the path, such as ar or tr/05.

Look at the differences before you commit them: each is something that people will read.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from bot.settings import read_settings
from bot.understanding.registry import Registry
from bot.understanding.server import NluServer
from tests.conversations.player import language_of, misread, playing, read, scripts, write


async def main(part: str) -> None:
    """Record the conversations whose path contains `part`."""
    settings = read_settings({})
    registry = Registry(settings.var)
    archive = registry.archive(registry.serving().model or "")
    with tempfile.TemporaryDirectory() as folder:
        server = NluServer(settings.nlu_python, settings.root, archive, 20.0, Path(folder) / "nlu.log")
        await server.start()
        try:
            assert await server.wait_ready(180), "the NLU server does not start"
            await _record(str(server.parser.url), Path(folder), part)
        finally:
            await server.stop()


async def _record(nlu_url: str, folder: Path, part: str) -> None:
    turns = wrong = 0
    async with playing(nlu_url, folder) as player:
        for file in (f for f in scripts() if part in str(f)):
            played = await player.play(read(file), language_of(file))
            write(file, played)
            missed = list(misread(played))
            turns += sum("decision" in turn for turn in played["turns"])
            wrong += len(missed)
            for turn in missed:
                said = next(iter(turn.items()))
                print(
                    f"{file.parent.name}/{file.name}: {said[0]} {str(said[1])[:70]!r} {turn['read_as']}, not "
                    f"{ {k: turn.get(k) for k in turn['read_as']} }"
                )
    print(f"{turns - wrong} of {turns} turns were read as their authors expect")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else ""))
