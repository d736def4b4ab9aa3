"""The shape of the content files (pydantic). Field names follow Open Referral HSDS 3.1.

A confidential institution (the women's shelter) has its own shape, in which there is no place for an address,
coordinates or hours.
"""

import re
from datetime import date, time
from typing import Annotated, Any, Literal

import phonenumbers
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from bot import model
from bot.content.hours_words import meant
from bot.model import Aspect
from bot.opening import syntax_error

LONGEST = 600  # characters of a text: six of them and their headings make one Telegram message
LONGEST_NAME = 60  # characters on a button
# The province of Gaziantep, degrees: 36.47-38.02 east, 36.63-37.53 north (governor's office), a little wider.
_NORTH, _EAST = (36.6, 37.6), (36.4, 38.1)
_TAG = re.compile(r"<[^<>]+>|&(?:[a-z]+|#\d+);")


def fail(code: str, **values: object) -> PydanticCustomError:
    """Return a validation error that becomes the fault of this code (its values reach the fault's template)."""
    return PydanticCustomError(code, "{code}", {"code": code, **{k: str(v) for k, v in values.items()}})


def _text(value: Any) -> Any:
    if value is None:
        raise fail("MISSING-TEXT")
    if isinstance(value, str):
        value = " ".join(value.split())
        if not value:
            raise fail("MISSING-TEXT")
        if len(value) > LONGEST:
            raise fail("TEXT-LENGTH", length=len(value), most=LONGEST)
        if tag := _TAG.search(value):
            raise fail("HTML", value=tag[0])
    return value


def _name(value: str) -> str:
    if len(value) > LONGEST_NAME:
        raise fail("NAME-LENGTH", length=len(value), most=LONGEST_NAME)
    return value


def _hours(value: str) -> str:
    if syntax_error(value):
        raise fail("HOURS-SYNTAX", value=value, example=meant(value))
    return value


def _number(value: str) -> str:
    if not is_phone(value):
        raise fail("PHONE", value=value)
    return value


def _url(value: str) -> str:
    if not re.match(r"https?://[^\s/]+\.[^\s/]+", value):
        raise fail("URL", value=value)
    return value


def is_phone(value: str) -> bool:
    """Return whether a number can be called in Türkiye: a short one (112), a 444 line or a valid full number."""
    digits = value.replace(" ", "")
    if len(digits) <= 4 and digits.isdigit():
        return True
    try:
        parsed = phonenumbers.parse(value, "TR")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed) or bool(re.fullmatch(r"444\d{4}", digits))


# A field is called date, which hides the type of that name.
Day = date
Text = Annotated[str, BeforeValidator(_text)]
Name = Annotated[str, BeforeValidator(_text), AfterValidator(_name)]
Hours = Annotated[str, AfterValidator(_hours)]
Number = Annotated[str, AfterValidator(_number)]
Url = Annotated[str, AfterValidator(_url)]


class Shape(BaseModel):
    """Base: unknown fields are problems, values are immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Texts(Shape):
    """One text in three languages; each is required."""

    en: Text
    tr: Text
    ar: Text

    def value(self) -> model.Texts:
        """Return the model's value."""
        return model.Texts(ar=self.ar, tr=self.tr, en=self.en)


class Title(Texts):
    """A name in three languages, short enough for a button."""

    en: Name
    tr: Name
    ar: Name


class Names(Shape):
    """Words or sentences of people, in each language."""

    en: list[Text] = []
    tr: list[Text] = []
    ar: list[Text] = []

    def value(self) -> dict[model.Language, tuple[str, ...]]:
        """Return the model's value."""
        return {"ar": tuple(self.ar), "tr": tuple(self.tr), "en": tuple(self.en)}


