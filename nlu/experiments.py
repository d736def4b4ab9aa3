"""Compares other ways to read with the one that serves, on the project's own questions.

Usage: python -m nlu.experiments [--list] [--lines PERCENT] [NAME ...]   (every name by default: many hours)

Each experiment is trained on nlu/data, or a part of its lines, and asked the single questions of nlu/questions without
dangers-* and several-*, through Rasa, without the bot's rules for dangers and topics. Rows are printed as a Markdown
table and kept in nlu/measured/experiments.md.
"""

import argparse
import asyncio
import json
import logging
import random
import sys
import tempfile
import time
from copy import deepcopy
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Tuple

import yaml

from nlu.components import examples
from nlu.quiet import quiet, without_cache

_ROOT = Path(__file__).resolve().parent.parent
_KEPT = _ROOT / "nlu" / "measured" / "experiments.md"
_LANGUAGES = ("ar", "tr", "en")
_QUESTIONS = ("", "unseen-", "unseen2-")  # before the language, in nlu/questions
_NONE_WEIGHT = 0.3  # the dialogue's weight for 'no service' where the question asks about one
_JOINT = "__"
_TUNED = "TunedEncoder"

Config = Dict[str, Any]
Block = Dict[str, Any]


class Experiment(NamedTuple):
    """A change of the configuration, and of the data's blocks; `languages` are trained apart if `apart`."""

    change: Callable[[Config], Config]
    blocks: Callable[[List[Block]], List[Block]] = lambda blocks: blocks
    apart: bool = False


def without(*names: str) -> Callable[[Config], Config]:
    """Leave steps out, by the names of their classes or of their models."""

    def change(config: Config) -> Config:
        steps = config["pipeline"]
        config["pipeline"] = [s for s in steps if not {s["name"].rsplit(".", 1)[-1], s.get("model")} & {*names}]
        return config

    return change


def setting(name: str, **values: Any) -> Callable[[Config], Config]:
    """Give a step other values."""

    def change(config: Config) -> Config:
        for step in config["pipeline"]:
            if step["name"].endswith(name):
                step.update(values)
        return config

    return change


def not_adapted(config: Config) -> Config:
    """Begin with e5 as its package has it, so that nothing is known of lines left out; Gemma says nothing."""
    return setting(_TUNED, adapted=False)(config)


def diet(config: Config) -> Config:
    """Rasa's own classifier on character n-grams."""
    kept = [s for s in config["pipeline"] if s["name"].endswith(("LanguageIdentifier", "Normaliser"))]
    counts = {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4}
    classifier = {"name": "DIETClassifier", "epochs": 15, "entity_recognition": False, "batch_size": [64, 256]}
    config["pipeline"] = [*kept, {"name": "WhitespaceTokenizer"}, counts, classifier]
    return config


def share(part: float, blocks: List[Block]) -> List[Block]:
    """Keep a part of the lines of every block, the same ones every time."""
    rng = random.Random(7)  # noqa: S311 - a sample, not a secret
    kept = []
    for block in blocks:
        lines = block["examples"].splitlines()
        some = sorted(rng.sample(range(len(lines)), max(1, round(part * len(lines)))))
        kept.append({**block, "examples": "\n".join(lines[i] for i in some)})
    return kept


def joint(found: List[Block]) -> List[Block]:
    """Make one label of intent and service."""
    return [{**b, "intent": f"{b['intent']}{_JOINT}{b['metadata']['service']}"} for b in found]


EXPERIMENTS: Dict[str, Experiment] = {
    "as served": Experiment(lambda c: c),
    "without augmentation": Experiment(setting("Augmenter", share=0.0)),
    "without spelling": Experiment(without("SpellingCorrector")),
    "n-grams alone": Experiment(without(_TUNED)),
    "n-grams + e5": Experiment(without("gemma")),
    "n-grams + Gemma": Experiment(without("e5")),
    "e5 + Gemma": Experiment(setting("Classifier", opinion=1e6, iterations=1)),
    "a model for each language": Experiment(lambda c: c, apart=True),
    "intent and service as one label": Experiment(lambda c: c, joint),
    "not adapted": Experiment(not_adapted),
    "DIET, 15 epochs": Experiment(diet),
}


