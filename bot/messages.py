"""The frozen values of one message. Standard library only.

One message travels Incoming -> Turn -> Parse -> Decision -> Answer -> Reply.
"""

import math
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.model import DANGERS, FactName, Language

Position = tuple[float, float]  # latitude, longitude in degrees, rounded to a hundredth (about a kilometre)
Facts = tuple[tuple[FactName, str], ...]  # what a person said of herself or of whom she asks for


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a channel received: a text, a pressed button's action, a position or something that is not text.

    `client_language` is what the person's app speaks. `update` is the channel's number of the event, by which a
    repetition is recognised; `message` is the id of the person's message; `private`: no group.
    """

    conversation: str
    text: str = ""
    action: str = ""
    client_language: Language | None = None
    update: int | None = None
    message: int | None = None
    position: Position | None = None
    not_text: bool = False
    forwarded: bool = False
    private: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """One message as the dialogue sees it, with the language the person chose (or the client's).

    `in_case`: staff are listening; `protected`: those for protection; `alone`: it is no group.
    """

    text: str
    action: str
    chosen: Language | None
    client: Language | None
    in_case: bool = False
    protected: bool = False
    forwarded: bool = False
    alone: bool = True
    position: Position | None = None


class ParseSource(StrEnum):
    """Who read the message."""

    NLU = "nlu"
    KEYWORDS = "keywords"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Guess:
    """A label with its probability."""

    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Entity:
    """A day, age, place or the like that stands in a text; names and values: docs/understanding.md.

    `start` and `end` are offsets in the text that was read; `role` is before, after, until or ''.
    """

    name: str
    value: str | int
    start: int
    end: int
    role: str = ""


def danger_share(intents: tuple[Guess, ...]) -> float:
    """Return the probabilities of the three dangers together."""
    return math.fsum(g.confidence for g in intents if g.name in DANGERS)


@dataclass(frozen=True, slots=True)
class Parse:
    """How a text was read: intents and topics best first; a topic is a service or institution id.

    `foreign` names the language where it is none of the served ones and clear."""

    language: str
    language_confidence: float
    intents: tuple[Guess, ...]
    topics: tuple[Guess, ...]
    source: ParseSource
    entities: tuple[Entity, ...] = ()
    foreign: str = ""

    @property
    def intent(self) -> Guess:
        """The most likely intent."""
        return self.intents[0]


class Parser(Protocol):
    """Reads a text; never raises for what a person typed."""

    async def parse(self, text: str) -> Parse | None:
        """Return the reading, or None if this parser cannot answer now."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """What a conversation remembers between messages: in memory only, forgotten after half an hour.

    `unanswered` is the last message if it could not be answered, for the button that lets staff learn from it.
    `facts` belong to `about` (self, child, spouse ...); `question` is the fact that was asked last, for `checking`;
    `danger` is the kind that the last message told of, `afraid` that of the last one that did; `hidden`: the last
    message emptied the chat.
    """

    language: Language | None = None
    chosen: Language | None = None
    topic: str | None = None
    intent: str | None = None
    asked: tuple[str, ...] = ()
    failures: int = 0
    seen: datetime | None = None
    unanswered: str | None = None
    about: str = "self"
    facts: Facts = ()
    checking: str | None = None
    question: FactName | None = None
    questions: int = 0
    danger: str = ""
    afraid: str = ""
    hidden: bool = False


class Move(StrEnum):
    """What the bot decides to do; the value is the contract's `decision`."""

    SAFETY = "safety"
    ANSWER = "answer"
    CLARIFY = "clarify"
    LIST = "list"
    ASK_TOPIC = "ask_topic"
    HANDOVER = "handover"
    SAY = "say"
    OUT_OF_SCOPE = "out_of_scope"
    CHANGE_LANGUAGE = "change_language"
    OTHER_LANGUAGE = "other_language"
    FALLBACK = "fallback"
    TEACH = "teach"
    SEVERAL = "several"
    CHECK = "check"
    VERDICT = "verdict"
    CARD = "card"
    NEARBY = "nearby"
    FORWARDED = "forwarded"
    NOT_TEXT = "not_text"
    CONSENT = "consent"
    OPENED = "opened"
    PASSED_ON = "passed_on"
    ENDED = "ended"
    NEWS = "news"
    ANNOUNCEMENT = "announcement"
    FEEDBACK = "feedback"
    HIDDEN = "hidden"
    MY_DATA = "my_data"
    FORGET_ASK = "forget_ask"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do about one message, in ids only; `days` and `clock` are what the message names (entities).

    `parts` are the decisions about each question of a message that asks several; `question` is the fact to ask next;
    `number_seen` says that an identity number stood in the message; `wished` is the language that it asks to go on in;
    `sought` what it wants to know exactly (bot/particulars.py), or SENT_AWAY, SILENT of dialogue/danger.py.
    """

    move: Move
    language: Language
    intent: str
    confidence: float
    source: ParseSource
    topic: str | None = None
    options: tuple[str, ...] = ()
    wished: Language | None = None
    detected: str = ""
    inherited: bool = False
    foreign: str = ""
    days: tuple[str, ...] = ()
    clock: str = ""
    parts: tuple["Decision", ...] = ()
    facts: Facts = ()
    about: str = "self"
    question: FactName | None = None
    position: Position | None = None
    number_seen: bool = False
    sought: str = ""

    @property
    def spoken(self) -> Language:
        """The language of the answer."""
        return self.wished or self.language


# --- what leaves -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Button:
    """A rendered button; `action` has at most 64 bytes (Bot API, InlineKeyboardButton.callback_data).

    `share` is what the button puts after the bot's name in a chat of the person's choice, instead of an action.
    """

    text: str
    action: str
    share: str = ""


@dataclass(frozen=True, slots=True)
class Venue:
    """A place to show on a map."""

    position: Position
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Plain texts to send in order, each at most 4,096 characters, and the buttons under the last.

    `contacts` are (number, name) cards that one tap calls. `location_button` is the label of Telegram's own button
    that sends the position, '' for none.
    """

    language: Language
    parts: tuple[str, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    titles: tuple[str, ...] = field(default=())
    venues: tuple[Venue, ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    location_button: str = ""


@dataclass(frozen=True, slots=True)
class Handled:
    """The whole of one message's way through the house, as the contract's JSON shows it."""

    decision: Decision
    institution: str | None
    service: str | None
    reply: Reply
    elapsed_ms: float
    entities: tuple[Entity, ...] = ()
