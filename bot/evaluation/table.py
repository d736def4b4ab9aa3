"""Figures as a text table."""

import math
from collections.abc import Sequence

from bot.evaluation.figures import Figures, Rate, figures, groups
from bot.evaluation.results import Result

_COLUMNS = (
    "n", "intent", "95%", "F1", "topic", "95%", "F1", "language", "ECE", "o-o-s", "refused", "safety", "alarms",
    "several", "split",
)  # fmt: skip
_WIDTHS = (5, 8, 12, 6, 8, 12, 6, 10, 6, 7, 9, 8, 8, 9, 7)
LEGEND = (
    "topic: service or institution where one is meant; F1: macro; 95%: Wilson interval; ECE: expected calibration "
    "error; o-o-s: recall of out of scope; refused: share of the others refused; safety: recall; alarms: false alarms; "
    "several: share of double questions answered in full; split: share of others answered as if they were double"
)


def table(results: Sequence[Result]) -> list[str]:
    """Return the lines of a table with a row for each group."""
    head = f"{'':22}" + "".join(f"{name:>{width}}" for name, width in zip(_COLUMNS, _WIDTHS, strict=True))
    return [head, *(_row(name, figures(group)) for name, group in groups(results).items()), LEGEND]


def errors(results: Sequence[Result]) -> list[str]:
    """Return two lines for every question that was read wrongly."""
    return [
        f"{r.text}\n    {r.intent} {r.topic or '-'}  read as  {r.read_intent} {r.read_topic or '-'}"
        for r in results
        if (r.intent, r.topic) != (r.read_intent, r.read_topic)
    ]


def _row(name: str, f: Figures) -> str:
    cells = (
        str(f.n), _share(f.intent.value), _interval(f.intent), _share(f.intent_f1), _share(f.topic.value),
        _interval(f.topic), _share(f.topic_f1), _share(f.language.value), _share(f.error),
        *(_share(r.value) for r in (f.out_of_scope, f.refused, f.safety, f.alarms, f.several, f.split)),
    )  # fmt: skip
    return f"{name:22}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS, strict=True))


def _share(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.3f}"


def _interval(rate: Rate) -> str:
    return "-" if not rate.n else "{:.2f}-{:.2f}".format(*rate.interval)
