"""Who can use a service: the criteria of the content files against what a person has said. Pure; never a final no."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.dialogue.actions import REFUSED
from bot.messages import Context, Entity, Facts
from bot.model import Criterion, FactName

MOST_QUESTIONS = 4
_NUMBERS = (FactName.AGE, FactName.HOUSEHOLD)
_YES_NO = (FactName.PREGNANT, FactName.DISABLED, FactName.FOR_CHILD)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
SELF = "self"


class Fit(StrEnum):
    """How one criterion, or all of them, stand."""

    YES = "yes"
    NO = "no"
    ASK = "ask"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for a service: the whole, the criteria that decide it, and what has not been said."""

    fit: Fit
    because: tuple[Criterion, ...] = ()
    missing: tuple[FactName, ...] = ()


def outcome(criteria: tuple[Criterion, ...], facts: Facts) -> Outcome:
    """Return how a person's facts fit: one clear no is enough, yes needs every criterion, all else is for staff."""
    known = dict(facts)
    fits = [(c, fit(c, known.get(c.name))) for c in criteria]
    refused = tuple(c for c, f in fits if f is Fit.UNKNOWN and known.get(c.name) == REFUSED)
    missing = tuple(c.name for c, f in fits if f is Fit.UNKNOWN and c.name not in known)
    for wanted in (Fit.NO, Fit.ASK):
        found = tuple(c for c, f in fits if f is wanted)
        if found:
            return Outcome(wanted, found, missing)
    if missing:
        return Outcome(Fit.UNKNOWN, missing=missing)
    return Outcome(Fit.ASK, refused) if refused or not criteria else Outcome(Fit.YES, criteria)


def fit(criterion: Criterion, value: str | None) -> Fit:
    """Return how one answer meets one criterion."""
    if value is None or value == REFUSED:
        return Fit.UNKNOWN
    if criterion.name in _NUMBERS:
        number = int(value)
        low = criterion.at_least is None or number >= criterion.at_least
        high = criterion.at_most is None or number <= criterion.at_most
        return Fit.YES if low and high else Fit.NO
    if value in criterion.fits:
        return Fit.YES
    return Fit.ASK if value in criterion.ask else Fit.NO


def said(entities: tuple[Entity, ...], about: str, facts: Facts) -> tuple[str, Facts]:
    """Return whom a message is about and what is known of that person; somebody else begins with nothing."""
    persons = [str(e.value) for e in entities if e.name == "person"]
    others = [p for p in persons if p != SELF]
    who = others[0] if others else SELF if persons else about
    sexes = {str(e.value) for e in entities if e.name == "sex"} if persons else set()
    another = len(sexes) == 1 and dict(facts).get(FactName.SEX) not in (None, *sexes)  # the daughter after the son
    known = dict(facts) if who == about and not another else {}
    for entity in entities:
        if others and entity.name == "registration" and _of_the_writer(entity, entities):
            continue
        name, value = entity.name, str(entity.value)
        if name == "age":
            # Months ('8m') are less than a year.
            known[FactName.AGE] = "0" if value.endswith("m") else value
        elif name == "province":
            known[FactName.PROVINCE] = "gaziantep" if value == "gaziantep" else "other_province"
        elif name in ("pregnant", "disabled"):
            known[FactName(name)] = "yes"
        elif name == "registration" or (name == "sex" and persons):
            # Without a person in it, 'women' is the name of a group or a course.
            known[FactName(name)] = value
    if who == "child":
        known[FactName.FOR_CHILD] = "yes"
    return who, tuple(known.items())


def _of_the_writer(registration: Entity, entities: tuple[Entity, ...]) -> bool:
    """Return whether 'I am a citizen, my neighbour ...' tells of the writer, not of the neighbour who is asked for."""
    first = min(e.start for e in entities if e.name == "person" and str(e.value) != SELF)
    spoke = any(e.name == "person" and str(e.value) == SELF and e.start < first for e in entities)
    return registration.start < first and (spoke or str(registration.value) == "turkish_citizen")


def unchecked(context: Context) -> Context:
    """Return the context without the service that was being checked and what was asked for it."""
    return replace(context, checking=None, question=None, questions=0)


def replied(question: FactName, text: str, intent: str, entities: tuple[Entity, ...]) -> str | None:
    """Return what a typed message answers to a question, None if it is about something else."""
    _, facts = said(entities, SELF, ())
    known = dict(facts)
    if question in known:
        return known[question]
    if question in _YES_NO and intent in ("affirm", "deny"):
        return "yes" if intent == "affirm" else "no"
    if question is FactName.REGISTRATION and intent == "deny":
        return "none"
    number = re.fullmatch(r"\D{0,12}(\d{1,3})\D{0,12}", text.translate(_DIGITS).strip())
    return number[1] if question in _NUMBERS and number and int(number[1]) <= 120 else None
