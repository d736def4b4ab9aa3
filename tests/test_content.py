"""Content files: the shipped ones are whole, and every kind of fault is found at its place."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content.loader import load
from bot.content.problems import Problem
from bot.model import LANGUAGES, Aspect, Catalogue

INSTITUTIONS = {
    "migration_management": 6,
    "sarmer": 2,
    "information_education_center": 8,
    "health_services": 6,
    "community_centers": 5,
    "art_vocational_training": 7,
    "womens_shelter": 2,
    "disability_rehabilitation": 5,
    "humanitarian_aid": 7,
}
DENTAL = "services/health_services/dental_care.yml"


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    """A copy of the shipped content that a test may spoil."""
    return Path(shutil.copytree(root / "content", tmp_path / "content"))


def edit(file: Path, change: Callable[[str], str]) -> None:
    """Change a file's text; the change must change something."""
    before = file.read_text("utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, "utf-8")


def problems(folder: Path) -> list[Problem]:
    """Return the problems of a spoilt folder."""
    catalogue, found = load(folder)
    assert catalogue is None
    return found


def test_the_nine_institutions_and_their_services(catalogue: Catalogue) -> None:
    assert {i: len(catalogue.services_of(i)) for i in catalogue.institutions} == INSTITUTIONS
    assert set(catalogue.safety) == {"emergency", "protection", "distress"}


def test_every_topic_answers_every_aspect(catalogue: Catalogue) -> None:
    for entry in [*catalogue.institutions.values(), *catalogue.services.values()]:
        home = catalogue.institutions[entry.institution] if entry.institution else entry
        known = {*entry.facts, *home.facts} | ({Aspect.LOCATION, Aspect.HOURS} if home.access else set())
        assert known >= set(Aspect) - {Aspect.CONTACT}, f"{entry.id} lacks {set(Aspect) - known}"
        assert entry.phones or home.phones


def test_facts_have_a_source_or_are_marked(catalogue: Catalogue) -> None:
    facts = [f for e in [*catalogue.institutions.values(), *catalogue.services.values()] for f in e.facts.values()]
    assert len(facts) > 200
    for fact in facts:
        assert fact.sample or (fact.sources and fact.assured_date)


def test_unknown_hours_and_places_are_marked(catalogue: Catalogue) -> None:
    """No address and no hours of any institution are documented: all of them are marked as not confirmed."""
    for entry in [*catalogue.institutions.values(), *catalogue.services.values()]:
        for aspect in (Aspect.HOURS, Aspect.LOCATION):
            assert aspect not in entry.facts or entry.facts[aspect].sample, f"{entry.id} {aspect}"


def test_the_shelter_has_no_place(catalogue: Catalogue) -> None:
    for entry in [catalogue.institutions["womens_shelter"], *catalogue.services_of("womens_shelter")]:
        assert entry.confidential
        assert not {Aspect.LOCATION, Aspect.HOURS} & set(entry.facts)


@pytest.mark.parametrize(
    "line",
    [
        'location:\n  text: {en: "a", tr: "a", ar: "a"}\n  sample: true\n',
        'schedule:\n  opening_hours: "24/7"\n  sample: true\n',
    ],
)
@pytest.mark.parametrize("name", ["institutions/womens_shelter.yml", "services/womens_shelter/safe_accommodation.yml"])
def test_the_shelter_cannot_get_a_place(folder: Path, name: str, line: str) -> None:
    edit(folder / name, lambda text: text + line)
    found = problems(folder)
    assert ("UNKNOWN-FIELD", Path(name)) in {(p.code, p.file) for p in found}


def line_of(folder: Path, name: str, start: str) -> int:
    """Return the number of the first line that begins with a text, counted from 1."""
    lines = (folder / name).read_text("utf-8").splitlines()
    return next(i for i, line in enumerate(lines, 1) if line.strip().startswith(start))


@pytest.mark.parametrize(
    ("name", "change", "code", "at"),
    [
        (DENTAL, lambda t: t.replace("name:", "nam:", 1), "UNKNOWN-FIELD", "nam:"),
        (DENTAL, lambda t: t.replace("  tr: Diş sağlığı\n", "", 1), "MISSING-LANGUAGE", "name:"),
        (DENTAL, lambda t: t.replace("  tr: Diş sağlığı\n", "  tr:\n", 1), "MISSING-TEXT", "tr:"),
        (DENTAL, lambda t: t + "phones: ['182']\n", "DUPLICATE-KEY", "phones: ['182']"),
        (DENTAL, lambda t: t.replace('phones: ["182"', 'phones: ["128"'), "UNKNOWN-REFERENCE", "phones:"),
        (DENTAL, lambda t: t.replace("source: [da_phones]", "source: [da_fones]"), "UNKNOWN-REFERENCE", "source: [da_fones]"),
        (DENTAL, lambda t: t.replace("description:\n", "description: [\n", 1), "SYNTAX", None),
        (DENTAL, lambda t: t.replace("sample: true", "sample: maybe", 1), "VALUE", "sample: maybe"),
        (DENTAL, lambda t: t.replace("  sample: true\n", "", 1), "NO-SOURCE", "description:"),
        (DENTAL, lambda t: t.replace("Dental care", "<b>Dental</b> care", 1), "HTML", "en: <b>"),
        (DENTAL, lambda t: t.replace("Dental care", "Dental " + "care " * 200, 1), "TEXT-LENGTH", "en: Dental care"),
        (DENTAL, lambda t: t + 'schedule:\n  opening_hours: "Pzt-Cum 9-17"\n  sample: true\n', "HOURS-SYNTAX", 'opening_hours: "Pzt'),
        ("hotlines.yml", lambda t: t.replace('number: "183"', 'number: "18a"'), "PHONE", 'number: "18a"'),
        ("safety.yml", lambda t: t.replace("distress:", "distres:"), "SAFETY-MISSING", None),
        ("holidays.yml", lambda t: t.replace("2026-01-01", "2026-13-01", 1), "VALUE", "- date: 2026-13-01"),
    ],
)  # fmt: skip
def test_a_fault_is_found_at_its_place(
    folder: Path, name: str, change: Callable[[str], str], code: str, at: str | None
) -> None:
    edit(folder / name, change)
    found = [p for p in problems(folder) if p.code == code and p.file == Path(name)]
    assert found, [str(p) for p in problems(folder)]
    if at:
        assert line_of(folder, name, at) in {p.line for p in found}


def test_a_near_miss_gets_a_hint(folder: Path) -> None:
    edit(folder / DENTAL, lambda t: t.replace("description:", "descripton:", 1))
    assert any('Did you mean "description"?' in p.message for p in problems(folder))


def test_all_problems_are_collected(folder: Path) -> None:
    edit(folder / DENTAL, lambda t: t.replace("sample: true", "sample: maybe", 1))
    edit(folder / "hotlines.yml", lambda t: t.replace('number: "183"', 'number: "18a"'))
    assert {p.code for p in problems(folder)} >= {"VALUE", "PHONE"}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("name: Diş".encode("windows-1254"), "ENCODING"),
        (b"", "EMPTY"),
        (b"a: &x [1]\nb: *x\n", "ALIAS"),
        (b"x" * 300_000, "TOO-LARGE"),
        (b"a: " + b"[" * 20_000, "SYNTAX"),
    ],
)
def test_strange_files(folder: Path, raw: bytes, code: str) -> None:
    (folder / DENTAL).write_bytes(raw)
    assert code in {p.code for p in problems(folder)}


def test_scalars_stay_as_typed(folder: Path) -> None:
    """YAML 1.1 would read no as false and 10:30 as 630."""
    edit(folder / DENTAL, lambda t: t.replace("en: Dental care", "en: no", 1))
    catalogue, found = load(folder)
    assert not found
    assert catalogue is not None
    assert catalogue.services["dental_care"].name.en == "no"


def test_no_folder(tmp_path: Path) -> None:
    _, found = load(tmp_path / "nothing")
    assert [p.code for p in found] == ["NO-FOLDER"]


def test_texts_speak_three_languages(catalogue: Catalogue) -> None:
    for entry in [*catalogue.institutions.values(), *catalogue.services.values()]:
        for fact in entry.facts.values():
            for texts in fact.texts:
                assert any("\u0621" <= c <= "\u064a" for c in texts.ar), texts.ar
                assert len({texts.of(language) for language in LANGUAGES}) == 3, texts.en
