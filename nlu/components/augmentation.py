"""Shows the training how the same messages look when they are typed in a hurry."""

from __future__ import annotations

import random
from typing import Any, Dict, List, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components import keys
from nlu.components.noise import HABITS, distorted


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class Augmenter(GraphComponent):
    """Adds a distorted copy of some training messages; needs their language set before.

    Nothing is written to the data files, and messages in use pass untouched.
    """

    def __init__(self, config: Dict[Text, Any]) -> None:
        self.config = config

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`share` of the messages that get a copy; `seed` of the choice and of the slips."""
        return {"share": 0.4, "seed": 7}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Augmenter:
        """Make the component (Rasa calls this)."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the training data with the copies added; each carries its original's labels and language."""
        copies = [
            copy
            for message in training_data.training_examples
            for rng in [self._generator(message)]
            if rng.random() < self.config["share"]
            for copy in _copies(message, rng)
        ]
        return training_data.merge(TrainingData(copies))

    def _generator(self, message: Message) -> random.Random:
        # One for each text: a line more or less elsewhere does not change the slips of all others.
        return random.Random(f"{self.config['seed']} {message.get(TEXT)}")  # noqa: S311 - slips, not secrets

    def process(self, messages: List[Message]) -> List[Message]:
        """Leave messages in use as they are."""
        return messages


def _copies(message: Message, rng: random.Random) -> List[Message]:
    text, language = message.get(TEXT) or "", (message.get(keys.LANGUAGE) or {}).get("name")
    changed = distorted(text, language, rng) if language in HABITS else text
    if changed == text:
        return []
    carried = {name: message.get(name) for name in (INTENT, METADATA, keys.LANGUAGE) if message.get(name) is not None}
    return [Message({TEXT: changed, keys.DISTORTED: True, **carried})]
