"""A Catalogue to rows and back, without loss."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, insert, select

from bot.model import (
    LANGUAGES,
    Announcement,
    Aspect,
    Catalogue,
    Center,
    Criterion,
    District,
    Entry,
    Fact,
    FactName,
    Holiday,
    Hotline,
    Language,
    SafetyText,
    Source,
    Texts,
)
from bot.store import tables

Row = dict[str, Any]
_ACCESS = "access"
_ASPECTS = frozenset(Aspect)


def write(connection: Connection, catalogue: Catalogue) -> None:
    """Insert all of a catalogue's rows; the content tables must be empty."""
    rows: dict[Table, list[Row]] = defaultdict(list)
    writer = _Writer(rows)
    for s in catalogue.sources.values():
        row: Row = {"id": s.id, "title": s.title, "publisher": s.publisher, "url": s.url, "published": s.published}
        rows[tables.source].append(row)
    for i, line in enumerate(catalogue.hotlines.values()):
        rows[tables.hotline].append(
            {"id": line.id, "position": i, "number": line.number, "opening_hours": line.opening_hours,
             "assured_date": line.assured_date, "sources": " ".join(line.sources)}
        )  # fmt: skip
        writer.texts(f"hotline:{line.id}", "name", 0, line.name)
        writer.texts(f"hotline:{line.id}", "purpose", 0, line.purpose)
        if line.languages:
            writer.texts(f"hotline:{line.id}", "languages", 0, line.languages)
    for i, h in enumerate(catalogue.holidays):
        rows[tables.holiday].append(
            {"position": i, "first": h.first, "last": h.last, "closes": h.closes, "opening_hours": h.opening_hours,
             "instead_of": h.instead_of, "may_differ": h.may_differ, "institutions": " ".join(h.institutions),
             "feast": h.feast}
        )  # fmt: skip
        writer.texts(f"holiday:{i}", "name", 0, h.name)
    for intent, answer in catalogue.safety.items():
        rows[tables.safety].append({"intent": intent})
        writer.texts(f"safety:{intent}", "text", 0, answer.text)
        writer.phones(f"safety:{intent}", answer.hotlines)
    for i, e in enumerate([*catalogue.institutions.values(), *catalogue.services.values()]):
        writer.entry(i, e)
    writer.texts("center:", "name", 0, catalogue.center.name)
    writer.texts("center:", "operator", 0, catalogue.center.operator)
    writer.fact("center:", Aspect.DESCRIPTION, catalogue.center.description)
    writer.phones("center:", catalogue.center.phones)
    if desk := catalogue.center.desk:
        writer.fact("center:", Aspect.HOURS, desk)
    writer.news(catalogue)
    # Parents before children, so that foreign keys hold row by row.
    for table in reversed(tables.CONTENT):
        if rows[table]:
            connection.execute(insert(table), rows[table])


