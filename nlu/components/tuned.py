"""Sentence encoders that are tuned on the training data, as classifier steps."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Text, Tuple
from zipfile import BadZipFile

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components import keys, labels
from nlu.components.e5 import reader as e5
from nlu.components.gemma import reader as gemma

if TYPE_CHECKING:
    from nlu.components.tuning import Network

Arrays = Dict[str, np.ndarray]
_KINDS: Dict[str, Callable[[List[Message]], List[Optional[str]]]] = {
    keys.INTENT_OPINION: labels.intents,
    keys.SERVICE_OPINION: labels.services,
}
_FILE, _NETWORK, _LINES = "tuned.npz", "network/", "lines"
_READERS: Dict[str, Callable[[Arrays], Callable[[str], np.ndarray]]] = {"e5": e5.opened, "gemma": gemma.opened}
# What suits each: e5's vectors have unit length, so its heads learn faster; of Gemma only a low-rank change is learned.
_DEFAULTS: Dict[str, Dict[str, float]] = {
    "e5": {"batch": 32, "rate": 2e-4, "new_rate": 4e-4, "head_rate": 3e-3, "dropout": 0.1, "longest": 96},
    "gemma": {"batch": 64, "rate": 1e-4, "new_rate": 4e-4, "head_rate": 1e-3, "dropout": 0.05, "longest": 128},
}
ENCODERS = Path(__file__).resolve().parents[1] / "encoder"
"""Where what each model has learned from nlu/data lies (python -m nlu.adapt): the network, heads and which lines they
have learned from, as in `_FILE`."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TunedEncoder(GraphComponent):
    """Adds its opinion of intent and service, {label: probability}, to each message for the classifiers after it.

    Training learns with TensorFlow; ONNX Runtime reads the messages in use.
    """

    def __init__(
        self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, tuned: Optional[Arrays] = None
    ) -> None:
        if config["model"] not in _READERS:
            known = ", ".join(_READERS)
            raise ValueError(f"config.yml: TunedEncoder model {config['model']!r} is unknown. Use one of: {known}.")
        self.config = {**_DEFAULTS[config["model"]], **config}
        self._storage, self._resource = storage, resource
        self._heads: Dict[str, Tuple[List[str], np.ndarray, np.ndarray]] = {}
        self._read: Optional[Callable[[str], np.ndarray]] = None
        if tuned:
            self._use(tuned)

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`model`: e5 or gemma; `adapted`: begin with what nlu/encoder holds where it knows one of the labels;
        `new_layers`: how many layers learn where it knows none, 0 for no opinion; `keep_lines`: say in the file which
        lines were learned from, for nlu/encoder; the rest as in tuning.Plan."""
        return {
            "model": "e5", "adapted": True, "layers": 2, "new_layers": 2, "epochs": 0.25, "unread_epochs": 1.0,
            "new_epochs": 4.0, "smoothing": 0.1, "seed": 7, "keep_lines": False,
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
        with model_storage.read_from(resource) as directory:
            tuned = _stored(directory / _FILE)
        if tuned and not of_network(tuned):
            raise ValueError("this model was trained for another encoder: train again with `merhaba nlu train`")
        return cls(config, model_storage, resource, tuned)

    def train(self, training_data: TrainingData) -> Resource:
        """Tune on all messages; a kind of label that has fewer than two values gets no head."""
        messages = training_data.training_examples
        kinds = {kind: found for kind, of in _KINDS.items() for found in [of(messages)] if len({*found} - {None}) > 1}
        tuned = self._tuned(messages, kinds) if kinds else {}
        with self._storage.write_to(self._resource) as directory:
            np.savez(directory / _FILE, **tuned)
        return self._resource

    def _tuned(self, messages: List[Message], kinds: Dict[str, List[Optional[str]]]) -> Arrays:
        from nlu.components import tuning  # TensorFlow is needed for training only

        names = {kind: sorted({*found} - {None}) for kind, found in kinds.items()}
        targets = [
            np.array([names[kind].index(label) if label is not None else -1 for label in found])
            for kind, found in kinds.items()
        ]
        adapted, layers = adapted_arrays(self.config["model"]) if self.config["adapted"] else {}, self.config["layers"]
        if not any(_known(adapted, kind, names[kind]) for kind in kinds):
            # In another field the package's own layers learn better than those that learned from nlu/data.
            adapted, layers = {}, self.config["new_layers"]
        if not layers:
            return {}
        network = _network(self.config["model"], of_network(adapted), layers, self.config["seed"])
        heads = [tuning.Head(*_begun(adapted, kind, names[kind], network.hidden)) for kind in kinds]
        plan = tuning.Plan(**{name: self.config[name] for name in tuning.Plan._fields})
        # A distorted copy counts as read: it comes with its line.
        lines, written = _lines(messages, kinds), np.array([not m.get(keys.DISTORTED) for m in messages])
        before = adapted.get(_LINES, np.array([], np.uint32))
        unread = written & ~np.isin(lines, before)
        for target, known in zip(targets, _read_alone(messages, kinds, before)):
            target[unread & known] = -1  # only the other label is new; with both, this one would become too likely
        heads = tuning.tune(network, [m.get(keys.CLEAN) or "" for m in messages], targets, unread, heads, plan)
        tuned = {f"{_NETWORK}{name}": value for name, value in network.learned().items()}
        if self.config["keep_lines"]:
            tuned[_LINES] = np.unique(lines[written])
        for kind, head in zip(kinds, heads):
            tuned[f"{kind}/labels"] = np.array(names[kind])
            tuned[f"{kind}/weight"], tuned[f"{kind}/bias"] = head.weight, head.bias
        return tuned

    def process(self, messages: List[Message]) -> List[Message]:
        """Add an opinion to each message; an untrained component adds none."""
        if self._read is None or not messages:
            return messages
        vectors = np.stack([self._read(m.get(keys.CLEAN) or "") for m in messages])
        for kind, (names, weight, bias) in self._heads.items():
            scores = vectors @ weight + bias
            shares = np.exp(scores - scores.max(axis=1, keepdims=True))
            for message, row in zip(messages, shares / shares.sum(axis=1, keepdims=True)):
                message.set(kind, [*(message.get(kind) or ()), dict(zip(names, row.tolist()))])
        return messages

    def _use(self, tuned: Arrays) -> None:
        self._heads = {
            kind: (tuned[f"{kind}/labels"].tolist(), tuned[f"{kind}/weight"], tuned[f"{kind}/bias"])
            for kind in _KINDS
            if f"{kind}/labels" in tuned
        }
        self._read = _READERS[self.config["model"]](of_network(tuned))


def adapted_arrays(model: str) -> Arrays:
    """Return what a model has learned from nlu/data. Raises FileNotFoundError or ValueError with what to do."""
    file = ENCODERS / f"{model}.npz"
    name = file.relative_to(file.parents[2])
    back = (
        f"It belongs to the repository: bring it back with `git checkout {name}`, "
        f"or make it again with `nlu/.venv/bin/python -m nlu.adapt {model}`."
    )
    if not file.exists():
        raise FileNotFoundError(f"{name} is missing. {back}")
    try:
        return _stored(file)
    except (ValueError, EOFError, BadZipFile) as error:
        raise ValueError(f"{name} is damaged ({error}). {back}") from error


def _stored(file: Path) -> Arrays:
    with file.open("rb") as opened, np.load(opened) as stored:  # np.load itself leaves a damaged file open
        return {name: stored[name] for name in stored.files}


def of_network(tuned: Arrays) -> Arrays:
    """Return the arrays of the network without those of the heads."""
    return {name[len(_NETWORK) :]: value for name, value in tuned.items() if name.startswith(_NETWORK)}


def _lines(messages: List[Message], kinds: Dict[str, List[Optional[str]]]) -> np.ndarray:
    """Return a number for each message's text and labels, by which a line that was learned from is known again."""
    rows = zip(*([m.get(TEXT) or "" for m in messages], *kinds.values()))
    return np.array([zlib.crc32("\t".join(part or "" for part in row).encode()) for row in rows], np.uint32)


