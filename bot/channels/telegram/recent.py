"""Ids of recent messages, in memory: to edit a reply, and to empty a chat when its owner asks for it."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field

_CHATS = 20_000
_MESSAGES = 400


@dataclass(slots=True)
class Chat:
    """Message ids of one chat, oldest first; the last message that was answered, and the ids of the answer."""

    messages: deque[int] = field(default_factory=lambda: deque(maxlen=_MESSAGES))
    asked: int | None = None
    answers: tuple[int, ...] = ()


class Recent:
    """Knows the last messages of the chats that were used last."""

    def __init__(self) -> None:
        self._chats: OrderedDict[int, Chat] = OrderedDict()

    def of(self, chat: int) -> Chat:
        """Return what is known of a chat."""
        found = self._chats.pop(chat, None) or Chat()
        self._chats[chat] = found
        while len(self._chats) > _CHATS:
            self._chats.popitem(last=False)
        return found

    def saw(self, chat: int, message: int) -> None:
        """Note a message of either side. Groups (negative ids) are left alone."""
        if chat > 0:
            self.of(chat).messages.append(message)

    def forget(self, chat: int) -> None:
        """Drop all that is known of a chat."""
        self._chats.pop(chat, None)
