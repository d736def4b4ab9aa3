"""Facts that nobody has confirmed yet: told with a warning, and listed until somebody has."""

from collections.abc import Iterator

from bot.content.nodes import Document
from bot.content.problems import Fault, Problem, _


class Unconfirmed(Fault):
    """People are told that this is not confirmed and to call first. Confirm it, and write source and date."""

    code = "UNCONFIRMED"
    severity = "warning"
    message = _("nobody has confirmed this yet. When somebody has: write `source` and `assured_date` for `sample`.")
    bad = "sample: true"
    good = "source: [seed]\nassured_date: 2026-11-23"


def check(document: Document) -> Iterator[Problem]:
    """Yield the facts of a document that are marked as not confirmed."""
    if isinstance(document.value, dict):
        for name, fact in document.value.items():
            if isinstance(fact, dict) and fact.get("sample") == "true":
                yield document.problem((name,), "UNCONFIRMED")
