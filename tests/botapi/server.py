"""A small Bot API server: long polling with offsets, the methods in use, Telegram's refusals, faults on demand.

It answers as https://core.telegram.org/bots/api describes and keeps everything in memory. Tests talk to it through
`Telegram`: they say things as a person and wait for what the bot sends.
"""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
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
    "supports_inline_queries": True,
}
_SEND = {
    "chat_id",
    "text",
    "parse_mode",
    "reply_markup",
    "link_preview_options",
    "reply_parameters",
    "disable_notification",
    "message_thread_id",
}
_PARAMETERS: dict[str, set[str]] = {
    "getMe": set(),
    "getUpdates": {"offset", "limit", "timeout", "allowed_updates"},
    "deleteWebhook": {"drop_pending_updates"},
    "sendMessage": _SEND,
    "answerCallbackQuery": {"callback_query_id", "text", "show_alert", "url", "cache_time"},
    "setMyCommands": {"commands", "scope", "language_code"},
    "sendVenue": {"chat_id", "latitude", "longitude", "title", "address", "reply_markup"},
    "sendContact": {"chat_id", "phone_number", "first_name"},
    "copyMessage": {"chat_id", "from_chat_id", "message_id", "message_thread_id"},
    "editMessageText": {"chat_id", "message_id", "text", "parse_mode", "reply_markup", "link_preview_options"},
    "deleteMessage": {"chat_id", "message_id"},
    "deleteMessages": {"chat_id", "message_ids"},
    "createForumTopic": {"chat_id", "name"},
    "deleteForumTopic": {"chat_id", "message_thread_id"},
    "answerInlineQuery": {"inline_query_id", "results", "cache_time", "is_personal"},
}
# What counts against the limit of 30 messages a second (Bots FAQ).
_LIMITED = frozenset({"sendMessage", "sendVenue", "sendContact", "copyMessage"})