class Evidence(Shape):
    """A fact carries its sources and the day they were checked, or is marked as not confirmed."""

    source: list[str] = []
    assured_date: Day | None = None
    sample: bool = False

    @model_validator(mode="after")
    def _evidence(self) -> "Evidence":
        if not self.sample and not (self.source and self.assured_date):
            raise fail("NO-SOURCE")
        return self

    def fact(self, *texts: Texts, **more: Any) -> model.Fact:
        """Return the model's fact with this evidence."""
        return model.Fact(tuple(t.value() for t in texts), tuple(self.source), self.assured_date, self.sample, **more)


class TextFact(Evidence):
    """A fact in one text."""

    text: Texts

    def value(self) -> model.Fact:
        """Return the model's fact."""
        return self.fact(self.text)


class Place(TextFact):
    """Where something is: the address in words, and the pin on the map (degrees, WGS 84) where it is known."""

    latitude: float | None = None
    longitude: float | None = None

    @model_validator(mode="after")
    def _in_the_province(self) -> "Place":
        if self.latitude is None and self.longitude is None:
            return self
        if self.latitude is None or self.longitude is None:
            raise fail("COORDINATES", latitude=self.latitude, longitude=self.longitude)
        if not (_NORTH[0] <= self.latitude <= _NORTH[1] and _EAST[0] <= self.longitude <= _EAST[1]):
            raise fail("COORDINATES", latitude=self.latitude, longitude=self.longitude)
        return self

    def value(self) -> model.Fact:
        """Return the model's fact."""
        pin = None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)
        return self.fact(self.text, pin=pin)


class Documents(Evidence):
    """A checklist of documents to bring."""

    items: Annotated[list[Texts], Field(min_length=1)]

    def value(self) -> model.Fact:
        """Return the model's fact."""
        return self.fact(*self.items)


class Schedule(Evidence):
    """Opening hours; `text` may say what the hours cannot."""

    opening_hours: Hours
    text: Texts | None = None

    def value(self) -> model.Fact:
        """Return the model's fact."""
        return self.fact(*([self.text] if self.text else []), opening_hours=self.opening_hours)


class Criterion(Evidence):
    """A condition of a service, asked in the eligibility conversation. `reason` is said when it is probably not met."""

    name: Annotated[model.FactName, Field(alias="fact")]
    one_of: list[str] = []
    ask: list[str] = []
    is_: Annotated[bool | None, Field(alias="is")] = None
    at_least: Annotated[int | None, Field(ge=0, le=120)] = None
    at_most: Annotated[int | None, Field(ge=0, le=120)] = None
    reason: Texts
    alternative: Annotated[list[str], Field(min_length=1)]

    @model_validator(mode="after")
    def _form(self) -> "Criterion":
        numbers = self.name in (model.FactName.AGE, model.FactName.HOUSEHOLD)
        limits = [n for n in (self.at_least, self.at_most) if n is not None]
        answers = model.ANSWERS.get(self.name, ())
        unknown = [a for a in (*self.one_of, *self.ask) if a not in answers]
        given = [bool(self.one_of), self.is_ is not None, bool(limits)]
        fitting = limits if numbers else self.one_of if answers != model.YES_NO else given[1:2]
        if unknown or sum(given) != 1 or not fitting or limits != sorted(limits):
            raise fail("CRITERION", value=self.name, allowed="at_least, at_most" if numbers else ", ".join(answers))
        return self

    def value(self) -> model.Criterion:
        """Return the model's value; yes and no are the answers of a fact that is or is not."""
        fits = tuple(self.one_of) if self.is_ is None else ("yes" if self.is_ else "no",)
        return model.Criterion(
            self.name,
            self.fact(self.reason),
            tuple(self.alternative),
            fits,
            tuple(self.ask),
            self.at_least,
            self.at_most,
        )


class ConfidentialEntry(Shape):
    """What may be said of a place whose whereabouts are secret: no location, no schedule."""

    name: Title
    aliases: Names = Names()
    examples: Names = Names()
    guidance: bool = False
    description: TextFact
    eligibility: TextFact | None = None
    required_document: Documents | None = None
    cost_option: TextFact | None = None
    application_process: TextFact | None = None
    languages: TextFact | None = None
    phones: list[str] = []


