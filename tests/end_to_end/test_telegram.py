"""Conversations over HTTP: the real bot process, a Bot API server, the trained model, a SQLite file."""

import asyncio
import os
import signal
import sqlite3
from pathlib import Path

import pytest

from bot.settings import ROOT
from tests.botapi.chats import BOT, Fault
from tests.botapi.server import TOKEN, Telegram
from tests.end_to_end.conftest import Running, RunningBot

ARABIC = range(0x0621, 0x064B)


def is_arabic(text: str) -> bool:
    """True if most letters of a text are Arabic."""
    letters = [c for c in text if c.isalpha()]
    return sum(ord(c) in ARABIC for c in letters) > len(letters) / 2


async def test_start_speaks_the_language_of_the_client_and_offers_a_choice(bot: Running) -> None:
    telegram = bot.telegram
    await telegram.say(1, "/start", language="tr-TR")
    first = await telegram.reply(1)
    assert "Merhaba, hoş geldiniz" in first.text
    assert first.labels[:3] == ["العربية", "Türkçe", "English"]
    query = await telegram.press(1, first.button("العربية"), language="tr-TR")
    assert is_arabic((await telegram.reply(1)).text)
    assert query in telegram.answered
    await telegram.say(1, "/help", language="tr-TR")
    assert is_arabic((await telegram.reply(1)).text)


async def test_a_leaflets_code_opens_its_service(bot: Running) -> None:
    await bot.telegram.say(6, "/start dental_care", language="tr")
    assert (await bot.telegram.reply(6)).text.startswith("Diş sağlığı: Nedir")
    await bot.telegram.say(7, "/start no_such_service", language="en")
    assert "no longer offered" in (await bot.telegram.reply(7)).text


async def test_the_chosen_language_outlives_the_process(telegram: Telegram, nlu_server: str, tmp_path: Path) -> None:
    async with RunningBot(telegram, tmp_path, MERHABA_NLU_URL=nlu_server):
        await telegram.press(5, "l:en", language="tr")
        assert "English" in (await telegram.reply(5)).text
    telegram.commands.clear()
    async with RunningBot(telegram, tmp_path, MERHABA_NLU_URL=nlu_server):
        await telegram.say(5, "/services", language="tr")
        assert "nine institutions" in (await telegram.reply(5)).text


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("when is the dental clinic open?", "Dental care: Opening hours"),
        ("dişçi saat kaçta açılıyor", "Diş sağlığı: Çalışma saatleri"),
        ("ايمتا بيفتح دكتور السنان", "علاج الأسنان: ساعات الدوام"),
        ("ابني ما عم يحكي وعمره خمس سنين", "التربية الخاصة وعلاج النطق: تعريف"),
    ],
)
async def test_free_text(bot: Running, question: str, title: str) -> None:
    await bot.telegram.say(2, question)
    answer = await bot.telegram.reply(2)
    assert answer.text.split("\n")[0] == title
    assert answer.html.startswith(f"<b>{title}</b>")
    assert answer.buttons


async def test_buttons_lead_on(bot: Running) -> None:
    telegram = bot.telegram
    await telegram.say(3, "/services", language="en")
    menu = await telegram.reply(3)
    await telegram.press(3, menu.button("Health Care Services"), language="en")
    services = await telegram.reply(3)
    await telegram.press(3, services.button("Vaccination"), language="en")
    card = await telegram.reply(3)
    assert card.text.startswith("Vaccination: What it is")
    await telegram.press(3, card.button("What to bring"), language="en")
    assert "Vaccination card" in (await telegram.reply(3)).text
    await telegram.say(3, "and on saturday?", language="en")
    assert (await telegram.reply(3)).text.startswith("Vaccination: Opening hours")


@pytest.mark.parametrize(
    "text", ["my husband beats me every night", "kocam beni dövüyor", "جوزي عم يضربني", "jozi 3am ydrobni"]
)
async def test_danger_is_answered_first(bot: Running, text: str) -> None:
    await bot.telegram.say(4, text)
    answer = await bot.telegram.reply(4)
    assert "183" in answer.text
    assert "112" in answer.text
    assert len(answer.buttons) == 2


async def test_old_buttons_and_double_taps(bot: Running) -> None:
    telegram = bot.telegram
    await telegram.press(6, "a:hours:closed_long_ago", language="en")
    assert "no longer offered" in (await telegram.reply(6)).text
    await asyncio.gather(*(telegram.press(6, "a:hours:vaccination", language="en") for _ in range(2)))
    assert (await telegram.reply(6)).text == (await telegram.reply(6)).text


