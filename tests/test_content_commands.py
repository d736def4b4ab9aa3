"""The content commands as staff use them."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from bot.cli import main
from bot.content.loader import load
from bot.content.problems import FAULTS
from tests.test_exchange import Terminal

DENTAL = "services/health_services/dental_care.yml"


@pytest.fixture
def content(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped content in a folder of its own, with the command line set to it."""
    folder = Path(shutil.copytree(root / "content", tmp_path / "content"))
    monkeypatch.setenv("MERHABA_CONTENT", str(folder))
    monkeypatch.setattr("sys.stdin", Terminal())
    return folder


def spoil(content: Path) -> None:
    """Make the hours of the dentist unreadable."""
    with (content / DENTAL).open("a", encoding="utf-8") as file:
        file.write('schedule:\n  opening_hours: "Pzt-Cum 9-17"\n  sample: true\n')


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", '"Pzt-Cum 9-17" is not opening hours. Write "Mo-Fr 09:00-17:00".'),
        ("tr", '"Pzt-Cum 9-17" çalışma saati değil. "Mo-Fr 09:00-17:00" yazın.'),
        ("ar", '"Pzt-Cum 9-17" ليست ساعات دوام. اكتبوا "Mo-Fr 09:00-17:00".'),
    ],
)
def test_check_speaks_the_staff_s_language(
    content: Path, language: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(content)
    assert main(["content", "check", "--errors", "--language", language]) == 1
    line = capsys.readouterr().out.strip()
    assert re.fullmatch(
        rf"{re.escape(str(content / DENTAL))}:\d+:18 HOURS-SYNTAX opening_hours: {re.escape(said)}", line
    )


def test_check_passes_on_what_is_shipped(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "check", "--errors"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("0 error(s), ")


def test_check_annotates_a_pull_request(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(content)
    assert main(["content", "check", "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("::error file=") and "HOURS-SYNTAX" in line for line in lines)
    assert all(re.match(r"::(error|warning) file=[^,]+,line=\d+,col=\d+::[A-Z-]+ ", line) for line in lines)


def test_a_new_service_is_a_form_to_fill_in(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "new", "service", "eye_care", "--institution", "health_services"]) == 0
    file = Path(capsys.readouterr().out.strip())
    assert file == content / "services" / "health_services" / "eye_care.yml"
    catalogue, found = load(content)
    assert catalogue is None
    assert {p.code for p in found if p.file.name == "eye_care.yml" and p.severity == "error"} == {"HTML"}
    filled = {"en": "Eyes", "tr": "Gözler", "ar": "العيون"}
    text = file.read_text("utf-8")
    for language in filled:
        text = re.sub(rf"({language}: |(?<={language}:\n    - ))<[^>]+>", rf"\g<1>{filled[language]}", text)
    file.write_text(text, "utf-8")
    catalogue, found = load(content)
    assert catalogue is not None, [str(p) for p in found if p.severity == "error"]
    assert catalogue.services["eye_care"].examples["tr"] == ("Gözler",)


def test_a_new_file_needs_its_place(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "new", "service", "eye_care", "--institution", "health_service"]) == 1
    assert 'Did you mean "health_services"?' in capsys.readouterr().err
    assert main(["content", "new", "service", "dental_care", "--institution", "health_services"]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["content", "new", "announcement", "flu_days"]) == 0
    assert main(["content", "new", "institution", "library"]) == 0
    _, found = load(content)
    assert {p.code for p in found if p.file.name == "flu_days.yml"} == {"HTML", "DATE"}


def test_status_knows_what_is_outdated(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = content / DENTAL
    file.write_text(file.read_text("utf-8").replace("en: Book an", "en: Please book an", 1), "utf-8")
    page = tmp_path / "status.html"
    assert main(["content", "status", "--html", str(page)]) == 0
    rows = {tuple(line.split()[:2]): line.split()[2:] for line in capsys.readouterr().out.splitlines()[1:]}
    assert rows["health_services", "ar"][1] == "1"
    assert rows["health_services", "tr"][1] == "1"
    assert rows["health_services", "en"][1] == "-"
    assert rows["sarmer", "ar"][1] == "-"
    assert 'dir="rtl"' in page.read_text("utf-8")
    assert main(["content", "stamp", "--accept", str(file)]) == 0
    _, found = load(content)
    assert "OUTDATED" not in {p.code for p in found}


def test_stamping_does_not_hide_what_is_outdated(content: Path) -> None:
    file = content / DENTAL
    file.write_text(file.read_text("utf-8").replace("en: Book an", "en: Please book an", 1), "utf-8")
    assert main(["content", "stamp"]) == 0
    _, found = load(content)
    assert "OUTDATED" in {p.code for p in found}
    assert main(["content", "stamp", "--accept", "nowhere.yml"]) == 1


def test_the_schemas_fit_the_content(content: Path, tmp_path: Path) -> None:
    """What editors check with takes every shipped file, and refuses a misspelt field."""
    folder = tmp_path / "schemas"
    assert main(["content", "schema", "-o", str(folder)]) == 0
    checkers = {f.stem: Draft202012Validator(json.loads(f.read_text("utf-8"))) for f in folder.glob("*.json")}
    seen = 0
    for file in sorted(content.rglob("*.yml")):
        kind = {"services": "service", "institutions": "institution"}.get(file.relative_to(content).parts[0], file.stem)
        if "womens_shelter" in str(file):
            kind = f"confidential_{kind}"
        value = json.loads(json.dumps(yaml.safe_load(file.read_text("utf-8")), default=str))
        assert not [e.message for e in checkers[kind].iter_errors(value)], file
        if kind == "service":
            assert list(checkers[kind].iter_errors({**value, "adress": 1}))
        seen += 1
    assert seen > 60


def test_the_staff_guides_are_of_one_mind(root: Path, content: Path) -> None:
    """The three guides name the same files and commands, and only commands that exist."""
    guides = {code: (root / "docs" / f"staff-guide.{code}.md").read_text("utf-8") for code in ("en", "tr", "ar")}
    named = {code: set(re.findall(r"merhaba (?:content|nlu) [a-z]+", text)) for code, text in guides.items()}
    assert named["en"] == named["tr"] == named["ar"]
    for command in named["en"]:
        with pytest.raises(SystemExit) as ended:
            main([*command.split()[1:], "--help"])
        assert ended.value.code == 0
    assert all(
        code in FAULTS for text in guides.values() for code in re.findall(r"HOURS-SYNTAX|[A-Z]+-[A-Z]+-[A-Z]+", text)
    )
