"""Test questions and dialogues from JSON lines.

A question is one object a line: text, variant, intent, institution, service, and `accept`: other readings that are
just as right. A message that asks several things has `asks` instead, each with intent, institution, service and `or`.
A dialogue has `turns`, each with text, intent, institution and service. The language is the last part of the file's
name: ar.jsonl, dialogues-ar.jsonl.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import QuestionsError
from bot.model import LANGUAGES


@dataclass(frozen=True, slots=True)
class Question:
    """One message: `readings` are the right (intent, topic) pairs, the first one the author's own choice.

    `turn` is its place in its dialogue, 0 for the first; `dialogue` is None for a message that stands alone. `asks`
    are the right readings of each thing that is asked, () if it is one only.
    """

    language: str
    variant: str
    text: str
    readings: tuple[tuple[str, str | None], ...]
    turn: int = 0
    dialogue: str | None = None
    asks: tuple[tuple[tuple[str, str | None], ...], ...] = ()


def read_questions(files: Sequence[Path]) -> list[Question]:
    """Return the questions of all files in order. Raises QuestionsError with file and line of the first bad one."""
    found = [question for file in files for question in _of_file(file)]
    if not found:
        raise QuestionsError(f"There is no question in {', '.join(map(str, files)) or 'no file'}.")
    return found


def _of_file(file: Path) -> Iterator[Question]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError as error:
        raise QuestionsError(f"{file}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise QuestionsError(f"{file}: is not UTF-8 text. Save it as UTF-8.") from error
    language = file.stem.rsplit("-", 1)[-1]
    if language not in LANGUAGES:
        raise QuestionsError(f"{file}: the name has to end in a language, as in mine-ar.jsonl: ar, tr or en.")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield from _of_line(language, json.loads(line), number)
        except ValueError as error:
            raise QuestionsError(f"{file}:{number}: not JSON: {error}. Write one object a line.") from error
        except (KeyError, TypeError, AttributeError) as error:
            raise QuestionsError(
                f"{file}:{number}: {error} is missing or has the wrong form. A question needs text, intent, "
                "institution and service (null where none is meant)."
            ) from error


def _of_line(language: str, data: dict[str, Any], number: int) -> Iterator[Question]:
    if "asks" in data:
        asks = tuple(tuple(_reading(r) for r in (ask, *ask.get("or", ()))) for ask in data["asks"])
        if len(asks) < 2:
            raise KeyError("a second entry of asks")
        anything = tuple(reading for ask in asks for reading in ask)
        yield Question(language, str(data.get("variant", "")), _text(data), anything, asks=asks)
        return
    if "turns" not in data:
        readings = tuple(_reading(r) for r in (data, *data.get("accept", ())))
        yield Question(language, str(data.get("variant", "")), _text(data), readings)
        return
    name = str(data.get("id", f"{language}-{number}"))
    for place, turn in enumerate(data["turns"]):
        readings = tuple(_reading(r) for r in (turn, *turn.get("accept", ())))
        yield Question(language, "dialogue", _text(turn), readings, place, name)


def _text(data: dict[str, Any]) -> str:
    text = data["text"]
    if not isinstance(text, str) or not text.strip():
        raise TypeError("text")
    return text


def _reading(data: dict[str, Any]) -> tuple[str, str | None]:
    intent, service, institution = data["intent"], data["service"], data["institution"]
    for name, value in (("intent", intent), ("service", service), ("institution", institution)):
        if not isinstance(value, str) and (value is not None or name == "intent"):
            raise TypeError(name)
    return intent, service or institution or None
