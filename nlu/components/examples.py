"""The files of the training data, in Rasa's form: <folder>/<language>/<intent>.yml, blocks by service."""

from pathlib import Path
from typing import Any, Dict, Iterator, List

import yaml

FOLDER = Path(__file__).resolve().parents[1] / "data"


def blocks(folder: Path, language: str) -> Iterator[Dict[str, Any]]:
    """Yield a language's blocks, file by file: intent, metadata with its service, examples."""
    for file in sorted((folder / language).glob("*.yml")):
        yield from yaml.safe_load(file.read_text("utf-8"))["nlu"]


def lines(block: Dict[str, Any]) -> List[str]:
    """Return a block's examples, without the dash before each."""
    return [line.removeprefix("- ").strip() for line in block["examples"].splitlines()]