class _Writer:
    def __init__(self, rows: dict[Table, list[Row]]) -> None:
        self._rows = rows

    def entry(self, position: int, e: Entry) -> None:
        self._rows[tables.entry].append(
            {
                "id": e.id,
                "position": position,
                "institution_id": e.institution,
                "guidance": e.guidance,
                "confidential": e.confidential,
            }
        )
        owner = f"entry:{e.id}"
        self.texts(owner, "name", 0, e.name)
        for field, said in (("alias", e.aliases), ("example", e.examples)):
            for language, lines in said.items():
                for i, line in enumerate(lines):
                    self._text(owner, field, i, language, line)
        for aspect, fact in e.facts.items():
            self.fact(owner, aspect, fact)
        if e.access:
            self.fact(owner, _ACCESS, e.access)
        self.phones(owner, e.phones)
        self.criteria(e)

    def news(self, catalogue: Catalogue) -> None:
        for a in catalogue.announcements.values():
            self._rows[tables.announcement].append(
                {
                    "id": a.id,
                    "topic": a.topic,
                    "district": a.district,
                    "first": a.first,
                    "last": a.last,
                    "urgent": a.urgent,
                }
            )
            self.texts(f"announcement:{a.id}", "title", 0, a.title)
            self.texts(f"announcement:{a.id}", "text", 0, a.text)
        for d in catalogue.districts.values():
            self._rows[tables.district].append({"id": d.id, "latitude": d.pin[0], "longitude": d.pin[1]})
            self.texts(f"district:{d.id}", "name", 0, d.name)

    def criteria(self, e: Entry) -> None:
        for i, c in enumerate(e.criteria):
            self._rows[tables.criterion].append(
                {"entry": e.id, "position": i, "fact": c.name, "fits": " ".join(c.fits), "ask": " ".join(c.ask),
                 "at_least": c.at_least, "at_most": c.at_most, "alternatives": "|".join(c.alternatives)}
            )  # fmt: skip
            self.fact(f"entry:{e.id}", f"criterion:{i}", c.reason)

    def fact(self, owner: str, field: str, fact: Fact) -> None:
        self._rows[tables.fact].append(
            {"owner": owner, "field": str(field), "sample": fact.sample, "assured_date": fact.assured_date,
             "opening_hours": fact.opening_hours, "latitude": fact.pin and fact.pin[0],
             "longitude": fact.pin and fact.pin[1]}
        )  # fmt: skip
        for i, source in enumerate(fact.sources):
            self._rows[tables.fact_source].append(
                {"owner": owner, "field": str(field), "position": i, "source_id": source}
            )
        for i, texts in enumerate(fact.texts):
            self.texts(owner, f"fact:{field}", i, texts)

    def texts(self, owner: str, field: str, position: int, texts: Texts) -> None:
        for language in LANGUAGES:
            self._text(owner, field, position, language, texts.of(language), texts.older_since(language))

    def _text(self, owner: str, field: str, position: int, language: str, text: str, older: date | None = None) -> None:
        self._rows[tables.translation].append(
            {"owner": owner, "field": field, "position": position, "language": language, "text": text, "older": older}
        )

    def phones(self, owner: str, hotlines: Sequence[str]) -> None:
        self._rows[tables.phone].extend(
            {"owner": owner, "position": i, "hotline_id": h} for i, h in enumerate(hotlines)
        )


def read(connection: Connection, version: str) -> Catalogue:
    """Build the catalogue from the rows."""
    reader = _Reader(connection)
    entries = {e.id: e for e in reader.entries()}
    return Catalogue(
        version=version,
        center=reader.center(),
        institutions={k: e for k, e in entries.items() if e.institution is None},
        services={k: e for k, e in entries.items() if e.institution is not None},
        hotlines={h.id: h for h in reader.hotlines()},
        sources={
            r.id: Source(r.id, r.title, r.publisher, r.url, r.published)
            for r in connection.execute(select(tables.source))
        },
        holidays=tuple(
            Holiday(
                first=r.first,
                last=r.last,
                name=reader.one(f"holiday:{r.position}", "name"),
                closes=r.closes,
                opening_hours=r.opening_hours,
                instead_of=r.instead_of,
                may_differ=r.may_differ,
                institutions=tuple(r.institutions.split()),
                feast=r.feast,
            )
            for r in connection.execute(select(tables.holiday).order_by(tables.holiday.c.position))
        ),
        safety={
            r.intent: SafetyText(reader.one(f"safety:{r.intent}", "text"), reader.phones[f"safety:{r.intent}"])
            for r in connection.execute(select(tables.safety))
        },
        announcements={a.id: a for a in reader.announcements()},
        districts={d.id: d for d in reader.districts()},
    )


class _Said(NamedTuple):
    text: str
    older: date | None


