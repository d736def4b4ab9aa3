"""The frozen values that cross doors between rooms. Standard library only.

One message travels Incoming -> Turn -> Parse -> Decision -> Answer -> Reply.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal, Protocol, get_args

Language = Literal["ar", "tr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
OTHER_LANGUAGE = "other"


def as_language(code: str | None) -> Language | None:
    """Return the served language of an IETF tag such as 'ar', 'tr-TR' or 'en-GB'; None for any other."""
    base = (code or "").replace("_", "-").split("-")[0].lower()
    return next((language for language in LANGUAGES if language == base), None)


@dataclass(frozen=True, slots=True)
class Texts:
    """One text in the three languages; `older` names those whose text is behind the others, with its date."""

    ar: str
    tr: str
    en: str
    older: tuple[tuple[Language, date], ...] = ()

    def of(self, language: Language) -> str:
        """Return the text in one language."""
        return {"ar": self.ar, "tr": self.tr, "en": self.en}[language]

    def older_since(self, language: Language) -> date | None:
        """Return the day of a text that is behind the others, None if it is up to date."""
        return dict(self.older).get(language)


# --- the catalogue: what staff wrote ------------------------------------------------------------


class Aspect(StrEnum):
    """What one can ask about a service; values are the taxonomy's intent ids."""

    DESCRIPTION = "service_info"
    ELIGIBILITY = "eligibility"
    DOCUMENTS = "documents"
    COST = "cost"
    APPLICATION = "how_to_apply"
    HOURS = "hours"
    LOCATION = "location"
    CONTACT = "contact"
    LANGUAGES = "language_support"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read; `published` is a year, year-month or date as text."""

    id: str
    title: str
    publisher: str
    url: str
    published: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with its evidence. `sample` marks what nobody has confirmed yet; `pin` is (latitude, longitude)."""

    texts: tuple[Texts, ...]
    sources: tuple[str, ...] = ()
    assured_date: date | None = None
    sample: bool = False
    opening_hours: str | None = None
    pin: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Hotline:
    """A number to call; `number` is None for an app."""

    id: str
    number: str | None
    name: Texts
    purpose: Texts
    languages: Texts | None
    opening_hours: str | None
    sources: tuple[str, ...]
    assured_date: date


@dataclass(frozen=True, slots=True)
class Entry:
    """An institution (`institution` is None) or a service of one; `examples` are questions that mean it."""

    id: str
    institution: str | None
    name: Texts
    aliases: Mapping[Language, tuple[str, ...]]
    facts: Mapping[Aspect, Fact]
    phones: tuple[str, ...]
    guidance: bool = False
    confidential: bool = False
    access: Fact | None = None
    examples: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)


Feast = Literal["ramadan_feast", "sacrifice_feast", "ramadan", "new_year"]


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days from `first` to `last` on which hours are not the usual ones; what they are: bot/opening.py.

    `institutions` limits it to some; `opening_hours` and `instead_of` are expressions; `closes` ends a half day.
    """

    first: date
    last: date
    name: Texts
    closes: time | None = None
    opening_hours: str | None = None
    instead_of: str | None = None
    may_differ: bool = False
    institutions: tuple[str, ...] = ()
    feast: Feast | None = None


@dataclass(frozen=True, slots=True)
class SafetyText:
    """The reviewed first answer to a person in danger, and the numbers that follow it."""

    text: Texts
    hotlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Center:
    """The Refugee Information Center itself."""

    name: Texts
    operator: Texts
    description: Fact
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the bot may say about the world; `version` is the fingerprint of the files."""

    version: str
    center: Center
    institutions: Mapping[str, Entry]
    services: Mapping[str, Entry]
    hotlines: Mapping[str, Hotline]
    sources: Mapping[str, Source]
    holidays: tuple[Holiday, ...]
    safety: Mapping[str, SafetyText]

    def entry(self, topic: str) -> Entry | None:
        """Return the institution or service with this id, None if it is not offered (any more)."""
        return self.services.get(topic) or self.institutions.get(topic)

    def services_of(self, institution: str) -> tuple[Entry, ...]:
        """Return an institution's services in the order of the files."""
        return tuple(s for s in self.services.values() if s.institution == institution)


# --- one message --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a channel received: a text or a pressed button's action, with the client's language if it tells one."""

    conversation: str
    text: str = ""
    action: str = ""
    client_language: Language | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One message as the dialogue sees it, with the language the person chose (or the client's)."""

    text: str
    action: str
    chosen: Language | None
    client: Language | None


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
    """

    language: Language | None = None
    chosen: Language | None = None
    topic: str | None = None
    intent: str | None = None
    asked: tuple[str, ...] = ()
    failures: int = 0
    seen: datetime | None = None
    unanswered: str | None = None


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


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do about one message, in ids only; `days` and `clock` are what the message names (entities)."""

    move: Move
    language: Language
    intent: str
    confidence: float
    source: ParseSource
    topic: str | None = None
    options: tuple[str, ...] = ()
    hint_language: bool = False
    detected: str = ""
    inherited: bool = False
    foreign: str = ""
    days: tuple[str, ...] = ()
    clock: str = ""


class Say(StrEnum):
    """Things the bot says in its own words; rendering holds the wording in each language."""

    GREETING = "greeting"
    GOODBYE = "goodbye"
    THANKS = "thanks"
    AFFIRM = "affirm"
    DENY = "deny"
    CAPABILITIES = "capabilities"
    PRIVACY = "privacy"
    COMPLAINT = "complaint"
    STATUS = "status"
    HUMAN = "human"
    CLARIFY = "clarify"
    ASK_TOPIC = "ask_topic"
    CHOOSE_INSTITUTION = "choose_institution"
    CHOOSE_LANGUAGE = "choose_language"
    LANGUAGE_SET = "language_set"
    OUT_OF_SCOPE = "out_of_scope"
    OTHER_LANGUAGE = "other_language"
    FALLBACK = "fallback"
    TAUGHT = "taught"
    GONE = "gone"
    GUIDANCE = "guidance"
    NOT_CONFIRMED = "not_confirmed"
    USUAL_HOURS = "usual_hours"
    NO_FACT = "no_fact"
    NEAREST = "nearest"
    PERSON_OFFER = "person_offer"
    ERROR = "error"
    TEXT_ONLY = "text_only"


# --- what leaves -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Button:
    """A rendered button; `action` has at most 64 bytes (Bot API, InlineKeyboardButton.callback_data)."""

    text: str
    action: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Plain texts to send in order, each at most 4,096 characters, and the buttons under the last."""

    language: Language
    parts: tuple[str, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    titles: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Handled:
    """The whole of one message's way through the house, as the contract's JSON shows it."""

    decision: Decision
    institution: str | None
    service: str | None
    reply: Reply
    elapsed_ms: float
    entities: tuple[Entity, ...] = ()
