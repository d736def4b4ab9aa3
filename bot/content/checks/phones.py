"""Phone numbers that stand in texts."""

import re
from collections.abc import Iterator

from bot.content.checks.translations import DIGITS
from bot.content.nodes import Document, texts
from bot.content.problems import Problem
from bot.content.schema import is_phone

# What begins like a number of Türkiye and goes on with digits; short numbers (112) are left to NUMBER-DIFFERS.
_PHONE = re.compile(r"(?<![\w.:/-])(?:\+|00|0)\d[\d\s()/-]{4,}\d|(?<!\d)444[\s-]?\d[\d\s-]*\d")


def check(document: Document) -> Iterator[Problem]:
    """Yield full phone numbers in texts that cannot be called."""
    for path, said in texts(document):
        for language, text in said.items():
            for number in _PHONE.findall(text.translate(DIGITS)):
                if not is_phone(re.sub(r"[()/-]", " ", number)):
                    yield document.problem((*path, language), "PHONE", value=number.strip())
