"""Plays scripted conversations against the real bot over HTTP and writes down the whole exchange.

A script says what the person does and what its author expects; `bot` under each turn is what the bot really showed, for
speakers to review. `understood` is the intent and the topic that it took the turn for, also where the topic is one
remembered from before; where the author expects another reading, `read_as` says how it differs.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import delete

from bot.channels.telegram.bot import serve_until
from bot.content.loader import load
from bot.messages import Handled, Incoming, Move
from bot.model import Catalogue
from bot.pipeline import NO_PATIENCE, Patience, Pipeline
from bot.rendering.catalogs import load_catalogs
from bot.rendering.render import Renderer
from bot.rooms import staff_desk
from bot.settings import ROOT, read_settings
from bot.store.store import Store
from bot.store.tables import handover, outbox
from bot.understanding.rasa import RasaParser
from bot.understanding.reader import Reader
from tests.botapi.chats import Sent
from tests.botapi.server import TOKEN, Telegram

FOLDER = Path(__file__).parent
# A Tuesday, 10:15 in Gaziantep: offices are open.
MORNING = datetime(2026, 11, 24, 7, 15, tzinfo=UTC)
STAFF, PROTECTION = -1001, -1002
_PERSON = 501
_STAFF_MEMBER = 900
_PRESSES = {
    "person": ("w:", "hp", "h"), "person:agree": ("wy:",), "person:end": ("we",), "menu": ("m",), "language": ("l",),
    "check": ("e:",), "card": ("c:",), "up": ("f:up:",), "down": ("f:down:",), "hide": ("x",), "forget": ("fg",),
    "forget:yes": ("fgy",), "write": ("w:",), "news": ("n",),
}  # fmt: skip
_PREFIXES = {"institution": "i:", "service": "a:service_info:", "language": "l:", "news": "n:", "reason": "f:"}
Turn = dict[str, Any]


def scripts() -> list[Path]:
    """Return all conversations."""
    return sorted(FOLDER.glob("*/*.yml"))


class NoButtonError(Exception):
    """A script presses what is not shown: the conversation went another way than its author expects."""


def language_of(file: Path) -> str:
    """Return the language of a conversation's person; kept_apart_* hold those of other authors."""
    return file.parent.name.removeprefix("kept_apart_")


class _Clocked(Pipeline):
    """A pipeline that tells what it decided."""

    last: Handled | None = None

    async def handle(self, incoming: Incoming, patience: Patience = NO_PATIENCE) -> Handled:
        """Handle and remember."""
        self.last = await super().handle(incoming, patience)
        return self.last


class Player:
    """One bot with its emulator; every conversation is another person's."""

    def __init__(self, telegram: Telegram, pipeline: _Clocked, clock: list[datetime]) -> None:
        self.telegram, self.pipeline, self._clock = telegram, pipeline, clock
        self._person = _PERSON

    async def play(self, script: dict[str, Any], language: str) -> dict[str, Any]:
        """Return the script with what the bot showed."""
        self._person += 1
        self._clock[0] = MORNING
        # Numbers of cases begin anew, so that a conversation is the same alone and among others.
        with self.pipeline.store._engine.begin() as connection:
            for table in (outbox, handover):
                connection.execute(delete(table))
        turns = []
        for turn in script["turns"]:
            played = await self._turn(dict(turn), language)
            turns.append(played)
            wants, got = turn.get("decision"), played.get("read_as", {}).get("decision")
            if wants == "consent" and got == "handover":
                # 'Talk to a person' shows the numbers first; writing to staff is the button under them.
                played.pop("read_as")
                played["decision"] = "handover"
                turns.append(await self._turn({"press": "write", "decision": "consent"}, language))
        return {**script, "turns": turns}

    async def _turn(self, turn: Turn, language: str) -> Turn:
        told = {k: v for k, v in turn.items() if k not in ("bot", "read_as", "staff_see", "understood")}
        if "wait" in told:
            self._clock[0] += timedelta(minutes=told["wait"])
            return told
        telegram, before = self.telegram, len(self.telegram.sent)
        gone = len(telegram.deleted)
        self.pipeline.last = None
        try:
            await self._act(told, language)
        except NoButtonError:
            return {**told, "read_as": {"press": "there is no such button"}}
        await telegram.until(telegram.confirmed, 60)
        await self._delivered()
        self._clock[0] += timedelta(seconds=20)
        return {**told, **self._read_as(told), **self._understood(), **self._shown(before, gone)}

    async def _delivered(self) -> None:
        """Wait until the outbox is empty."""
        async with asyncio.timeout(60):
            while self.pipeline.store.cases.parcels():
                await asyncio.sleep(0.01)

    async def _act(self, turn: Turn, language: str) -> None:
        telegram, person = self.telegram, self._person
        if "say" in turn:
            await telegram.say(person, turn["say"], language=language)
        elif "press" in turn:
            await telegram.press(person, self._button(turn["press"]), language=language)
        elif "forward" in turn:
            origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1790000000}
            await telegram.say(person, turn["forward"], language=language, forward_origin=origin)
        elif "edit" in turn:
            await telegram.correct(person, turn["edit"], language=language)
        elif "location" in turn:
            latitude, longitude = turn["location"]
            await telegram.say(person, "", language=language, location={"latitude": latitude, "longitude": longitude})
        elif "staff" in turn:
            thread = max(telegram.threads)
            group = telegram.threads[thread][0]
            await telegram.say(_STAFF_MEMBER, turn["staff"], **telegram.in_topic(group, thread))
        else:
            await telegram.say(person, "", language=language, **_media(turn))

    def _button(self, press: str) -> str:
        kind, _, value = press.partition(":")
        if kind == "value":
            wanted: tuple[str, ...] = ()
            pattern = re.compile(rf"q:\w:{value}:")
        else:
            wanted = _PRESSES.get(press) or (
                (_PREFIXES[kind] + value + (":" if kind == "reason" else ""),) if value else (f"a:{press}:",)
            )
            pattern = None
        shown = list(reversed(self.telegram.shown(self._person)))
        for start in wanted or ("",):
            for message in shown:
                for button in (b for row in message.buttons for b in row if "callback_data" in b):
                    data = str(button["callback_data"])
                    exact = start and not start.endswith(":") and "_" not in start and len(start) < 4
                    if (pattern and pattern.match(data)) or (
                        start and (data == start if exact else data.startswith(start))
                    ):
                        return data
        raise NoButtonError(press)

    def _read_as(self, turn: Turn) -> Turn:
        handled = self.pipeline.last
        if handled is None or "decision" not in turn:
            return {}
        decision = handled.decision
        got = {
            "decision": decision.move.value,
            "intent": decision.intent,
            "topic": handled.service or handled.institution,
        }
        wrong = {k: v for k, v in got.items() if k in turn and turn[k] != v}
        # Who can use a service is answered with a result where enough was said.
        if wrong.get("decision") == "verdict" and turn["decision"] == "answer" and len(wrong) == 1:
            return {}
        return {"read_as": wrong} if wrong else {}

    def _understood(self) -> Turn:
        """Return what a turn's answer was chosen by: of each question in it, the intent and the topics."""
        if self.pipeline.last is None or self.pipeline.last.decision.move is Move.PASSED_ON:
            return {}
        decision = self.pipeline.last.decision
        read = [" ".join(filter(None, (d.intent, d.topic, *d.options))) for d in (decision.parts or (decision,))]
        return {"understood": "; ".join(read)}

    def _shown(self, before: int, gone: int) -> Turn:
        shown: Turn = {}
        mine = [_written(s) for s in self.telegram.sent[before:] if s.chat == self._person]
        staff = [_written(s) for s in self.telegram.sent[before:] if s.chat in (STAFF, PROTECTION)]
        if len(self.telegram.deleted) > gone:
            mine.insert(0, "(all messages of both sides are deleted)")
        if mine:
            shown["bot"] = mine
        if staff:
            shown["staff_see"] = staff
        return shown


