"""Makes a page of a test run: python -m nlu.report RESULTS.json PAGE.html

The page holds everything in itself: no link leads out of it. Pictures carry no Arabic, which matplotlib does not shape.
"""

import base64
import io
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List, Tuple

import jinja2

from nlu.components import examples
from nlu.quiet import quiet

quiet()
import matplotlib  # noqa: E402 - after the warnings are set

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402
from sklearn.metrics import confusion_matrix  # noqa: E402

_ROOT = Path(__file__).resolve().parent
_MEASURED = _ROOT / "measured"
_SHOWN_CONFUSIONS = 25
_EXAMPLES = 3


def main() -> int:
    """Write the page; returns the exit status."""
    results, page = Path(sys.argv[1]), Path(sys.argv[2])
    run = json.loads(results.read_text("utf-8"))
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string((_ROOT / "report.html").read_text("utf-8"))
    page.write_text(template.render(**content(run)), "utf-8")
    return 0


def content(run: Dict[str, Any]) -> Dict[str, Any]:
    """Return what the template shows of a run (bot.evaluation.results.Run as JSON, with its table)."""
    rows = run["results"]
    topics = [r for r in rows if r["topic"]]
    return {
        "run": run,
        "table": run.get("table", []),
        "intents": confusion_picture(rows, "intent", "read_intent"),
        "topics": confusion_picture(topics, "topic", "read_topic"),
        "reliability": reliability_picture(rows),
        "confusions": {
            "intent": confusions(rows, "intent", "read_intent"),
            "topic": confusions(topics, "topic", "read_topic"),
        },
        "data": data_counts(),
        "measured": [measured_picture(file) for file in sorted(_MEASURED.glob("*.json"))],
    }


def confusion_picture(rows: List[Dict[str, Any]], right: str, read: str) -> str:
    """Return a picture of the confusion matrix, rows right and columns read, as shares of the row."""
    pairs = [(r[right] or "-", r[read] or "-") for r in rows]
    labels = sorted({label for pair in pairs for label in pair})
    matrix = confusion_matrix([a for a, _ in pairs], [b for _, b in pairs], labels=labels)
    shares = matrix / matrix.sum(axis=1, keepdims=True).clip(1)
    side = 2.5 + 0.19 * len(labels)
    figure, axes = plt.subplots(figsize=(side, side))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(labels)), labels, rotation=90, fontsize=7)
    axes.set_yticks(range(len(labels)), labels, fontsize=7)
    axes.set_xlabel("read as")
    axes.set_ylabel("right")
    for i, row in enumerate(matrix):
        for j, n in enumerate(row):
            if n:
                axes.text(
                    j, i, str(n), ha="center", va="center", fontsize=5, color="white" if shares[i, j] > 0.5 else "black"
                )
    return _svg(figure)


def reliability_picture(rows: List[Dict[str, Any]]) -> str:
    """Return a picture of how often readings of a confidence are right, in tenths."""
    bins: List[List[Tuple[float, bool]]] = [[] for _ in range(10)]
    for r in rows:
        bins[min(int(r["confidence"] * 10), 9)].append((r["confidence"], r["intent"] == r["read_intent"]))
    filled = [b for b in bins if b]
    confidence = [sum(c for c, _ in b) / len(b) for b in filled]
    share = [sum(ok for _, ok in b) / len(b) for b in filled]
    figure, axes = plt.subplots(figsize=(4, 4))
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8)
    axes.plot(confidence, share, marker="o")
    for x, y, b in zip(confidence, share, filled):
        axes.annotate(str(len(b)), (x, y), textcoords="offset points", xytext=(4, -10), fontsize=7)
    axes.set_xlabel("confidence of the intent")
    axes.set_ylabel("share read right")
    return _svg(figure)


def confusions(rows: List[Dict[str, Any]], right: str, read: str) -> List[Dict[str, Any]]:
    """Return the commonest confusions with some of their questions, the commonest first."""
    found: Dict[Tuple[str, str], List[str]] = {}
    for r in rows:
        if r[right] != r[read]:
            found.setdefault((r[right], r[read] or "-"), []).append(r["text"])
    ordered = sorted(found.items(), key=lambda item: -len(item[1]))[:_SHOWN_CONFUSIONS]
    return [{"right": a, "read": b, "n": len(texts), "texts": texts[:_EXAMPLES]} for (a, b), texts in ordered]


def data_counts() -> List[Dict[str, Any]]:
    """Return the number of training lines of each intent and service in each language."""
    counts: Dict[Tuple[str, str], Counter] = {}
    for language in ("ar", "tr", "en"):
        for block in examples.blocks(examples.FOLDER, language):
            for kind, name in (("intent", block["intent"]), ("service", block["metadata"]["service"])):
                counts.setdefault((kind, name), Counter())[language] += len(examples.lines(block))
    return [{"kind": kind, "name": name, **counted} for (kind, name), counted in sorted(counts.items())]


def measured_picture(file: Path) -> Dict[str, str]:
    """Return a kept measurement as a picture: {title, xlabel, ylabel, x, series: {name: values}, note}."""
    kept = json.loads(file.read_text("utf-8"))
    figure, axes = plt.subplots(figsize=(6, 4))
    for name, values in kept["series"].items():
        axes.plot(kept["x"], values, marker="o", label=name)
    axes.set_xlabel(kept["xlabel"])
    axes.set_ylabel(kept["ylabel"])
    axes.legend(fontsize=7)
    return {"title": kept["title"], "note": kept.get("note", ""), "picture": _svg(figure)}


def _svg(figure: Any) -> str:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="svg", bbox_inches="tight", metadata={"Date": None, "Creator": None})
    plt.close(figure)
    return "data:image/svg+xml;base64," + base64.b64encode(buffer.getvalue()).decode()


if __name__ == "__main__":
    sys.exit(main())
