"""The pieces an answer is made of: composed from the catalogue, still without words of a language."""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.messages import Facts, Position
from bot.model import Aspect, Fact, FactName, Hotline, Language, Source, Texts
from bot.people import MyData
from bot.sayings import Say


@dataclass(frozen=True, slots=True)
class SayBlock:
    """One of the bot's own sentences; `topic` fills its {name}, `number` its {number}.

    `foreign` names a language that is not served.
    """

    say: Say
    topic: Texts | None = None
    foreign: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The name of what is talked about, and of what is told."""

    name: Texts
    aspect: Aspect | None = None


@dataclass(frozen=True, slots=True)
class FactBlock:
    """A fact with its evidence; `year` is set when the source is more than two years old."""

    aspect: Aspect
    fact: Fact
    source: Source | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Names in a list."""

    names: tuple[Texts, ...]


@dataclass(frozen=True, slots=True)
class PhoneBlock:
    """Numbers to call."""

    hotlines: tuple[Hotline, ...]


@dataclass(frozen=True, slots=True)
class DayHours:
    """The open spans of one day (local time, Europe/Istanbul) and the holiday that changes it, or may do so."""

    day: date
    spans: tuple[tuple[time, time], ...]
    holiday: Texts | None = None
    may_differ: bool = False


@dataclass(frozen=True, slots=True)
class HoursBlock:
    """State now, then the week from today; `changes` is when the state changes next (None: not within the horizon).

    `asked` are the days that the question names, `at` the time of day: then the answer is about them. `part` is the
    part of the day that it names ('evening'), `open_then` those of these days, or of the week, that are open in it,
    with only the hours in it.
    """

    now: datetime
    open_now: bool
    changes: datetime | None
    week: tuple[DayHours, ...]
    fact: Fact
    by_appointment: bool = False
    asked: tuple[DayHours, ...] = ()
    at: time | None = None
    part: str = ""
    open_then: tuple[DayHours, ...] = ()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A text that staff wrote and reviewed."""

    text: Texts


@dataclass(frozen=True, slots=True)
class DeskBlock:
    """When staff answer in the chat: whether now, and if not, when next."""

    hours: HoursBlock


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """A question about a fact of a person: of the writer herself, or of whom she asks for."""

    fact: FactName
    about_self: bool


@dataclass(frozen=True, slots=True)
class ReasonBlock:
    """Why somebody probably can or cannot use a service: each reason with its evidence."""

    reasons: tuple[FactBlock, ...]


@dataclass(frozen=True, slots=True)
class CardBlock:
    """What to show at a desk, in Turkish: what it is about, what is asked, what the person said."""

    topic: Texts
    aspect: Aspect
    facts: Facts
    about: str
    language: Language
    turkish: bool


@dataclass(frozen=True, slots=True)
class NearBlock:
    """A place and how far it is, in kilometres as the crow flies."""

    name: Texts
    kilometres: float


@dataclass(frozen=True, slots=True)
class MyDataBlock:
    """What is stored about a person; `topics` are the names of her news."""

    data: MyData
    topics: tuple[Texts, ...]
    urgent: bool


Block = (
    SayBlock
    | TitleBlock
    | FactBlock
    | ListBlock
    | PhoneBlock
    | HoursBlock
    | TextBlock
    | DeskBlock
    | QuestionBlock
    | ReasonBlock
    | CardBlock
    | NearBlock
    | MyDataBlock
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what pressing it does, and either a text of the store or one of the bot's own labels.

    `mark` says that it is a switch, and whether it is on; `share` is what a friend is sent instead of an action.
    """

    action: str
    label: Texts | str
    mark: bool | None = None
    share: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """A place for the map."""

    position: Position
    name: Texts
    address: Texts


@dataclass(frozen=True, slots=True)
class Answer:
    """Messages (each a tuple of blocks) with the buttons under the last one, row by row."""

    messages: tuple[tuple[Block, ...], ...]
    choices: tuple[tuple[Choice, ...], ...] = ()
    pins: tuple[Pin, ...] = ()
    calls: tuple[Hotline, ...] = ()
    ask_location: bool = False
