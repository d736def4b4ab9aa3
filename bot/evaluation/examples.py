"""Adds a line to the training data: Rasa's YAML as this project writes it, one block for each intent and service."""

from pathlib import Path

from bot.errors import QuestionsError
from bot.evaluation.files import write_whole

_EXAMPLES = "  examples: |"


def add_example(folder: Path, intent: str, service: str, text: str) -> Path:
    """Add a text under its intent and service ('none' for no service) and return the file.

    The rest of the file stays byte for byte. Raises QuestionsError if the intent has no file, the text is not one
    line that can stand there, or the file cannot be written.
    """
    file = folder / f"{intent}.yml"
    if not file.exists():
        known = ", ".join(sorted(f.stem for f in folder.glob("*.yml")))
        raise QuestionsError(f'"{intent}" is not an intent. Write one of: {known}.')
    services = known_services(folder)
    if service not in services:
        raise QuestionsError(f'"{service}" is not a service. Write one of: {", ".join(sorted(services))}.')
    plain = " ".join(text.split()).strip()
    if not plain or any(c in plain for c in "[]{}") or plain[0] in "-#!&*%@`|>/":
        raise QuestionsError("Write the question in one line, without brackets and not beginning with a symbol.")
    lines = file.read_text("utf-8").splitlines()
    head = [f"- intent: {intent}", f"  metadata: {{service: {service}}}", _EXAMPLES]
    start = next((i for i in range(len(lines)) if lines[i : i + 3] == head), None)
    if start is None:
        lines += [*head, f"    - {plain}"]
    else:
        end = next((i for i in range(start + 3, len(lines)) if not lines[i].startswith("    - ")), len(lines))
        lines.insert(end, f"    - {plain}")
    write_whole(file, "\n".join(lines) + "\n")
    return file


def known_services(folder: Path) -> set[str]:
    """Return every service, institution and 'none' that the training data of a language names."""
    mark = "  metadata: {service: "
    return {
        line.removeprefix(mark).rstrip("}")
        for file in folder.glob("*.yml")
        for line in file.read_text("utf-8").splitlines()
        if line.startswith(mark)
    }
