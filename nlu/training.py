"""Training with Rasa, with a sentence in the place of a trace where a step of the pipeline cannot do its work."""

import hashlib
import os
import shutil
from pathlib import Path
from typing import Any, Iterator

import yaml

_ROOT = Path(__file__).resolve().parent.parent
_UNSEEN = ("components/**/*.py", "languages/*.txt", "encoder/*.npz")
_STAMP = "made-with.txt"


class TrainingError(Exception):
    """No model could be made; the message says what is wrong."""


def trained(config: Path, data: Path, folder: Path) -> Path:
    """Train the pipeline of a config file on a file or folder of Rasa's training data; return the archive in `folder`.

    Raises TrainingError with what the failing step says; a fault of the code keeps its own error and trace.
    """
    from rasa.engine.caching import CACHE_LOCATION_ENV, DEFAULT_CACHE_LOCATION
    from rasa.engine.exceptions import GraphComponentException, GraphRunError
    from rasa.model_training import train_nlu

    wrong = [fault for file in sorted(data.rglob("*.yml") if data.is_dir() else [data]) for fault in faults(file)]
    if wrong:
        raise TrainingError("\n".join(wrong))
    forget_old_steps(Path(os.environ.get(CACHE_LOCATION_ENV, DEFAULT_CACHE_LOCATION)))
    try:
        made = train_nlu(config=str(config), nlu_data=str(data), output=str(folder), fixed_model_name="model")
    except (GraphRunError, GraphComponentException) as error:
        if isinstance(error.__cause__, (ImportError, OSError, ValueError)):
            raise TrainingError(str(error.__cause__)) from error
        raise
    if not made:
        raise TrainingError("Rasa made no model: it says why above")
    return Path(made)


def faults(file: Path) -> Iterator[str]:
    """Yield what is wrong with a file of training data: Rasa leaves out without a word what it does not know."""
    place = f"{file.parent.name}/{file.name}"
    try:
        content = yaml.safe_load(file.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        yield f"{place}: cannot be read: {' '.join(str(error).split())}"
        return
    blocks = content.get("nlu") if isinstance(content, dict) else None
    if not isinstance(blocks, list):
        yield f'{place}: has no list under "nlu:".'
        return
    for number, block in enumerate(blocks, 1):
        yield from (f"{place}, block {number}: {fault}" for fault in _faults(block))


def _faults(block: Any) -> Iterator[str]:
    if not isinstance(block, dict) or not isinstance(block.get("intent"), str):
        yield 'begin it with "- intent: NAME".'
        return
    labels, said = block.get("metadata", {}), block.get("examples")
    if not isinstance(labels, dict) or not isinstance(labels.get("service", ""), str):
        yield 'under the intent write "metadata: {service: NAME}", none for no service.'
    if not isinstance(said, str):
        yield 'write "examples: |" and then one example a line.'
        return
    for line in said.splitlines():
        if line.strip() and not line.startswith("- "):
            yield f'an example begins with "- ": {line.strip()}'


def forget_old_steps(cache: Path) -> None:
    """Empty Rasa's cache if it was filled with other code, language lines or encoders than today's.

    Rasa knows a step again by its class, its config and its input; it does not see what the class reads or calls.
    """
    digest = hashlib.sha256()
    for file in sorted(file for pattern in _UNSEEN for file in (_ROOT / "nlu").glob(pattern)):
        digest.update(str(file.relative_to(_ROOT)).encode() + b"\0" + file.read_bytes())
    stamp, now = cache / _STAMP, digest.hexdigest()
    if cache.exists() and (not stamp.exists() or stamp.read_text("utf-8") != now):
        shutil.rmtree(cache)
    cache.mkdir(parents=True, exist_ok=True)
    stamp.write_text(now, "utf-8")
