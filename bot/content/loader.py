"""The content folder to a Catalogue, with everything that is wrong with it."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bot import model, opening
from bot.content import revisions, schema
from bot.content.checks import confirmed, dates, examples, letters, phones, references, shelter, translations
from bot.content.folder import File, Folder, read_folder
from bot.content.nodes import Document
from bot.content.problems import Fault, Problem, _, errors
from bot.model import DANGERS, Catalogue, Entry


class SafetyMissing(Fault):
    """A person in danger must always get an answer."""

    code = "SAFETY-MISSING"
    message = _('the answer for "{value}" is missing. Add it.')
    bad = "distres:\n  text: ..."
    good = "distress:\n  text: ..."


def load(root: Path, today: date | None = None) -> tuple[Catalogue | None, list[Problem]]:
    """Read the content folder on a day (default: today in Gaziantep).

    Returns the catalogue, None if there is an error, and all problems sorted by place; warnings stop nothing.
    """
    folder = read_folder(root)
    if not folder.single:
        return None, folder.problems
    behind = revisions.older(folder.documents(), revisions.read_record(root), folder.source_language)
    problems = sorted({*folder.problems, *_checked(folder, today or opening.today(), behind)})
    return (None if errors(problems) else _catalogue(folder, behind)), problems


def stamp(root: Path, accepted: Collection[Path] = ()) -> bool:
    """Record which source text each translation belongs to today; True if the record changed. Raises OSError."""
    folder = read_folder(root)
    return revisions.stamp(root, folder.documents(), folder.source_language, opening.today(), accepted)


def fingerprint(root: Path) -> str:
    """Return a hash over the names and bytes of all content files."""
    digest = hashlib.sha256()
    for file in sorted(f for f in root.rglob("*") if f.suffix in (".yml", ".tsv")):
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _checked(folder: Folder, today: date, behind: revisions.Older) -> Iterator[Problem]:
    _, sources, hotlines, calendar, safety, districts = (f.document for f in folder.single.values())
    entries = [f.document for f in (*folder.institutions.values(), *folder.services.values())]
    ids = {"source": _keys(sources), "phones": _keys(hotlines), "hotlines": _keys(hotlines)}
    topics = {**folder.institutions, **{key: file for (_home, key), file in folder.services.items()}}
    helpers = None if ids["phones"] is None else {**topics, **ids["phones"]}
    known = {
        **ids,
        "institutions": folder.institutions,
        "alternative": helpers,
        "topic": topics,
        "district": _keys(districts),
    }
    for document in folder.documents():
        yield from letters.check(document)
        yield from translations.check(document)
        yield from phones.check(document)
        yield from shelter.check(document, folder.confidential(document))
        yield from references.references(document, known)
        yield from dates.facts(document, today)
        yield from confirmed.check(document)
    yield from references.ids(entries)
    yield from examples.check(f.document for f in folder.services.values())
    yield from dates.holidays(calendar, today)
    for file in folder.announcements.values():
        yield from dates.announcement(file.document, today)
    yield from references.orphans(sources, references.used(folder.documents(), ["source"]))
    yield from references.orphans(hotlines, references.used(folder.documents(), ["phones", "hotlines"]))
    yield from revisions.check(folder.documents(), behind, folder.source_language)
    if isinstance(safety.value, dict):
        for intent in DANGERS:
            if intent not in safety.value:
                yield safety.problem((), "SAFETY-MISSING", value=intent)


def _keys(document: Document) -> dict[str, object] | None:
    # None if the file cannot be read: then one problem is enough, not one for every name.
    return dict(document.value) if isinstance(document.value, dict) else None


def _catalogue(folder: Folder, behind: revisions.Older) -> Catalogue:
    shapes: list[Any] = [f.shape for f in folder.single.values()]
    center, sources, hotlines, holidays, safety, districts = shapes
    order = dict.fromkeys([*center.institutions, *folder.institutions])
    return Catalogue(
        version=fingerprint(folder.root),
        center=model.Center(
            center.name.value(),
            center.operator.value(),
            center.description.value(),
            tuple(center.phones),
            center.desk.value() if center.desk else None,
        ),
        institutions={key: _entry(key, None, folder.institutions[key], behind) for key in order},
        services={key: _entry(key, home, file, behind) for (home, key), file in folder.services.items()},
        hotlines={key: _hotline(key, line) for key, line in hotlines.items()},
        sources={key: model.Source(key, s.title, s.publisher, s.url, s.published) for key, s in sources.items()},
        holidays=tuple(h.value() for h in holidays),
        safety={key: model.SafetyText(s.text.value(), tuple(s.hotlines)) for key, s in safety.items()},
        announcements={key: file.shape.value(key) for key, file in folder.announcements.items() if file.shape},
        districts={key: model.District(key, d.name.value(), (d.latitude, d.longitude)) for key, d in districts.items()},
    )


def _entry(key: str, home: str | None, file: File[schema.ConfidentialEntry], behind: revisions.Older) -> Entry:
    shape = file.shape
    assert shape is not None
    facts = {
        aspect: _dated(value.value(), file.document.file, name, behind)
        for name, aspect in schema.FACT_FIELDS.items()
        if (value := getattr(shape, name, None)) is not None
    }
    return Entry(
        id=key,
        institution=home,
        name=shape.name.value(),
        aliases=shape.aliases.value(),
        facts=facts,
        phones=tuple(shape.phones),
        guidance=shape.guidance,
        confidential=not isinstance(shape, schema.OpenEntry),
        access=shape.access.value() if isinstance(shape, schema.ConfidentialInstitution) else None,
        examples=shape.examples.value(),
        criteria=tuple(c.value() for c in shape.criteria) if isinstance(shape, schema.OpenEntry) else (),
    )


def _dated(fact: model.Fact, file: Path, name: str, behind: revisions.Older) -> model.Fact:
    """Return a fact whose texts say which of their languages are behind."""
    if not behind:
        return fact
    place: tuple[str | int, ...] = (name, "items") if name == "required_document" else (name, "text")
    listed = name == "required_document"
    texts = (
        replace(text, older=behind.get((file, (*place, i) if listed else place), ()))
        for i, text in enumerate(fact.texts)
    )
    return replace(fact, texts=tuple(texts))


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
