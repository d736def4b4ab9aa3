"""Figures from results; pure functions."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.evaluation.results import Result
from bot.model import DANGERS

REFUSALS = frozenset(("out_of_scope", "fallback"))
_BINS = 10
_Z = 1.959964  # 95% of the normal distribution


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many, with the 95% interval of Wilson (1927, "Probable inference")."""

    hits: int
    n: int

    @property
    def value(self) -> float:
        """The share, not a number if there was nothing to count."""
        return self.hits / self.n if self.n else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end."""
        if not self.n:
            return (math.nan, math.nan)
        square = _Z**2
        centre = (self.hits + square / 2) / (self.n + square)
        half = _Z / (self.n + square) * math.sqrt(self.hits * (self.n - self.hits) / self.n + square / 4)
        return (max(0.0, centre - half), min(1.0, centre + half))


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one group of questions; `error` is the expected calibration error of the intent's confidence."""

    n: int
    intent: Rate
    intent_f1: float
    topic: Rate
    topic_f1: float
    language: Rate
    error: float
    out_of_scope: Rate
    refused: Rate
    safety: Rate
    alarms: Rate
    several: Rate
    split: Rate


def figures(results: Sequence[Result]) -> Figures:
    """Return all figures of these results; rates over no question have n = 0.

    `out_of_scope`: recall of questions that no service answers; `refused`: in-scope questions refused;
    `safety`: recall of dangers, whichever it is; `alarms`: other questions answered as a danger; `several`: messages
    that ask several things, all of which were answered; `split`: other messages answered as if they did.
    """
    topics = [r for r in results if r.topic]
    outside = [r for r in results if r.intent == "out_of_scope"]
    inside = [r for r in results if r.intent != "out_of_scope"]
    dangers = [r for r in results if r.intent in DANGERS]
    calm = [r for r in results if r.intent not in DANGERS]
    return Figures(
        n=len(results),
        intent=rate(r.intent == r.read_intent for r in results),
        intent_f1=macro_f1([(r.intent, r.read_intent) for r in results]),
        topic=rate(r.topic == r.read_topic for r in topics),
        topic_f1=macro_f1([(r.topic, r.read_topic) for r in topics]),
        language=rate(r.language == r.read_language for r in results),
        error=calibration_error([(r.confidence, r.intent == r.read_intent) for r in results]),
        out_of_scope=rate(r.read_intent == "out_of_scope" or r.decision in REFUSALS for r in outside),
        refused=rate(r.read_intent == "out_of_scope" or r.decision in REFUSALS for r in inside),
        safety=rate(r.decision == "safety" for r in dangers),
        alarms=rate(r.decision == "safety" for r in calm),
        several=rate(r.answered == r.asked for r in results if r.asked),
        split=rate(r.decision == "several" for r in results if not r.asked),
    )


def rate(hits: "Sequence[bool] | Any") -> Rate:
    """Return the rate of the true ones."""
    listed = list(hits)
    return Rate(sum(listed), len(listed))


def macro_f1(pairs: Sequence[tuple[Any, Any]]) -> float:
    """Return the mean F1 over the labels that occur as right readings; pairs are (right, read)."""
    scores = []
    for label in {right for right, _ in pairs}:
        hit = sum(right == read == label for right, read in pairs)
        wrong = sum((right == label) != (read == label) for right, read in pairs)
        scores.append(2 * hit / (2 * hit + wrong))
    return sum(scores) / len(scores) if scores else math.nan


def reliability(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Return (mean confidence, share right, n) of each filled tenth of the confidence scale."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, right in pairs:
        bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))
    return [
        (sum(c for c, _ in filled) / len(filled), sum(r for _, r in filled) / len(filled), len(filled))
        for filled in bins
        if filled
    ]


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error over ten bins (Guo et al. 2017); pairs are (confidence, right)."""
    if not pairs:
        return math.nan
    return sum(abs(confidence - right) * n for confidence, right, n in reliability(pairs)) / len(pairs)


def groups(results: Sequence[Result]) -> dict[str, list[Result]]:
    """Return results by group: all, language, language and variant; turns of dialogues and double questions apart."""
    found: dict[str, list[Result]] = {}
    for result in results:
        # Measures of their own: follow-ups say less, double questions have more than one right reading.
        apart = "double question" if result.asked else ""
        if result.dialogue is not None:
            apart = "follow-up" if result.turn else "first turn"
        names = [f"{result.language} {apart or result.variant}".strip()]
        names += [f"all {apart}s"] if apart else [result.language, "all"]
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append(result)
    return dict(sorted(found.items(), key=lambda item: (item[0] != "all", not item[0].startswith("all "), item[0])))
