"""Export and import: HSDS validates, nothing is lost, nothing but the change is touched."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import polib
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openpyxl import load_workbook
from referencing import Registry, Resource

from bot.cli import main
from bot.content.loader import load
from bot.content.problems import errors

DENTAL = "services/health_services/dental_care.yml"
FORMS = {"hsds": "out", "xlsx": "out.xlsx", "po": "out"}


class Terminal(io.StringIO):
    """A standard input that holds what somebody types."""

    def reconfigure(self, **_: object) -> None:
        """As a real one."""


class Place:
    """A copy of the content with the command line around it."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.folder, self.out = folder, out

    def run(self, *arguments: str) -> int:
        """Run `merhaba content ...`."""
        return main(["content", *arguments])

    def bytes(self) -> dict[str, bytes]:
        """Return every file's bytes."""
        return {str(f.relative_to(self.folder)): f.read_bytes() for f in self.folder.rglob("*") if f.is_file()}


@pytest.fixture
def place(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The shipped content in a folder of its own."""
    folder = Path(shutil.copytree(root / "content", tmp_path / "content"))
    monkeypatch.setenv("MERHABA_CONTENT", str(folder))
    monkeypatch.setattr("sys.stdin", Terminal())
    return Place(folder, tmp_path)


def sources(form: str, out: Path) -> list[Path]:
    """Return what an import of a form reads."""
    return [out / "ar.po", out / "tr.po"] if form == "po" else [out]


@pytest.mark.parametrize("form", FORMS)
def test_a_round_trip_changes_no_byte(place: Place, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    before, out = place.bytes(), place.out / FORMS[form]
    assert place.run("export", form, "-o", str(out)) == 0
    for file in sources(form, out):
        assert place.run("import", form, str(file), "--yes") == 0
    said = capsys.readouterr().err
    assert "nothing has changed" in said
    assert "not taken" not in said
    assert place.bytes() == before


def test_every_value_is_in_the_export(place: Place) -> None:
    """Losing nothing: into a copy whose texts were all overwritten, the export brings every one back."""
    from bot.content.writer import values

    before = values(place.folder)
    assert len(before) > 3000
    for form, read in (("hsds", "bot.exchange.hsds"), ("xlsx", "bot.exchange.xlsx")):
        out = place.out / FORMS[form]
        place.run("export", form, "-o", str(out))
        module = __import__(read, fromlist=["read"])
        found = {(file, ".".join(map(str, path))): v for (file, path), v in module.read(out).items()}
        assert found == {(file, ".".join(map(str, path))): v for (file, path), v in before.items()}


def validator(name: str) -> Draft202012Validator:
    """Return a validator of one HSDS schema, with the others it refers to."""
    folder = Path(__file__).parent / "hsds"
    schemas = {f.name: json.loads(f.read_text("utf-8")) for f in folder.glob("*.json")}
    registry: Any = Registry().with_resources(
        (n, Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema", **s}))
        for n, s in schemas.items()
    )
    return Draft202012Validator(schemas[name], registry=registry, format_checker=FormatChecker())


def test_hsds_validates(place: Place) -> None:
    place.run("export", "hsds", "-o", str(place.out / "out"))
    for kind, schema, least in (("services", "service.json", 48), ("organizations", "organization.json", 9)):
        files = sorted((place.out / "out" / kind).glob("*.json"))
        assert len(files) >= least
        checker = validator(schema)
        for file in files:
            found = [
                f"{file.name}: {e.json_path} {e.message}"
                for e in checker.iter_errors(json.loads(file.read_text("utf-8")))
            ]
            assert not found, found[:3]


def test_the_validator_can_fail() -> None:
    assert list(validator("service.json").iter_errors({"id": "x", "name": "a", "status": "open"}))
    assert list(
        validator("service.json").iter_errors({"id": 1, "name": "a", "status": "active", "phones": [{"id": "x"}]})
    )


def test_hsds_has_no_place_of_the_shelter(place: Place) -> None:
    place.run("export", "hsds", "-o", str(place.out / "out"))
    shown = json.loads((place.out / "out" / "organizations" / "womens_shelter.json").read_text("utf-8"))
    assert shown["locations"] == []
    assert "latitude" not in json.dumps(shown)


def test_hsds_takes_a_change_in_the_standard_s_field(place: Place) -> None:
    place.run("export", "hsds", "-o", str(place.out / "out"))
    file = place.out / "out" / "services" / "dental_care.json"
    shown = json.loads(file.read_text("utf-8"))
    shown["name"] = "Teeth"
    file.write_text(json.dumps(shown), "utf-8")
    assert place.run("import", "hsds", str(place.out / "out"), "--yes") == 0
    catalogue, _ = load(place.folder)
    assert catalogue is not None
    assert catalogue.services["dental_care"].name.en == "Teeth"
    assert catalogue.services["dental_care"].name.tr == "Diş sağlığı"


def test_a_spreadsheet_s_change_touches_one_line(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    out, before = place.out / "out.xlsx", place.bytes()
    place.run("export", "xlsx", "-o", str(out))
    book = load_workbook(out)
    sheet = book["services"]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == DENTAL and row[1].value == "application_process.text":
            row[3].value = "182: randevu alın (mhrs.gov.tr)"
    book.save(out)
    capsys.readouterr()
    assert place.run("import", "xlsx", str(out), "--yes") == 0
    said = capsys.readouterr()
    assert "+ 182: randevu alın (mhrs.gov.tr)" in said.out
    assert "1 value(s) written" in said.err
    after = place.bytes()
    assert {name for name in after if after[name] != before[name]} == {DENTAL, "translations.tsv"}
    old, new = before[DENTAL].decode().splitlines(), after[DENTAL].decode().splitlines()
    different = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert [b.strip() for _, b in different] == ['tr: "182: randevu alın (mhrs.gov.tr)"']


def test_comments_stay(place: Place) -> None:
    out = place.out / "out.xlsx"
    place.run("export", "xlsx", "-o", str(out))
    book = load_workbook(out)
    for row in book["hotlines"].iter_rows(min_row=2):
        if row[1].value == "153.purpose":
            row[2].value = "Ask about everything of the municipality."
    book.save(out)
    assert place.run("import", "xlsx", str(out), "--yes") == 0
    text = (place.folder / "hotlines.yml").read_text("utf-8")
    assert "Ask about everything" in text
    assert "# Whether Arabic is spoken on 153 is not known." in text


def test_an_import_that_would_break_the_content_is_refused(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    out, before = place.out / "out", place.bytes()
    place.run("export", "po", "-o", str(out))
    po = polib.pofile(str(out / "tr.po"))
    entry = next(e for e in po if e.msgctxt == f"{DENTAL}:application_process.text")
    entry.msgstr = entry.msgstr.replace("182", "128")
    po.save()
    assert place.run("import", "po", str(out / "tr.po"), "--yes") == 1
    assert "NUMBER-DIFFERS" in capsys.readouterr().err
    assert place.bytes() == before


def test_a_translation_comes_back_and_is_up_to_date(place: Place) -> None:
    out = place.out / "out"
    file = place.folder / DENTAL
    file.write_text(
        file.read_text("utf-8").replace("en: Book an appointment", "en: Please book an appointment", 1), "utf-8"
    )
    place.run("export", "po", "-o", str(out))
    for language, said in (
        ("tr", "Lütfen 182'den veya mhrs.gov.tr'den randevu alın."),
        ("ar", "نرجو حجز موعد على الرقم 182 أو على mhrs.gov.tr."),
    ):
        po = polib.pofile(str(out / f"{language}.po"))
        entry = next(e for e in po if e.msgctxt == f"{DENTAL}:application_process.text")
        assert entry.fuzzy
        entry.msgstr, entry.flags = said, []
        po.save()
        assert place.run("import", "po", str(out / f"{language}.po"), "--yes") == 0
    _, found = load(place.folder)
    assert not errors(found)
    assert "OUTDATED" not in {p.code for p in found}


def test_nothing_is_written_without_a_yes(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    out = place.out / "out"
    place.run("export", "po", "-o", str(out))
    po = polib.pofile(str(out / "tr.po"))
    next(e for e in po if e.msgctxt == f"{DENTAL}:name").msgstr = "Dişler"
    po.save()
    before = place.bytes()

    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert place.run("import", "po", str(out / "tr.po")) == 1
    assert place.bytes() == before


@pytest.mark.parametrize(
    ("form", "name", "raw", "said"),
    [
        ("xlsx", "x.xlsx", b"not a spreadsheet", "is not a spreadsheet"),
        ("xlsx", "none.xlsx", None, "cannot be read"),
        ("po", "x.po", b"what is this\n", "cannot be read as a gettext file"),
        ("po", "x.po", b'msgid "a"\nmsgstr "b"\n', "must name the language"),
        ("hsds", "folder", None, "cannot be read"),
    ],
)
def test_strange_files_get_a_sentence(
    place: Place, form: str, name: str, raw: bytes | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = place.out / name
    if raw is not None:
        file.write_bytes(raw)
    assert place.run("import", form, str(file), "--yes") == 1
    assert said in capsys.readouterr().err
