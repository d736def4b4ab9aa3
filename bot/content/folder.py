"""The content folder's files, each read once: documents with places, and their validated shapes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from bot import model
from bot.content import faults as _faults  # noqa: F401 - registers the faults
from bot.content import schema
from bot.content.checks.references import close
from bot.content.nodes import Document, Path_, read
from bot.content.problems import Problem, values

T = TypeVar("T")
_IGNORED = (".", "~", "#")
_YES = {"yes", "evet", "نعم", "true", "1", "on"}


@dataclass(slots=True)
class File(Generic[T]):
    """A document and its shape; the shape is None if the document has faults."""

    document: Document
    shape: T | None


@dataclass(slots=True)
class Folder:
    """All files by kind. `problems` holds what reading and validating found."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    single: dict[str, File[Any]] = field(default_factory=dict)
    institutions: dict[str, File[schema.ConfidentialEntry]] = field(default_factory=dict)
    services: dict[tuple[str, str], File[schema.ConfidentialEntry]] = field(default_factory=dict)
    announcements: dict[str, File[schema.Announcement]] = field(default_factory=dict)

    def documents(self) -> Iterator[Document]:
        """Yield every document."""
        for kind in (self.single, self.institutions, self.services, self.announcements):
            yield from (file.document for file in kind.values())

    @property
    def source_language(self) -> model.Language:
        """Return the language that the others are translated from."""
        center = self.single["center.yml"].shape if "center.yml" in self.single else None
        return center.source_language if center else "en"

    def confidential(self, document: Document) -> bool:
        """Return whether a document is of an institution whose whereabouts are secret."""
        name = document.file.stem if document.file.parts[0] == "institutions" else document.file.parent.name
        home = self.institutions.get(name)
        return home is not None and _secret(home.document)


SINGLE: Mapping[str, Any] = {
    "center.yml": schema.Center,
    "sources.yml": dict[str, schema.Source],
    "hotlines.yml": dict[str, schema.Hotline],
    "holidays.yml": list[schema.Holiday],
    "safety.yml": dict[str, schema.Safety],
    "districts.yml": dict[str, schema.District],
}


def read_folder(root: Path) -> Folder:
    """Read and validate every file; what is wrong is collected, nothing is raised."""
    folder = Folder(root)
    if not root.is_dir():
        folder.problems.append(Problem(Path(), 1, 1, "NO-FOLDER"))
        return folder
    for name, shape in SINGLE.items():
        folder.single[name] = _file(folder, Path(name), shape)
    for file in sorted((root / "institutions").glob("*.yml")):
        relative = file.relative_to(root)
        document = read(file, relative)
        kind = schema.ConfidentialInstitution if _secret(document) else schema.OpenEntry
        folder.institutions[file.stem] = _validated(folder, document, kind)
    for file in sorted((root / "services").glob("*/*.yml")):
        relative, home = file.relative_to(root), folder.institutions.get(file.parent.name)
        secret = home is not None and _secret(home.document)
        shape = schema.ConfidentialEntry if secret else schema.OpenEntry
        folder.services[file.parent.name, file.stem] = _file(folder, relative, shape)
        if home is None:
            hint = close(file.parent.name, folder.institutions)
            named = values(value=file.parent.name, hint=hint)
            folder.problems.append(Problem(relative, 1, 1, "UNKNOWN-INSTITUTION", "", named))
    for file in sorted((root / "announcements").glob("*.yml")):
        folder.announcements[file.stem] = _file(folder, file.relative_to(root), schema.Announcement)
    folder.problems.extend(_strays(folder))
    return folder


def _file(folder: Folder, relative: Path, shape: Any) -> File[Any]:
    return _validated(folder, read(folder.root / relative, relative), shape)


def _validated(folder: Folder, document: Document, shape: Any) -> File[Any]:
    folder.problems.extend(document.problems)
    if document.value is None:
        if not document.problems:
            folder.problems.append(Problem(document.file, 1, 1, "EMPTY"))
        return File(document, None)
    try:
        return File(document, _adapter(shape).validate_python(document.value))
    except ValidationError as error:
        folder.problems.extend(_problems(error, document, shape))
        return File(document, None)


def _adapter(shape: Any) -> TypeAdapter[Any]:
    return _ADAPTERS.setdefault(str(shape), TypeAdapter(shape))


_ADAPTERS: dict[str, TypeAdapter[Any]] = {}


def _secret(document: Document) -> bool:
    return isinstance(document.value, dict) and "confidential" in document.value


def _strays(folder: Folder) -> Iterator[Problem]:
    known = {document.file for document in folder.documents()}
    for file in sorted(folder.root.rglob("*")):
        relative = file.relative_to(folder.root)
        if file.is_dir() or relative in known or relative.name.startswith(_IGNORED) or relative.name.endswith("~"):
            continue
        if relative.name in ("README.md", "translations.tsv") or relative.suffix == ".json":
            continue
        hint = close(relative.name, [f"{relative.stem}.yml"]) if relative.suffix == ".yaml" else ""
        yield Problem(relative, 1, 1, "STRAY-FILE", "", values(hint=hint))


def _problems(error: ValidationError, document: Document, shape: Any) -> Iterator[Problem]:
    for item in error.errors():
        path: Path_ = tuple(step for step in item["loc"] if step != "function-after")
        name = str(path[-1]) if path else ""
        kind, given = item["type"], str(item["input"]) if isinstance(item["input"], str) else ""
        if kind == "missing":
            code = "MISSING-LANGUAGE" if name in model.LANGUAGES else "MISSING-FIELD"
            yield document.problem(path, code)
        elif kind == "extra_forbidden":
            yield document.problem(path, "UNKNOWN-FIELD", hint=close(name, _fields(shape)))
        elif kind.isupper():
            context = {k: v for k, v in item.get("ctx", {}).items() if k not in ("code", "field")}
            missing = item.get("ctx", {}).get("field")
            yield document.problem((*path, missing) if missing else path, kind, **context)
        elif kind.startswith("date"):
            yield document.problem(path, "DATE", value=given, example=_date(given))
        elif kind.startswith("bool"):
            yield document.problem(path, "YES-NO", value=given, hint="true" if given.lower() in _YES else "")
        elif kind == "too_short":
            yield document.problem(path, "MISSING-TEXT")
        else:
            yield document.problem(path, "VALUE", value=given, reason=item["msg"])


def _date(given: str) -> str:
    """Return a date written day first as the date it means; today's form otherwise."""
    parts = given.replace("/", ".").replace("-", ".").split(".")
    if len(parts) == 3 and all(p.isdigit() for p in parts) and len(parts[2]) == 4 and int(parts[1]) <= 12:
        return f"{parts[2]}-{int(parts[1]):02d}-{int(parts[0]):02d}"
    return "2026-11-23"


@cache
def _field_names(shape: type[BaseModel]) -> frozenset[str]:
    names: set[str] = set()
    pending: list[Any] = [shape]
    while pending:
        current = pending.pop()
        if isinstance(current, type) and issubclass(current, BaseModel):
            for name, info in current.model_fields.items():
                names.add(info.alias or name)
                pending.extend([info.annotation, *getattr(info.annotation, "__args__", ())])
        else:
            pending.extend(getattr(current, "__args__", ()))
    return frozenset(names)


def _fields(shape: Any) -> frozenset[str]:
    shapes = [shape] if isinstance(shape, type) and issubclass(shape, BaseModel) else getattr(shape, "__args__", ())
    found = [_field_names(s) for s in shapes if isinstance(s, type) and issubclass(s, BaseModel)]
    return frozenset().union(*found)
