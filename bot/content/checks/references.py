"""Ids that files name each other by."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from bot.content.nodes import Document, Path_, Value
from bot.content.problems import Fault, Problem, _, values

_ID = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST_ID = 40  # an action holds an aspect and an id in 64 bytes


class UnknownReference(Fault):
    """What is named here does not exist: people would get no number, or no source."""

    code = "UNKNOWN-REFERENCE"
    message = _('"{value}" is not known.')
    bad = 'phones: ["128"]'
    good = 'phones: ["182"]'


class UnknownInstitution(Fault):
    """A service belongs to an institution: the folder's name is the institution's id."""

    code = "UNKNOWN-INSTITUTION"
    message = _('there is no institution file "institutions/{value}.yml" without faults.')
    bad = "services/health/dental_care.yml"
    good = "services/health_services/dental_care.yml"


class Orphan(Fault):
    """Nothing uses it. It may be left over, or the place that should use it was forgotten."""

    code = "ORPHAN"
    severity = "warning"
    message = _('nothing uses "{value}". Use it or remove it.')
    bad = "a source that no fact names"
    good = "source: [seed]"


class BadId(Fault):
    """The file's name is the id, which stands in buttons, links and training data for ever."""

    code = "BAD-ID"
    message = _('"{value}" is not an id. Use small letters a-z, digits and _, at most {most} of them.')
    bad = "services/health_services/Diş Sağlığı.yml"
    good = "services/health_services/dental_care.yml"


class DuplicateId(Fault):
    """Two files with one id: only one of them would be shown."""

    code = "DUPLICATE-ID"
    message = _('"{value}" is the id of {other} too. Give one of them another name.')
    bad = "services/sarmer/dental_care.yml beside services/health_services/dental_care.yml"
    good = "services/sarmer/research.yml"


class DuplicateName(Fault):
    """Two things with one name cannot be told apart in a menu."""

    code = "DUPLICATE-NAME"
    message = _("{other} has the same name. Give one of them another one.")
    bad = "en: Sewing course (in two files)"
    good = "en: Sewing course"


def references(document: Document, known: Mapping[str, Iterable[str] | None]) -> Iterator[Problem]:
    """Yield the names in a document that exist nowhere; `known` maps a field to the ids it may hold."""

    def walk(value: Value, path: Path_) -> Iterator[Problem]:
        if isinstance(value, dict):
            for key, child in value.items():
                ids = known.get(key)
                if ids is not None and isinstance(child, list):
                    for i, name in enumerate(child):
                        if str(name) not in ids:
                            hint = close(str(name), ids)
                            yield document.problem((*path, key, i), "UNKNOWN-REFERENCE", value=name, hint=hint)
                elif ids is not None and isinstance(child, str):
                    if child not in ids:
                        yield document.problem((*path, key), "UNKNOWN-REFERENCE", value=child, hint=close(child, ids))
                else:
                    yield from walk(child, (*path, key))
        elif isinstance(value, list):
            for i, child in enumerate(value):
                yield from walk(child, (*path, i))

    yield from walk(document.value, ())


def orphans(document: Document, used: set[str]) -> Iterator[Problem]:
    """Yield the ids that a document defines and nothing names."""
    if isinstance(document.value, dict):
        for name in document.value:
            if name not in used:
                yield document.problem((name,), "ORPHAN", value=name)


def used(documents: Iterable[Document], fields: Iterable[str]) -> set[str]:
    """Return all ids that stand in these fields of the documents."""
    found: set[str] = set()
    wanted = set(fields)

    def walk(value: Value) -> None:
        if isinstance(value, dict):
            for key, child in value.items():
                if key in wanted and isinstance(child, list):
                    found.update(str(name) for name in child)
                else:
                    walk(child)
        elif isinstance(value, list):
            for child in value:
                walk(child)

    for document in documents:
        walk(document.value)
    return found


def ids(documents: Iterable[Document]) -> Iterator[Problem]:
    """Yield ids that cannot be used or are used twice, and names that stand twice."""
    seen: dict[str, Document] = {}
    names: dict[tuple[str, str], Document] = {}
    for document in documents:
        name = document.file.stem
        if not _ID.fullmatch(name) or len(name) > _LONGEST_ID:
            yield Problem(document.file, 1, 1, "BAD-ID", "", values(value=name, most=_LONGEST_ID))
        if name in seen:
            yield Problem(document.file, 1, 1, "DUPLICATE-ID", "", values(value=name, other=seen[name].file))
        seen.setdefault(name, document)
        titles = document.value.get("name") if isinstance(document.value, dict) else None
        for language, title in (titles if isinstance(titles, dict) else {}).items():
            if not isinstance(title, str):
                continue
            key = language, " ".join(title.casefold().split())
            # A service may be called as its institution.
            if key in names and (names[key].file.parts[0] == document.file.parts[0]):
                yield document.problem(("name", language), "DUPLICATE-NAME", other=names[key].file)
            names.setdefault(key, document)


def close(name: str, known: Iterable[str]) -> str:
    """Return the id or word nearest to a mistyped one, '' if none is near."""
    return next(iter(difflib.get_close_matches(name, list(known), 1, 0.6)), "")