class ConfidentialInstitution(ConfidentialEntry):
    """An institution whose whereabouts are secret; `access` says how one gets there safely."""

    confidential: bool
    access: TextFact


class OpenEntry(ConfidentialEntry):
    """An institution or service that people visit."""

    criteria: Annotated[list[Criterion], Field(max_length=4)] = []

    location: Place | None = None
    schedule: Schedule | None = None


class District(Shape):
    """A district of the province, with the middle of its main town in degrees (WGS 84)."""

    name: Title
    latitude: Annotated[float, Field(ge=_NORTH[0], le=_NORTH[1])]
    longitude: Annotated[float, Field(ge=_EAST[0], le=_EAST[1])]
    source: Annotated[list[str], Field(min_length=1)]
    assured_date: Day


FACT_FIELDS = {
    "description": Aspect.DESCRIPTION,
    "eligibility": Aspect.ELIGIBILITY,
    "required_document": Aspect.DOCUMENTS,
    "cost_option": Aspect.COST,
    "application_process": Aspect.APPLICATION,
    "languages": Aspect.LANGUAGES,
    "location": Aspect.LOCATION,
    "schedule": Aspect.HOURS,
}


class Source(Shape):
    """Where facts were read; `published` is a year, year-month or date."""

    title: Text
    publisher: Text
    url: Url
    published: Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]


class Hotline(Shape):
    """A phone line; `number` is empty for an app."""

    number: Number | None = None
    name: Title
    purpose: Texts
    languages: Texts | None = None
    opening_hours: Hours | None = None
    source: list[str]
    assured_date: Day


class Holiday(Shape):
    """A day, or a period, on which hours are not the usual ones. Closed, unless another field says otherwise.

    `closes`: a half day ends then. `opening_hours`: open at these hours. `instead_of`: only where these are the
    usual hours of the day. `may_differ`: open as usual as far as we know. `feast`: which feast the day belongs to.
    """

    date: Day | None = None
    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    name: Texts
    closes: time | None = None
    opening_hours: Hours | None = None
    instead_of: Hours | None = None
    may_differ: bool = False
    institutions: list[str] = []
    feast: model.Feast | None = None

    @model_validator(mode="after")
    def _days(self) -> "Holiday":
        if self.date is None and (self.from_ is None or self.until is None):
            raise fail("MISSING-FIELD", field="date")
        if self.from_ and self.until and self.until < self.from_:
            raise fail("DATE-ORDER")
        return self

    def value(self) -> model.Holiday:
        """Return the model's value."""
        first, last = self.date or self.from_, self.date or self.until
        assert first and last
        return model.Holiday(
            first=first,
            last=last,
            name=self.name.value(),
            closes=self.closes,
            opening_hours=self.opening_hours,
            instead_of=self.instead_of,
            may_differ=self.may_differ,
            institutions=tuple(self.institutions),
            feast=self.feast,
        )


class Safety(Shape):
    """The first answer to a person in danger."""

    text: Texts
    hotlines: Annotated[list[str], Field(min_length=1)]


class Center(Shape):
    """The Refugee Information Center."""

    name: Title
    operator: Texts
    description: TextFact
    phones: list[str] = []
    desk: Schedule | None = None
    institutions: list[str] = []
    source_language: Literal["ar", "tr", "en"] = "en"


class Announcement(Shape):
    """News for people who asked for them; shown from `from` until `until` inclusive."""

    title: Title
    text: Texts
    topic: str | None = None
    district: str | None = None
    from_: Annotated[Day, Field(alias="from")]
    until: Day
    urgent: bool = False

    @model_validator(mode="after")
    def _days(self) -> "Announcement":
        if self.until < self.from_:
            raise fail("DATE-ORDER")
        return self

    def value(self, key: str) -> model.Announcement:
        """Return the model's value."""
        return model.Announcement(
            key, self.title.value(), self.text.value(), self.from_, self.until, self.topic, self.district, self.urgent
        )
