"""What must be the same in the three languages of a text."""

import re
from collections.abc import Iterator

from bot.content.nodes import Document, texts
from bot.content.problems import Fault, Problem, _
from bot.model import LANGUAGES, Language

_NUMBER = re.compile(r"\d+(?:[:.,/]\d+)*")
_PLACEHOLDER = re.compile(r"\{[^{}\s]*\}|%\w|\$\w+")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class NumberDiffers(Fault):
    """An hour, a phone number or an age that stands in one language only: one of the readers is told something
    wrong."""

    code = "NUMBER-DIFFERS"
    message = _("{number} stands in {there} and not in {missing}. Write the same numbers in all languages.")
    bad = "en: Open from 9:00.\ntr: 10:00'da açılır.\nar: يفتح الساعة 9:00."
    good = "en: Open from 9:00.\ntr: 9:00'da açılır.\nar: يفتح الساعة 9:00."


class Placeholder(Fault):
    """Nothing fills placeholders in content: people would read them as they stand."""

    code = "PLACEHOLDER"
    message = _("{value} is a placeholder, and nothing fills it. Write the words themselves.")
    bad = "en: Hello {name}"
    good = "en: Hello"


class SameText(Fault):
    """A text that is the same in two languages was mostly copied to be translated later."""

    code = "SAME-TEXT"
    severity = "warning"
    message = _("the text is the same in two languages ({languages}). Translate it.")
    bad = "en: Treatment of teeth and gums.\ntr: Treatment of teeth and gums."
    good = "en: Treatment of teeth and gums.\ntr: Diş ve diş eti tedavisi."


def check(document: Document) -> Iterator[Problem]:
    """Yield what differs, or should differ, between the languages of each text."""
    for path, said in texts(document):
        if isinstance(document.value, dict) and path and path[-1] in ("aliases", "examples"):
            continue
        for language, text in said.items():
            if found := _PLACEHOLDER.search(text):
                yield document.problem((*path, language), "PLACEHOLDER", value=found[0])
        if len(said) == len(LANGUAGES):
            yield from _numbers(document, path, said)
            yield from _same(document, path, said)


def _numbers(document: Document, path: tuple[str | int, ...], said: dict[Language, str]) -> Iterator[Problem]:
    found = {code: {_plain(n) for n in _NUMBER.findall(text.translate(DIGITS))} for code, text in said.items()}
    for number in sorted(set().union(*found.values())):
        having = [code for code in said if number in found[code]]
        lacking = [code for code in said if code not in having]
        if not lacking:
            continue
        # The odd one out is the one to look at.
        at = lacking[0] if len(lacking) == 1 else having[0]
        yield document.problem(
            (*path, at), "NUMBER-DIFFERS", number=number, there=", ".join(having), missing=", ".join(lacking)
        )


def _plain(number: str) -> str:
    """Return a number as it compares: 09:00 and 9.00 are 9:00, 1,500 and 1.500 are 1500."""
    parts = re.split(r"[:.,/]", number)
    if len(parts) > 1 and all(len(p) == 3 for p in parts[1:]):
        return "".join(parts)
    return ":".join(p.lstrip("0") or "0" if i == 0 else p for i, p in enumerate(parts))


def _same(document: Document, path: tuple[str | int, ...], said: dict[Language, str]) -> Iterator[Problem]:
    for first, second in (("en", "tr"), ("en", "ar"), ("tr", "ar")):
        a, b = said[first], said[second]  # type: ignore[index]
        if a == b and len(a.split()) > 3:
            yield document.problem((*path, second), "SAME-TEXT", languages=f"{first}, {second}")
