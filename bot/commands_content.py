"""What each `merhaba content` command does: check, stamp, status, explain."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from bot.content import templates
from bot.content.json_schema import json_schema
from bot.content.loader import load, stamp
from bot.content.problems import FAULTS, Problem, Say, errors
from bot.content.status import STATES, status
from bot.content.wording import wording
from bot.errors import ContentError
from bot.rendering.pages import status_page
from bot.settings import Settings


async def check(settings: Settings, options: argparse.Namespace) -> int:
    """Print every problem of the content folder; status 1 if there is an error."""
    folder = _shown(options.folder or settings.content)
    say = wording(settings.root / "locales", options.language)
    _, problems = load(folder)
    wrong = errors(problems)
    shown = wrong if options.errors else problems
    for problem in shown:
        print(_github(problem, folder, say) if options.format == "github" else problem.line_in(folder, say))
    print(f"{len(wrong)} error(s), {len(problems) - len(wrong)} warning(s) in {folder}", file=sys.stderr)
    return 1 if wrong else 0


async def stamp_translations(settings: Settings, options: argparse.Namespace) -> int:
    """Record which source text each translation belongs to; with --accept also where only the source changed."""
    folder: Path = settings.content
    accepted = [_inside(folder, file) for file in options.accept or ()]
    changed = stamp(folder, accepted)
    print("content: translations recorded" if changed else "content: nothing to record", file=sys.stderr)
    return 0


async def show_status(settings: Settings, options: argparse.Namespace) -> int:
    """Print how far each institution is in each language; with --html also as a page."""
    _, problems = load(settings.content)
    rows = status(settings.content, problems)
    width = max(len(row.id) for row in rows)
    print(f"{'':{width}} {'':2} " + " ".join(f"{state:>11}" for state in STATES))
    for row in rows:
        print(f"{row.id:{width}} {row.language} " + " ".join(f"{row.counts[s] or '-':>11}" for s in STATES))
    if options.html:
        options.html.parent.mkdir(parents=True, exist_ok=True)
        options.html.write_text(status_page([(r.id, r.name, r.language, r.counts) for r in rows], STATES), "utf-8")
        print(f"status: {options.html}", file=sys.stderr)
    return 0


async def new(settings: Settings, options: argparse.Namespace) -> int:
    """Make a commented file for a service, an institution or an announcement, and say where."""
    file = templates.place(settings.content, options.kind, options.id, options.institution)
    if file.exists():
        raise ContentError(f"{file} is there already. Choose another id, or edit it.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(templates.TEMPLATES[options.kind], "utf-8")
    print(file)
    print("Fill in what stands in angle brackets, then run: merhaba content check", file=sys.stderr)
    return 0


async def schema(settings: Settings, options: argparse.Namespace) -> int:
    """Write the JSON Schemas that editors complete and check content files with."""
    folder: Path = options.output or settings.content / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in json_schema().items():
        (folder / f"{name}.json").write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"schemas: {folder}", file=sys.stderr)
    return 0


async def problems(settings: Settings, options: argparse.Namespace) -> int:
    """Print every kind of problem with a bad and a good example, as Markdown."""
    print("\n".join(catalogue_of_problems()))
    return 0


def catalogue_of_problems() -> Iterable[str]:
    """Yield the lines of docs/content-problems.md."""
    yield "# Problems in content files"
    yield ""
    yield "What `merhaba content check` says. An error keeps the whole edit from being published: the last good content"
    yield "goes on serving. A warning stops nothing. This page is made by `merhaba content problems`."
    for code in sorted(FAULTS):
        fault = FAULTS[code]
        yield ""
        yield f"## {code}"
        yield ""
        why = " ".join((fault.__doc__ or "").split())
        yield f"{fault.severity.capitalize()}. {why}"
        for word, example in (("Wrong", fault.bad), ("Right", fault.good)):
            yield ""
            yield f"{word}:"
            yield ""
            yield from (f"    {line}" for line in example.splitlines())


def _github(problem: Problem, folder: Path, say: Say) -> str:
    """Return a workflow command, which GitHub shows beside the line of a pull request."""
    message = f"{problem.code} {problem.message(say)}"
    for character, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        message = message.replace(character, escape)
    place = f"file={folder / problem.file},line={problem.line},col={problem.column}"
    return f"::{problem.severity} {place}::{message}"


def _shown(folder: Path) -> Path:
    """Return a folder as one would type it here."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def _inside(folder: Path, file: Path) -> Path:
    """Return a file's place in the content folder. Raises ContentError if it has none."""
    for base in (folder, folder.resolve(), Path(folder.name)):
        if file.is_relative_to(base):
            return file.relative_to(base)
    if (folder / file).exists():
        return file
    raise ContentError(f"{file} is not a file of {folder}.")
