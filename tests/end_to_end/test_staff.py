"""Staff and people write to each other through the bot, also across a kill of the bot in the middle."""

import asyncio
import os
import shutil
import signal
from pathlib import Path

import pytest

from bot.settings import ROOT
from tests.botapi.chats import Fault, Sent
from tests.botapi.server import Telegram
from tests.end_to_end.conftest import Running, RunningBot

GROUP, PROTECTION, STAFF = -1001, -1002, 900


def bot(telegram: Telegram, folder: Path, nlu_server: str, **more: str) -> RunningBot:
    """Return a bot with both groups of staff."""
    telegram.forums |= {GROUP, PROTECTION}
    telegram.commands.clear()
    telegram.asked.clear()
    # Telegram's own limit of 20 a minute in a group would make these tests wait, not better.
    more |= {"MERHABA_GROUP_SENDS_PER_MINUTE": "3000"}
    groups = {"MERHABA_STAFF_GROUP": str(GROUP), "MERHABA_PROTECTION_GROUP": str(PROTECTION)}
    return RunningBot(telegram, folder, MERHABA_NLU_URL=nlu_server, MERHABA_STAFF_LANGUAGE="en", **groups, **more)


def contents(telegram: Telegram, chat: int, text: str) -> list[Sent]:
    """Return the messages that now stand in a chat and hold a text."""
    return [message for message in telegram.shown(chat) if text in message.text]


async def open_case(telegram: Telegram, person: int) -> int:
    """Open a case as a person does; returns its forum topic."""
    await telegram.caught_up(person)
    known = set(telegram.threads)
    await telegram.say(person, "/person", language="en")
    offer = await telegram.reply(person)
    await telegram.press(person, offer.button("Write to the staff here"), language="en")
    consent = await telegram.reply(person)
    assert "not your name" in consent.text
    await telegram.press(person, consent.button("Yes, pass it on"), language="en")
    assert "Your number is" in (await telegram.reply(person)).text
    await telegram.until(lambda: bool(set(telegram.threads) - known))
    return (set(telegram.threads) - known).pop()


async def test_a_conversation_with_staff(telegram: Telegram, nlu_server: str, tmp_path: Path) -> None:
    async with bot(telegram, tmp_path, nlu_server):
        thread = await open_case(telegram, 31)
        assert telegram.threads[thread] == (GROUP, "Number 1001")
        await telegram.say(31, "my landlord keeps my deposit, what can I do", language="en")
        await telegram.until(lambda: bool(contents(telegram, GROUP, "my landlord keeps my deposit")))
        assert all("Testname" not in m.text and m.text != "31" for m in telegram.shown(GROUP))
        await telegram.say(STAFF, "// who knows about rent?", **telegram.in_topic(GROUP, thread))
        await telegram.say(STAFF, "A lawyer can write to him. Come on Monday.", **telegram.in_topic(GROUP, thread))
        await telegram.until(lambda: bool(contents(telegram, 31, "A lawyer can write to him")))
        assert not contents(telegram, 31, "who knows about rent")
        voice = {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 3}}
        await telegram.say(31, "", language="en", **voice)
        await telegram.until(lambda: any(m.kind == "voice" for m in telegram.shown(GROUP)))
        await telegram.say(STAFF, "/close", **telegram.in_topic(GROUP, thread))
        await telegram.until(lambda: bool(contents(telegram, 31, "The staff have ended")))
        await telegram.say(STAFF, "One thing more: bring the contract.", **telegram.in_topic(GROUP, thread))
        await telegram.until(lambda: bool(contents(telegram, 31, "bring the contract")))


