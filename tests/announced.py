"""Ten thousand subscribers, one announcement: used by the test, and by hand at Telegram's real pace.

`python -m tests.announced [PEOPLE] [PER_SECOND]` prints how long it took and that everybody got it once.
"""

import asyncio
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

from sqlalchemy import insert

from bot.content.loader import load
from bot.settings import ROOT
from bot.store.store import Store
from bot.store.tables import subscriber, subscription
from tests.botapi.chats import Fault
from tests.botapi.server import Telegram
from tests.end_to_end.conftest import RunningBot

NAME = "clinic_week"
NEWS = """\
title: {en: Free eye test week, tr: Ücretsiz göz taraması haftası, ar: أسبوع فحص العيون المجاني}
text:
  en: From Monday to Friday eyes are tested free of charge.
  tr: Pazartesiden cumaya kadar gözler ücretsiz muayene edilir.
  ar: من الإثنين إلى الجمعة يُجرى فحص العيون مجانًا.
topic: health_services
from: {first}
until: 2099-01-01
"""
_FIRST = 100_000


@dataclass
class Outcome:
    """What the subscribers saw."""

    people: int
    blocked: int
    seconds: float
    got: Counter[int]

    @property
    def once(self) -> int:
        """How many got it exactly once."""
        return sum(count == 1 for count in self.got.values())

    @property
    def twice(self) -> int:
        """How many got it more than once."""
        return sum(count > 1 for count in self.got.values())


def prepared(folder: Path, people: int, released: bool = True) -> Path:
    """Make a content folder with an announcement and a database with subscribers; returns the content.

    The folder becomes MERHABA_VAR, with the trained models of the repository.
    """
    (folder / "models").symlink_to(ROOT / "var" / "models")
    content = Path(copytree(ROOT / "content", folder / "content"))
    (content / "announcements").mkdir()
    text = NEWS.replace("{first}", "2026-01-01")
    (content / "announcements" / f"{NAME}.yml").write_text(text, "utf-8")
    catalogue, problems = load(content)
    assert catalogue, problems
    store = Store(f"sqlite:///{folder / 'merhaba.sqlite'}", folder / "chat.key")
    store.publish(catalogue)
    vault, now = store._vault, datetime.now(UTC)
    keys = [f"telegram:{_FIRST + i}" for i in range(people)]
    rows = [
        {"id": i + 1, "chat": vault.hashed(k), "address": vault.sealed(k), "language": "ar", "agreed_at": now}
        for i, k in enumerate(keys)
    ]
    topics = [{"subscriber": i + 1, "topic": "health_services"} for i in range(people)]
    with store._engine.begin() as connection:
        connection.execute(insert(subscriber), rows)
        connection.execute(insert(subscription), topics)
    if released:
        assert store.news.approve(NAME, ("health_services",), False, now)
    store.close()
    return content


async def announce(folder: Path, people: int, per_second: int, restart: signal.Signals) -> Outcome:
    """Send with 429s and blocked people, stopping and starting the bot in the middle."""
    content = prepared(folder, people)
    async with Telegram(per_second=per_second) as telegram:
        telegram.blocked = {_FIRST + i for i in range(0, people, 97)}
        telegram.faults = [Fault("sendMessage", 2, code=429, retry_after=1), Fault("sendMessage", 3, code=502)]
        more = {
            "MERHABA_NLU_URL": "http://127.0.0.1:9",
            "MERHABA_CONTENT": str(content),
            "MERHABA_SENDS_PER_SECOND": str(per_second),
            "MERHABA_VAR": str(folder),
        }
        began = time.monotonic()
        async with RunningBot(telegram, folder, **more) as running:
            await telegram.until(lambda: len(telegram.sent) >= people // 2, 60 + people / per_second)
            running.process.send_signal(restart)
            await running.process.wait()
        telegram.commands.clear()
        telegram.asked.clear()
        store = Store(f"sqlite:///{folder / 'merhaba.sqlite'}", folder / "chat.key")
        async with RunningBot(telegram, folder, **more):
            await telegram.until(lambda: not store.news.unfinished(), 120 + 2 * people / per_second)
        store.close()
        seconds = time.monotonic() - began
    return Outcome(people, len(telegram.blocked), seconds, Counter(m.chat for m in telegram.sent))


async def main(people: int, per_second: int) -> None:
    """Run it and print."""
    with tempfile.TemporaryDirectory() as folder:
        found = await announce(Path(folder), people, per_second, signal.SIGINT)
    print(
        f"{found.people} subscribers, {found.blocked} of them have blocked the bot; at most {per_second} a second; "
        f"stopped and started in the middle: {found.once} got it once, {found.twice} twice, "
        f"{found.people - found.blocked - len(found.got)} not; {found.seconds:.0f} s"
    )


if __name__ == "__main__":
    arguments = [int(a) for a in sys.argv[1:]]
    asyncio.run(main(*(arguments + [10_000, 30][len(arguments) :])))