class Refused(Exception):
    """A refusal in Telegram's form."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


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
class Telegram:
    """The emulator. Use `async with`; `url` is what TELEGRAM_API_URL is set to."""

    url: str = ""
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
        self._times: deque[float] = deque()
        self._released = asyncio.Event()
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
            self._refuse(method, values)
            if fault and fault.cut == "before":
                return self._cut(request)
            result = await getattr(self, f"_{method}")(values)
            if self.hold.get(method) == int(values.get("chat_id", 0)) and method in self.hold:
                # Done, but the bot does not hear of it.
                async with self._changed:
                    del self.hold[method]
                    self._changed.notify_all()
                await self._released.wait()
                return self._cut(request)
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

    def _refuse(self, method: str, values: Json) -> None:
        """Refuse what Telegram refuses: people who have blocked the bot, and more than the limit."""
        if method.startswith(("send", "copy")) and int(values["chat_id"]) in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if self.per_second and method in _LIMITED:
            now = asyncio.get_running_loop().time()
            while self._times and now - self._times[0] > 1:
                self._times.popleft()
            if len(self._times) >= self.per_second:
                raise Refused(429, "Too Many Requests: retry after 1", retry_after=1)
            self._times.append(now)

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
            self._changed.notify_all()
            try:
                async with asyncio.timeout(float(values.get("timeout", 0))):
                    while not self._updates:
                        await self._changed.wait()
            except TimeoutError:
                return []
            return self._updates[: int(values.get("limit", 100))]

    async def _sendMessage(self, values: Json) -> Json:
        text, buttons = _text(values), _buttons(values)
        markup = _json(values.get("reply_markup")) or {}
        keyboard = markup.get("keyboard", [])
        message = self._new(values, text, buttons=buttons, keyboard=keyboard)
        return await self._show(message)

    async def _sendVenue(self, values: Json) -> Json:
        place = f"{values['title']}\n{values['address']}\n{values['latitude']}, {values['longitude']}"
        return await self._show(self._new(values, place, kind="venue"))

    async def _sendContact(self, values: Json) -> Json:
        return await self._show(self._new(values, f"{values['first_name']}: {values['phone_number']}", kind="contact"))

    async def _copyMessage(self, values: Json) -> Json:
        source = self.said.get((int(values["from_chat_id"]), int(values["message_id"])))
        if source is None:
            raise Refused(400, "Bad Request: message to copy not found")
        kind = next(k for k in ("voice", "photo", "sticker", "document", "text") if k in source)
        return {"message_id": (await self._show(self._new(values, f"<{kind}>", kind=kind)))["message_id"]}

    async def _editMessageText(self, values: Json) -> Json:
        key = int(values["chat_id"]), int(values["message_id"])
        before = self.messages.get(key)
        if before is None or key in self.deleted:
            raise Refused(400, "Bad Request: message to edit not found")
        text, buttons = _text(values), _buttons(values)
        if (text, values["text"], buttons) == (before.text, before.html, before.buttons):
            raise Refused(400, "Bad Request: message is not modified: specified new message content is the same")
        changed = replace(before, text=text, html=values["text"], buttons=buttons, edited=True)
        return await self._show(changed)

    async def _deleteMessage(self, values: Json) -> bool:
        await self._delete(int(values["chat_id"]), [int(values["message_id"])])
        return True

    async def _deleteMessages(self, values: Json) -> bool:
        numbers = _json(values["message_ids"])
        if not 1 <= len(numbers) <= 100:
            raise Refused(400, "Bad Request: too many messages to delete")
        await self._delete(int(values["chat_id"]), numbers)
        return True

    async def _delete(self, chat: int, numbers: list[int]) -> None:
        known = {(chat, n) for n in numbers} & {*self.messages, *self.said}
        async with self._changed:
            self.deleted |= known
            self._changed.notify_all()

    async def _createForumTopic(self, values: Json) -> Json:
        group = int(values["chat_id"])
        if group not in self.forums:
            raise Refused(400, "Bad Request: the chat is not a forum")
        thread = self._next("message")
        async with self._changed:
            self.threads[thread] = (group, values["name"])
            self._changed.notify_all()
        return {"message_thread_id": thread, "name": values["name"], "icon_color": 7322096}

    async def _deleteForumTopic(self, values: Json) -> bool:
        thread = int(values["message_thread_id"])
        if self.threads.get(thread, (0, ""))[0] != int(values["chat_id"]):
            raise Refused(400, "Bad Request: TOPIC_ID_INVALID")
        async with self._changed:
            del self.threads[thread]
            self.deleted |= {key for key, m in self.messages.items() if m.thread == thread}
            self._changed.notify_all()
        return True

    async def _answerInlineQuery(self, values: Json) -> bool:
        results = _json(values["results"])
        for result in results:
            content = result["input_message_content"]
            parsed(content["message_text"], content.get("parse_mode"))
        async with self._changed:
            self.inline[values["inline_query_id"]] = results
            self._changed.notify_all()
        return True

    def _new(self, values: Json, text: str, **more: Any) -> Sent:
        chat, thread = int(values["chat_id"]), values.get("message_thread_id")
        if thread is not None and int(thread) not in self.threads:
            raise Refused(400, "Bad Request: message thread not found")
        number = self._next("message")
        buttons = more.pop("buttons", [])
        return Sent(number, chat, text, values.get("text", ""), buttons, int(thread) if thread else None, **more)

    async def _show(self, message: Sent) -> Json:
        async with self._changed:
            self.sent.append(message)
            self.messages[message.chat, message.message_id] = message
            self._changed.notify_all()
        return {
            "message_id": message.message_id,
            "date": 1790000000,
            "chat": {"id": message.chat, "type": "private", "first_name": "Test"},
            "from": BOT,
            "text": message.text,
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


def _text(values: Json) -> str:
    try:
        return parsed(values["text"], values.get("parse_mode"))
    except MarkupError as error:
        raise Refused(400, str(error)) from error


def _buttons(values: Json) -> list[list[Json]]:
    buttons: list[list[Json]] = (_json(values.get("reply_markup")) or {}).get("inline_keyboard", [])
    for button in (b for row in buttons for b in row):
        if len([k for k in ("callback_data", "switch_inline_query", "url") if k in button]) != 1:
            raise Refused(400, "Bad Request: BUTTON_TYPE_INVALID")
        if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
        if not button["text"]:
            raise Refused(400, "Bad Request: inline keyboard button text is empty")
    return buttons


def _person(chat: int, language: str | None) -> Json:
    person: Json = {"id": chat, "is_bot": False, "first_name": "Fatma-Testname"}
    return person | {"language_code": language} if language else person


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
