"""A small Bot API server: long polling with offsets, the methods in use, Telegram's refusals, faults on demand.

It answers as https://core.telegram.org/bots/api describes and keeps everything in memory. Tests talk to it through
`Telegram`: they say things as a person and wait for what the bot sends.
"""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, replace
from typing import Any

from aiohttp import web

from tests.botapi.chats import BOT, Chats, Fault, Json, Sent
from tests.botapi.markup import MarkupError, parsed

TOKEN = "123456:TEST-token_for-the-emulator"
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
class Telegram(Chats):
    """The emulator. Use `async with`; `url` is what TELEGRAM_API_URL is set to."""

    url: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._times: deque[float] = deque()

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


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
