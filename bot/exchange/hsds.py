"""Open Referral's Human Services Data Specification 3.1 (https://docs.openreferral.org), out and in.

Institutions are organizations, services are services, each a JSON file. The standard's fields hold the source
language. What the standard has no field for (the other languages, evidence, aliases, examples, the opening_hours
expression) stands in `attributes`: `link_type` is the extension's name and the place in the content file, `value` its
text. So nothing is lost, and what reads only the standard reads on. Ids are UUIDs made from our ids (RFC 4122, v5).
"""

import json
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bot import opening
from bot.errors import ExchangeError
from bot.exchange.rows import Place, named, placed
from bot.model import Aspect, Catalogue, Entry, Fact, Language, Texts

EXTENSION = "https://merhaba.gaziantep/hsds/1"
_ID = uuid.uuid5(uuid.NAMESPACE_URL, EXTENSION)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FOLDERS = {"institutions": "organizations", "services": "services"}
# The fields of the standard that an import takes changes from, and the places of the same texts in our files.
_SERVICE_FIELDS = {
    "name": "name",
    "description": "description.text",
    "application_process": "application_process.text",
    "eligibility_description": "eligibility.text",
    "fees_description": "cost_option.text",
}
_ORGANIZATION_FIELDS = {"name": "name", "description": "description.text"}
Values = Mapping[Place, str]


def export(catalogue: Catalogue, values: Values, source: Language, folder: Path) -> int:
    """Write all organizations and services; returns how many files. Raises OSError."""
    made = 0
    for entry in (*catalogue.institutions.values(), *catalogue.services.values()):
        file = _file(entry)
        shown = _Exporter(catalogue, source).entry(entry)
        shown["attributes"] = [_attribute(shown["id"], entry, p, v) for (f, p), v in values.items() if f == file]
        _write(folder / _FOLDERS[file.parts[0]] / f"{entry.id}.json", shown)
        made += 1
    rest = {p: v for p, v in values.items() if p[0].parts[0] not in _FOLDERS}
    by_file: dict[str, dict[str, str]] = {}
    for (file, path), value in rest.items():
        by_file.setdefault(file.as_posix(), {})[named(path)] = value
    # Hotlines, holidays, sources: no entity of the standard; the extension's own file.
    _write(folder / "merhaba.json", {"extension": EXTENSION, "source_language": source, "files": by_file})
    return made + 1


def read(folder: Path) -> dict[Place, str]:
    """Return the values of an export, with changes made in the standard's fields. Raises ExchangeError."""
    rest = _load(folder / "merhaba.json")
    if rest.get("extension") != EXTENSION:
        raise ExchangeError(f"{folder} is no export of Merhaba: merhaba.json does not name the extension {EXTENSION}.")
    source = str(rest.get("source_language", "en"))
    found = {(Path(f), placed(p)): str(v) for f, texts in rest.get("files", {}).items() for p, v in texts.items()}
    for name, fields in (("organizations", _ORGANIZATION_FIELDS), ("services", _SERVICE_FIELDS)):
        for file in sorted((folder / name).glob("*.json")):
            found.update(_values(_load(file), file, fields, source))
    return found


def _values(shown: dict[str, Any], file: Path, fields: Mapping[str, str], source: str) -> dict[Place, str]:
    own: dict[Place, str] = {}
    home: Path | None = None
    for attribute in shown.get("attributes", []):
        kind = str(attribute.get("link_type", ""))
        if kind.startswith(f"{EXTENSION}#"):
            name, _, place = kind.removeprefix(f"{EXTENSION}#").partition(":")
            home = Path(name)
            own[home, placed(place)] = str(attribute.get("value", ""))
    if home is None:
        raise ExchangeError(f"{file} has none of our attributes, so its place in the content is not known.")
    for field, place in fields.items():
        at = home, (*placed(place), source)
        # A text may have been mended in the standard's field by a partner who knows no extension.
        if at in own and shown.get(field):
            own[at] = str(shown[field])
    return own