class _Reader:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        texts: dict[str, dict[str, dict[int, dict[str, _Said]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(dict))
        )
        for r in connection.execute(select(tables.translation).order_by(tables.translation.c.position)):
            texts[r.owner][r.field][r.position][r.language] = _Said(r.text, r.older)
        self._texts: Mapping[str, Mapping[str, Mapping[int, Mapping[str, _Said]]]] = texts
        phones: dict[str, list[str]] = defaultdict(list)
        for r in connection.execute(select(tables.phone).order_by(tables.phone.c.position)):
            phones[r.owner].append(r.hotline_id)
        self.phones = defaultdict(tuple, {k: tuple(v) for k, v in phones.items()})
        sources: dict[tuple[str, str], list[str]] = defaultdict(list)
        for r in connection.execute(select(tables.fact_source).order_by(tables.fact_source.c.position)):
            sources[r.owner, r.field].append(r.source_id)
        self._facts: dict[str, dict[str, Fact]] = defaultdict(dict)
        for r in connection.execute(select(tables.fact)):
            self._facts[r.owner][r.field] = Fact(
                texts=tuple(_texts(t) for t in self._texts[r.owner][f"fact:{r.field}"].values()),
                sources=tuple(sources[r.owner, r.field]),
                assured_date=r.assured_date,
                sample=r.sample,
                opening_hours=r.opening_hours,
                pin=None if r.latitude is None else (r.latitude, r.longitude),
            )

        self._criteria: dict[str, list[Criterion]] = defaultdict(list)
        for r in connection.execute(select(tables.criterion).order_by(tables.criterion.c.position)):
            self._criteria[r.entry].append(
                Criterion(
                    FactName(r.fact),
                    self._facts[f"entry:{r.entry}"][f"criterion:{r.position}"],
                    tuple(r.alternatives.split("|")),
                    tuple(r.fits.split()),
                    tuple(r.ask.split()),
                    r.at_least,
                    r.at_most,
                )
            )

    def announcements(self) -> Iterator[Announcement]:
        for r in self._connection.execute(select(tables.announcement).order_by(tables.announcement.c.id)):
            title, text = (self.one(f"announcement:{r.id}", field) for field in ("title", "text"))
            yield Announcement(r.id, title, text, r.first, r.last, r.topic, r.district, r.urgent)

    def districts(self) -> Iterator[District]:
        for r in self._connection.execute(select(tables.district)):
            yield District(r.id, self.one(f"district:{r.id}", "name"), (r.latitude, r.longitude))

    def one(self, owner: str, field: str) -> Texts:
        return _texts(self._texts[owner][field][0])

    def entries(self) -> Iterator[Entry]:
        for r in self._connection.execute(select(tables.entry).order_by(tables.entry.c.position)):
            owner = f"entry:{r.id}"
            facts = self._facts[owner]
            yield Entry(
                id=r.id,
                institution=r.institution_id,
                name=self.one(owner, "name"),
                aliases={language: self._lines(owner, "alias", language) for language in LANGUAGES},
                examples={language: self._lines(owner, "example", language) for language in LANGUAGES},
                facts={Aspect(field): fact for field, fact in facts.items() if field in _ASPECTS},
                phones=self.phones[owner],
                guidance=r.guidance,
                confidential=r.confidential,
                access=facts.get(_ACCESS),
                criteria=tuple(self._criteria[r.id]),
            )

    def _lines(self, owner: str, field: str, language: Language) -> tuple[str, ...]:
        return tuple(said[language].text for said in self._texts[owner][field].values() if language in said)

    def hotlines(self) -> Iterator[Hotline]:
        for r in self._connection.execute(select(tables.hotline).order_by(tables.hotline.c.position)):
            owner = f"hotline:{r.id}"
            languages = self._texts[owner].get("languages")
            yield Hotline(
                id=r.id,
                number=r.number,
                name=self.one(owner, "name"),
                purpose=self.one(owner, "purpose"),
                languages=_texts(languages[0]) if languages else None,
                opening_hours=r.opening_hours,
                sources=tuple(r.sources.split()),
                assured_date=r.assured_date,
            )

    def center(self) -> Center:
        return Center(
            self.one("center:", "name"),
            self.one("center:", "operator"),
            self._facts["center:"][Aspect.DESCRIPTION],
            self.phones["center:"],
            self._facts["center:"].get(Aspect.HOURS),
        )


def _texts(said: Mapping[str, _Said]) -> Texts:
    older = tuple((language, day) for language in LANGUAGES if (day := said[language].older))
    return Texts(ar=said["ar"].text, tr=said["tr"].text, en=said["en"].text, older=older)