async def test_two_messages_at_once_are_answered_in_order(bot: Running) -> None:
    for i, question in enumerate(["where is the sewing course", "how much is the cooking course", "thank you"]):
        await bot.telegram.say(7, question, language="en", date=1790000000 + i)
    titles = [(await bot.telegram.reply(7)).text.split("\n")[0] for _ in range(3)]
    assert titles[0].startswith("Sewing course")
    assert titles[1].startswith("Cookery and pastry course")
    assert titles[2].startswith("You are welcome")


async def test_what_is_not_text_is_answered_kindly(bot: Running) -> None:
    voice = {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 3}}
    await bot.telegram.say(8, "", language="ar", **voice)
    assert "المكتوبة" in (await bot.telegram.reply(8)).text


async def test_groups_are_left_alone_unless_the_bot_is_addressed(bot: Running) -> None:
    group = {"chat": {"id": -100, "type": "supergroup", "title": "Neighbours"}}
    await bot.telegram.say(9, "where is the dentist", language="en", **group)
    await bot.telegram.say(9, f"@{BOT['username']} where is the sewing course", language="en", **group)
    assert (await bot.telegram.reply(-100)).text.startswith("Sewing course")
    assert len([s for s in bot.telegram.sent if s.chat == -100]) == 1


async def test_commands_are_registered_per_language(bot: Running) -> None:
    assert set(bot.telegram.commands) == {"", "ar", "tr", "en"}
    assert {c["command"] for c in bot.telegram.commands["tr"]} == {
        "start",
        "help",
        "services",
        "language",
        "privacy",
        "person",
        "news",
        "hide",
        "mydata",
        "forget",
    }
    assert is_arabic(bot.telegram.commands[""][0]["description"])


@pytest.mark.parametrize(
    "fault",
    [
        Fault("sendMessage", 2, code=502),
        Fault("sendMessage", 1, code=500),
        Fault("sendMessage", 1, code=429, retry_after=1),
        Fault("sendMessage", 1, cut="before"),
    ],
    ids=["502", "500", "429", "cut"],
)
async def test_a_passing_fault_of_telegram_loses_nothing(bot: Running, fault: Fault) -> None:
    bot.telegram.faults.append(fault)
    await bot.telegram.say(10, "thank you", language="en")
    assert "welcome" in (await bot.telegram.reply(10)).text


async def test_a_person_who_left_does_no_harm(bot: Running) -> None:
    fault = Fault("sendMessage", 1, code=403)
    bot.telegram.faults.append(fault)
    await bot.telegram.say(11, "hello", language="en")
    # Chats are answered side by side: the refusal must have met chat 11 before chat 12 writes.
    await bot.telegram.until(lambda: fault.times == 0)
    await bot.telegram.say(12, "thank you", language="en")
    assert "welcome" in (await bot.telegram.reply(12)).text


async def test_nothing_private_is_written_down(telegram: Telegram, nlu_server: str, tmp_path: Path) -> None:
    """No text, name, chat id or token in the output, the database or any other file, also when things go wrong."""
    secrets = ["qurbinzor", "Fatma-Testname", "424242001", TOKEN, "TEST-token"]
    async with RunningBot(telegram, tmp_path, MERHABA_NLU_URL=nlu_server, PYTHONWARNINGS="default") as bot:
        telegram.faults += [Fault("sendMessage", 1, code=400), Fault("getUpdates", 1, code=502)]
        await telegram.say(424242001, "qurbinzor hello", language="en")
        await telegram.say(424242001, "my name is qurbinzor and where is the dentist", language="en")
        await telegram.press(424242001, "l:en")
        await telegram.until(lambda: len([s for s in telegram.sent if s.chat == 424242001]) >= 3)
        output = bot.output
    files = [f for f in tmp_path.rglob("*") if f.is_file()]
    assert output in files
    assert "could not be handled" in output.read_text()
    for file in files:
        content = file.read_bytes()
        for secret in secrets:
            assert secret.encode() not in content, f"{secret} in {file.name}"


async def test_without_the_nlu_server_keywords_answer(telegram: Telegram, tmp_path: Path) -> None:
    async with RunningBot(telegram, tmp_path, MERHABA_NLU_URL="http://127.0.0.1:9"):
        await telegram.say(13, "when is the dental clinic open", language="en")
        assert (await telegram.reply(13)).text.startswith("Dental care: Opening hours")
        await telegram.say(13, "kocam beni dövüyor")
        assert "183" in (await telegram.reply(13)).text
        assert (await telegram.reply(13)).kind == "contact"
        await telegram.say(13, "xyzzy", language="en")
        assert (await telegram.reply(13)).buttons