def main() -> int:
    """Run the chosen experiments; returns the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", metavar="NAME")
    options.add_argument("--list", action="store_true")
    options.add_argument("--lines", type=_percent, default=100, metavar="PERCENT", help="how many of the lines to keep")
    chosen = options.parse_args()
    unknown = [name for name in chosen.names if name not in EXPERIMENTS]
    if chosen.list or unknown:
        print("\n".join([*(f"{name!r} is no experiment. There are:" for name in unknown[:1]), *EXPERIMENTS]))
        return 1 if unknown else 0
    quiet()
    without_cache()
    from rasa.utils.log_utils import configure_structlog

    from nlu.training import TrainingError

    configure_structlog(logging.WARNING)  # at DEBUG it prints every text
    print("| experiment | lines | intent | service | parse ms median / p95 | training s |\n|---|---|---|---|---|---|")
    for name in chosen.names or EXPERIMENTS:
        try:
            row = f"| {name} | {_measured(EXPERIMENTS[name], chosen.lines / 100)} |"
        except TrainingError as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 1
        print(row, flush=True)
        _keep(row)
    return 0


def _percent(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= 100:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 to 100")


def _keep(row: str) -> None:
    """Put the row in the place of the one of the same name and number of lines."""
    rows = _KEPT.read_text("utf-8").splitlines() if _KEPT.exists() else []
    same = [cell.strip() for cell in row.split("|")[1:3]]
    kept = [r for r in rows if [cell.strip() for cell in r.split("|")[1:3]] != same]
    _KEPT.parent.mkdir(exist_ok=True)
    _KEPT.write_text("\n".join([*kept, row]) + "\n", "utf-8")


def _measured(experiment: Experiment, part: float) -> str:
    groups = [(language,) for language in _LANGUAGES] if experiment.apart else [_LANGUAGES]
    asked: List[Tuple[bool, Optional[bool], float]] = []
    lines, seconds = 0, 0.0
    for languages in groups:
        n, took, found = _run(experiment, languages, part)
        lines, seconds = lines + n, seconds + took
        asked += found
    topics = [topic for _, topic, _ in asked if topic is not None]
    times = [ms for _, _, ms in asked]
    service = f"{sum(topics) / len(topics):.3f}" if topics else "-"
    return (
        f"{lines} | {sum(ok for ok, _, _ in asked) / len(asked):.3f} | {service} | "
        f"{median(times):.0f} / {quantiles(times, n=20)[-1]:.0f} | {seconds:.0f}"
    )


def _run(experiment: Experiment, languages: Tuple[str, ...], part: float) -> Tuple[int, float, List[Any]]:
    from rasa.core.agent import Agent

    from nlu.training import trained

    found = [block for language in languages for block in examples.blocks(examples.FOLDER, language)]
    blocks = experiment.blocks(share(part, found))
    config = experiment.change(deepcopy(yaml.safe_load((_ROOT / "config.yml").read_text("utf-8"))))
    with tempfile.TemporaryDirectory() as folder:
        data, pipeline = Path(folder, "data.yml"), Path(folder, "config.yml")
        data.write_text(yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True), "utf-8")
        pipeline.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
        began = time.perf_counter()
        model = trained(pipeline, data, Path(folder))
        seconds = time.perf_counter() - began
        agent = Agent.load(str(model))
        asked = asyncio.run(_ask(agent, [q for language in languages for q in _questions(language)]))
    return sum(len(b["examples"].splitlines()) for b in blocks), seconds, asked


def _questions(language: str) -> Iterator[Dict[str, Any]]:
    for name in _QUESTIONS:
        lines = (_ROOT / "nlu" / "questions" / f"{name}{language}.jsonl").read_text("utf-8").splitlines()
        yield from (asked for asked in map(json.loads, lines) if "text" in asked)  # dialogues have turns


async def _ask(agent: Any, questions: List[Dict[str, Any]]) -> List[Tuple[bool, Optional[bool], float]]:
    await agent.parse_message(questions[0]["text"])  # the first one pays for what is loaded late
    found = []
    for question in questions:
        began = time.perf_counter()
        read = await agent.parse_message(question["text"])
        ms = (time.perf_counter() - began) * 1000
        intent, topic = _reading(read)
        right = [(r["intent"], r["service"] or r["institution"]) for r in (question, *question.get("accept", ()))]
        wanted = max(right, key=lambda r: (r == (intent, topic), r[0] == intent, r[1] == topic))
        found.append((wanted[0] == intent, wanted[1] == topic if wanted[1] and topic is not None else None, ms))
    return found


def _reading(read: Dict[str, Any]) -> Tuple[str, Optional[str]]:
    intent = read["intent"]["name"] or ""
    if _JOINT in intent:
        return tuple(intent.split(_JOINT))  # type: ignore[return-value]
    ranking = read.get("service_ranking")
    if not ranking:
        return intent, None
    weighed = {g["name"]: g["confidence"] * (_NONE_WEIGHT if g["name"] == "none" else 1) for g in ranking}
    return intent, max(weighed, key=lambda name: weighed[name])


if __name__ == "__main__":
    sys.exit(main())
