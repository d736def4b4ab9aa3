"""How well messages are read: accuracy and macro-F1 from questions with their right readings.

A question is one JSON object a line: text, variant, intent, institution, service, and `accept`: other readings
that are just as right. The language is the file's name (ar.jsonl).
"""

import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.model import Handled

Read = Callable[[str], Awaitable[Handled]]


@dataclass(frozen=True, slots=True)
class Result:
    """One question, the right reading nearest to what was read, and what was read."""

    language: str
    variant: str
    text: str
    intent: str
    service: str | None
    read_language: str
    read_intent: str
    read_service: str | None


async def evaluate(files: Sequence[Path], read: Read, list_errors: bool = False) -> list[str]:
    """Ask all questions and return the lines of a table; with `list_errors` also the wrong readings."""
    results = [
        _result(file.stem.split("-")[0], question, await read(question["text"])) for file, question in _questions(files)
    ]
    lines = [f"{'':24}{'n':>5}{'intent':>9}{'macro-F1':>10}{'topic':>8}{'macro-F1':>10}{'language':>10}"]
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        for name in ("all", result.language, f"{result.language} {result.variant}"):
            groups[name].append(result)
    lines += [_row(name, groups[name]) for name in sorted(groups, key=lambda n: (n != "all", n))]
    if list_errors:
        lines += [
            f"{r.text}\n    {r.intent} {r.service or '-'}  read as  {r.read_intent} {r.read_service or '-'}"
            for r in results
            if (r.intent, r.service) != (r.read_intent, r.read_service)
        ]
    return lines


def _questions(files: Sequence[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                yield file, json.loads(line)


def _result(language: str, question: dict[str, Any], handled: Handled) -> Result:
    read = (handled.decision.intent, handled.service or handled.institution)
    right = [(r["intent"], r["service"] or r["institution"]) for r in (question, *question.get("accept", ()))]
    # Of several right readings the one that agrees most with what was read is the fair one to count.
    intent, service = max(right, key=lambda r: (r == read, r[0] == read[0], r[1] == read[1]))
    return Result(language, question["variant"], question["text"], intent, service, handled.decision.language, *read)


def _row(name: str, results: Sequence[Result]) -> str:
    intents = [(r.intent, r.read_intent) for r in results]
    topics = [(r.service, r.read_service) for r in results if r.service]
    languages = [(r.language, r.read_language) for r in results]
    return (
        f"{name:24}{len(results):5}{_accuracy(intents):9.3f}{macro_f1(intents):10.3f}"
        f"{_accuracy(topics):8.3f}{macro_f1(topics):10.3f}{_accuracy(languages):10.3f}"
    )


def _accuracy(pairs: Sequence[tuple[Any, Any]]) -> float:
    return sum(right == read for right, read in pairs) / len(pairs) if pairs else float("nan")


def macro_f1(pairs: Sequence[tuple[Any, Any]]) -> float:
    """Return the mean F1 over the labels that occur as right readings; pairs are (right, read)."""
    scores = []
    for label in {right for right, _ in pairs}:
        hit = sum(right == read == label for right, read in pairs)
        wrong = sum((right == label) != (read == label) for right, read in pairs)
        scores.append(2 * hit / (2 * hit + wrong))
    return sum(scores) / len(scores) if scores else float("nan")