def _read_alone(messages: List[Message], kinds: Dict[str, List[Optional[str]]], before: np.ndarray) -> List[np.ndarray]:
    """Return for each kind of label which messages were read before with that label and no other."""
    none: List[Optional[str]] = [None] * len(messages)
    alone = ({kind: found if kind == one else none for kind, found in kinds.items()} for one in kinds)
    return [np.isin(_lines(messages, labelled), before) for labelled in alone]


def _network(model: str, begun: Arrays, layers: int, seed: int) -> Network:
    from nlu.components.e5.fit import E5
    from nlu.components.gemma.fit import Gemma

    return E5(begun, layers) if model == "e5" else Gemma(begun, layers, seed)


def _begun(adapted: Arrays, kind: str, names: List[str], hidden: int) -> Tuple[np.ndarray, np.ndarray]:
    """Return weight and bias of a head for the names: as adapted, NaN where a name was not known then."""
    weight, bias = np.full((hidden, len(names)), np.nan, np.float32), np.full(len(names), np.nan, np.float32)
    for column, before in _known(adapted, kind, names).items():
        weight[:, column] = adapted[f"{kind}/weight"][:, before]
        bias[column] = adapted[f"{kind}/bias"][before]
    return weight, bias


def _known(adapted: Arrays, kind: str, names: List[str]) -> Dict[int, int]:
    """Return where in the adapted head the names stand that it knows: by their own places."""
    before = {name: column for column, name in enumerate(adapted.get(f"{kind}/labels", np.array([])).tolist())}
    return {column: before[name] for column, name in enumerate(names) if name in before}
