"""Language identification with a fastText model trained on this project's own lines."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any, Dict, Iterator, List, Text, Tuple

import fasttext
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import read_yaml_file

from nlu.components import arabizi, keys, letters

# fasttext prints a deprecation line for every load otherwise.
fasttext.FastText.eprint = lambda x: None

SERVED = ("ar", "tr", "en")
OTHER = "other"
_PREFIX = "__label__"
_CLEAR = 0.6
_TURKISH_ONLY = re.compile("[ışğİŞĞ]")


def prepare(text: str) -> str:
    """Bring a text to the form that the language model reads: cleaned, letters only, one line."""
    return letters.words_only("".join(" " if c.isdigit() and not c.isascii() else c for c in letters.clean(text, "")))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=True)
class LanguageIdentifier(GraphComponent):
    """Sets `language`: {"name": ar | tr | en | other, "confidence": 0..1} on every message.

    Where it is another one and clear which, `foreign` is the name of its file.

    Trains on nlu/languages/*.txt (one line an example; the file name is the label, anything but ar, tr, en
    counts as 'other') and on the examples under `examples`, also Arabic written as Arabizi and Turkish
    written without its letters.
    """

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, model: Any = None) -> None:
        self.config, self._storage, self._resource, self._model = config, storage, resource, model

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Paths are relative to the repository root; `repeat` weighs `lines`; the rest is fastText's own."""
        return {
            "lines": "nlu/languages", "repeat": 12, "examples": "nlu/data", "dim": 24, "epoch": 30, "lr": 0.5,
            "minn": 1, "maxn": 5, "wordNgrams": 1, "bucket": 60000, "seed": 7,
        }  # fmt: skip

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageIdentifier:
        """Make an untrained component (Rasa calls this)."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LanguageIdentifier:
        """Load the trained fastText model from the model archive (Rasa calls this)."""
        with model_storage.read_from(resource) as directory:
            return cls(config, model_storage, resource, fasttext.load_model(str(directory / "language.bin")))

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the project's own lines; the messages of `training_data` carry no language and are not used.

        Raises FileNotFoundError with the folder's name if there are no lines.
        """
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "lines.txt"
            path.write_text("\n".join(f"__label__{label} {prepare(text)}" for label, text in self._lines()), "utf-8")
            options = {
                k: self.config[k] for k in ("dim", "epoch", "lr", "minn", "maxn", "wordNgrams", "bucket", "seed")
            }
            self._model = fasttext.train_supervised(input=str(path), thread=1, verbose=0, loss="softmax", **options)
        with self._storage.write_to(self._resource) as directory:
            self._model.save_model(str(directory / "language.bin"))
        return self._resource

    def _lines(self) -> Iterator[Tuple[str, str]]:
        files = sorted(Path(self.config["lines"]).glob("*.txt"))
        if not files:
            raise FileNotFoundError(
                f"no language lines (*.txt) in {self.config['lines']}: cannot train language identification"
            )
        for file in files:
            label = file.stem
            for line in file.read_text("utf-8").splitlines():
                if line and not line.startswith("#"):
                    # A few lines a language must hold their own beside thousands of examples of the three.
                    for _ in range(self.config["repeat"]):
                        yield from _as_typed(label, line)
        for language in SERVED:
            for file in sorted((Path(self.config["examples"]) / language).glob("*.yml")):
                for line in _examples(file):
                    yield from _as_typed(language, line)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Identify the language of every training message, so that later components see what they will see in use."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the language on each message."""
        for message in messages:
            name, confidence, foreign = self.identify(message.get(TEXT) or "")
            found = {"name": name, "confidence": confidence, **({"foreign": foreign} if foreign else {})}
            message.set(keys.LANGUAGE, found, add_to_output=True)
        return messages

    def identify(self, text: str) -> Tuple[str, float, str]:
        """Return (language, probability, which other language or ''); without letters ('other', 0, '')."""
        prepared = prepare(text)
        if not any(c.isalpha() for c in prepared):
            return OTHER, 0.0, ""
        # fasttext's Python wrapper trips over numpy 2; its C++ object does not.
        predicted = self._model.f.predict(prepared + "\n", -1, 0.0, "strict")
        shares = {label.removeprefix(_PREFIX): probability for probability, label in predicted}
        if _TURKISH_ONLY.search(text) and not arabizi.has_arabic_script(text):
            shares.pop("ar", None)  # nobody types Arabizi with ş, ğ or ı
        others = {name: shares.pop(name) for name in list(shares) if name not in SERVED}
        name = max(shares, key=lambda n: shares[n], default=OTHER)
        if shares.get(name, 0.0) >= sum(others.values()):
            return name, round(min(shares[name], 1.0), 4), ""
        foreign = max(others, key=lambda n: others[n])
        clear = others[foreign] >= _CLEAR
        return OTHER, round(min(sum(others.values()), 1.0), 4), foreign if clear else ""


def _as_typed(label: str, line: str) -> Iterator[Tuple[str, str]]:
    yield label, line
    if label == "ar" and arabizi.has_arabic_script(line):
        # One habit a line: with both, Latin letters would look twice as Arabic as Turkish.
        yield label, arabizi.from_arabic(line, other_habit=len(line) % 2 == 0)
    elif label == "tr" and letters.ascii_latin(line) != line:
        yield label, letters.ascii_latin(line)


def _examples(file: Path) -> Iterator[str]:
    for block in read_yaml_file(file)["nlu"]:
        for line in block["examples"].splitlines():
            yield line.removeprefix("- ").strip()
