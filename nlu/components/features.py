"""Small helpers for components that write sentence features."""

import hashlib
from typing import Any

from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message


class _Row(Features):
    """Rasa asks every message's features for a fingerprint after each step of training; its own writes each number of
    a sparse row as text, which takes longer than making the row."""

    def fingerprint(self) -> str:
        """Return a hash of origin and numbers, made once as Rasa's own is."""
        if self._cached_fingerprint is None:
            parts = (self.features,) if self.is_dense() else (self.features.indices, self.features.data)
            found = hashlib.blake2b(f"{self.origin} {self.features.shape}".encode(), digest_size=16)
            for part in parts:
                found.update(part.tobytes())
            self._cached_fingerprint = found.hexdigest()
        return str(self._cached_fingerprint)


def add_sentence_features(message: Message, row: Any, origin: str) -> None:
    """Attach one row (1 x n; sparse matrix or array) to a message as features of its whole text."""
    message.add_features(_Row(row, FEATURE_TYPE_SENTENCE, TEXT, origin))
