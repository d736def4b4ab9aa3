"""Problems in content files, and the faults they are instances of. All of a run are collected, not only the first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

Severity = Literal["error", "warning"]
Say = Callable[[str], str]


def _(message: str) -> str:
    """Mark a text for extraction by pybabel; translation happens when it is shown."""
    return message


class Fault:
    """One kind of fault: its docstring says why it is one, `bad` and `good` show it in a file.

    An error keeps the content from being published, a warning does not. `message` is an English template; its
    translations stand in locales/*/LC_MESSAGES/content.po.
    """

    code: ClassVar[str]
    message: ClassVar[str]
    bad: ClassVar[str]
    good: ClassVar[str]
    severity: ClassVar[Severity] = "error"

    def __init_subclass__(cls) -> None:
        """Register the fault under its code."""
        if cls.code in FAULTS:
            raise ValueError(f"two faults are called {cls.code}")
        FAULTS[cls.code] = cls


FAULTS: dict[str, type[Fault]] = {}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong and where; line and column count from 1. `values` fill the fault's template."""

    file: Path
    line: int
    column: int
    code: str
    field: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """Return whether it keeps the content from being published."""
        return FAULTS[self.code].severity

    def message(self, say: Say = _) -> str:
        """Return the sentence that says what is wrong and what to do, in the language of `say`."""
        template = FAULTS[self.code].message
        values = dict(self.values)
        hint = values.pop("hint", "")
        said = say(template).format(**values)
        if hint:
            said += " " + say(_('Did you mean "{hint}"?')).format(hint=hint)
        return f"{self.field}: {said}" if self.field else said

    def line_in(self, folder: Path, say: Say = _) -> str:
        """Return `folder/file:line:column CODE message`."""
        return f"{folder / self.file}:{self.line}:{self.column} {self.code} {self.message(say)}"

    def __str__(self) -> str:
        return self.line_in(Path())


def values(**named: object) -> tuple[tuple[str, str], ...]:
    """Return named values as a problem carries them."""
    return tuple((name, str(value)) for name, value in named.items())


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that keep content from being published."""
    return [p for p in problems if p.severity == "error"]
