"""YAML text to plain values with places. Every scalar stays the text that staff typed.

YAML 1.1 readers turn 10:30 into 630, 0532 into 346 and no into false, and let duplicate keys
pass; here nothing is converted and duplicates are problems.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.content.problems import Problem, values
from bot.model import LANGUAGES, Language

Path_ = tuple[str | int, ...]
Value = str | None | list["Value"] | dict[str, "Value"]
_LARGEST = 200_000
_NULLS = ("", "~", "null")
# The bytes that are Arabic letters in Windows-1256.
_ARABIC_1256 = frozenset(c for c in range(0xC0, 0xF0) if "\u0600" <= bytes([c]).decode("cp1256") <= "\u06ff")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's values, the place of each, the problems found while reading, and its text."""

    file: Path
    value: Value
    places: dict[Path_, tuple[int, int]]
    problems: tuple[Problem, ...]
    text: str = ""

    def place(self, path: Path_) -> tuple[int, int]:
        """Return (line, column) of the deepest known part of a path."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return 1, 1

    def problem(self, path: Path_, code: str, **named: object) -> Problem:
        """Make a problem at a path of this document; the deepest field's name stands before its message."""
        name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
        return Problem(self.file, *self.place(path), code, name, values(**named))


def read(file: Path, shown: Path) -> Document:
    """Read one YAML file; what is wrong with it becomes problems of the document, never an exception.

    `shown` is the file's name in problems.
    """

    def failed(line: int, column: int, code: str, **named: object) -> Document:
        return Document(shown, None, {}, (Problem(shown, line, column, code, "", values(**named)),))

    try:
        # One byte more than is allowed: a file of any size is judged without reading it all.
        with file.open("rb") as opened:
            raw = opened.read(_LARGEST + 1)
    except OSError as error:
        return failed(1, 1, "UNREADABLE", reason=error.strerror)
    if len(raw) > _LARGEST:
        return failed(1, 1, "TOO-LARGE", size=file.stat().st_size, most=_LARGEST)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return failed(line, 1, "ENCODING", guess=_encoding(raw))
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        reason = error.problem or "not YAML"
        if "mapping values are not allowed" in reason:
            return failed(line, column, "COLON")
        if "\t" in (text.splitlines()[line - 1 : line] or [""])[0][:column]:
            return failed(line, column, "TAB")
        return failed(line, column, "SYNTAX", reason=reason)
    except (yaml.YAMLError, RecursionError):
        return failed(1, 1, "SYNTAX", reason="characters or nesting that YAML does not allow")
    builder = _Builder(shown)
    value = builder.build(node, ()) if node else None
    return Document(shown, value, builder.places, tuple(builder.problems), text)


def _encoding(raw: bytes) -> str:
    """Guess which encoding an old editor saved: words of Arabic letters, or a Latin text with some Turkish ones."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    arabic = sum(c in _ARABIC_1256 for c in raw)
    latin = sum(chr(c).isalpha() for c in raw if c < 128)
    return "Windows-1256" if arabic > latin / 4 else "Windows-1254"


class _Builder:
    def __init__(self, file: Path) -> None:
        self.file = file
        self.places: dict[Path_, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, path: Path_) -> Value:
        self.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if id(node) in self._seen:
            self._add(node, "ALIAS")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return None if node.style is None and node.value in _NULLS else str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path_) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in found:
                self._add(key_node, "DUPLICATE-KEY", key)
                continue
            found[key] = self.build(value_node, (*path, key))
            # A problem with a whole value is shown at its key, where staff look for it.
            if not isinstance(value_node, yaml.ScalarNode):
                self.places[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        return found

    def _add(self, node: yaml.Node, code: str, field: str = "") -> None:
        self.problems.append(Problem(self.file, node.start_mark.line + 1, node.start_mark.column + 1, code, field))


def texts(document: Document) -> Iterator[tuple[Path_, dict[Language, str]]]:
    """Yield every text of a document that stands in more than one language: its path, and the words by language."""

    def walk(value: Value, path: Path_) -> Iterator[tuple[Path_, dict[Language, str]]]:
        if isinstance(value, dict):
            found = {code: said for code in LANGUAGES if isinstance(said := value.get(code), str)}
            if found:
                yield path, found
            for key, child in value.items():
                yield from walk(child, (*path, key))
        elif isinstance(value, list):
            for i, child in enumerate(value):
                yield from walk(child, (*path, i))

    yield from walk(document.value, ())


def scalars(value: Value, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Yield every written value under a node with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from scalars(child, (*path, key))
    elif isinstance(value, list):
        for i, child in enumerate(value):
            yield from scalars(child, (*path, i))
