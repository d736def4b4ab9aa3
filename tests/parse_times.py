"""How long the serving model takes to read a message, and its memory. Usage: python -m tests.parse_times

The bot's own NLU server on one core, over HTTP, asked every question of nlu/questions once, one after another.
Linux only: cores and memory are the kernel's figures (sched_setaffinity(2), proc(5)).
"""

import asyncio
import os
import statistics
import sys
import time
from pathlib import Path

from bot.evaluation.questions import read_questions
from bot.rooms import server
from bot.settings import ROOT, Settings, read_settings
from bot.understanding.registry import Registry

_START_SECONDS = 180.0
_FIRST = 20  # questions asked beforehand: what is loaded late is not the everyday


async def _measure(settings: Settings, archive: Path, texts: list[str]) -> tuple[list[float], int]:
    """Return the milliseconds of each parse in rising order and the server's highest resident memory in kB."""
    running = server(settings, archive)
    await running.start()
    try:
        if not await running.wait_ready(_START_SECONDS) or running.pid is None:
            raise SystemExit("The NLU server did not start; var/log/nlu.log says why.")
        for text in texts[:_FIRST]:
            await running.parser.parse(text)
        times = []
        for text in texts:
            began = time.perf_counter()
            if await running.parser.parse(text) is None:
                raise SystemExit("The NLU server left a message unanswered; var/log/nlu.log says why.")
            times.append((time.perf_counter() - began) * 1000)
        return sorted(times), _peak(running.pid)
    finally:
        await running.stop()


def _peak(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")))


def main() -> int:
    """Measure and print one line; returns the exit status."""
    settings = read_settings()
    registry = Registry(settings.var)
    model = registry.serving().model
    if model is None:
        print("No model serves yet. Run `make setup`.", file=sys.stderr)
        return 1
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # the server inherits it
    questions = read_questions(sorted((ROOT / "nlu" / "questions").glob("??.jsonl")))
    times, peak = asyncio.run(_measure(settings, registry.archive(model), [q.text for q in questions]))
    print(
        f"{len(times)} messages on one core: median {statistics.median(times):.0f} ms, "
        f"p95 {statistics.quantiles(times, n=20)[-1]:.0f} ms, longest {times[-1]:.0f} ms; "
        f"at most {peak / 1e6:.2f} GB resident"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
