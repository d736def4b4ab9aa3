"""The content folder to a Catalogue, or to the list of everything that is wrong with it."""

import difflib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from bot import model
from bot.content import schema
from bot.content.nodes import Document, Path_, read
from bot.content.problems import Problem
from bot.model import Catalogue, Entry

T = TypeVar("T")
SAFETY_INTENTS = ("emergency", "protection", "distress")


@dataclass(slots=True)
class _Reading:
    root: Path
    problems: list[Problem] = field(default_factory=list)

    def file(self, relative: Path, shape: type[T] | Any) -> tuple[T | None, Document]:
        """Read and validate one file; problems are collected."""
        document = read(self.root / relative, relative)
        self.problems.extend(document.problems)
        if document.value is None:
            if not document.problems:
                self.problems.append(Problem(relative, 1, 1, "EMPTY", "the file is empty."))
            return None, document
        try:
            return TypeAdapter(shape).validate_python(document.value), document
        except ValidationError as error:
            self.problems.extend(_problems(error, document, shape))
            return None, document


def load(root: Path) -> tuple[Catalogue | None, list[Problem]]:
    """Read the content folder. Returns (catalogue, []) or (None, problems sorted by place)."""
    reading = _Reading(root)
    if not root.is_dir():
        return None, [Problem(root, 1, 1, "NO-FOLDER", "the content folder does not exist.")]
    center, center_document = reading.file(Path("center.yml"), schema.Center)
    sources, _ = reading.file(Path("sources.yml"), dict[str, schema.Source])
    hotlines, hotline_document = reading.file(Path("hotlines.yml"), dict[str, schema.Hotline])
    holidays, _ = reading.file(Path("holidays.yml"), list[schema.Holiday])
    safety, safety_document = reading.file(Path("safety.yml"), dict[str, schema.Safety])
    institutions = dict(_institutions(reading))
    services = dict(_services(reading, institutions))

    known = _Known(sources, hotlines, institutions)
    loaded = [document for _, document in [*institutions.values(), *services.values()]]
    for document in [*loaded, center_document, hotline_document, safety_document]:
        reading.problems.extend(known.unknown_references(document))
    if safety is not None:
        reading.problems.extend(
            safety_document.problem((), "SAFETY-MISSING", f'the answer for "{intent}" is missing. Add it.')
            for intent in SAFETY_INTENTS
            if intent not in safety
        )
    if reading.problems or center is None or sources is None or hotlines is None or holidays is None or safety is None:
        return None, sorted(reading.problems)
    return (
        Catalogue(
            version=fingerprint(root),
            center=model.Center(
                center.name.value(), center.operator.value(), center.description.value(), tuple(center.phones)
            ),
            institutions={
                key: _entry(key, None, institutions[key][0])
                for key in dict.fromkeys([*center.institutions, *institutions])
            },
            services={
                key: _entry(key, document.file.parent.name, shape) for key, (shape, document) in services.items()
            },
            hotlines={key: _hotline(key, line) for key, line in hotlines.items()},
            sources={key: model.Source(key, s.title, s.publisher, s.url, s.published) for key, s in sources.items()},
            holidays=tuple(model.Holiday(h.date, h.name.value(), h.closes) for h in holidays),
            safety={key: model.SafetyText(s.text.value(), tuple(s.hotlines)) for key, s in safety.items()},
        ),
        [],
    )


def fingerprint(root: Path) -> str:
    """Return a hash over the names and bytes of all content files."""
    digest = hashlib.sha256()
    for file in sorted(root.rglob("*.yml")):
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


Loaded = tuple[schema.ConfidentialEntry, Document]


def _institutions(reading: _Reading) -> Iterator[tuple[str, Loaded]]:
    for file in sorted((reading.root / "institutions").glob("*.yml")):
        relative = file.relative_to(reading.root)
        secret = "confidential" in (read(file, relative).value or {})
        shape = schema.ConfidentialInstitution if secret else schema.OpenEntry
        entry, document = reading.file(relative, shape)
        if entry is not None:
            yield file.stem, (entry, document)


