"""Normalisation as a pipeline step: writes the forms of a text that later components read."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components import keys, letters
from nlu.components.arabizi import Transliterator, has_arabic_script, skeleton


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=True)
class Normaliser(GraphComponent):
    """Sets the clean, folded and skeleton forms of a message's text; needs the language set before.

    Training collects the Arabic words that help to write Arabizi in Arabic script.
    """

    def __init__(
        self, storage: ModelStorage, resource: Resource, transliterator: Optional[Transliterator] = None
    ) -> None:
        self._storage, self._resource = storage, resource
        self._transliterator = transliterator or Transliterator({})

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Normaliser:
        """Make an untrained component (Rasa calls this)."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Normaliser:
        """Load the known Arabic words from the model archive (Rasa calls this)."""
        with model_storage.read_from(resource) as directory:
            words = json.loads((directory / "words.json").read_text("utf-8"))
        return cls(model_storage, resource, Transliterator(words))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn how the training messages in Arabic script spell their words."""
        spelled = (m.get(TEXT) or "" for m in training_data.training_examples if not m.get(keys.DISTORTED))
        self._transliterator = Transliterator.from_texts(spelled)
        with self._storage.write_to(self._resource) as directory:
            (directory / "words.json").write_text(json.dumps(self._transliterator.words, ensure_ascii=False), "utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Normalise every training message."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the three forms on each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            language = (message.get(keys.LANGUAGE) or {}).get("name", "")
            clean = letters.clean(text, language)
            if language == "ar":
                clean = letters.arabic_letters(clean)
            message.set(keys.SKELETON, skeleton(clean))
            # Latin words beside Arabic script are Turkish or English ('بدي randevu').
            if language == "ar" and not has_arabic_script(clean):
                clean = self._transliterator.text(clean)
            message.set(keys.CLEAN, clean)
            message.set(keys.FOLDED, letters.fold(clean, language))
        return messages
