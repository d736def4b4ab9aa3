"""The word lists of nlu/entities as compiled rules. How the lists are written: nlu/entities/README.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Pattern, Tuple

from rasa.shared.exceptions import RasaException
from rasa.shared.utils.io import read_yaml_file

from nlu.components import letters

FOLDER = Path(__file__).parent.parent / "entities"
FILES = ("ar", "arabizi", "tr", "en")
PLACES = ("province", "district")
FLAGS = ("pregnant", "disabled")
KIN, ROLES = "kin", "roles"
# Helpers that are never reported: phrases that mean nothing here, numbers that are amounts, words of registration.
NOTHING, AMOUNT, REGISTERED, PAPERS = "nothing", "amount", "registered", "papers"
HELPERS = (NOTHING, AMOUNT, REGISTERED, PAPERS)
_VALUES = {
    "day": {
        "today", "tomorrow", "day_after_tomorrow", "yesterday", "tonight", "weekend", "weekdays", "every_day",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "next_week",
        "ramadan", "ramadan_feast", "sacrifice_feast", "feast", "feast_eve",
        "feast_day_1", "feast_day_2", "feast_day_3", "feast_day_4", "new_year", "public_holiday", "date",
    },
    "time": {
        "morning", "noon", "afternoon", "evening", "night", "midnight",
        "clock", "clock_half", "clock_quarter", "clock_am", "clock_pm",
    },
    "age": {"years", "months", "years_half", "1", "2", "12m", "18m", "24m", "30m"},
    "sex": {"female", "male"},
    "person": {"self", "child", "spouse", "mother", "father", "sibling", "parent", "relative", "friend", "neighbour"},
    "registration": {
        "temporary_protection", "international_protection", "residence_permit", "none", "turkish_citizen",
    },
    "district": {
        "sahinbey", "sehitkamil", "nizip", "islahiye", "araban", "karkamis", "oguzeli", "yavuzeli", "nurdagi",
    },
    ROLES: {"before", "after", "until", "from", "to"},
}  # fmt: skip
# Values that are read from the text, and what their forms must therefore hold.
_CLOCK = ("clock", "hhmm")
_NEEDED = {
    "date": ("month", "ddmm"), "years": ("n",), "months": ("n",), "years_half": ("n",),
    "clock": _CLOCK, "clock_half": _CLOCK, "clock_quarter": _CLOCK, "clock_am": _CLOCK, "clock_pm": _CLOCK,
}  # fmt: skip
_SETTINGS = ("beginnings", "endings", "most_endings", "loose", "lists", "numbers", "months", "role_side")
_MONTHS = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip
_DIGITS_BEFORE = r"(?<![\d.,:/])"
_DIGITS_AFTER = r"(?![\d:/]|[.,]\d)"
_SLOTS = {
    "hhmm": _DIGITS_BEFORE + r"(?P<clock>\d{1,2}:\d\d)" + _DIGITS_AFTER,
    "ddmm": _DIGITS_BEFORE + r"(?P<ddmm>\d{1,2}(?:\.\d\d|/\d{1,2})(?:[./](?:20)?\d\d)?)" + _DIGITS_AFTER,
    "d": _DIGITS_BEFORE + r"(?P<d>\d{1,2})(?:st|nd|rd|th)?" + _DIGITS_AFTER,
    "number": _DIGITS_BEFORE + r"\d[\d.,]*",
    "phone": r"(?:\+|00)?\d(?:[ ()-]{0,2}\d){8,}",
}
# Arabizi has many spellings for one sound; a letter of the list stands for all of these.
_LOOSE = {
    "kh": "(?:kh|5|7'|x)", "5": "(?:kh|5|7'|x)", "gh": "(?:gh|8|3')", "sh": "(?:sh|ch)", "th": "(?:th|t|s)",
    "7": "[7h]", "2": "(?:2|q|')?", "a": "[ae]{1,2}", "e": "[eaiy]{1,2}", "i": "[iey]{1,2}",
    "o": "(?:[ou]{1,2}|w)", "u": "(?:[ou]{1,2}|w)", "w": "(?:[wu]|ou?)", "y": "[yi]{1,2}", "j": "[jg]", "q": "[q2k]",
}  # fmt: skip
_LOOSE_LETTER = re.compile(r"kh|gh|sh|th|[a-z0-9]")
_PART = re.compile(r"<(\w+)>|(\()|(\))|([^<>()]+)")


class LexiconError(RasaException):
    """A file of nlu/entities that cannot be used; the message is one sentence for the person who edits it."""


@dataclass(frozen=True)
class Rule:
    """Pieces of text that mean one value of one entity; group `r`, where the pattern has one, is the reported part."""

    entity: str
    value: str
    pattern: Pattern[str]


@dataclass(frozen=True)
class Lexicon:
    """The rules of one file, its number words and the side of a day or time on which its role words stand."""

    name: str
    rules: Tuple[Rule, ...]
    numbers: Dict[str, int]
    months: Tuple[Tuple[int, Pattern[str]], ...]
    roles: Dict[str, Pattern[str]]
    role_prefixes: Dict[str, Pattern[str]]
    role_side: str


def load(folder: Path = FOLDER) -> Dict[str, Lexicon]:
    """Read all files of the folder. Raises LexiconError with the file's name and what to mend."""
    contents = {name: _read(folder / f"{name}.yml") for name in FILES}
    provinces = set(contents["tr"].get("province") or {})
    return {name: _Compiler(folder / f"{name}.yml", content, provinces).lexicon() for name, content in contents.items()}


