"""Which NLU model fits the present files, and how it is trained and reported on (in the NLU environment)."""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.errors import NluError
from bot.understanding.registry import Registry

_CODE = ("config.yml", "nlu/requirements.lock", "nlu/components", "nlu/entities")
_DATA = ("nlu/data", "nlu/languages")
SEED = 7  # of every random choice in config.yml's components


def fingerprint(root: Path) -> str:
    """Return a hash of everything that a model is made from: config, components, data, libraries."""
    return _hash(root, (*_CODE, *_DATA))


def code_fingerprint(root: Path) -> str:
    """Return a hash of what a model is made with but not from: config, components, libraries."""
    return _hash(root, _CODE)


def _hash(root: Path, names: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for file in (f for name in names for f in _files(root / name)):
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    yield from (f for f in sorted(path.rglob("*")) if f.suffix in (".py", ".yml", ".txt"))


def train(root: Path, var: Path, python: Path) -> str:
    """Train a model of the present files and return its fingerprint. Raises NluError."""
    model = fingerprint(root)
    archive = Registry(var).archive(model)
    _run(python, root, "nlu.train", "--out", str(archive))
    if not archive.exists():
        raise NluError("Training the NLU model failed; the reason stands above. The bot works on with keyword search.")
    return model


def report(root: Path, python: Path, results: Path, page: Path) -> None:
    """Make an HTML page of a test run's results. Raises NluError."""
    page.parent.mkdir(parents=True, exist_ok=True)
    if _run(python, root, "nlu.report", str(results), str(page.resolve())) != 0:
        raise NluError("The report could not be made; the reason stands above.")


def _run(python: Path, root: Path, module: str, *arguments: str) -> int:
    if not python.exists():
        raise NluError(f"The NLU environment is missing ({python}). Run `make setup`.")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("TELEGRAM_", "PYTHON", "VIRTUAL_ENV"))}
    # Rasa's pinned libraries warn about each other by the dozen; the progress bars should be what one sees.
    environment["PYTHONWARNINGS"] = "ignore"
    return subprocess.run([str(python), "-m", module, *arguments], cwd=root, env=environment, check=False).returncode
