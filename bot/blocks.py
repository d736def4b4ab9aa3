"""The pieces an answer is made of: composed from the catalogue, still without words of a language."""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.model import Aspect, Fact, Hotline, Say, Source, Texts


@dataclass(frozen=True, slots=True)
class SayBlock:
    """One of the bot's own sentences; `topic` fills its {name}; `foreign` names a language that is not served."""

    say: Say
    topic: Texts | None = None
    foreign: str = ""


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

    `asked` are the days that the question names, `at` the time of day: then the answer is about them.
    """

    now: datetime
    open_now: bool
    changes: datetime | None
    week: tuple[DayHours, ...]
    fact: Fact
    by_appointment: bool = False
    asked: tuple[DayHours, ...] = ()
    at: time | None = None


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A text that staff wrote and reviewed."""

    text: Texts


Block = SayBlock | TitleBlock | FactBlock | ListBlock | PhoneBlock | HoursBlock | TextBlock


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what pressing it does, and either a text of the store or one of the bot's own labels."""

    action: str
    label: Texts | str


@dataclass(frozen=True, slots=True)
class Answer:
    """Messages (each a tuple of blocks) with the buttons under the last one, row by row."""

    messages: tuple[tuple[Block, ...], ...]
    choices: tuple[tuple[Choice, ...], ...] = ()
