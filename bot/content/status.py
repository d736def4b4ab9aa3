"""How far the content is: per institution and language, what is complete, outdated, missing, unconfirmed or stale."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.content.folder import Folder, read_folder
from bot.content.nodes import texts
from bot.content.problems import Problem
from bot.model import LANGUAGES, Language

# What a code means for the state of the language, or of all languages.
_LANGUAGE_STATES = {
    "OUTDATED": "outdated",
    "MISSING-LANGUAGE": "missing",
    "MISSING-TEXT": "missing",
    "NO-EXAMPLES": "missing",
}
_FACT_STATES = {"UNCONFIRMED": "unconfirmed", "STALE": "stale", "EXPIRED": "stale"}
STATES = ("complete", "outdated", "missing", "unconfirmed", "stale", "errors")


@dataclass(frozen=True, slots=True)
class Row:
    """One institution (or file of the centre) in one language: its name there, and a count for each of STATES.

    `complete` counts texts that are there and up to date; `unconfirmed` and `stale` count facts.
    """

    id: str
    name: str
    language: Language
    counts: dict[str, int]


def status(root: Path, problems: Sequence[Problem]) -> list[Row]:
    """Return the rows of a folder whose problems are known."""
    folder = read_folder(root)
    groups: dict[str, list[Path]] = {name: [] for name in folder.institutions}
    for document in folder.documents():
        groups.setdefault(_group(document.file), []).append(document.file)
    total = {language: Counter[Path]() for language in LANGUAGES}
    for document in folder.documents():
        for path, said in texts(document):
            for language in said:
                if not path or path[-1] not in ("aliases", "examples"):
                    total[language][document.file] += 1
    return [
        Row(name, _name(folder, name, language), language, _counts(files, language, total[language], problems, root))
        for name, files in groups.items()
        for language in LANGUAGES
    ]


def _counts(
    files: list[Path], language: Language, total: Counter[Path], problems: Sequence[Problem], root: Path
) -> dict[str, int]:
    counts = Counter(_states([p for p in problems if p.file in files], language))
    counts["complete"] = sum(total[file] for file in files) - counts["outdated"]
    return {state: counts[state] for state in STATES}


def _states(problems: Sequence[Problem], language: Language) -> Iterator[str]:
    for p in problems:
        if p.code in _LANGUAGE_STATES:
            missing = dict(p.values).get("missing", p.field).split(", ")
            if language in missing:
                yield _LANGUAGE_STATES[p.code]
        elif p.code in _FACT_STATES:
            yield _FACT_STATES[p.code]
        if p.severity == "error":
            yield "errors"


def _group(file: Path) -> str:
    if file.parts[0] == "services":
        return file.parts[1]
    return file.stem


def _name(folder: Folder, name: str, language: Language) -> str:
    home = folder.institutions.get(name)
    return str(getattr(home.shape.name, language)) if home and home.shape else name
