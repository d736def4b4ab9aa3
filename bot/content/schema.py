"""The shape of the content files (pydantic). Field names follow Open Referral HSDS 3.1.

A confidential institution (the women's shelter) has its own shape, in which there is no place for an address,
coordinates or hours.
"""

from datetime import date, time
from typing import Annotated, Any

import phonenumbers
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from bot import model
from bot.model import Aspect
from bot.opening import syntax_error

_LONGEST = 600


def _fail(code: str, message: str) -> PydanticCustomError:
    # PydanticCustomError wants a template; braces in the message would be read as fields.
    return PydanticCustomError(code, message.replace("{", "(").replace("}", ")"))


def _text(value: Any) -> Any:
    if value is None:
        raise _fail("MISSING-TEXT", "the text is empty. Write it, or remove the field.")
    if isinstance(value, str):
        value = " ".join(value.split())
        if not value:
            raise _fail("MISSING-TEXT", "the text is empty. Write it, or remove the field.")
        if len(value) > _LONGEST:
            raise _fail(
                "TEXT-LENGTH",
                f"the text has {len(value)} characters; at most {_LONGEST} fit well on a phone. Shorten it.",
            )
        if "<" in value and ">" in value:
            raise _fail("HTML", "the text holds < and >: HTML is not used here. Write plain text.")
    return value


def _hours(value: str) -> str:
    if syntax_error(value):
        raise _fail("HOURS-SYNTAX", f'"{value}" is not opening hours. Write for example "Mo-Fr 09:00-17:00".')
    return value


def _number(value: str) -> str:
    digits = value.replace(" ", "")
    if len(digits) <= 4 and digits.isdigit():
        return value
    try:
        parsed = phonenumbers.parse(value, "TR")
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not (phonenumbers.is_valid_number(parsed) or digits.startswith("444")):
        raise _fail(
            "PHONE", f'"{value}" is not a phone number of Türkiye. Write for example "+90 342 000 00 00" or "153".'
        )
    return value


Text = Annotated[str, BeforeValidator(_text)]
Hours = Annotated[str, AfterValidator(_hours)]
Number = Annotated[str, AfterValidator(_number)]


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


class Names(Shape):
    """What people call a thing, in each language."""

    en: list[Text] = []
    tr: list[Text] = []
    ar: list[Text] = []


class Evidence(Shape):
    """A fact carries its sources and the day they were checked, or is marked as not confirmed."""

    source: list[str] = []
    assured_date: date | None = None
    sample: bool = False

    @model_validator(mode="after")
    def _evidence(self) -> "Evidence":
        if not self.sample and not (self.source and self.assured_date):
            raise _fail("NO-SOURCE", "the fact has no source and assured_date. Add both, or mark it `sample: true`.")
        return self

    def fact(self, *texts: Texts, opening_hours: str | None = None) -> model.Fact:
        """Return the model's fact with this evidence."""
        return model.Fact(
            tuple(t.value() for t in texts), tuple(self.source), self.assured_date, self.sample, opening_hours
        )


class TextFact(Evidence):
    """A fact in one text."""

    text: Texts

    def value(self) -> model.Fact:
        """Return the model's fact."""
        return self.fact(self.text)


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


class ConfidentialEntry(Shape):
    """What may be said of a place whose whereabouts are secret: no location, no schedule."""

    name: Texts
    aliases: Names = Names()
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

    location: TextFact | None = None
    schedule: Schedule | None = None


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
    url: str
    published: Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]


class Hotline(Shape):
    """A phone line; `number` is empty for an app."""

    number: Number | None = None
    name: Texts
    purpose: Texts
    languages: Texts | None = None
    opening_hours: Hours | None = None
    source: list[str]
    assured_date: date


class Holiday(Shape):
    """A public holiday; `closes` is the hour at which a half day ends."""

    date: date
    name: Texts
    closes: time | None = None


class Safety(Shape):
    """The first answer to a person in danger."""

    text: Texts
    hotlines: list[str]


class Center(Shape):
    """The Refugee Information Center."""

    name: Texts
    operator: Texts
    description: TextFact
    phones: list[str] = []
    institutions: list[str] = []