class _Exporter:
    def __init__(self, catalogue: Catalogue, source: Language) -> None:
        self._catalogue, self._source = catalogue, source

    def entry(self, entry: Entry) -> dict[str, Any]:
        """Return an entry in the standard's fields."""
        said = self._said(entry)
        shown: dict[str, Any] = {
            "id": _uuid(entry.id),
            "name": self._text(entry.name),
            "description": said(Aspect.DESCRIPTION) or "",
            "phones": [self._phone(entry, number) for number in entry.phones],
        }
        if entry.institution is None:
            location = self._location(entry)
            return {**shown, "locations": [location] if location else []}
        home = self._catalogue.institutions[entry.institution]
        dated = [f.assured_date for f in entry.facts.values() if f.assured_date]
        documents = entry.facts.get(Aspect.DOCUMENTS)
        more: dict[str, Any] = {
            "organization_id": _uuid(home.id),
            "status": "active",
            "application_process": said(Aspect.APPLICATION),
            "eligibility_description": said(Aspect.ELIGIBILITY),
            "fees_description": said(Aspect.COST),
            "interpretation_services": said(Aspect.LANGUAGES),
            "assured_date": max(dated).isoformat() if dated else None,
            "required_documents": [
                {"id": _uuid(entry.id, "document", str(i)), "service_id": _uuid(entry.id), "document": self._text(t)}
                for i, t in enumerate(documents.texts if documents else ())
            ],
            "schedules": self._schedules(entry),
            "organization": {
                "id": _uuid(home.id),
                "name": self._text(home.name),
                "description": self._said(home)(Aspect.DESCRIPTION) or "",
            },
        }
        return {**shown, **{k: v for k, v in more.items() if v}}

    def _text(self, texts: Texts) -> str:
        return texts.of(self._source)

    def _said(self, entry: Entry) -> Callable[[Aspect], str | None]:
        def said(aspect: Aspect) -> str | None:
            fact: Fact | None = entry.facts.get(aspect)
            return " ".join(self._text(t) for t in fact.texts) if fact else None

        return said

    def _phone(self, entry: Entry, number: str) -> dict[str, Any]:
        line = self._catalogue.hotlines[number]
        shown = {
            "id": _uuid(entry.id, "phone", number),
            "number": line.number or self._text(line.name),
            "description": f"{self._text(line.name)}. {self._text(line.purpose)}",
        }
        owner = "service_id" if entry.institution else "organization_id"
        return {**shown, owner: _uuid(entry.id)}

    def _location(self, entry: Entry) -> dict[str, Any] | None:
        """Return where an institution is; a confidential one has no place in the catalogue, so none here."""
        fact = entry.facts.get(Aspect.LOCATION)
        if fact is None or entry.confidential:
            return None
        shown: dict[str, Any] = {
            "id": _uuid(entry.id, "location"),
            "location_type": "physical",
            "name": self._text(entry.name),
            "description": self._text(fact.texts[0]),
        }
        if fact.pin:
            shown |= {"latitude": fact.pin[0], "longitude": fact.pin[1]}
        schedules = self._schedules(entry)
        return {**shown, "schedules": schedules} if schedules else shown

    def _schedules(self, entry: Entry) -> list[dict[str, Any]]:
        """Return the week's hours as recurrence rules (RFC 5545); seasons stand in the expression, as `notes`."""
        fact = entry.facts.get(Aspect.HOURS)
        if fact is None or fact.opening_hours is None or entry.confidential:
            return []
        week, _ = opening.usual_week(fact.opening_hours, opening.today())
        spans: dict[tuple[str, str], list[str]] = {}
        for day in week:
            for a, b in day.spans:
                spans.setdefault((f"{a:%H:%M}", f"{b:%H:%M}"), []).append(_DAYS[day.day.weekday()])
        return [
            {
                "id": _uuid(entry.id, "schedule", opens, closes),
                "freq": "WEEKLY",
                "wkst": "MO",
                "byday": ",".join(days),
                "opens_at": opens,
                "closes_at": closes,
                "notes": fact.opening_hours,
            }
            for (opens, closes), days in spans.items()
        ]


def _file(entry: Entry) -> Path:
    if entry.institution is None:
        return Path("institutions", f"{entry.id}.yml")
    return Path("services", entry.institution, f"{entry.id}.yml")


def _attribute(link: str, entry: Entry, place: tuple[str | int, ...], value: str) -> dict[str, str]:
    name = named(place)
    return {
        "id": _uuid(entry.id, "attribute", name),
        "link_id": link,
        "link_entity": "service" if entry.institution else "organization",
        "link_type": f"{EXTENSION}#{_file(entry).as_posix()}:{name}",
        "value": value,
    }


def _uuid(*names: str) -> str:
    return str(uuid.uuid5(_ID, "/".join(names)))


def _write(file: Path, shown: Mapping[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _load(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise ExchangeError(f"{file} cannot be read ({error.strerror}).") from None
    except ValueError as error:
        raise ExchangeError(f"{file} is not JSON: {error}.") from None
    if not isinstance(found, dict):
        raise ExchangeError(f"{file} holds a {type(found).__name__}, not an object.")
    return found
