"""Content files: the shipped ones are whole, and every kind of fault is found at its place."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.content.loader import load
from bot.content.problems import errors
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


def test_scalars_stay_as_typed(folder: Path) -> None:
    """YAML 1.1 would read no as false and 10:30 as 630."""
    edit(folder / DENTAL, lambda t: t.replace("en: Dental care", "en: no", 1))
    catalogue, found = load(folder)
    assert not errors(found)
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


def test_only_what_is_not_confirmed_is_warned_of(root: Path) -> None:
    _, found = load(root / "content", date(2026, 11, 23))
    assert {p.code for p in found} == {"UNCONFIRMED"}
