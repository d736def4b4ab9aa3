"""Problems in content files, each with its place and code. All of a run are collected, not only the first."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, where, and what to do; line and column count from 1."""

    file: Path
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column} {self.code} {self.message}"
