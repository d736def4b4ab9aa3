"""What each `merhaba nlu` command does: train, test, compare, roll back."""

import argparse
import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from bot.errors import NluError, QuestionsError
from bot.evaluation.compare import Change, compare, report
from bot.evaluation.questions import Question, read_questions
from bot.evaluation.results import Run, ask, read_run, write_run
from bot.evaluation.table import errors, table
from bot.messages import Handled, Incoming, ParseSource
from bot.pipeline import Patience, Pipeline
from bot.rooms import NLU_LOG, measured_rooms, taught
from bot.settings import Settings
from bot.understanding import training
from bot.understanding.registry import Registry

_RESULTS = '{\n "table": ['
# A measured answer is worth waiting for; a person in a chat never waits (see Pipeline.handle).
UNTIL_READY = Patience(seconds=180.0, certain=True)


async def train(settings: Settings, options: argparse.Namespace) -> int:
    """Train a model of the present files, test it and let it serve unless it is worse; status 1 if it is refused."""
    return 0 if await train_and_judge(settings, force=options.force) else 1


async def test(settings: Settings, options: argparse.Namespace) -> int:
    """Ask every test question and print how well they were read; with --report also as a page."""
    _spare(options.json, options.report)
    model = _fingerprint(options.model) if options.model else Registry(settings.var).serving().model
    run = await _measure(settings, model, read_questions(options.files or own_questions(settings)))
    for line in [*table(run.results), *(errors(run.results) if options.errors else ())]:
        print(line)
    if options.json:
        write_run(run, options.json, table(run.results))
    if options.report:
        training.report(settings.root, settings.nlu_python, _for_report(settings, run), options.report)
        print(f"report: {options.report}", file=sys.stderr)
    return 0


async def compare_runs(settings: Settings, options: argparse.Namespace) -> int:
    """Print what got better and worse from one test run, or one model's, to another; status 1 if it got worse."""
    before, after = (_run(settings, name) for name in (options.before, options.after))
    for line in report(before, after):
        print(line)
    return 1 if any(change.worse for change in compare(before, after)) else 0


async def rollback(settings: Settings, options: argparse.Namespace) -> int:
    """Let the model before the serving one serve again, if it starts; a running bot follows within seconds."""
    previous = Registry(settings.var).serving().previous
    if previous:
        async with _asking(settings, previous):
            pass  # NluError if the model does not start, as one of other code may
    serving = Registry(settings.var).rollback()
    print(f"nlu: {serving.model} serves again; `merhaba nlu rollback` goes back to {serving.previous}")
    return 0


def _spare(result: Path | None, page: Path | None) -> None:
    """Raise NluError if a file to write exists and is none that the same option wrote: `--json *.jsonl` names one."""
    for option, file, start in (("--json", result, _RESULTS), ("--report", page, "<!doctype html>")):
        if file and file.is_dir():
            raise NluError(f"{file} is a folder. {option} wants the name of a file.")
        if file and file.exists() and not (file.read_text("utf-8", "replace") or start).startswith(start):
            raise NluError(f"{file} exists and holds something else; it is left as it is. Give {option} another name.")


def own_questions(settings: Settings) -> list[Path]:
    """Return the project's test questions and dialogues."""
    return sorted((settings.root / "nlu" / "questions").glob("*.jsonl"))


async def train_and_judge(settings: Settings, force: bool = False) -> bool:
    """Train, test, compare with the serving model and publish or refuse; True if the new model serves."""
    registry = Registry(settings.var)
    questions = read_questions(own_questions(settings))  # a fault in them must show before the minutes of training
    model = training.train(settings.root, settings.var, settings.nlu_python, taught(settings))
    print("nlu: asking the test questions", file=sys.stderr)
    run = await _measure(settings, model, questions)
    write_run(run, registry.figures(model), table(run.results))
    before = registry.serving().model
    lost = await _losses(settings, questions, before, run) if before and before != model else []
    if lost and not force:
        registry.refuse(model, _said(lost))
        print(f"nlu: {model} is not published: {_said(lost)}. {before} goes on serving.", file=sys.stderr)
        print(f"nlu: `merhaba nlu compare {before} {model}` lists all questions;", file=sys.stderr)
        print("nlu: `merhaba nlu train --force` publishes it all the same.", file=sys.stderr)
        return False
    registry.publish(model, f"forced: {_said(lost)}" if lost else "no worse" if before else "first")
    print(f"nlu: {model} serves now ({_said_figures(run)})", file=sys.stderr)
    return True


