"""Content values as rows of texts: what spreadsheets, gettext files and HSDS attributes carry alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.model import LANGUAGES, Language

Path_ = tuple[str | int, ...]
Place = tuple[Path, Path_]
_KINDS = ("institutions", "services", "announcements")
_LISTS = ("aliases", "examples")


@dataclass(frozen=True, slots=True)
class Row:
    """One field of a file: a text in three languages, or one value that is the same in all."""

    file: Path
    place: Path_
    texts: Mapping[Language, str]
    value: str | None = None

    @property
    def kind(self) -> str:
        """Return the kind of file: services, institutions, or the file's own name (hotlines)."""
        return self.file.parts[0] if self.file.parts[0] in _KINDS else self.file.stem


def rows(values: Mapping[Place, str]) -> Iterator[Row]:
    """Yield the rows of all values, the languages of one text together, in the order of the files."""
    texts: dict[Place, dict[Language, str]] = {}
    order: dict[Place, str | None] = {}
    for (file, path), value in values.items():
        last = path[-1] if path else ""
        if last in LANGUAGES and not (set(_LISTS) & set(path)):
            texts.setdefault((file, path[:-1]), {})[last] = value
            order.setdefault((file, path[:-1]), None)
        else:
            order[file, path] = value
    for (file, path), only in order.items():
        yield Row(file, path, texts.get((file, path), {}), only)


def values_of(row: Row) -> dict[Place, str]:
    """Return the values that a row stands for."""
    if row.value is not None:
        return {(row.file, row.place): row.value}
    return {(row.file, (*row.place, language)): text for language, text in row.texts.items()}


def named(place: Path_) -> str:
    """Return a place as text: required_document.items.0"""
    return ".".join(map(str, place))


def placed(name: str) -> Path_:
    """Return the place that a text names."""
    return tuple(int(step) if step.isdigit() else step for step in name.split(".")) if name else ()
