"""YAML text to plain values with places. Every scalar stays the text that staff typed.

YAML 1.1 readers turn 10:30 into 630, 0532 into 346 and no into false, and let duplicate keys
pass; here nothing is converted and duplicates are problems.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.content.problems import Problem

Path_ = tuple[str | int, ...]
Value = str | None | list["Value"] | dict[str, "Value"]
_LARGEST = 200_000
_NULLS = ("", "~", "null")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's values, the place of each, and the problems found while reading."""

    file: Path
    value: Value
    places: dict[Path_, tuple[int, int]]
    problems: tuple[Problem, ...]

    def place(self, path: Path_) -> tuple[int, int]:
        """Return (line, column) of the deepest known part of a path."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return 1, 1

    def problem(self, path: Path_, code: str, message: str) -> Problem:
        """Make a problem at a path of this document."""
        return Problem(self.file, *self.place(path), code, message)


def read(file: Path, shown: Path) -> Document:
    """Read one YAML file; what is wrong with it becomes problems of the document, never an exception.

    `shown` is the file's name in problems.
    """

    def failed(line: int, column: int, code: str, message: str) -> Document:
        return Document(shown, None, {}, (Problem(shown, line, column, code, message),))

    try:
        raw = file.read_bytes()
    except OSError as error:
        return failed(1, 1, "UNREADABLE", f"the file cannot be read ({error.strerror}).")
    if len(raw) > _LARGEST:
        return failed(
            1, 1, "TOO-LARGE", f"the file has {len(raw)} bytes; at most {_LARGEST} are read. Split or shorten it."
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return failed(line, 1, "ENCODING", "the file is not UTF-8. Save it again with encoding UTF-8.")
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return failed(
            line, column, "SYNTAX", f"{error.problem or 'not YAML'}. Check quotes, colons and indentation near here."
        )
    except (yaml.YAMLError, RecursionError):
        return failed(1, 1, "SYNTAX", "the file holds characters or nesting that YAML does not allow.")
    builder = _Builder(shown)
    value = builder.build(node, ()) if node else None
    return Document(shown, value, builder.places, tuple(builder.problems))


class _Builder:
    def __init__(self, file: Path) -> None:
        self.file = file
        self.places: dict[Path_, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, path: Path_) -> Value:
        self.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.ScalarNode):
            return None if node.style is None and node.value in _NULLS else str(node.value)
        if id(node) in self._seen:
            self._add(node, "ALIAS", "YAML anchors and aliases (& and *) are not used here. Write the text again.")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path_) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in values:
                self._add(key_node, "DUPLICATE-KEY", f'"{key}" stands here for the second time. Keep one of the two.')
                continue
            values[key] = self.build(value_node, (*path, key))
            # A problem with a whole value is shown at its key, where staff look for it.
            if not isinstance(value_node, yaml.ScalarNode):
                self.places[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        return values

    def _add(self, node: yaml.Node, code: str, message: str) -> None:
        self.problems.append(Problem(self.file, node.start_mark.line + 1, node.start_mark.column + 1, code, message))
