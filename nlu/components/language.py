"""Language identification with a fastText model trained on this project's own lines."""

from __future__ import annotations

import ctypes
import re
import tempfile
from collections import Counter, defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Text, Tuple

import fasttext
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components import arabizi, examples, keys, letters

# fasttext prints a deprecation line for every load otherwise.
fasttext.FastText.eprint = lambda x: None

SERVED = ("ar", "tr", "en")
OTHER = "other"
# Arabic in Latin letters shares nothing with Arabic script: the model learns it as a language of its own.
ARABIZI = "arabizi"
# Letters that nobody types in a language, against what the rest of a word may look like.
_NEVER_IN = {
    ARABIZI: re.compile("[ışğİŞĞəƏ]"),
    "tr": re.compile("[əƏ]"),
    "en": re.compile("[əƏ]"),
    "russian": re.compile("[іїєґІЇЄҐ]"),
    "ukrainian": re.compile("[ыэъёЫЭЪЁ]"),
}
_KNOWN_SCRIPT = re.compile("[A-Za-z\u00c0-\u024f\u0259\u0400-\u04ff\u0620-\u06ff]")
_MOST_OF_A_WORD = 3
# Languages that borrow from each other: 'adres' in an Arabic message is still a Turkish word.
_NEAR = ("ar", ARABIZI, "tr", "en")


class Language(NamedTuple):
    """What language a text is in. `other` names the language if it is not served and surely known, else is empty."""

    name: str
    confidence: float
    other: str = ""


def prepare(text: str) -> str:
    """Bring a text to the form that the language model reads: cleaned, no punctuation, one line."""
    return letters.words_only("".join(" " if c.isdigit() and not c.isascii() else c for c in letters.clean(text, "")))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=True)
