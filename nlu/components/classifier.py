"""Softmax regression on n-grams, joined with the opinions of the tuned encoders: for intents and for services."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text, Tuple

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, vstack

from nlu.components import keys, labels
from nlu.components.softmax import SoftmaxRegression

_LEAST = 1e-9


def features(messages: List[Message]) -> csr_matrix:
    """Return the messages' sparse sentence features: n x features."""
    return csr_matrix(vstack([m.get_sparse_features(TEXT)[1].features for m in messages]))


class _JointClassifier(GraphComponent):
    """Shared work of the two classifiers; a subclass says what the labels are and where the result goes."""

    def __init__(
        self,
        config: Dict[Text, Any],
        storage: ModelStorage,
        resource: Resource,
        model: Optional[SoftmaxRegression] = None,
    ) -> None:
        self.config, self._storage, self._resource, self._model = config, storage, resource, model

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`C`, `iterations`: see SoftmaxRegression; `opinion`: how much that of each tuned encoder weighs, its own
        being 1; `ranking`: how many labels are reported."""
        return {"C": 24.0, "iterations": 10, "opinion": 1.5, "ranking": 8}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> _JointClassifier:
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
    ) -> _JointClassifier:
        """Load the trained weights from the model archive (Rasa calls this)."""
        with model_storage.read_from(resource) as directory:
            return cls(config, model_storage, resource, joblib.load(directory / "model.joblib"))

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on all messages that carry a label; with fewer than two labels the component stays silent."""
        messages = training_data.training_examples
        labelled = [(m, label) for m, label in zip(messages, self.labels(messages)) if label is not None]
        self._model = None
        if len({label for _, label in labelled}) > 1:
            self._model = SoftmaxRegression(self.config["C"], self.config["iterations"])
            self._model.fit(features([m for m, _ in labelled]), [label for _, label in labelled], type(self).__name__)
        with self._storage.write_to(self._resource) as directory:
            joblib.dump(self._model, directory / "model.joblib")
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Write the most likely label and the ranking on each message."""
        if self._model is None or not messages:
            return messages
        for message, row in zip(messages, self._model.predict_proba(features(messages))):
            row = _joined(row, self._model.classes_, message.get(self.opinion) or [], self.config["opinion"])
            order = np.argsort(-row)[: self.config["ranking"]]
            self.write(message, [(str(self._model.classes_[i]), float(row[i])) for i in order])
        return messages

    opinion = ""
    """The key under which other components may have put their own {label: probability}, a list of them."""

    def labels(self, messages: List[Message]) -> List[Optional[str]]:
        """Return the labels that training messages carry, None for one that carries none."""
        raise NotImplementedError

    def write(self, message: Message, ranking: List[Tuple[str, float]]) -> None:
        """Put the ranking, best first, on the message."""
        raise NotImplementedError


def _joined(row: np.ndarray, names: List[str], opinions: List[Dict[str, float]], weight: float) -> np.ndarray:
    """Return the weighted geometric mean of all opinions: a label that one thinks impossible stays behind."""
    if not opinions:
        return row
    others = np.array([[opinion.get(name, 0.0) for name in names] for opinion in opinions])
    total = np.log(row + _LEAST) + weight * np.log(others + _LEAST).sum(axis=0)
    mean = np.exp(total / (1 + weight * len(opinions)))
    return mean / mean.sum()


def _named(ranking: List[Tuple[str, float]]) -> List[Dict[str, Any]]:
    return [{"name": name, "confidence": round(confidence, 4)} for name, confidence in ranking]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(_JointClassifier):
    """Sets `intent` and `intent_ranking` in Rasa's own form."""

    opinion = keys.INTENT_OPINION

    def labels(self, messages: List[Message]) -> List[Optional[str]]:
        """Return the messages' intents."""
        return labels.intents(messages)

    def write(self, message: Message, ranking: List[Tuple[str, float]]) -> None:
        """Set Rasa's `intent` and `intent_ranking`."""
        named = _named(ranking)
        message.set(INTENT, named[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, named, add_to_output=True)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ServiceClassifier(_JointClassifier):
    """Sets `service` and `service_ranking`: a service id, an institution id, or 'none'.

    The label stands in the metadata of an intent block: `metadata: {service: dental_care}`; data whose blocks
    have no metadata at all (another project's) trains no service model.
    """

    opinion = keys.SERVICE_OPINION

    def labels(self, messages: List[Message]) -> List[Optional[str]]:
        """Return the services of the messages' blocks."""
        return labels.services(messages)

    def write(self, message: Message, ranking: List[Tuple[str, float]]) -> None:
        """Set `service` and `service_ranking` in the parse result."""
        named = _named(ranking)
        message.set(keys.SERVICE, named[0], add_to_output=True)
        message.set(keys.SERVICE_RANKING, named, add_to_output=True)
