"""Puts another project's labelled questions through this pipeline: python -m nlu.measure_intents TRAIN.csv TEST.csv ...

The files have a heading with `text` and `category` or `label` (Banking77, ArBanking77). Trains on the first with
config.yml as it is and prints intent accuracy and parse times on each of the others.
"""

import argparse
import asyncio
import csv
import logging
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Dict, List, Tuple

import yaml

from nlu.quiet import quiet, without_cache

_ROOT = Path(__file__).resolve().parent.parent
_MARKUP = str.maketrans("[]{}", "()()")  # Rasa would read brackets as entities


def main() -> int:
    """Train, ask and print; returns the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("train", type=Path)
    options.add_argument("tests", type=Path, nargs="+")
    chosen = options.parse_args()
    quiet()
    without_cache()
    from rasa.core.agent import Agent
    from rasa.utils.log_utils import configure_structlog

    from nlu.training import TrainingError, trained

    configure_structlog(logging.WARNING)  # at DEBUG it prints every text
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data.yml")
        data.write_text(yaml.safe_dump(as_rasa(questions(chosen.train)), allow_unicode=True), "utf-8")
        began = time.perf_counter()
        try:
            model = trained(_ROOT / "config.yml", data, Path(folder))
        except TrainingError as error:
            print(error, file=sys.stderr)
            return 1
        print(f"trained in {time.perf_counter() - began:.0f} s")
        agent = Agent.load(str(model))
        for file in chosen.tests:
            print(f"{file.name}: {asyncio.run(asked(agent, questions(file)))}", flush=True)
    return 0


def questions(file: Path) -> List[Tuple[str, str]]:
    """Return (text, label) of every row that has a text."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = [(" ".join(row["text"].split()), row.get("category") or row["label"]) for row in csv.DictReader(opened)]
    return [(text.lstrip("-/ "), label.strip().replace("/", "_")) for text, label in rows if text]


def as_rasa(found: List[Tuple[str, str]]) -> Dict[str, Any]:
    """Return Rasa's training data, a block for each label."""
    blocks: Dict[str, List[str]] = defaultdict(list)
    for text, label in found:
        blocks[label].append(f"- {text.translate(_MARKUP)}\n")
    return {"version": "3.1", "nlu": [{"intent": i, "examples": "".join(lines)} for i, lines in blocks.items()]}


async def asked(agent: Any, found: List[Tuple[str, str]]) -> str:
    """Return accuracy and times as a line of text."""
    right, times = 0, []
    for text, label in found:
        began = time.perf_counter()
        read = await agent.parse_message(text)
        times.append((time.perf_counter() - began) * 1000)
        right += read["intent"]["name"] == label
    spread = f"median {median(times):.0f}, p95 {quantiles(times, n=20)[-1]:.0f}"
    return f"accuracy {right / len(found):.4f} of {len(found)}, ms {spread}"


if __name__ == "__main__":
    sys.exit(main())