def _media(turn: Turn) -> dict[str, Any]:
    file = {"file_id": "a", "file_unique_id": "b"}
    if "voice" in turn:
        return {"voice": {**file, "duration": turn["voice"]}}
    if "photo" in turn:
        return {"photo": [{**file, "width": 90, "height": 90}]}
    return {"sticker": {**file, "width": 9, "height": 9, "type": "regular", "is_animated": False, "is_video": False}}


def _written(sent: Sent) -> str:
    lead = "(in the place of the message before) " if sent.edited else ""
    rows = [" ".join(f"[{b['text']}]" for b in row) for row in [*sent.buttons, *sent.keyboard]]
    kind = "" if sent.kind == "text" else f"<{sent.kind}> "
    text = "\n".join(line.rstrip() for line in sent.text.splitlines())
    return "\n".join([f"{lead}{kind}{text}", *rows])


@asynccontextmanager
async def playing(nlu_url: str, folder: Path) -> AsyncIterator[Player]:
    """Run the bot in this process, with a clock of ours, against an emulator; everything else is real."""
    clock = [MORNING]
    settings = replace(
        read_settings({}),
        telegram_token=TOKEN,
        staff_group=STAFF,
        protection_group=PROTECTION,
        sends_per_second=1000.0,
        group_sends_per_minute=1000.0,
    )
    catalogue, problems = load(ROOT / "content", MORNING.date())
    assert isinstance(catalogue, Catalogue), problems
    store = Store(f"sqlite:///{folder / 'merhaba.sqlite'}", folder / "chat.key")
    store.publish(catalogue)
    parser = RasaParser(nlu_url, 20.0)
    renderer = Renderer(load_catalogs(ROOT / "locales"))
    pipeline = _Clocked(store, Reader(parser), renderer, "ar", clock=lambda: clock[0], desk=staff_desk(settings))
    stop = asyncio.Event()
    async with Telegram(forums={STAFF, PROTECTION}) as telegram:
        ready = replace(settings, telegram_api_url=telegram.url)
        serving = asyncio.create_task(serve_until(stop, pipeline, ready, asyncio.Queue()))
        await telegram.until(lambda: "getUpdates" in telegram.asked, 60)
        try:
            yield Player(telegram, pipeline, clock)
        finally:
            stop.set()
            await serving
            await parser.close()
            store.close()


def read(file: Path) -> dict[str, Any]:
    """Read a conversation."""
    loaded: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return loaded


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, so that they can be read."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def write(file: Path, script: dict[str, Any]) -> None:
    """Write a conversation. Direction marks are written as they are: the file is for people to read."""
    file.write_text(
        yaml.dump(script, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None),
        "utf-8",
    )


def misread(script: dict[str, Any]) -> Iterator[Turn]:
    """Yield the turns that were not read as their author expects."""
    yield from (turn for turn in script["turns"] if "read_as" in turn)
