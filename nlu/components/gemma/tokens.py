"""Text to token ids as Gemma cuts it, with the sentencepiece library."""

from typing import List

from sentencepiece import SentencePieceProcessor

from nlu.components.gemma.weights import Weights


class Tokenizer:
    """Cuts texts into ids; the mark of the beginning, which every text has, is left out."""

    def __init__(self, weights: Weights) -> None:
        self._processor = SentencePieceProcessor(model_proto=weights.tokenizer)

    def ids(self, text: str, longest: int) -> List[int]:
        """Return one to `longest` ids; a text without anything is read as a full stop."""
        found: List[int] = self._processor.encode(text.strip() or ".")
        return found[:longest]