def _services(reading: _Reading, institutions: Mapping[str, Loaded]) -> Iterator[tuple[str, Loaded]]:
    for file in sorted((reading.root / "services").glob("*/*.yml")):
        relative = file.relative_to(reading.root)
        home = institutions.get(file.parent.name)
        if home is None:
            message = f'there is no institution file "institutions/{file.parent.name}.yml" without problems.'
            reading.problems.append(Problem(relative, 1, 1, "UNKNOWN-INSTITUTION", message))
            continue
        secret = isinstance(home[0], schema.ConfidentialInstitution)
        entry, document = reading.file(relative, schema.ConfidentialEntry if secret else schema.OpenEntry)
        if entry is not None:
            yield file.stem, (entry, document)


class _Known:
    """Checks that sources, hotlines and institutions named in a document exist."""

    def __init__(
        self, sources: Mapping[str, Any] | None, hotlines: Mapping[str, Any] | None, institutions: Mapping[str, Any]
    ) -> None:
        self._ids = {"source": sources, "phones": hotlines, "hotlines": hotlines, "institutions": institutions}

    def unknown_references(self, document: Document) -> Iterator[Problem]:
        yield from self._walk(document, document.value, ())

    def _walk(self, document: Document, value: Any, path: Path_) -> Iterator[Problem]:
        if isinstance(value, dict):
            for key, child in value.items():
                known = self._ids.get(key)
                if known is not None and isinstance(child, list):
                    for i, name in enumerate(child):
                        if name not in known:
                            hint = _did_you_mean(str(name), known)
                            yield document.problem(
                                (*path, key, i), "UNKNOWN-REFERENCE", f'{key}: "{name}" is not known.{hint}'
                            )
                else:
                    yield from self._walk(document, child, (*path, key))
        elif isinstance(value, list):
            for i, child in enumerate(value):
                yield from self._walk(document, child, (*path, i))


def _problems(error: ValidationError, document: Document, shape: Any) -> Iterator[Problem]:
    for item in error.errors():
        path: Path_ = tuple(item["loc"])
        name = str(path[-1]) if path else "file"
        kind = item["type"]
        if kind == "missing":
            code = "MISSING-LANGUAGE" if name in model.LANGUAGES else "MISSING-FIELD"
            message = f'"{name}" is missing here. Add it.'
        elif kind == "extra_forbidden":
            code, message = "UNKNOWN-FIELD", f'"{name}" is not a field.{_did_you_mean(name, _fields(shape))}'
        elif kind.isupper():
            code, message = kind, f"{name}: {item['msg']}"
        else:
            code, message = "VALUE", f"{name}: {item['msg']}."
        yield document.problem(path, code, message)


def _fields(shape: Any) -> set[str]:
    names: set[str] = set()
    pending = [shape]
    while pending:
        current = pending.pop()
        if isinstance(current, type) and issubclass(current, BaseModel):
            for name, info in current.model_fields.items():
                names.add(name)
                pending.extend([info.annotation, *getattr(info.annotation, "__args__", ())])
        else:
            pending.extend(getattr(current, "__args__", ()))
    return names


def _did_you_mean(name: str, known: Any) -> str:
    close = difflib.get_close_matches(name, list(known), 1, 0.6)
    return f' Did you mean "{close[0]}"?' if close else ""


def _entry(key: str, home: str | None, shape: schema.ConfidentialEntry) -> Entry:
    facts = {
        aspect: value.value()
        for name, aspect in schema.FACT_FIELDS.items()
        if (value := getattr(shape, name, None)) is not None
    }
    return Entry(
        id=key,
        institution=home,
        name=shape.name.value(),
        aliases={language: tuple(getattr(shape.aliases, language)) for language in model.LANGUAGES},
        facts=facts,
        phones=tuple(shape.phones),
        guidance=shape.guidance,
        confidential=not isinstance(shape, schema.OpenEntry),
        access=shape.access.value() if isinstance(shape, schema.ConfidentialInstitution) else None,
    )


def _hotline(key: str, line: schema.Hotline) -> model.Hotline:
    return model.Hotline(
        key,
        line.number,
        line.name.value(),
        line.purpose.value(),
        line.languages.value() if line.languages else None,
        line.opening_hours,
        tuple(line.source),
        line.assured_date,
    )
