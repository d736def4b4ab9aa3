"""The running bot follows the content: what staff save is what people get, and mistakes are told to the staff."""

import asyncio
import shutil
from pathlib import Path

from bot.settings import ROOT
from tests.botapi.server import Telegram
from tests.end_to_end.conftest import RunningBot

DENTAL = "services/health_services/dental_care.yml"
STAFF = -1001234567890


async def answered(telegram: Telegram, wanted: str) -> str:
    """Ask until the answer holds the wanted words; returns it."""
    async with asyncio.timeout(30):
        while True:
            await telegram.say(1, "dental clinic opening hours on saturday", language="en")
            text = (await telegram.reply(1)).text
            if wanted in text:
                return text


async def test_an_edit_reaches_people_and_a_mistake_reaches_the_staff(
    telegram: Telegram, nlu_server: str, tmp_path: Path
) -> None:
    content = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    file = content / DENTAL
    shipped = file.read_text("utf-8")
    async with RunningBot(
        telegram,
        tmp_path,
        MERHABA_NLU_URL=nlu_server,
        MERHABA_CONTENT=str(content),
        MERHABA_STAFF_CHAT=str(STAFF),
        MERHABA_STAFF_LANGUAGE="tr",
    ) as running:
        await telegram.say(1, "dental clinic opening hours on saturday", language="en")
        assert "Saturday" in (await telegram.reply(1)).text
        good = shipped + 'schedule:\n  opening_hours: "Mo-Sa 07:15-11:45; PH off"\n  sample: true\n'
        file.write_text(good, "utf-8")
        answer = await answered(telegram, "07:15")
        assert "11:45" in answer
        file.write_text(good.replace("Mo-Sa 07:15-11:45; PH off", "Pzt-Cmt 7-12"), "utf-8")
        told = (await telegram.reply(STAFF)).text
        assert "HOURS-SYNTAX" in told
        assert "çalışma saati değil" in told
        assert "Mo-Sa 07:00-12:00" in told
        assert "07:15" in await answered(telegram, "07:15")
        file.unlink()
        async with asyncio.timeout(30):
            while True:
                await telegram.press(2, "a:hours:dental_care", language="en")
                if "no longer offered" in (await telegram.reply(2)).text:
                    break
        assert "Traceback" not in running.output.read_text("utf-8")
