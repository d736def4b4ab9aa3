"""A small Bot API server: long polling with offsets, the methods in use, Telegram's refusals, faults on demand.

It answers as https://core.telegram.org/bots/api describes and keeps everything in memory. Tests talk to it through
`Telegram`: they say things as a person and wait for what the bot sends.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.botapi.markup import MarkupError, parsed

Json = dict[str, Any]
TOKEN = "123456:TEST-token_for-the-emulator"
BOT: Json = {
    "id": 123456,
    "is_bot": True,
    "first_name": "Merhaba",
    "username": "merhaba_test_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
_SEND = {
    "chat_id",
    "text",
    "parse_mode",
    "reply_markup",
    "link_preview_options",
    "reply_parameters",
    "disable_notification",
}
_PARAMETERS: dict[str, set[str]] = {
    "getMe": set(),
    "getUpdates": {"offset", "limit", "timeout", "allowed_updates"},
    "deleteWebhook": {"drop_pending_updates"},
    "sendMessage": _SEND,
    "answerCallbackQuery": {"callback_query_id", "text", "show_alert", "url", "cache_time"},
    "setMyCommands": {"commands", "scope", "language_code"},
}


class Refused(Exception):
    """A refusal in Telegram's form."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass
class Sent:
    """A message that the bot sent."""

    message_id: int
    chat: int
    text: str
    html: str
    buttons: list[list[Json]]

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
class Telegram:
    """The emulator. Use `async with`; `url` is what TELEGRAM_API_URL is set to."""

    url: str = ""
    sent: list[Sent] = field(default_factory=list)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    answered: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._updates: list[Json] = []
        self._numbers: defaultdict[str, int] = defaultdict(lambda: 100)
        self._changed = asyncio.Condition()
        self._queries: set[str] = set()
        self._read: defaultdict[int, int] = defaultdict(int)

    async def __aenter__(self) -> "Telegram":
        application = web.Application()
        application.router.add_route("*", "/bot{token}/{method}", self._handle)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    # --- what a person does ---

    async def say(self, person: int, text: str, language: str | None = None, **extra: Any) -> None:
        """Send a text (or with `extra` any message) to the bot, from a private chat unless `extra` has another."""
        await self._push({"message": self._message(person, language, {"text": text} if text else {}, extra)})

    async def press(self, chat: int, data: str, language: str | None = None) -> str:
        """Press a button; returns the query's id."""
        query = str(self._next("query"))
        self._queries.add(query)
        message = self._message(chat, language, {"text": "?"}, {})
        message["from"] = BOT
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

    # --- what the bot asks ---

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        values = dict(await request.post()) if request.method == "POST" else dict(request.query)
        if request.content_type == "application/json":
            values = await request.json()
        try:
            if request.match_info["token"] != TOKEN:
                raise Refused(401, "Unauthorized")
            if method not in _PARAMETERS:
                raise Refused(404, "Not Found: method not found")
            unknown = set(values) - _PARAMETERS[method]
            if unknown:
                raise Refused(400, f"Bad Request: unknown parameters {sorted(unknown)}")
            async with self._changed:
                self.asked.add(method)
                self._changed.notify_all()
            fault = self._fault(method)
            if fault and fault.cut == "before":
                return self._cut(request)
            result = await getattr(self, f"_{method}")(values)
            if fault and fault.cut == "after":
                return self._cut(request)
        except Refused as refusal:
            body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            if refusal.parameters:
                body["parameters"] = refusal.parameters
            return web.json_response(body, status=refusal.code)
        return web.json_response({"ok": True, "result": result})

    def _fault(self, method: str) -> Fault | None:
        for fault in self.faults:
            if fault.method == method and fault.times > 0:
                fault.times -= 1
                if fault.code == 429:
                    raise Refused(
                        429, f"Too Many Requests: retry after {fault.retry_after}", retry_after=fault.retry_after
                    )
                if fault.code == 403:
                    raise Refused(403, "Forbidden: bot was blocked by the user")
                if fault.code:
                    raise Refused(fault.code, "Internal Server Error")
                return fault
        return None

    def _cut(self, request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    async def _getMe(self, values: Json) -> Json:
        return BOT

    async def _deleteWebhook(self, values: Json) -> bool:
        return True

    async def _getUpdates(self, values: Json) -> list[Json]:
        offset = int(values.get("offset", 0))
        async with self._changed:
            # An offset confirms everything before it: those updates never come again.
            self._updates = [u for u in self._updates if u["update_id"] >= offset]
            try:
                async with asyncio.timeout(float(values.get("timeout", 0))):
                    while not self._updates:
                        await self._changed.wait()
            except TimeoutError:
                return []
            return self._updates[: int(values.get("limit", 100))]

    async def _sendMessage(self, values: Json) -> Json:
        chat = int(values["chat_id"])
        try:
            text = parsed(values["text"], values.get("parse_mode"))
        except MarkupError as error:
            raise Refused(400, str(error)) from error
        markup = _json(values.get("reply_markup")) or {}
        buttons = markup.get("inline_keyboard", [])
        for button in (b for row in buttons for b in row):
            if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
                raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
            if not button["text"]:
                raise Refused(400, "Bad Request: inline keyboard button text is empty")
        message = Sent(self._next("message"), chat, text, values["text"], buttons)
        async with self._changed:
            self.sent.append(message)
            self._changed.notify_all()
        return {
            "message_id": message.message_id,
            "date": 1790000000,
            "chat": {"id": chat, "type": "private", "first_name": "Test"},
            "from": BOT,
            "text": text,
        }

    async def _answerCallbackQuery(self, values: Json) -> bool:
        query = str(values["callback_query_id"])
        if query not in self._queries:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self._queries.discard(query)
        async with self._changed:
            self.answered.append(query)
            self._changed.notify_all()
        return True

    async def _setMyCommands(self, values: Json) -> bool:
        code = values.get("language_code", "")
        if code and not (len(code) == 2 and code.isalpha() and code.islower()):
            raise Refused(400, "Bad Request: invalid language code specified")
        self.commands[code] = _json(values["commands"])
        return True


def _person(chat: int, language: str | None) -> Json:
    person: Json = {"id": chat, "is_bot": False, "first_name": "Fatma-Testname"}
    return person | {"language_code": language} if language else person


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