async def test_protection_has_its_own_group_and_keeps_places_secret(
    telegram: Telegram, nlu_server: str, tmp_path: Path
) -> None:
    async with bot(telegram, tmp_path, nlu_server):
        await telegram.say(32, "my husband beats me every night", language="en")
        answer = await telegram.reply(32)
        await telegram.press(32, answer.button("Talk to a person"), language="en")
        await telegram.until(lambda: any("Write to the staff here" in m.labels for m in telegram.shown(32)))
        await telegram.press(32, "w:protection", language="en")
        await telegram.press(32, "wy:protection", language="en")
        await telegram.until(lambda: bool(telegram.threads))
        [(thread, (group, _))] = telegram.threads.items()
        assert group == PROTECTION
        await telegram.say(32, "he also took my papers", language="en")
        await telegram.until(lambda: bool(contents(telegram, PROTECTION, "took my papers")))
        assert not telegram.shown(GROUP)
        for secret in ("The house is in Ataturk street 5", "Sığınma evi Şehitkamil'de", "your number is 99123456789"):
            await telegram.say(STAFF, secret, **telegram.in_topic(PROTECTION, thread))
        await telegram.until(lambda: len(contents(telegram, PROTECTION, "Not passed on")) == 3)
        assert not any(word in m.text for m in telegram.shown(32) for word in ("Ataturk", "Şehitkamil", "99123456789"))


async def test_a_hidden_chat_gets_nothing_until_the_person_writes_again(
    telegram: Telegram, nlu_server: str, tmp_path: Path
) -> None:
    async with bot(telegram, tmp_path, nlu_server):
        thread = await open_case(telegram, 33)
        await telegram.say(33, "my question is private", language="en")
        await telegram.until(lambda: bool(contents(telegram, GROUP, "my question is private")))
        await telegram.say(33, "/hide", language="en")
        await telegram.until(lambda: [m.text for m in telegram.shown(33)] == ["Hello 👋"])
        assert all((33, number) in telegram.deleted for chat, number in telegram.said if chat == 33)
        await telegram.until(lambda: bool(contents(telegram, GROUP, "has hidden the chat")))
        await telegram.say(STAFF, "Here is your private answer", **telegram.in_topic(GROUP, thread))
        await telegram.until(telegram.confirmed)
        await telegram.say(33, "hello", language="en")
        await telegram.until(lambda: bool(contents(telegram, 33, "private answer")))
        order = [m.text for m in telegram.sent if m.chat == 33]
        assert order.index("Hello 👋") < next(i for i, text in enumerate(order) if "private answer" in text)


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
async def test_in_danger_words_are_enough_to_empty_the_chat(
    telegram: Telegram, nlu_server: str, tmp_path: Path, language: str
) -> None:
    violence, wish = {
        "en": ("my husband beats me every day", "he is here delete everything"),
        "tr": ("kocam beni her gün dövüyor", "geldi hepsini sil"),
        "ar": ("جوزي بيضربني كل يوم", "اجا امحي كلشي بسرعة"),
    }[language]
    async with bot(telegram, tmp_path, nlu_server):
        await telegram.say(35, violence, language=language)
        await telegram.until(lambda: bool(contents(telegram, 35, "183")))
        await telegram.say(35, wish, language=language)
        await telegram.until(lambda: len(telegram.shown(35)) == 1 and "👋" in telegram.shown(35)[0].text)
        assert all((35, number) in telegram.deleted for chat, number in telegram.said if chat == 35)


# Where the kill falls: after Telegram has taken a call, before the bot has read its answer.
KILLS = ["createForumTopic", "sendMessage", "editMessageText"]


@pytest.mark.parametrize("method", KILLS)
async def test_nothing_is_lost_or_doubled_by_a_kill(
    telegram: Telegram, nlu_server: str, tmp_path: Path, method: str
) -> None:
    person, words, answer = 34, "the roof leaks on the cradle", "We send somebody on Tuesday"
    async with bot(telegram, tmp_path, nlu_server) as running:
        if method == "createForumTopic":
            await telegram.press(person, "wy:question", language="en")
            await kill_at(telegram, running, method)
        else:
            await open_case(telegram, person)
            await telegram.until(lambda: bool(contents(telegram, GROUP, "New conversation")))
            telegram.hold[method] = GROUP
            await telegram.say(person, words, language="en")
            await kill_at(telegram, running, method)
    async with bot(telegram, tmp_path, nlu_server) as running:
        if method == "createForumTopic":
            await telegram.say(person, words, language="en")
        await telegram.until(lambda: len(contents(telegram, GROUP, words)) == 1)
        thread = max(telegram.threads)
        if method != "createForumTopic":
            telegram.hold[method] = person
            await telegram.say(STAFF, answer, **telegram.in_topic(GROUP, thread))
            await kill_at(telegram, running, method)
    async with bot(telegram, tmp_path, nlu_server):
        if method == "createForumTopic":
            await telegram.say(STAFF, answer, **telegram.in_topic(GROUP, thread))
        await telegram.until(lambda: len(contents(telegram, person, answer)) == 1)
        # A later message proves that the outbox went on after what was interrupted.
        await telegram.say(person, "thank you, and the door", language="en")
        await telegram.until(lambda: len(contents(telegram, GROUP, "and the door")) == 1)
    assert len(contents(telegram, GROUP, words)) == 1
    assert len(contents(telegram, person, answer)) == 1


