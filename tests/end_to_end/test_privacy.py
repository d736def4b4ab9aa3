"""What is kept about a person is sealed, shown to her, and gone when she says so: every table and file is searched."""

import sqlite3
from pathlib import Path

from bot.store.vault import Vault
from tests.botapi.server import Telegram
from tests.end_to_end.conftest import RunningBot
from tests.end_to_end.test_staff import GROUP, STAFF, bot, contents, open_case

PERSON = 424242007
WORDS = ["qurbinzor", "landlordish"]


def readable(folder: Path) -> bytes:
    """Return the bytes of every file that the bot has written."""
    kept = [f for f in folder.rglob("*") if f.is_file() and not f.is_symlink()]
    assert any(f.suffix == ".sqlite" for f in kept)
    return b"\0".join(f.read_bytes() for f in kept)


def columns(database: Path) -> list[tuple[str, str, object]]:
    """Return table, column and value of everything in the database."""
    connection = sqlite3.connect(database)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found: list[tuple[str, str, object]] = []
    for table in tables:
        cursor = connection.execute(f"SELECT * FROM {table}")
        names = [d[0] for d in cursor.description]
        found += [(table, name, value) for row in cursor for name, value in zip(names, row, strict=True)]
    connection.close()
    return found


def traces(folder: Path, person: int) -> list[str]:
    """Return where something stands that can be joined with a person: hashes of her, or sealed texts that name her."""
    vault = Vault(folder / "chat.key")
    key = f"telegram:{person}"
    months = [vault.hashed(f"{year}-{month:02} {key}") for year in (2026, 2027) for month in range(1, 13)]
    names = {key, str(person), vault.hashed(key), *months}
    found = []
    for table, name, value in columns(folder / "merhaba.sqlite"):
        opened = str(value)
        if isinstance(value, bytes):
            opened = vault.opened(value)
        if opened in names or any(word in opened for word in (*WORDS, str(person))):
            found.append(f"{table}.{name}")
    return found


async def everything(telegram: Telegram, person: int) -> int:
    """Do everything that leaves a trace; returns the forum topic of the case."""
    await telegram.press(person, "l:en")
    await telegram.press(person, "n:health_services")
    await telegram.press(person, "n:urgent")
    await telegram.say(person, "where is the dentist")
    await telegram.press(person, "f:down:location:dental_care")
    await telegram.press(person, "f:wrong:location:dental_care")
    await telegram.say(person, f"tell me the score of the football match {WORDS[0]} please")
    await telegram.until(telegram.confirmed)
    if any(b.get("callback_data") == "t" for m in telegram.shown(person) for row in m.buttons for b in row):
        await telegram.press(person, "t")
        await telegram.until(telegram.confirmed)
    thread = await open_case(telegram, person)
    await telegram.say(person, f"my name is {WORDS[0]} and my {WORDS[1]} neighbour is loud")
    await telegram.until(lambda: bool(contents(telegram, GROUP, WORDS[1])))
    await telegram.say(person, "/hide")
    await telegram.until(telegram.confirmed)
    await telegram.say(STAFF, f"an answer for {WORDS[0]} that waits", **telegram.in_topic(GROUP, thread))
    await telegram.until(telegram.confirmed)
    return thread


async def test_everything_about_a_person_is_shown_and_forgotten(
    telegram: Telegram, nlu_server: str, tmp_path: Path
) -> None:
    (tmp_path / "models").symlink_to(Path(__file__).parents[2] / "var" / "models")
    async with bot(telegram, tmp_path, nlu_server, MERHABA_VAR=str(tmp_path)):
        thread = await everything(telegram, PERSON)
        await everything_of_another(telegram)
        bytes_now = readable(tmp_path)
        for secret in (str(PERSON).encode(), *(w.encode() for w in WORDS), b"Testname"):
            assert secret not in bytes_now, f"{secret!r} can be read in a file"
        assert {t.split(".")[0] for t in traces(tmp_path, PERSON)} >= {"preference", "subscriber", "handover", "outbox"}
        await telegram.say(PERSON, "/mydata")
        await telegram.until(lambda: bool(contents(telegram, PERSON, "everything that is kept")))
        [mine] = contents(telegram, PERSON, "everything that is kept")
        for told in ("English", "Health Care Services", "number 1001", "Urgent"):
            assert told in mine.text
        await telegram.say(PERSON, "/forget")
        await telegram.until(lambda: bool(contents(telegram, PERSON, "Shall I delete")))
        await telegram.press(PERSON, "fgy")
        await telegram.until(lambda: bool(contents(telegram, PERSON, "Everything that was kept")))
        assert traces(tmp_path, PERSON) == []
        assert traces(tmp_path, PERSON + 1), "another person's data went too"
        await telegram.until(lambda: thread not in telegram.threads, 90)
        await telegram.say(PERSON, "/mydata", language="en")
        await telegram.until(lambda: bool(contents(telegram, PERSON, "Nothing about you is stored")))
    assert traces(tmp_path, PERSON) == []
    for secret in (str(PERSON).encode(), *(w.encode() for w in WORDS), b"Testname"):
        assert secret not in readable(tmp_path)


async def everything_of_another(telegram: Telegram) -> None:
    """Leave traces of somebody else, who must not be forgotten with her."""
    await telegram.press(PERSON + 1, "l:tr")
    await telegram.press(PERSON + 1, "n:sarmer")
    await telegram.until(telegram.confirmed)


async def test_an_identity_number_is_neither_kept_nor_passed_on(
    telegram: Telegram, nlu_server: str, tmp_path: Path
) -> None:
    async with bot(telegram, tmp_path, nlu_server):
        await telegram.say(52, "my kimlik is 99 123 456 789 where can I update it", language="en")
        answer = await telegram.reply(52)
        assert "identity number" in answer.text
        asked = next(n for chat, n in telegram.said if chat == 52)
        await telegram.until(lambda: any(f"d:{asked}" in str(m.buttons) for m in telegram.shown(52)))
        await telegram.press(52, f"d:{asked}", language="en")
        await telegram.until(lambda: (52, asked) in telegram.deleted)
        await open_case(telegram, 53)
        await telegram.say(53, "رقمي ٩٩١٢٣٤٥٦٧٨٩ ساعدوني", language="ar")
        await telegram.until(lambda: bool(contents(telegram, GROUP, "ساعدوني")))
        assert not any("٩٩١٢" in m.text for m in telegram.sent if m.chat == GROUP)
        await telegram.say(54, "call me on 0532 123 45 67 about the dentist", language="en")
        assert "identity number" not in (await telegram.reply(54)).text


async def test_a_blocked_bot_keeps_nothing(telegram: Telegram, nlu_server: str, tmp_path: Path) -> None:
    (tmp_path / "models").symlink_to(Path(__file__).parents[2] / "var" / "models")
    async with RunningBot(telegram, tmp_path, MERHABA_NLU_URL=nlu_server, MERHABA_VAR=str(tmp_path)):
        await telegram.press(55, "n:health_services")
        await telegram.until(telegram.confirmed)
        assert any(t == "subscriber" for t, _, _ in columns(tmp_path / "merhaba.sqlite"))
        await telegram.block(55)
        await telegram.until(telegram.confirmed)
        assert not any(t == "subscriber" for t, _, _ in columns(tmp_path / "merhaba.sqlite"))
