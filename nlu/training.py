"""Training with Rasa, with a sentence in the place of a trace where a step of the pipeline cannot do its work."""

import hashlib
import os
import shutil
from pathlib import Path

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
