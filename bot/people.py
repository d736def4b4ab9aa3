"""The frozen values about people that cross doors: cases with staff, news, counts. Standard library only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.model import Language


class CaseKind(StrEnum):
    """What a case is about; it decides which group of staff sees it."""

    QUESTION = "question"
    COMPLAINT = "complaint"
    PROTECTION = "protection"


class CaseState(StrEnum):
    """Whose turn it is: the staff's (open), the person's (answered), nobody's (closed)."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Case:
    """A conversation with staff, known by its number. All moments are aware (UTC).

    `thread` is the forum topic in the staff's group; `hidden` means that the person has hidden the chat.
    """

    number: int
    kind: CaseKind
    state: CaseState
    language: Language
    topic: str | None
    opened_at: datetime
    asked_at: datetime
    thread: int | None = None
    hidden: bool = False


class ParcelKind(StrEnum):
    """What is to be delivered: to staff (opening, question, copy, note) or to the person (answer, closed)."""

    OPENING = "opening"
    QUESTION = "question"
    COPY = "copy"
    NOTE = "note"
    ANSWER = "answer"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing to deliver for a case. `message` is the id of the message that announces it, once that was sent.

    `address` is the person's conversation key; `source` is the message to copy (a voice message, a photo).
    """

    id: int
    case: Case
    kind: ParcelKind
    text: str
    address: str
    message: int | None = None
    source: int | None = None


URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody who gets an announcement; `address` is the conversation key."""

    id: int
    address: str
    language: Language


class DeliveryState(StrEnum):
    """How far an announcement is on its way to one person; `unclear`: the process died while it was being sent."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    GONE = "gone"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """An announcement that staff have released, and how many people are in which state."""

    announcement: str
    approved_at: datetime
    counts: Mapping[DeliveryState, int]


@dataclass(frozen=True, slots=True)
class MyData:
    """Everything that is stored about one person, for /mydata."""

    language: Language | None
    topics: tuple[str, ...]
    cases: tuple[Case, ...]
    unanswered: tuple[tuple[date, str], ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class Known:
    """What an answer needs to know about a person beyond the conversation. `staff` are the kinds that staff handle."""

    case: Case | None = None
    topics: frozenset[str] = frozenset()
    staff: frozenset[CaseKind] = frozenset()
    my_data: MyData | None = None


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class StaffDesk:
    """Which kinds of cases staff can be reached about in the chat."""

    kinds: frozenset[CaseKind] = frozenset()


NO_DESK = StaffDesk()


@dataclass(frozen=True, slots=True)
class Count:
    """How many messages of one hour were read and answered in one way; nothing else is counted."""

    day: date
    hour: int
    language: Language
    intent: str
    service: str
    outcome: str
    count: int


@dataclass(frozen=True, slots=True)
class Vote:
    """How many people voted in one way on the answers about one service; `reason` is '' for a thumb up."""

    day: date
    language: Language
    intent: str
    service: str
    reason: str
    count: int
