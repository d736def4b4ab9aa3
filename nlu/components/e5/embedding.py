"""What the first layer of multilingual-e5-small reads."""

from typing import List

import numpy as np

from nlu.components.e5.packed import PackedModel


class Embedding:
    """The sum of word, position and type embeddings, normalised."""

    def __init__(self, model: PackedModel) -> None:
        self._model = model
        self._positions = model.numbers("emb.pos").reshape(-1, model.layout.hidden)
        self._type = model.numbers("emb.type")[: model.layout.hidden]
        self._norm = model.numbers("emb.ln.w"), model.numbers("emb.ln.b")

    def of(self, ids: List[int]) -> np.ndarray:
        """Return tokens x hidden numbers for the ids of one text."""
        raw = self._model.embeddings(np.array(ids)) + self._positions[: len(ids)] + self._type
        centred = raw - raw.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + self._model.layout.epsilon)
        return (centred / spread * self._norm[0] + self._norm[1]).astype(np.float32)
