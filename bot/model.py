"""The frozen values of the catalogue: what staff wrote. Standard library only. One message's values: messages.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Literal, get_args

Language = Literal["ar", "tr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
OTHER_LANGUAGE = "other"
DANGERS = ("emergency", "protection", "distress")
# What the classifier says of a message that names no service.
NO_TOPIC = "none"
"""The intents that are answered before anything else, the most urgent first."""


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


ABOUT_A_TOPIC = frozenset({*(a.value for a in Aspect), "nearest"})
"""The intents that ask something of a service."""
DETAILS = ABOUT_A_TOPIC - {Aspect.DESCRIPTION}
"""Those that ask for more than what it is."""


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


class FactName(StrEnum):
    """What a person can be asked about herself, or about whom she asks for."""

    REGISTRATION = "registration"
    PROVINCE = "province"
    AGE = "age"
    SEX = "sex"
    PREGNANT = "pregnant"
    DISABLED = "disabled"
    HOUSEHOLD = "household"
    FOR_CHILD = "for_child"


YES_NO = ("yes", "no")
# The answers that a person can give; they stand on buttons and in Criterion.fits. Ages and numbers are typed.
ANSWERS: Mapping[FactName, tuple[str, ...]] = {
    FactName.REGISTRATION: (
        "temporary_protection", "international_protection", "residence_permit", "turkish_citizen", "none",
    ),
    FactName.PROVINCE: ("gaziantep", "other_province"),
    FactName.SEX: ("female", "male"),
    FactName.PREGNANT: YES_NO,
    FactName.DISABLED: YES_NO,
    FactName.FOR_CHILD: YES_NO,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Criterion:
    """A condition of a service. `fits` are the answers that meet it, `ask` those that only staff can judge.

    Numbers (years, persons) meet it from `at_least` to `at_most`. `reason` says why another answer probably does not,
    in `fact.texts[0]`; `alternatives` are ids of services, institutions or hotlines that may help then.
    """

    name: FactName
    reason: Fact
    alternatives: tuple[str, ...]
    fits: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """News for subscribers, shown from `first` to `last` (days in Gaziantep); `topic` is an id, `district` too."""

    id: str
    title: Texts
    text: Texts
    first: date
    last: date
    topic: str | None = None
    district: str | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class District:
    """A district of the province with the middle of its main town, in degrees (WGS 84)."""

    id: str
    name: Texts
    pin: tuple[float, float]


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
    criteria: tuple[Criterion, ...] = ()


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
    """The Refugee Information Center itself; `desk` is when its staff answer in the chat."""

    name: Texts
    operator: Texts
    description: Fact
    phones: tuple[str, ...]
    desk: Fact | None = None


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
    announcements: Mapping[str, Announcement] = field(default_factory=dict)
    districts: Mapping[str, District] = field(default_factory=dict)

    def entry(self, topic: str) -> Entry | None:
        """Return the institution or service with this id, None if it is not offered (any more)."""
        return self.services.get(topic) or self.institutions.get(topic)

    def home(self, entry: Entry) -> Entry:
        """Return the institution that offers a service; an institution itself."""
        return self.institutions[entry.institution] if entry.institution else entry

    def secret(self, entry: Entry) -> bool:
        """Return whether an entry's whereabouts are kept secret: its own or those of its institution."""
        home = self.institutions.get(entry.institution or entry.id)
        return entry.confidential or (home is not None and home.confidential)

    def topics_of(self, announcement: Announcement) -> tuple[str, ...]:
        """Return the topics whose subscribers get an announcement: its institution's, or all if it names none."""
        entry = self.entry(announcement.topic or "")
        return (entry.institution or entry.id,) if entry else tuple(self.institutions)

    def services_of(self, institution: str) -> tuple[Entry, ...]:
        """Return an institution's services in the order of the files."""
        return tuple(s for s in self.services.values() if s.institution == institution)