async def kill_at(telegram: Telegram, running: Running, method: str) -> None:
    """Kill the bot while a call is held: Telegram has done what it asks, the bot never hears of it."""
    if method == "createForumTopic":
        await telegram.until(lambda: bool(telegram.threads))
    else:
        await telegram.until(lambda: method not in telegram.hold)
    os.kill(running.process.pid, signal.SIGKILL)
    await running.process.wait()
    telegram.let_go()


async def test_a_group_that_becomes_a_supergroup_is_followed(
    telegram: Telegram, nlu_server: str, tmp_path: Path
) -> None:
    async with bot(telegram, tmp_path, nlu_server):
        telegram.forums |= {-1009}
        chat = {"chat": {"id": GROUP, "type": "group", "title": "Staff"}, "migrate_to_chat_id": -1009}
        await telegram.say(STAFF, "", **chat)
        await telegram.until(telegram.confirmed)
        thread = await open_case(telegram, 36)
        assert telegram.threads[thread][0] == -1009


async def test_a_person_who_blocks_the_bot_is_forgotten_and_staff_are_told(
    telegram: Telegram, nlu_server: str, tmp_path: Path
) -> None:
    async with bot(telegram, tmp_path, nlu_server):
        thread = await open_case(telegram, 37)
        telegram.blocked.add(37)
        await telegram.say(STAFF, "An answer that cannot arrive", **telegram.in_topic(GROUP, thread))
        await telegram.until(lambda: bool(contents(telegram, GROUP, "has blocked the bot")))


async def test_a_case_that_waits_is_raised_in_desk_hours(telegram: Telegram, nlu_server: str, tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder)
    center = folder / "center.yml"
    hours = 'opening_hours: "Mo-Fr 08:00-12:00,13:00-17:00; PH off"'
    center.write_text(center.read_text("utf-8").replace(hours, 'opening_hours: "24/7"'), "utf-8")
    more = {"MERHABA_CONTENT": str(folder), "MERHABA_RAISE_AFTER": "0.001"}
    async with bot(telegram, tmp_path, nlu_server, **more):
        await open_case(telegram, 38)
        await telegram.until(lambda: bool(contents(telegram, GROUP, "is still waiting")), 90)


async def test_a_group_without_topics_is_told_what_to_do(telegram: Telegram, nlu_server: str, tmp_path: Path) -> None:
    async with bot(telegram, tmp_path, nlu_server):
        telegram.forums.clear()
        await telegram.press(39, "wy:question", language="en")
        await telegram.until(lambda: bool(contents(telegram, GROUP, "Topics are switched off")))
        telegram.forums.add(GROUP)
        await telegram.until(lambda: bool(contents(telegram, GROUP, "New conversation")), 60)


async def test_telegrams_faults_delay_a_case_and_lose_nothing(
    telegram: Telegram, nlu_server: str, tmp_path: Path
) -> None:
    async with bot(telegram, tmp_path, nlu_server):
        await open_case(telegram, 40)
        await telegram.until(lambda: bool(contents(telegram, GROUP, "New conversation")))
        telegram.faults += [Fault("editMessageText", 6, code=502), Fault("sendMessage", 1, code=429, retry_after=1)]
        await asyncio.gather(*(telegram.say(40, f"sentence number {i} of mine", language="en") for i in range(3)))
        await telegram.until(
            lambda: all(len(contents(telegram, GROUP, f"sentence number {i} of mine")) == 1 for i in range(3)), 90
        )
        told = [m.text for m in telegram.shown(GROUP) if "sentence number" in m.text]
        assert told == [f"sentence number {i} of mine" for i in range(3)]
