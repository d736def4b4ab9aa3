"""The contract with the trained model: right institution, right language, follow-ups."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from bot.settings import ROOT

MERHABA = ROOT / ".venv" / "bin" / "merhaba"
EIGHTY_ONE = [json.loads(line) for line in (Path(__file__).parent / "eighty_one.jsonl").read_text("utf-8").splitlines()]


def ask(tmp_path: Path, url: str, lines: list[str], *arguments: str) -> list[dict[str, object]]:
    """Ask a running NLU server."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MERHABA_", "TELEGRAM_"))}
    kept |= {
        "MERHABA_DATABASE": f"sqlite:///{tmp_path / 'a.sqlite'}",
        "MERHABA_NLU_URL": url,
        "MERHABA_NLU_TIMEOUT": "10",
    }
    done = subprocess.run(
        [MERHABA, "ask", "--json", *arguments],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        env=kept,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


async def test_nine_institutions_three_questions_three_languages(nlu_server: str, tmp_path: Path) -> None:
    assert len(EIGHTY_ONE) == 81
    answers = ask(tmp_path, nlu_server, [q["text"] for q in EIGHTY_ONE])
    wrong = [
        (q["text"], q["institution"], a["institution"], a["language"])
        for q, a in zip(EIGHTY_ONE, answers, strict=True)
        if (a["institution"], a["language"]) != (q["institution"], q["language"])
    ]
    assert not wrong
    assert {a["source"] for a in answers} == {"nlu"}


async def test_follow_ups_with_the_model(nlu_server: str, tmp_path: Path) -> None:
    lines = [
        "my tooth hurts a lot",
        "where is it?",
        "and on saturday?",
        "",
        "dikiş kursuna yazılmak istiyorum",
        "hangi evraklar lazım",
        "peki ücretli mi",
    ]
    answers = ask(tmp_path, nlu_server, lines, "--conversation")
    assert [a["service"] for a in answers] == ["dental_care"] * 3 + ["sewing_course"] * 3
    assert [a["intent"] for a in answers] == ["service_info", "location", "hours", "how_to_apply", "documents", "cost"]


@pytest.mark.parametrize(
    "text", ["/start", "//", "\u202e", "a" * 5000, "🙏", "؟", "<b>x</b>", "'; drop table entry; --"]
)
async def test_strange_texts_are_answered(nlu_server: str, tmp_path: Path, text: str) -> None:
    (answer,) = ask(tmp_path, nlu_server, [text])
    assert answer["reply"]["parts"]  # type: ignore[index]
