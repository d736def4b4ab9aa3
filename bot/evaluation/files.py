"""Writes a file as a whole, or leaves it as it was."""

from contextlib import suppress
from pathlib import Path

from bot.errors import QuestionsError


def write_whole(file: Path, text: str) -> None:
    """Replace a file's text in one step. Raises QuestionsError if it cannot be written; it is as it was then."""
    partial = file.with_name(f"{file.name}.partial")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(text, "utf-8")
        partial.replace(file)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise QuestionsError(f"{file}: cannot be written ({error.strerror}). Nothing there was changed.") from error
