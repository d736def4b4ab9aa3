"""What was read, question by question, and its file."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.errors import QuestionsError
from bot.evaluation.files import write_whole
from bot.evaluation.questions import Question
from bot.messages import Handled

Read = Callable[[str, bool], Awaitable[Handled]]
"""Reads one text; True as second argument: in a fresh conversation."""


@dataclass(frozen=True, slots=True)
class Result:
    """One question, the right reading nearest to what was read, and what was read (topics: service or institution).

    `asked`: how many things are asked if more than one, `answered`: how many of them an answer was given to.
    """

    language: str
    variant: str
    text: str
    turn: int
    dialogue: str | None
    intent: str
    topic: str | None
    read_language: str
    read_intent: str
    read_topic: str | None
    confidence: float
    decision: str
    asked: int = 0
    answered: int = 0

    @property
    def key(self) -> tuple[str, str | None, int, str]:
        """What makes it the same question in two runs."""
        return (self.language, self.dialogue, self.turn, self.text)


@dataclass(frozen=True, slots=True)
class Run:
    """All results of one model: its fingerprint, that of the code it was made with, the seed, and when (UTC)."""

    model: str
    code: str
    seed: int
    made: str
    results: tuple[Result, ...]


async def ask(questions: Sequence[Question], read: Read) -> tuple[Result, ...]:
    """Ask every question, dialogues turn by turn in one conversation, and return what was read."""
    return tuple([_result(question, await read(question.text, question.turn == 0)) for question in questions])


def _result(question: Question, handled: Handled) -> Result:
    decision = handled.decision
    read = (decision.intent, handled.service or handled.institution)
    given = {(part.intent, part.topic) for part in decision.parts} or {read}
    # Of several right readings the one that agrees most with what was read is the fair one to count.
    intent, topic = max(question.readings, key=lambda r: (r == read, r[0] == read[0], r[1] == read[1]))
    return Result(
        question.language,
        question.variant,
        question.text,
        question.turn,
        question.dialogue,
        intent,
        topic,
        decision.language,
        *read,
        round(decision.confidence, 4),
        decision.move.value,
        len(question.asks),
        sum(not given.isdisjoint(ask) for ask in question.asks),
    )


def write_run(run: Run, file: Path, table: Sequence[str] = ()) -> None:
    """Write a run as JSON, with the lines of its table for those who read the file. Raises QuestionsError."""
    write_whole(file, json.dumps({"table": table, **asdict(run)}, ensure_ascii=False, indent=1) + "\n")


def read_run(file: Path) -> Run:
    """Return the run in a file. Raises QuestionsError if it holds none."""
    try:
        data = json.loads(file.read_text("utf-8"))
        data.pop("table", None)
        results = tuple(Result(**result) for result in data.pop("results"))
        return Run(**data, results=results)
    except OSError as error:
        raise QuestionsError(f"{file}: cannot be read ({error.strerror}).") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise QuestionsError(
            f"{file}: holds no test results. Write some with `merhaba nlu test --json {file}`."
        ) from error