def _read(file: Path) -> Dict[str, Any]:
    try:
        content = read_yaml_file(file)
    except FileNotFoundError:
        raise LexiconError(f"{file} is missing: the entities of that language cannot be read.") from None
    except Exception as error:  # the reader has its own exceptions for each kind of broken YAML
        raise LexiconError(f"{file} is not valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise LexiconError(f"{file} must hold sections such as 'day:' with words under them.")
    return content


class _Compiler:
    """Turns one file's word lists into patterns."""

    def __init__(self, file: Path, content: Dict[str, Any], provinces: set) -> None:
        self._file, self._content, self._provinces = file, content, provinces
        self._loose = bool(content.get("loose"))
        self._lists = content.get("lists") or {}
        most = content.get("most_endings", 1)
        self._beginnings = self._alternatives(content.get("beginnings"))
        endings = self._alternatives(content.get("endings"))
        self._optional_endings = f"(?:'?{endings}){{0,{most}}}" if endings else ""
        self._endings = f"(?:'?{endings}){{1,{most}}}" if endings else ""
        self._numbers = self._read_numbers(content.get("numbers") or {})
        self._months = self._section("months", content.get("months") or {})
        for month, _ in self._months:
            self._check("months", month)

    def lexicon(self) -> Lexicon:
        """Compile everything; raises LexiconError."""
        rules: List[Rule] = []
        for section, words in self._content.items():
            if section in FLAGS or section in HELPERS:
                rules += self._rules(section, "true", words)
            elif section == KIN:
                for value, forms in self._section(section, words):
                    person, _, sex = value.partition(" ")
                    self._check("person", person)
                    self._check("sex", sex)
                    rules += self._rules("person", person, forms) + self._rules("sex", sex, forms)
            elif section in _VALUES or section == "province":
                for value, forms in self._section(section, words):
                    self._check(section, value)
                    if section == ROLES:
                        self._forms(forms, value)  # no rules, but words as everywhere
                    else:
                        rules += self._rules(section, value, forms)
            elif section not in _SETTINGS:
                known = ", ".join(sorted([*_VALUES, "province", KIN, *FLAGS, *HELPERS, *_SETTINGS]))
                raise LexiconError(f"{self._file}: section '{section}' is unknown. Use one of: {known}.")
        roles = self._content.get(ROLES) or {}
        return Lexicon(
            self._file.stem,
            tuple(rules),
            self._numbers,
            tuple((_MONTHS.index(m) + 1, re.compile(self._union(f, m))) for m, f in self._months),
            {r: re.compile(self._union(_without_prefixes(f), r)) for r, f in roles.items() if _without_prefixes(f)},
            {r: re.compile("|".join(p)) for r, f in roles.items() for p in [_prefixes(f)] if p},
            str(self._content.get("role_side", "left")),
        )

    def _section(self, name: str, words: Any) -> List[Tuple[str, str]]:
        if not isinstance(words, dict):
            raise LexiconError(f"{self._file}: section '{name}' must hold lines such as 'value: word | word'.")
        return [(str(value), forms) for value, forms in words.items()]

    def _read_numbers(self, words: Any) -> Dict[str, int]:
        numbers = {}
        for word, number in self._section("numbers", words):
            if not isinstance(number, int):
                raise LexiconError(f"{self._file}: '{word}' under 'numbers' must be a number, and is {number!r}.")
            numbers[letters.fold(word, "")] = number
        return numbers

    def _check(self, section: str, value: str) -> None:
        allowed = {"province": self._provinces, "months": set(_MONTHS)}.get(section) or _VALUES[section]
        if value not in allowed:
            raise LexiconError(
                f"{self._file}: '{value}' is no value of '{section}'. Use one of: {', '.join(sorted(allowed))}."
            )

    def _rules(self, entity: str, value: str, words: Any) -> List[Rule]:
        """One rule for all plain forms of a value, and one for each form with slots or a reported part."""
        plain, special = [], []
        for form in self._forms(words, f"{entity} {value}"):
            (special if "<" in form or "(" in form else plain).append(form)
        for form in plain + special:
            needed = _NEEDED.get(value, ())
            if needed and not any(f"<{slot}>" in form for slot in needed):
                raise LexiconError(f"{self._file}: '{form}' under '{entity} {value}' lacks <{'> or <'.join(needed)}>.")
        groups = ([plain] if plain else []) + [[form] for form in special]
        return [Rule(entity, value, self._compile("|".join(map(self._form, g)), g)) for g in groups]

    def _compile(self, pattern: str, forms: List[str]) -> Pattern[str]:
        try:
            return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
        except re.error as error:
            raise LexiconError(f"{self._file}: '{' | '.join(forms)}' cannot be read: {error}.") from error

    def _forms(self, words: Any, where: str) -> List[str]:
        if not isinstance(words, str) or not words.strip():
            raise LexiconError(f"{self._file}: '{where}' must hold words with | between them, and holds {words!r}.")
        forms = [" ".join(form.split()) for form in words.split("|")]
        if not all(forms):
            raise LexiconError(f"{self._file}: '{where}' has nothing between two |.")
        # The longest first, so that an alternation prefers it.
        return sorted(forms, key=len, reverse=True)

    def _form(self, form: str) -> str:
        exact, must_end = form.startswith("="), form.endswith("+")
        tokens = form.strip("=+").split(" ")
        out, follows = "", False
        for token in tokens:
            word = self._token(token.rstrip("?"))
            if token.endswith("?"):
                out += f"(?:[ -]{word})?" if follows else f"(?:{word}[ -])?"
            else:
                out += f"[ -]{word}" if follows else word
                follows = True
        if exact:
            return out
        beginnings = f"{self._beginnings}?" if self._beginnings else ""
        endings = self._endings if must_end else self._optional_endings
        # An ending belongs to the reported part, not behind it.
        return beginnings + (out[:-1] + endings + ")" if form.rstrip("+").endswith(")") else out + endings)

    def _token(self, token: str) -> str:
        out = ""
        for slot, opened, closed, word in _PART.findall(token):
            out += self._slot(slot) if slot else "(?P<r>" if opened else ")" if closed else self._word(word)
        return out

    def _word(self, word: str) -> str:
        folded = "".join(letters.fold(c, "") if c.isalnum() else c for c in word)
        if not self._loose:
            return re.escape(folded).replace("'", "'?")
        return _LOOSE_LETTER.sub(lambda m: _LOOSE.get(m.group(), m.group() + "{1,2}"), folded)

    def _slot(self, name: str) -> str:
        if name in _SLOTS:
            return _SLOTS[name]
        words = "|".join(sorted(map(re.escape, self._numbers), key=len, reverse=True)) or "(?!)"
        number = rf"(?:{words})(?:[ -]?و?[ -]?(?:{words}))?(?!\w)|{_DIGITS_BEFORE}\d{{1,3}}{_DIGITS_AFTER}"
        if name == "n":
            return f"(?P<n>{number})"
        if name == "other":
            return self._slot("clock").replace("?P<clock>", "?:")
        if name == "clock":
            small = "|".join(sorted((w for w, n in self._numbers.items() if n <= 12), key=len, reverse=True)) or "(?!)"
            return rf"(?P<clock>(?:{small})|{_DIGITS_BEFORE}\d{{1,2}}(?:[:.]\d\d)?{_DIGITS_AFTER})"
        if name == "end":
            return rf"(?= *(?:$|[^\w ]|{self._alternatives(self._lists.get('end'))}(?!\w)))"
        if name == "month":
            return "(?P<month>" + ("|".join(self._union(f, m) for m, f in self._months) or "(?!)") + ")"
        if name == "part":
            times = self._content.get("time") or {}
            parts = [p for p in ("morning", "noon", "afternoon", "evening", "night") if p in times]
            return "(?:" + ("|".join(f"(?P<{p}>{self._union(times[p], p)})" for p in parts) or "(?!)") + ")"
        if name == "person":
            forms = [*(self._content.get(KIN) or {}).values(), *(self._content.get("person") or {}).values()]
            # Beside an age, 'sister' needs no 'my'.
            words = (re.sub(r".*\((.*)\).*", r"\1", form) for f in forms for form in self._forms(f, "person"))
            return self._union(" | ".join(words), "person")
        if name in FLAGS:
            return self._union(self._content[name], name)
        if name in self._lists:
            return self._alternatives(self._lists[name])
        raise LexiconError(f"{self._file}: <{name}> is neither a list of 'lists:' nor one of the ready-made ones.")

    def _union(self, words: Any, where: str) -> str:
        return "(?:" + "|".join(map(self._form, (f for f in self._forms(words, where) if "<" not in f))) + ")"

    def _alternatives(self, words: Any) -> str:
        """Return the words of a list as they stand, '' if there are none."""
        if not words:
            return ""
        return "(?:" + "|".join(" ".join(map(self._word, f.split())) for f in self._forms(words, "lists")) + ")"


def _prefixes(words: str) -> List[str]:
    """Role words that are written onto the day or time, as 'لل-'."""
    return [letters.fold(w.strip(" -"), "") for w in words.split("|") if w.strip().endswith("-")]


def _without_prefixes(words: str) -> str:
    return " | ".join(w.strip() for w in words.split("|") if not w.strip().endswith("-"))
