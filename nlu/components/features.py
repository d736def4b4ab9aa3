"""Small helpers for components that write sentence features."""

import hashlib

from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix


class _Row(Features):
    """Rasa asks every message's features for a fingerprint after each step of training; its own writes each number of
    a sparse row as text, which takes longer than making the row."""

    def fingerprint(self) -> str:
        """Return a hash of origin and numbers, made once as Rasa's own is."""
        if self._cached_fingerprint is None:
            found = hashlib.blake2b(f"{self.origin} {self.features.shape}".encode(), digest_size=16)
            for part in (self.features.indices, self.features.data):
                found.update(part.tobytes())
            self._cached_fingerprint = found.hexdigest()
        return str(self._cached_fingerprint)


def add_sentence_features(message: Message, row: csr_matrix, origin: str) -> None:
    """Attach one row (1 x n) to a message as features of its whole text."""
    message.add_features(_Row(row, FEATURE_TYPE_SENTENCE, TEXT, origin))
