"""Models in real servers: exchanged while messages go on, measured and compared from the command line."""

import asyncio
import json
import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from bot.settings import ROOT, read_settings
from bot.understanding.registry import Registry
from bot.understanding.server import NluServer
from bot.understanding.service import NluService

MERHABA = ROOT / ".venv" / "bin" / "merhaba"
QUESTIONS = [
    ("when is the dental clinic open", "hours", "health_services", "dental_care"),
    ("I need a lawyer, what does it cost", "cost", "information_education_center", "legal_counselling"),
    ("my house is on fire", "emergency", None, None),
]


async def test_a_published_model_takes_over_without_losing_a_message(tmp_path: Path) -> None:
    settings = read_settings({})
    serving = Registry(settings.var)
    registry = Registry(tmp_path)
    registry.folder.mkdir()
    for name in ("first", "second"):
        os.link(serving.archive(serving.serving().model or ""), registry.archive(name))
    registry.publish("first", "test")

    def make(model: str) -> NluServer:
        return NluServer(settings.nlu_python, ROOT, registry.archive(model), 30.0, tmp_path / f"{model}.log")

    service = NluService(registry, make)
    await service.start()
    try:
        assert await service.wait_ready(180)
        registry.publish("second", "test")
        answers = []
        async with asyncio.timeout(240):
            while service.model != "second":
                answers.append(await service.parse("when is the dental clinic open"))
        answers += [await service.parse("when is the dental clinic open") for _ in range(5)]
        assert len(answers) > 10 and all(a is not None and a.intent.name == "hours" for a in answers)
    finally:
        await service.stop()


def merhaba(folder: Path, nlu_url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command with a `var` folder of its own and the session's NLU server."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MERHABA_", "TELEGRAM_"))}
    environment = kept | {"MERHABA_VAR": str(folder / "var"), "MERHABA_NLU_URL": nlu_url}
    return subprocess.run(
        [MERHABA, *arguments], capture_output=True, text=True, env=environment, timeout=300, check=False
    )


async def test_questions_are_measured_reported_and_compared(tmp_path: Path, nlu_server: str) -> None:
    lines = [
        json.dumps({"text": t, "variant": "native", "intent": i, "institution": o, "service": s})
        for t, i, o, s in QUESTIONS
    ]
    (tmp_path / "en.jsonl").write_text("\n".join(lines))
    (tmp_path / "dialogues-en.jsonl").write_text(
        json.dumps({"turns": [json.loads(lines[0]), {**json.loads(lines[1]), "text": "and the lawyer, how much"}]})
    )
    arguments = ["nlu", "test", str(tmp_path / "en.jsonl"), str(tmp_path / "dialogues-en.jsonl")]
    result, page = tmp_path / "run.json", tmp_path / "page.html"
    done = await asyncio.to_thread(
        merhaba, tmp_path, nlu_server, *arguments, "--json", str(result), "--report", str(page)
    )
    assert done.returncode == 0, done.stderr
    rows = {line[:22].strip(): line.split() for line in done.stdout.splitlines()}
    assert rows["all"][1:3] == ["3", "1.000"]
    assert rows["all follow-ups"][2] == "1"
    assert "<h2" in page.read_text("utf-8") and "http" not in page.read_text("utf-8").replace("http-equiv", "")
    compared = await asyncio.to_thread(merhaba, tmp_path, nlu_server, "nlu", "compare", str(result), str(result))
    assert compared.returncode == 0 and "0 lost, 0 won" in compared.stdout
    asked = await asyncio.to_thread(merhaba, tmp_path, nlu_server, "ask", "when is the dental clinic open")
    assert asked.returncode == 0, asked.stderr
    with closing(sqlite3.connect(tmp_path / "var" / "merhaba.sqlite")) as database:
        assert database.execute("select count(*) from question_count").fetchone() == (0,)  # nobody asked for herself


async def test_wrong_use_gets_a_sentence(tmp_path: Path, nlu_server: str) -> None:
    (tmp_path / "en.jsonl").write_text('{"text": "x"}\n')
    (tmp_path / "other.json").write_text('{\n "name": "x"\n}\n')
    for arguments, said in (
        (["nlu", "test", str(tmp_path / "en.jsonl")], "en.jsonl:1"),
        (["nlu", "test", str(tmp_path / "none.jsonl")], "cannot be read"),
        (["nlu", "compare", str(tmp_path / "en.jsonl"), "unknown"], "cannot be read"),
        (["nlu", "test", "--json", str(tmp_path / "en.jsonl")], "holds something else; it is left as it is"),
        (["nlu", "test", "--report", str(tmp_path / "en.jsonl")], "holds something else; it is left as it is"),
        (["nlu", "test", "--json", str(tmp_path)], "is a folder"),
        (["nlu", "test", "--json", str(tmp_path / "other.json")], "holds something else; it is left as it is"),
        (["nlu", "rollback"], "no earlier model"),
    ):
        done = await asyncio.to_thread(merhaba, tmp_path, nlu_server, *arguments)
        assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr, done.stderr
    assert (tmp_path / "en.jsonl").read_text() == '{"text": "x"}\n'
