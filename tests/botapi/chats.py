"""The chats of the emulator: what stands in them, what people do there, and what tests wait for."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
BOT: Json = {
    "id": 123456,
    "is_bot": True,
    "first_name": "Merhaba",
    "username": "merhaba_test_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}


@dataclass
class Sent:
    """A message that the bot sent, or (`edited`) what it changed one to."""

    message_id: int
    chat: int
    text: str
    html: str
    buttons: list[list[Json]]
    thread: int | None = None
    edited: bool = False
    kind: str = "text"
    keyboard: list[list[Json]] = field(default_factory=list)

    def button(self, label: str) -> str:
        """Return the callback data of the button with this label."""
        return next(b["callback_data"] for row in self.buttons for b in row if b["text"] == label)

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons."""
        return [b["text"] for row in self.buttons for b in row]


@dataclass
class Fault:
    """What happens to the next calls of a method: a refusal, or a cut connection before or after delivery."""

    method: str
    times: int
    code: int = 0
    retry_after: int = 0
    cut: str = ""


@dataclass
class Chats:
    """All chats with the bot, in memory; `faults`, `hold` and `per_second` are what the server does wrong on demand."""

    sent: list[Sent] = field(default_factory=list)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    answered: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    messages: dict[tuple[int, int], Sent] = field(default_factory=dict)
    said: dict[tuple[int, int], Json] = field(default_factory=dict)
    deleted: set[tuple[int, int]] = field(default_factory=set)
    threads: dict[int, tuple[int, str]] = field(default_factory=dict)
    inline: dict[str, list[Json]] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    forums: set[int] = field(default_factory=set)
    per_second: int = 0
    hold: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._released = asyncio.Event()
        self._updates: list[Json] = []
        self._numbers: defaultdict[str, int] = defaultdict(lambda: 100)
        self._changed = asyncio.Condition()
        self._queries: set[str] = set()
        self._read: defaultdict[int, int] = defaultdict(int)

    async def say(self, person: int, text: str, language: str | None = None, **extra: Any) -> None:
        """Send a text (or with `extra` any message) to the bot, from a private chat unless `extra` has another."""
        message = self._message(person, language, {"text": text} if text else {}, extra)
        self.said[message["chat"]["id"], message["message_id"]] = message
        await self._push({"message": message})

    async def correct(self, person: int, text: str, language: str | None = None) -> None:
        """Change the person's last message."""
        last = max(number for chat, number in self.said if chat == person)
        message = self._message(person, language, {"text": text}, {"message_id": last, "edit_date": 1790000001})
        await self._push({"edited_message": message})

    async def block(self, person: int) -> None:
        """Block the bot."""
        self.blocked.add(person)
        me = {"user": BOT, "status": "kicked", "until_date": 0}
        changed = {"old_chat_member": {"user": BOT, "status": "member"}, "new_chat_member": me}
        chat = {"id": person, "type": "private", "first_name": "Test"}
        await self._push(
            {"my_chat_member": {"chat": chat, "from": _person(person, None), "date": 1790000000, **changed}}
        )

    async def look_up(self, person: int, text: str, language: str | None = None) -> list[Json]:
        """Type '@bot text' in another chat; returns the results that are offered."""
        query = str(self._next("query"))
        await self._push(
            {"inline_query": {"id": query, "from": _person(person, language), "query": text, "offset": ""}}
        )
        await self.until(lambda: query in self.inline)
        return self.inline[query]

    def in_topic(self, group: int, number: int) -> Json:
        """Return the extra of a message that a member writes in a forum topic."""
        chat = {"id": group, "type": "supergroup", "title": "Staff", "is_forum": True}
        return {"chat": chat, "message_thread_id": number, "is_topic_message": True}

    def shown(self, chat: int) -> list[Sent]:
        """Return what stands in a chat now, oldest first."""
        return [m for (c, n), m in sorted(self.messages.items()) if c == chat and (c, n) not in self.deleted]

    async def press(self, chat: int, data: str, language: str | None = None) -> str:
        """Press a button of the newest message that has it; returns the query's id."""
        query = str(self._next("query"))
        self._queries.add(query)
        message = self._message(chat, language, {"text": "?"}, {})
        message["from"] = BOT
        having = [m for m in self.shown(chat) if any(b.get("callback_data") == data for row in m.buttons for b in row)]
        if having:
            message["message_id"] = having[-1].message_id
        if chat < 0:
            message["chat"] = {"id": chat, "type": "supergroup", "title": "Staff"}
        await self._push(
            {
                "callback_query": {
                    "id": query,
                    "from": _person(chat, language),
                    "chat_instance": "1",
                    "data": data,
                    "message": message,
                }
            }
        )
        return query

    async def reply(self, chat: int, timeout: float = 20.0) -> Sent:
        """Return the bot's next message in a chat that was not returned yet; fails if none comes in time."""
        return await self._wait(lambda: self._unread(chat), timeout, f"no message came to chat {chat}")

    async def caught_up(self, chat: int) -> None:
        """Wait until the bot is done with everything, and count all its messages in a chat as read."""
        await self.until(self.confirmed)
        self._read[chat] = len([s for s in self.sent if s.chat == chat])

    def let_go(self) -> None:
        """Cut the calls that are held."""
        self._released.set()
        self._released = asyncio.Event()

    def confirmed(self) -> bool:
        """Return whether the bot has told that it is done with every update."""
        return not self._updates

    async def until(self, condition: Callable[[], bool], timeout: float = 20.0) -> None:
        """Wait until a condition over this emulator's state holds."""
        await self._wait(lambda: condition() or None, timeout, "the condition did not come true")

    async def _wait(self, look: Callable[[], Any], timeout: float, complaint: str) -> Any:
        async with self._changed:
            try:
                async with asyncio.timeout(timeout):
                    while (found := look()) is None:
                        await self._changed.wait()
            except TimeoutError:
                raise AssertionError(f"{complaint}; sent so far: {[s.text[:60] for s in self.sent]}") from None
            return found

    def _unread(self, chat: int) -> Sent | None:
        mine = [s for s in self.sent if s.chat == chat]
        if len(mine) <= self._read[chat]:
            return None
        self._read[chat] += 1
        return mine[self._read[chat] - 1]

    def _message(self, chat: int, language: str | None, content: Json, extra: Json) -> Json:
        message = {
            "message_id": self._next("message"),
            "date": 1790000000,
            "chat": {"id": chat, "type": "private", "first_name": "Test"},
            "from": _person(chat, language),
            **content,
        } | extra
        text = message.get("text", "")
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        return message

    def _next(self, kind: str) -> int:
        self._numbers[kind] += 1
        return self._numbers[kind]

    async def _push(self, update: Json) -> None:
        async with self._changed:
            self._updates.append({"update_id": self._next("update"), **update})
            self._changed.notify_all()


def _person(chat: int, language: str | None) -> Json:
    person: Json = {"id": chat, "is_bot": False, "first_name": "Fatma-Testname"}
    return person | {"language_code": language} if language else person
