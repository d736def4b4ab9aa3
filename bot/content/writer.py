"""Writes changed values into content files, keeping comments, order and everything else as it was."""

import io
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, ScalarString

from bot.content.folder import read_folder
from bot.content.loader import load, stamp
from bot.content.nodes import Path_, scalars
from bot.content.problems import Problem, errors

Place = tuple[Path, Path_]
Values = dict[Place, str]


def values(root: Path) -> Values:
    """Return every written value of the folder by file and place in it."""
    found: Values = {}
    for document in read_folder(root).documents():
        found.update({(document.file, path): text for path, text in scalars(document.value)})
    return found


def changes(root: Path, wanted: Mapping[Place, str]) -> dict[Place, tuple[str, str]]:
    """Return (old, new) for each wanted value that differs; line breaks and double blanks in texts do not count."""
    now = values(root)
    found = {}
    for place, new in wanted.items():
        old = now.get(place, "")
        if " ".join(old.split()) != " ".join(new.split()):
            found[place] = old, new
    return found


def write(root: Path, changed: Mapping[Place, str]) -> list[Problem]:
    """Write values to their places and record the translations; files without a change are not touched.

    A copy is written and checked first: if the result had errors, they are returned and nothing is written.
    Raises KeyError for a place that is in no file.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(root, Path(folder, root.name)))
        files = _write(copy, changed)
        _, problems = load(copy)
        if wrong := errors(problems):
            return wrong
        for file in files:
            partial = root / file.with_suffix(".partial")
            shutil.copyfile(copy / file, partial)
            partial.replace(root / file)
    stamp(root)
    return []


def _write(root: Path, changed: Mapping[Place, str]) -> set[Path]:
    files = {file for file, _ in changed}
    for file in files:
        text = (root / file).read_text("utf-8")
        yaml = _yaml(text)
        document = yaml.load(text)
        for (_, path), value in ((k, v) for k, v in changed.items() if k[0] == file):
            _set(document, path, value)
        out = io.StringIO()
        yaml.dump(document, out)
        (root / file).write_text(out.getvalue(), "utf-8")
    return files


def _yaml(text: str) -> YAML:
    """Return a reader and writer that indents lists as the text does."""
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    yaml = YAML(typ="rt", pure=True)
    yaml.preserve_quotes = True
    yaml.width = 1_000_000  # lines break where staff broke them
    if first.startswith("- "):
        yaml.indent(mapping=2, sequence=2, offset=0)
    else:
        yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _set(node: Any, path: Path_, value: str) -> None:
    for step in path[:-1]:
        node = node[step]
    old = node[path[-1]]
    node[path[-1]] = _like(old, value)


def _like(old: Any, value: str) -> Any:
    """Return the value in the style of the one it replaces; quotes where it needs them."""
    if isinstance(old, ScalarString):
        return type(old)(value)
    if isinstance(old, str):
        special = ": " in value or " #" in value or value[:1] in "-?:,[]{}#&*!|>'\"%@`" or value != value.strip()
        return DoubleQuotedScalarString(value) if special else value
    # A number, a date, true: written plain, as it was.
    return YAML(typ="safe", pure=True).load(value)