class LanguageIdentifier(GraphComponent):
    """Sets `language`: {"name": ar | tr | en | other, "confidence": 0..1, "other": "kurmanji"} on every message.

    Trains on nlu/languages/*.txt (one line an example, or a list of words; the file name is the label) and on examples
    of `examples`: whole, in pairs of words and in words, also Arabic written as Arabizi and Latin letters without
    their marks. Labels but ar, tr and en are joined to 'other', and named if one alone has `sure` of it.
    """

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, model: Any = None) -> None:
        self.config, self._storage, self._resource, self._model = config, storage, resource, model

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Paths are relative to the repository root; `repeat` and `repeat_words` weigh, `most_examples` of a language
        are shown; the rest is fastText's own."""
        return {
            "lines": "nlu/languages", "repeat": 8, "repeat_words": 2, "examples": "nlu/data", "most_examples": 10000,
            "sure": 0.6, "dim": 32, "epoch": 8, "lr": 0.5, "minn": 1, "maxn": 5, "wordNgrams": 1, "bucket": 100000,
            "seed": 7,
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
            path.write_text("\n".join(f"__label__{label} {text}" for label, text in self._shown()), "utf-8")
            options = {
                k: self.config[k] for k in ("dim", "epoch", "lr", "minn", "maxn", "wordNgrams", "bucket", "seed")
            }
            with _zeroed_memory():
                self._model = fasttext.train_supervised(input=str(path), thread=1, verbose=0, loss="softmax", **options)
        with self._storage.write_to(self._resource) as directory:
            self._model.save_model(str(directory / "language.bin"))
        return self._resource

    def _shown(self) -> List[Tuple[str, str]]:
        """Return what fastText is shown: whole lines, pairs of neighbours and single words, shuffled."""
        random = np.random.RandomState(self.config["seed"])
        shown: List[Tuple[str, str]] = []
        words: Dict[str, Counter[str]] = defaultdict(Counter)
        for label, text, times in self._lines():
            prepared = prepare(text)
            parts = prepared.split()
            shown += [(label, prepared)] * (times if parts else 0)
            words[label].update(w for w in parts if label != "ar" or arabizi.has_arabic_script(w))
            if len(parts) > 2:
                starts = random.randint(len(parts) - 1, size=max(1, times // 2))
                shown += [(label, " ".join(parts[i : i + 2])) for i in starts]
        for label, counted in words.items():
            for word, n in counted.items():
                if label in _NEAR and 2 * n < max(words[other][word] for other in _NEAR):
                    continue  # borrowed: it is shown to whom it belongs
                shown += [(label, word)] * (self.config["repeat_words"] * min(n, _MOST_OF_A_WORD))
        # fastText reads its file in order; what stands last would count most.
        return [shown[i] for i in random.permutation(len(shown))]

    def _lines(self) -> Iterator[Tuple[str, str, int]]:
        files = sorted(Path(self.config["lines"]).glob("*.txt"))
        if not files:
            raise FileNotFoundError(
                f"no language lines (*.txt) in {self.config['lines']}: cannot train language identification"
            )
        for file in files:
            for line in file.read_text("utf-8").splitlines():
                if line and not line.startswith("#"):
                    # A few lines a language must hold their own beside thousands of examples of the three.
                    for label, text in _as_typed(file.stem, line):
                        yield label, text, self.config["repeat"]
        for language in SERVED:
            blocks = examples.blocks(Path(self.config["examples"]), language)
            lines = [line for block in blocks for line in examples.lines(block)]
            if len(lines) > self.config["most_examples"]:
                # Among all examples the few lines of Kurdish or Somali were lost where a message is short.
                random = np.random.RandomState(self.config["seed"])
                lines = [lines[i] for i in sorted(random.permutation(len(lines))[: self.config["most_examples"]])]
            for line in lines:
                for label, text in _as_typed(language, line):
                    yield label, text, 1

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Identify the language of every training message, so that later components see what they will see in use."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the language on each message."""
        for message in messages:
            language = self.identify(message.get(TEXT) or "")
            message.set(keys.LANGUAGE, language._asdict(), add_to_output=True)
        return messages

    def identify(self, text: str) -> Language:
        """Return the language; a text without letters is 'other' with probability 0."""
        prepared = prepare(text)
        if not any(c.isalpha() for c in prepared):
            return Language(OTHER, 0.0)
        if not _KNOWN_SCRIPT.search(prepared):
            # Greek, Georgian, Ethiopic: nothing of it was trained on, so the model could only guess.
            return Language(OTHER, 1.0)
        # fasttext's Python wrapper trips over numpy 2; its C++ object does not.
        ranked = self._model.f.predict(prepared + "\n", -1, 0.0, "strict")
        shares = {label.replace("__label__", ""): float(share) for share, label in ranked}
        for label, letter in _NEVER_IN.items():
            if label in shares and letter.search(text) and not arabizi.has_arabic_script(text):
                shares[label] = 0.0
        shares["ar"] = shares.get("ar", 0.0) + shares.pop(ARABIZI, 0.0)
        return _settle(shares, self.config["sure"])


def _settle(shares: Dict[str, float], sure: float) -> Language:
    """Join the languages that are not served and return the likeliest."""
    total = sum(shares.values()) or 1.0
    others = {label: share / total for label, share in shares.items() if label not in SERVED}
    joined = {label: shares.get(label, 0.0) / total for label in SERVED}
    joined[OTHER] = sum(others.values())
    name = max(joined, key=lambda label: joined[label])
    likeliest = max(others, key=lambda label: others[label], default="")
    known = name == OTHER and bool(likeliest) and others[likeliest] >= sure
    return Language(name, round(min(joined[name], 1.0), 4), likeliest if known else "")


@contextmanager
def _zeroed_memory() -> Iterator[None]:
    """Let whatever is allocated be zero, as fastText's matrices expect of memory.

    With one thread fastText 0.9.3 sets only a tenth of its input matrix (DenseMatrix::uniform) and learns from what
    the rest happens to hold: another model each time, at times NaN. With more threads no two trainings agree either.
    Asking for fresh pages is not enough: the matrix may lie where fastText itself freed something.
    """
    # musl has no mallopt, and gives large blocks as fresh pages.
    set_option = getattr(ctypes.CDLL(None), "mallopt", lambda option, value: 0)
    # mallopt(3): allocated bytes are set to the complement of M_PERTURB's value.
    m_perturb, complement_of_zero, off = -6, 0xFF, 0
    set_option(m_perturb, complement_of_zero)
    try:
        yield
    finally:
        set_option(m_perturb, off)


def _as_typed(label: str, line: str) -> Iterator[Tuple[str, str]]:
    """Yield a line with its label as it stands, and as people type it who lack its letters."""
    if label == "ar":
        in_script = arabizi.has_arabic_script(line)
        yield (label if in_script else ARABIZI), line
        if in_script:
            # One habit a line: with both, Latin letters would look twice as Arabic as Turkish.
            yield ARABIZI, arabizi.from_arabic(line, other_habit=len(line) % 2 == 0)
        return
    yield label, line
    plain = letters.ascii_latin(line.replace("ə", "e").replace("Ə", "E"))
    if plain != line:
        yield label, plain
