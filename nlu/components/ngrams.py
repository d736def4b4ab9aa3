"""Character and word n-grams of a message, weighted by TF-IDF (scikit-learn)."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.components import keys
from nlu.components.features import add_sentence_features


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeaturizer(GraphComponent):
    """Adds one sparse sentence feature: n-grams of the folded text and of the consonant skeleton.

    Rasa's CountVectorsFeaturizer makes a feature for every token too, which nothing here reads and which
    takes most of its time and memory.
    """

    def __init__(
        self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, channels: Optional[List[Any]] = None
    ) -> None:
        self.config, self._storage, self._resource = config, storage, resource
        self._channels = channels or []

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """A channel is [form of the text, scikit-learn analyzer, shortest, longest, weight]."""
        return {
            "channels": [
                [keys.FOLDED, "word", 1, 2, 1.0],
                [keys.FOLDED, "char_wb", 2, 5, 1.0],
                [keys.SKELETON, "char_wb", 2, 4, 0.5],
            ],
            "min_df": 3,
        }

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NgramFeaturizer:
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
    ) -> NgramFeaturizer:
        """Load the vocabularies from the model archive (Rasa calls this)."""
        with model_storage.read_from(resource) as directory:
            return cls(config, model_storage, resource, joblib.load(directory / "ngrams.joblib"))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn vocabularies and document frequencies of every channel, from what people wrote without our slips."""
        messages = [m for m in training_data.training_examples if not m.get(keys.DISTORTED)]
        self._channels = []
        for form, analyzer, shortest, longest, weight in self.config["channels"]:
            vectorizer = TfidfVectorizer(
                analyzer=analyzer,
                ngram_range=(shortest, longest),
                min_df=self.config["min_df"],
                sublinear_tf=True,
                lowercase=False,
                token_pattern=r"(?u)\S+",
                dtype="float32",
            )
            vectorizer.fit(m.get(form) or "" for m in messages)
            vectorizer.stop_words_ = None  # all that is too rare, twice as much as what is used: nothing reads it
            self._channels.append((form, vectorizer, weight))
        with self._storage.write_to(self._resource) as directory:
            joblib.dump(self._channels, directory / "ngrams.joblib")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Featurise every training message."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the features (1 x vocabulary) to each message."""
        if not messages:
            return messages
        blocks = [
            vectorizer.transform([m.get(form) or "" for m in messages]) * weight
            for form, vectorizer, weight in self._channels
        ]
        rows = csr_matrix(hstack(blocks))
        for i, message in enumerate(messages):
            add_sentence_features(message, rows[i], type(self).__name__)
        return messages
