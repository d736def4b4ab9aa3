"""Small helpers for components that write sentence features."""

from typing import Any

from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message


def add_sentence_features(message: Message, row: Any, origin: str) -> None:
    """Attach one row (1 x n; sparse matrix or array) to a message as features of its whole text."""
    message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, origin))
