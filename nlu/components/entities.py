"""Entities that answers need: days, times, ages, for whom, registration and places, read by rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_ROLE,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from nlu.components import entity_rules, keys, lexicon
from nlu.components.offsets import Folded


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class EntityExtractor(GraphComponent):
    """Adds to Rasa's `entities`, with offsets in the text as it was typed; the words stand in nlu/entities/*.yml.

    A clock time is 'HH:MM'. An hour from 1 to 7 without 'morning' or 'am' is taken for the afternoon: it is
    offices that people ask about, and none is open at five in the morning.
    """

    def __init__(self, folder: Optional[Path] = None) -> None:
        """Read the lexicons once. Raises LexiconError, one sentence, if a file cannot be used."""
        self._lexicons = lexicon.load(folder or lexicon.FOLDER)

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EntityExtractor:
        """Read the lexicons (Rasa calls this, at start)."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the entities of each message; needs the language set before."""
        for message in messages:
            language = (message.get(keys.LANGUAGE) or {}).get("name", "")
            found = self.extract(message.get(TEXT) or "", language)
            message.set(ENTITIES, (message.get(ENTITIES) or []) + found, add_to_output=True)
        return messages

    def extract(self, text: str, language: str) -> List[Dict[Text, Any]]:
        """Return the entities of a text in Rasa's form, in the order of the text."""
        folded = Folded(text)
        entities = []
        for one in entity_rules.find(folded, entity_rules.chosen(self._lexicons, language, text)):
            start, end = folded.span(one.start, one.end)
            entity = {
                ENTITY_ATTRIBUTE_TYPE: one.entity,
                ENTITY_ATTRIBUTE_VALUE: one.value,
                ENTITY_ATTRIBUTE_START: start,
                ENTITY_ATTRIBUTE_END: end,
                EXTRACTOR: type(self).__name__,
            }
            entities.append({**entity, **({ENTITY_ATTRIBUTE_ROLE: one.role} if one.role else {})})
        return entities