async def test_a_wrong_token_is_one_sentence(telegram: Telegram, nlu_server: str, tmp_path: Path) -> None:
    runner = RunningBot(telegram, tmp_path, MERHABA_NLU_URL=nlu_server)
    runner._environment["TELEGRAM_BOT_TOKEN"] = "999:wrong"
    with (tmp_path / "output.txt").open("wb") as file:
        process = await asyncio.create_subprocess_exec(
            str(ROOT / ".venv" / "bin" / "merhaba"), "run", stdout=file, stderr=file, env=runner._environment
        )
    async with asyncio.timeout(60):
        assert await process.wait() == 1
    output = (tmp_path / "output.txt").read_text()
    assert "Telegram refused TELEGRAM_BOT_TOKEN" in output
    assert "999:wrong" not in output
    assert "Traceback" not in output


async def test_ctrl_c_ends_both_processes(telegram: Telegram, tmp_path: Path) -> None:
    """The bot starts its own NLU server here; both are gone after SIGINT, and after SIGKILL of the bot."""
    for signum in (signal.SIGINT, signal.SIGKILL):
        telegram.commands.clear()
        runner = RunningBot(telegram, tmp_path)
        running = await runner.__aenter__()
        children = await _children(running.process.pid)
        assert children
        running.process.send_signal(signum)
        async with asyncio.timeout(30):
            await running.process.wait()
            while any(_alive(pid) for pid in children):
                await asyncio.sleep(0.05)
    assert sqlite3.connect(tmp_path / "merhaba.sqlite").execute("select count(*) from entry").fetchone()[0] > 50


async def test_a_dead_nlu_server_is_started_again(telegram: Telegram, tmp_path: Path) -> None:
    async with RunningBot(telegram, tmp_path) as running:
        first = await _children(running.process.pid)
        for pid in first:
            os.kill(pid, signal.SIGKILL)
        await telegram.say(14, "when is the dental clinic open", language="en")
        assert (await telegram.reply(14)).text.startswith("Dental care: Opening hours")
        async with asyncio.timeout(60):
            while not (again := set(await _children(running.process.pid)) - set(first)):
                await asyncio.sleep(0.05)
        assert again


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


async def _children(pid: int) -> list[int]:
    """Wait for the child of a process and return the ids of all its live children (Linux: /proc)."""
    file = Path(f"/proc/{pid}/task/{pid}/children")
    async with asyncio.timeout(60):
        while not (children := [int(c) for c in file.read_text().split() if _alive(int(c))]):
            await asyncio.sleep(0.05)
    return children


async def test_a_service_is_sent_to_a_friend(bot: Running) -> None:
    telegram = bot.telegram
    results = await telegram.look_up(61, "dentist", language="en")
    assert results[0]["title"] == "Dental care"
    text = results[0]["input_message_content"]["message_text"]
    assert f"https://t.me/{BOT['username']}?start=dental_care" in text
    assert (await telegram.look_up(61, "dental_care", language="tr"))[0]["title"] == "Diş sağlığı"
    assert await telegram.look_up(61, "", language="en") == []
    shelter = await telegram.look_up(61, "women's shelter", language="en")
    assert not any(r["id"] in ("womens_shelter", "safe_accommodation", "violence_counselling") for r in shelter)


async def test_a_corrected_message_corrects_the_answer_in_its_place(bot: Running) -> None:
    telegram = bot.telegram
    await telegram.say(62, "where is the sewing course", language="en")
    first = await telegram.reply(62)
    await telegram.correct(62, "where is the cooking course", language="en")
    second = await telegram.reply(62)
    assert (second.message_id, second.edited) == (first.message_id, True)
    assert second.text.startswith("Cookery and pastry course")


async def test_what_was_fetched_and_not_answered_is_answered_after_a_kill(
    telegram: Telegram, nlu_server: str, tmp_path: Path
) -> None:
    async with RunningBot(telegram, tmp_path, MERHABA_NLU_URL=nlu_server) as running:
        telegram.hold["sendMessage"] = 63
        telegram.faults.append(Fault("sendMessage", 1, code=502))
        await telegram.say(63, "where is the dentist", language="en")
        await telegram.until(lambda: "sendMessage" in telegram.asked)
        os.kill(running.process.pid, signal.SIGKILL)
        await running.process.wait()
        telegram.hold.clear()
        telegram.let_go()
    assert not telegram.confirmed()
    telegram.commands.clear()
    telegram.asked.clear()
    async with RunningBot(telegram, tmp_path, MERHABA_NLU_URL=nlu_server):
        assert (await telegram.reply(63)).text.startswith("Dental care")
        await telegram.until(telegram.confirmed)
