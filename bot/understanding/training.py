"""Which NLU model fits the present files, and how it is trained and reported on (in the NLU environment)."""

import hashlib
import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bot.errors import NluError
from bot.model import LANGUAGES, Catalogue, Language
from bot.understanding.registry import Registry

_CODE = (
    "config.yml",
    "nlu/requirements.lock",
    "nlu/components",
    "nlu/entities",
    "nlu/encoder/e5.npz",
    "nlu/encoder/gemma.npz",
)
_DATA = ("nlu/data", "nlu/languages")
SEED = 7  # of every random choice in config.yml's components


Examples = Mapping[str, Mapping[Language, tuple[str, ...]]]


def fingerprint(root: Path) -> str:
    """Return a hash of what a model of this repository is made from: config, components, data, libraries."""
    return _hash(root, (*_CODE, *_DATA))


def name(root: Path, examples: Examples) -> str:
    """Return a model's name: the repository's fingerprint, and that of the content's examples behind a dash.

    So a service's new example does not look like new code: the bot starts with the model it has, and learns from
    the example when `merhaba nlu train` is called.
    """
    said = json.dumps({k: {c: list(v) for c, v in e.items()} for k, e in examples.items()}, sort_keys=True)
    return f"{fingerprint(root)}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def examples(catalogue: Catalogue) -> Examples:
    """Return the example questions of each service that has some."""
    return {e.id: e.examples for e in catalogue.services.values() if any(e.examples.values())}


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


def train(root: Path, var: Path, python: Path, taught: Examples) -> str:
    """Train a model of the present files and the content's examples, and return its name. Raises NluError."""
    model = name(root, taught)
    archive = Registry(var).archive(model)
    more = var / "content_examples.yml"
    more.parent.mkdir(parents=True, exist_ok=True)
    more.write_text(_training_data(taught), "utf-8")
    _run(python, root, "nlu.train", "--out", str(archive), "--more", str(more.resolve()))
    if not archive.exists():
        raise NluError("Training the NLU model failed; the reason stands above. The bot works on with keyword search.")
    return model


def _training_data(taught: Examples) -> str:
    """Return examples in Rasa's training data format. JSON is YAML too, and needs no library here."""
    blocks = [
        {
            "intent": "service_info",
            "metadata": {"service": service},
            "examples": "".join(f"- {_unmarked(line)}\n" for language in LANGUAGES for line in said.get(language, ())),
        }
        for service, said in sorted(taught.items())
    ]
    return json.dumps({"version": "3.1", "nlu": blocks}, ensure_ascii=False)


def _unmarked(line: str) -> str:
    # Rasa would read [text](entity) as an entity.
    return " ".join(line.translate(str.maketrans("[]{}", "()()")).split())


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
