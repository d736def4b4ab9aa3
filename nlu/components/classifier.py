"""Logistic regression on all sentence features, sparse and dense joined: for intents and for services."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text, Tuple

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from nlu.components import keys


def joined(messages: List[Message]) -> csr_matrix:
    """Return the messages' sentence features side by side: messages x features, float32."""
    return csr_matrix(
        hstack([_stack(messages, "get_sparse_features"), _stack(messages, "get_dense_features")]), dtype=np.float32
    )


def _stack(messages: List[Message], getter: str) -> csr_matrix:
    rows = [getattr(m, getter)(TEXT)[1] for m in messages]
    if not rows or rows[0] is None:
        return csr_matrix((len(messages), 0))
    return (
        csr_matrix(np.vstack([r.features for r in rows]))
        if getter == "get_dense_features"
        else _vstack([r.features for r in rows])
    )


def _vstack(rows: List[Any]) -> csr_matrix:
    from scipy.sparse import vstack

    return csr_matrix(vstack(rows))


class _JointClassifier(GraphComponent):
    """Shared work of the two classifiers; a subclass says what the labels are and where the result goes."""

    def __init__(
        self,
        config: Dict[Text, Any],
        storage: ModelStorage,
        resource: Resource,
        model: Optional[LogisticRegression] = None,
    ) -> None:
        self.config, self._storage, self._resource, self._model = config, storage, resource, model

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`C`, `max_iter` and `class_weight` are scikit-learn's; `ranking` is how many labels are returned."""
        return {"C": 8.0, "max_iter": 200, "class_weight": None, "ranking": 8}

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
        labelled = [
            (m, label) for m in training_data.training_examples for label in [self.label(m)] if label is not None
        ]
        self._model = None
        if len({label for _, label in labelled}) > 1:
            options = {k: self.config[k] for k in ("C", "max_iter", "class_weight")}
            self._model = LogisticRegression(solver="lbfgs", **options)
            self._model.fit(joined([m for m, _ in labelled]), [label for _, label in labelled])
            self._model.coef_ = self._model.coef_.astype(np.float32)
        with self._storage.write_to(self._resource) as directory:
            joblib.dump(self._model, directory / "model.joblib")
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Write the most likely label and the ranking on each message."""
        if self._model is None or not messages:
            return messages
        for message, row in zip(messages, self._model.predict_proba(joined(messages))):
            order = np.argsort(-row)[: self.config["ranking"]]
            self.write(message, [(str(self._model.classes_[i]), float(row[i])) for i in order])
        return messages

    def label(self, message: Message) -> Optional[str]:
        """Return the label that a training message carries, None if it carries none."""
        raise NotImplementedError

    def write(self, message: Message, ranking: List[Tuple[str, float]]) -> None:
        """Put the ranking, best first, on the message."""
        raise NotImplementedError


def _named(ranking: List[Tuple[str, float]]) -> List[Dict[str, Any]]:
    return [{"name": name, "confidence": round(confidence, 4)} for name, confidence in ranking]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(_JointClassifier):
    """Sets `intent` and `intent_ranking` in Rasa's own form."""

    def label(self, message: Message) -> Optional[str]:
        """Return the message's intent."""
        return message.get(INTENT)

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

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the blocks' `service` metadata; see the class."""
        self._any = any(_metadata(m) for m in training_data.training_examples)
        return super().train(training_data)

    def label(self, message: Message) -> Optional[str]:
        """Return the service or institution of the message's block, 'none' where it names none."""
        return str(_metadata(message).get("service", keys.NO_SERVICE)) if self._any else None

    def write(self, message: Message, ranking: List[Tuple[str, float]]) -> None:
        """Set `service` and `service_ranking` in the parse result."""
        named = _named(ranking)
        message.set(keys.SERVICE, named[0], add_to_output=True)
        message.set(keys.SERVICE_RANKING, named, add_to_output=True)


def _metadata(message: Message) -> Dict[str, Any]:
    return ((message.get(METADATA) or {}).get(METADATA_INTENT)) or {}