async def _losses(settings: Settings, questions: Sequence[Question], before: str, after: Run) -> list[Change]:
    """Return what a new model does worse than the serving one. Both answer the same questions through today's bot."""
    try:
        earlier = read_run(Registry(settings.var).figures(before))
    except QuestionsError:
        earlier = None
    if earlier is not None and earlier.code != after.code:
        # A model made by other code may not even load any more: its figures inform, but hold nothing back.
        print("\n".join(report(earlier, after, questions=False)), file=sys.stderr)
        print("nlu: the serving model was made by other code; the new one replaces it", file=sys.stderr)
        return []
    print("nlu: asking the serving model the same", file=sys.stderr)
    try:
        earlier = await _measure(settings, before, questions)
    except NluError as error:
        print(f"{error}\nnlu: the serving model cannot be asked; the new one replaces it", file=sys.stderr)
        return []
    print("\n".join(report(earlier, after)), file=sys.stderr)
    return [change for change in compare(earlier, after) if change.worse]


async def _measure(settings: Settings, model: str | None, questions: Sequence[Question]) -> Run:
    async with _asking(settings, model) as pipeline:
        conversation = ""

        async def read(text: str, fresh: bool) -> Handled:
            nonlocal conversation
            if fresh:
                conversation = uuid4().hex  # a language that was asked for is kept beyond a context
            handled = await pipeline.handle(Incoming(conversation, text), UNTIL_READY)
            if model and handled.decision.source is ParseSource.KEYWORDS and any(c.isalnum() for c in text):
                raise NluError(
                    "The NLU server stopped answering in the middle of the test; nothing was decided. The reason "
                    f"stands in {settings.var / NLU_LOG}."
                )
            return handled

        results = await ask(questions, read)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return Run(model or "keywords", training.code_fingerprint(settings.root), training.SEED, made, results)


@asynccontextmanager
async def _asking(settings: Settings, model: str | None) -> AsyncIterator[Pipeline]:
    archive = Registry(settings.var).archive(model) if model else None
    if archive is not None and not archive.exists():
        raise NluError(f"There is no model {model} in {archive.parent}.")
    async with measured_rooms(settings, archive) as (pipeline, server):
        if server is not None and not await server.wait_ready(UNTIL_READY.seconds):
            raise NluError(
                f"The NLU server does not start with {model}; the reason stands in {settings.var / NLU_LOG}."
            )
        yield pipeline


def _for_report(settings: Settings, run: Run) -> Path:
    file = settings.var / "report.json"
    write_run(run, file, table(run.results))
    return file


def _run(settings: Settings, name: str) -> Run:
    file = Path(name)
    return read_run(file if file.suffix == ".json" else Registry(settings.var).figures(_fingerprint(name)))


def _fingerprint(name: str) -> str:
    return Path(name).name.removesuffix(".tar.gz")


def _said(changes: Sequence[Change]) -> str:
    return "; ".join(
        f"{c.measure} fell from {c.before / c.n:.3f} to {c.after / c.n:.3f} ({len(c.lost)} lost, {len(c.won)} won)"
        for c in changes
    )


def _said_figures(run: Run) -> str:
    shares = {change.measure: change.after / change.n for change in compare(run, run) if change.n}
    return json.dumps({name: round(share, 3) for name, share in shares.items()}).strip("{}").replace('"', "")
