"""Which NLU model fits the present files, and how it is trained."""

import hashlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bot.errors import NluError

_INPUTS = ("config.yml", "nlu/requirements.lock")
_FOLDERS = ("nlu/components", "nlu/data", "nlu/entities", "nlu/languages")
_KEPT = 2


def fingerprint(root: Path) -> str:
    """Return a hash of everything that a model is made from: config, components, data, libraries."""
    digest = hashlib.sha256()
    for file in _inputs(root):
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _inputs(root: Path) -> Iterator[Path]:
    yield from (root / name for name in _INPUTS)
    for folder in _FOLDERS:
        yield from (f for f in sorted((root / folder).rglob("*")) if f.suffix in (".py", ".yml", ".txt"))


def model_file(root: Path, var: Path) -> Path:
    """Return where the model of the present files is or will be."""
    return var / "models" / f"{fingerprint(root)}.tar.gz"


def train(root: Path, var: Path, python: Path) -> Path:
    """Train a model of the present files and return its file; older ones beyond two go. Raises NluError."""
    if not python.exists():
        raise NluError(f"The NLU environment is missing ({python}). Run `make setup`.")
    target = model_file(root, var)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("TELEGRAM_", "PYTHON", "VIRTUAL_ENV"))}
    # Rasa's pinned libraries warn about each other by the dozen; the progress bars should be what one sees.
    environment["PYTHONWARNINGS"] = "ignore"
    finished = subprocess.run(
        [str(python), "-m", "nlu.train", "--out", str(target)], cwd=root, env=environment, check=False
    )
    if finished.returncode != 0 or not target.exists():
        raise NluError("Training the NLU model failed; the reason stands above. The bot works on with keyword search.")
    for old in sorted(target.parent.glob("*.tar.gz"), key=lambda f: f.stat().st_mtime, reverse=True)[_KEPT:]:
        old.unlink()
    return target
