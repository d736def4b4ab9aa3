"""From the rules of the lexicons to the entities of one text: matches, values, overlaps, roles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Dict, Iterable, Iterator, List, Match, Optional, Sequence, Tuple, Union

from nlu.components import lexicon
from nlu.components.arabizi import has_arabic_script
from nlu.components.lexicon import AMOUNT, HELPERS, NOTHING, PAPERS, PLACES, REGISTERED, Lexicon, Rule
from nlu.components.offsets import Folded

Value = Union[str, int, bool]
_PARTS = ("morning", "noon", "afternoon", "evening", "night")
_MOST_YEARS, _MOST_MONTHS = 110, 48
# How many words may stand between a registration word and its province: 'my kimlik is still from', 'kimlik of'.
_WORDS_TO_PROVINCE = {REGISTERED: 3, PAPERS: 1}
_WORDS_OF_RANGE = 2


@dataclass(frozen=True)
class Found:
    """One entity in a folded text; `whole` is what its rule read, context words included.

    `guessed`: an hour of a clock that was taken for the afternoon.
    """

    entity: str
    value: Value
    start: int
    end: int
    whole: Tuple[int, int]
    lexicon: Lexicon
    role: str = ""
    guessed: bool = False


def chosen(lexicons: Dict[str, Lexicon], language: str, text: str) -> List[Tuple[Lexicon, bool]]:
    """Return the lexicons that fit a language, each with True if only its place names do.

    Place names of every language fit everywhere. Latin words beside Arabic script may be of any language; without it
    the Arabic list would read numbers alone, and look beside them for Arabic words.
    """
    whole = {"tr": {"tr"}, "en": {"en"}, "ar": {"arabizi"}}.get(language, {"tr", "en"})
    if has_arabic_script(text):
        whole = set(lexicons)
    return [(lexicons[name], name not in whole) for name in lexicons]


def find(text: Folded, lexicons: Sequence[Tuple[Lexicon, bool]]) -> List[Found]:
    """Return the entities of a text in its order; of overlapping ones of a kind the longest is left."""
    matches = [f for words, places in lexicons for f in _matches(text.text, words, places)]
    blocks = [f for f in matches if f.entity in (NOTHING, AMOUNT)]
    left = [f for f in matches if f.entity not in HELPERS and not any(_blocks(b, f) for b in blocks)]
    kept = _longest(left)
    provinces = _registered(text.text, kept, [f for f in matches if f.entity in _WORDS_TO_PROVINCE])
    kept = [f for f in kept if f.entity != "province" or f in provinces]
    # 'this evening' is a day and 'anne baba' is parents: their 'evening' and 'anne' say nothing more.
    kept = [f for f in kept if not any(_swallows(other, f) or _counts(text.text, other, f) for other in kept)]
    return _with_roles(text.text, sorted(kept, key=lambda f: (f.start, f.end, f.entity)))


def _matches(text: str, words: Lexicon, places_only: bool) -> Iterator[Found]:
    for rule in words.rules:
        if places_only and rule.entity not in PLACES:
            continue
        for match in rule.pattern.finditer(text):
            start, end = match.span("r" if "r" in rule.pattern.groupindex else 0)
            value = _value(rule, match, words)
            if value is not None and start < end:
                guessed = "clock" in rule.pattern.groupindex and _taken_for_afternoon(rule.value, match, words)
                yield Found(rule.entity, value, start, end, match.span(), words, guessed=guessed)


def _blocks(phrase: Found, one: Found) -> bool:
    """True if a phrase that means nothing here overlaps; a longer reading that contains the phrase holds.

    An amount ('3 months', '500 lira') speaks against numbers only: the children of '3 children' are children.
    """
    if phrase.entity == AMOUNT and one.entity not in ("age", "time", "day"):
        return False
    if phrase.start >= one.whole[1] or one.whole[0] >= phrase.end:
        return False
    contains = one.whole[0] <= phrase.start and phrase.end <= one.whole[1]
    return not (contains and one.whole != (phrase.start, phrase.end))


def _swallows(other: Found, one: Found) -> bool:
    """True if a time stands inside a day, or a sex inside the longer words for a person."""
    if (other.entity, one.entity) not in (("day", "time"), ("person", "sex")):
        return False
    return other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start


def _counts(text: str, age: Found, one: Found) -> bool:
    """True if a word for a sex is the number of an age: ست is a lady and six."""
    inside = (age.entity, one.entity) == ("age", "sex") and age.start <= one.start and one.end <= age.end
    return inside and text[one.start : one.end] in age.lexicon.numbers


def _longest(found: Iterable[Found]) -> List[Found]:
    """Leave of overlapping entities of one kind the longest; of equals the one that was read from most text."""
    kept: List[Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.whole[0] - f.whole[1], f.start)):
        if not any(k.entity == one.entity and k.start < one.end and one.start < k.end for k in kept):
            kept.append(one)
    return kept


def _value(rule: Rule, match: Match[str], words: Lexicon) -> Optional[Value]:
    """Return the value of a match, None if what it reads cannot be (a 32nd day, 25 o'clock, an age of 300)."""
    if rule.entity in lexicon.FLAGS:
        return True
    if rule.entity == "age":
        return _age(rule.value, match, words)
    if rule.entity == "time" and rule.value.startswith("clock"):
        return _clock(rule.value, match, words)
    if rule.value == "midnight":
        return "00:00"
    return _date(match, words) if rule.value == "date" else rule.value


def _number(text: str, words: Lexicon) -> int:
    """Read digits, a number word, or a ten with a unit; 0 for two words that are no such pair ('five or six')."""
    if text.isdigit():
        return int(text)
    # The longest word first: 'twenty' is not 'twen' and 'ty'.
    names = sorted(words.numbers, key=len, reverse=True)
    found = [words.numbers[name] for name in re.findall("|".join(map(re.escape, names)), text)]
    pair = len(found) < 2 or (min(found) < 10 <= max(found) and max(found) % 10 == 0)
    return sum(found) if pair else 0


def _age(kind: str, match: Match[str], words: Lexicon) -> Optional[Value]:
    if "n" not in match.re.groupindex:
        return int(kind) if kind.isdigit() else kind
    n = _number(match["n"], words)
    if kind == "months":
        return f"{n}m" if 0 < n <= _MOST_MONTHS else None
    if kind == "years_half":
        return f"{12 * n + 6}m" if 0 < n <= _MOST_YEARS else None
    return n if 0 < n <= _MOST_YEARS else None


def _clock(kind: str, match: Match[str], words: Lexicon) -> Optional[str]:
    """Return 'HH:MM'; an hour from 1 to 7 that says no more is in the afternoon, as offices are open then."""
    hours, _, minutes = _said(match)
    hour, minute = _number(hours, words), int(minutes or 0) + {"clock_half": 30, "clock_quarter": 15}.get(kind, 0)
    if hour > 24 or minute > 59:
        return None
    part = _part(kind, match)
    if part == "morning":
        hour = 0 if kind == "clock_am" and hour == 12 else hour
    elif part == "night":
        hour += 12 if 6 <= hour <= 12 else 0
    elif part in ("afternoon", "evening") or (part == "noon" and hour < 10) or _taken_for_afternoon(kind, match, words):
        hour += 12 if 0 < hour < 12 else 0
    return f"{hour % 24:02d}:{minute:02d}"


def _taken_for_afternoon(kind: str, match: Match[str], words: Lexicon) -> bool:
    """True if nothing says which half of the day an hour from 1 to 7 is in; 03:00 does."""
    hours, _, minutes = _said(match)
    return not _part(kind, match) and _number(hours, words) <= 7 and not (minutes and hours.startswith("0"))


def _said(match: Match[str]) -> Tuple[str, str, str]:
    return match["clock"].replace(".", ":").partition(":")


def _part(kind: str, match: Match[str]) -> str:
    """Return the part of the day that stands beside an hour, '' if none does."""
    part = {"clock_am": "morning", "clock_pm": "evening"}.get(kind, "")
    return part or next((p for p in _PARTS if p in match.re.groupindex and match[p]), "")


def _date(match: Match[str], words: Lexicon) -> Optional[str]:
    if "ddmm" in match.re.groupindex:
        day, month = (int(n) for n in re.split(r"[./]", match["ddmm"])[:2])
    else:
        day = int(match["d"])
        month = next(n for n, names in words.months if names.fullmatch(match["month"]))
    longest = 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    return f"{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= longest else None


def _registered(text: str, found: List[Found], contexts: List[Found]) -> List[Found]:
    """Return the provinces that a registration word speaks of: the first behind it, else the one right before it."""
    provinces = [f for f in found if f.entity == "province"]
    kept: List[Found] = []
    for context in contexts:
        most = _WORDS_TO_PROVINCE[context.entity]
        after = [p for p in provinces if p.start >= context.end and _between(text, context, p) <= most]
        before = [p for p in provinces if p.end <= context.start and not _between(text, p, context)]
        kept += [min(after, key=lambda p: p.start)] if after else before
    return kept


def _between(text: str, one: Found, other: Found) -> int:
    return len(re.findall(r"[\w']+", text[one.end : other.start]))


def _with_roles(text: str, found: List[Found]) -> List[Found]:
    """Add before, after or until to days and times; 'from' counts as after, and 'to' as until behind a 'from'."""
    out: List[Found] = []
    for one in found:
        role = _role(text, one) if one.entity in ("day", "time") else ""
        if role in ("to", "until"):
            last = next((o for o in reversed(out) if o.entity == one.entity), None)
            in_range = last and last.role == "after" and _between(text, last, one) <= _WORDS_OF_RANGE
            role = "until" if in_range or role == "until" else ""
            if in_range and last.guessed and last.value > one.value >= "08:00":
                # 'from 7 to 3' begins in the morning. Parts of the day ('evening') sort behind every hour.
                out[out.index(last)] = replace(last, value=f"{int(last.value[:2]) - 12:02d}{last.value[2:]}")
        out.append(replace(one, role="after" if role == "from" else role))
    return out


def _role(text: str, one: Found) -> str:
    words = one.lexicon
    for role, prefixes in words.role_prefixes.items():
        if prefixes.match(text, one.start, one.end):
            return role
    for role, pattern in words.roles.items():
        if words.role_side == "right":
            if re.match(rf"[ ,]*{pattern.pattern}(?!\w)", text[one.end :]):
                return role
        elif re.search(rf"(?<!\w){pattern.pattern}(?: the| el| al)?[ :]*$", text[: one.start]):
            return role
    return ""
