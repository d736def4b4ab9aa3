"""The command line as other programs use it: one object a line, ids of the taxonomy, clear sentences for bad input."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from bot.settings import ROOT

MERHABA = ROOT / ".venv" / "bin" / "merhaba"
KEYS = [
    "text",
    "language",
    "intent",
    "confidence",
    "institution",
    "service",
    "entities",
    "decision",
    "source",
    "reply",
    "elapsed_ms",
]


def merhaba(folder: Path, *arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command with its own database; nothing listens where the NLU server should be unless a test says so."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MERHABA_", "TELEGRAM_"))}
    settings = {"MERHABA_DATABASE": f"sqlite:///{folder / 'a.sqlite'}", "MERHABA_NLU_URL": "http://127.0.0.1:9"}
    return subprocess.run(
        [MERHABA, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        env=kept | settings | environment,
        timeout=120,
        check=False,
    )


def ask(folder: Path, stdin: str, *arguments: str) -> list[dict[str, object]]:
    """Return the objects that `merhaba ask --json` prints."""
    done = merhaba(folder, "ask", "--json", *arguments, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_object_a_line(tmp_path: Path) -> None:
    answers = ask(tmp_path, "when is the dental clinic open\nكم تكلفة دورة الخياطة\nmy husband beats me\n")
    assert [list(a) for a in answers] == [KEYS] * 3
    first, second, third = answers
    assert (first["intent"], first["institution"], first["service"]) == ("hours", "health_services", "dental_care")
    assert (second["language"], second["service"]) == ("ar", "sewing_course")
    assert (third["intent"], third["decision"], third["source"]) == ("protection", "safety", "safety")
    assert (third["institution"], third["service"]) == (None, None)
    reply = first["reply"]
    assert isinstance(reply, dict)
    assert reply["parts"][0].startswith("Dental care")
    assert all(len(b["action"].encode()) <= 64 and b["text"] for row in reply["buttons"] for b in row)


def test_a_conversation_keeps_its_context_until_an_empty_line(tmp_path: Path) -> None:
    lines = "where is the dentist\nhow much\n\nhow much\n"
    kept = ask(tmp_path, lines, "--conversation")
    assert [a["service"] for a in kept] == ["dental_care", "dental_care", None]
    apart = ask(tmp_path, lines)
    assert [a["service"] for a in apart] == ["dental_care", None, None]


def test_a_chosen_language_answers_what_has_none(tmp_path: Path) -> None:
    assert [a["language"] for a in ask(tmp_path, "???\n", "--language", "tr")] == ["tr"]
    assert [a["language"] for a in ask(tmp_path, "where is the dentist\n", "--language", "tr")] == ["en"]


def test_a_text_as_argument(tmp_path: Path) -> None:
    done = merhaba(tmp_path, "ask", "where is the dentist")
    assert done.returncode == 0
    assert done.stdout.startswith("Dental care: Where it is")


def test_piped_chat_answers_and_ends(tmp_path: Path) -> None:
    done = merhaba(tmp_path, "chat", stdin="where is the dentist\n\nSARMER nerede\n")
    assert done.returncode == 0
    assert "Dental care: Where it is" in done.stdout
    assert "Sosyal Araştırma Merkezi (SARMER): Nerede" in done.stdout


def test_broken_content_is_listed_and_the_last_good_one_serves(tmp_path: Path) -> None:
    import shutil

    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    assert merhaba(tmp_path, "ask", "where is the dentist", MERHABA_CONTENT=str(content)).returncode == 0
    file = content / "services" / "health_services" / "dental_care.yml"
    file.write_text(file.read_text("utf-8").replace("name:", "nam:", 1), "utf-8")
    check = merhaba(tmp_path, "content", "check", str(content))
    assert check.returncode == 1
    assert 'dental_care.yml:1:1 UNKNOWN-FIELD nam: there is no such field here. Did you mean "name"?' in check.stdout
    setup = merhaba(tmp_path, "chat", stdin="where is the dentist\n", MERHABA_CONTENT=str(content))
    assert "Dental care: Where it is" in setup.stdout


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("MERHABA_LANGUAGE", "fr", "MERHABA_LANGUAGE must be ar, tr or en."),
        ("MERHABA_NLU_TIMEOUT", "soon", 'MERHABA_NLU_TIMEOUT="soon" is not a number of seconds.'),
        ("MERHABA_DATABASE", "sqlite:////proc/no/where.sqlite", "Check MERHABA_DATABASE."),
        ("MERHABA_DATABASE", "nonsense", "Check MERHABA_DATABASE."),
    ],
)
def test_bad_settings_are_one_sentence(tmp_path: Path, name: str, value: str, sentence: str) -> None:
    done = merhaba(tmp_path, "ask", "hello", **{name: value})
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_every_command_is_documented() -> None:
    documented = (ROOT / "docs" / "operations.md").read_text("utf-8")
    for command in ("setup", "run", "chat", "ask", "content check", "nlu train", "nlu test"):
        assert f"`merhaba {command}" in documented
    for name in ("TELEGRAM_API_URL", "MERHABA_NLU_URL", "MERHABA_VAR", "MERHABA_CONTENT"):
        assert name in documented


def test_the_bot_runs_without_a_model_when_none_can_be_trained(tmp_path: Path) -> None:
    nowhere = {
        "MERHABA_VAR": str(tmp_path / "var"),
        "MERHABA_NLU_PYTHON": str(tmp_path / "none"),
        "MERHABA_NLU_URL": "",
    }
    done = merhaba(tmp_path, "run", stdin="when is the dental clinic open\n", **nowhere)
    assert done.returncode == 0 and "Dental care" in done.stdout, done.stderr
    assert "The NLU environment is missing" in done.stderr and "Traceback" not in done.stderr
    assert merhaba(tmp_path, "setup", **nowhere).returncode == 1
