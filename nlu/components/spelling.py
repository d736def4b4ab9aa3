"""Spelling as a pipeline step: English words that nobody knows become the nearest word of the training data."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files
from typing import Any, Dict, Iterable, List, Optional, Set, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import read_yaml_file
from symspellpy import SymSpell, Verbosity

from nlu.components import keys, letters
from nlu.components.arabizi import skeleton
from nlu.components.lexicon import FOLDER

_LANGUAGE = "en"
_WORD = re.compile(r"(?<![^\W\d_'’])[^\W\d_]+(?![^\W\d_'’])")  # no part of "hadn't"
_SHORTEST = 4
_TWO_SLIPS = 7  # letters from which two slips in a word are believed
_SEEN, _HABIT, _BORROWED = 3, 8, 3


class Speller:
    """Corrects single words by the counts of words in English messages; `borrowed` words of others are right too."""

    def __init__(self, counts: Dict[str, int], borrowed: Iterable[str]) -> None:
        listed = _listed()
        # What many people write alike is learned as it is; corrections go to words that are surely words.
        self._right: Set[str] = listed | {w for w, n in counts.items() if n >= _HABIT} | set(borrowed)
        self._symspell = SymSpell(max_dictionary_edit_distance=2)
        for word, count in counts.items():
            if count >= _SEEN and len(word) >= _SHORTEST - 1 and (word in listed or count >= _HABIT):
                self._symspell.create_dictionary_entry(word, count)

    def corrected(self, text: str) -> str:
        """Return lower-case text with its unknown words corrected, where a word is near enough."""
        return _WORD.sub(lambda m: self._word(m.group()), text)

    def _word(self, word: str) -> str:
        if len(word) < _SHORTEST or word in self._right:
            return word
        slips = 2 if len(word) >= _TWO_SLIPS else 1
        near = self._symspell.lookup(word, Verbosity.CLOSEST, max_edit_distance=slips)
        return str(near[0].term) if near else word


def _listed() -> Set[str]:
    """Return the English words of symspellpy's own list (Google Books n-grams that are in SCOWL)."""
    file = files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    return {line.split(" ", 1)[0] for line in file.read_text("utf-8-sig").splitlines()}


def _not_english() -> Iterable[str]:
    """Yield names of persons and of Turkish provinces and districts, and words of offices, in Latin letters."""
    names = (FOLDER / "names.txt").read_text("utf-8").splitlines()
    turkish = read_yaml_file(FOLDER / "tr.yml")
    places = [place for kind in ("province", "district") for place in turkish.get(kind, {})]
    yield from (w for w in (*names, *places, "iban", "halk", "mernis") if w.isascii() and w.isalpha())


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=True)
class SpellingCorrector(GraphComponent):
    """Sets the three forms of English messages anew, with corrected words; needs them set before.

    Arabic and Turkish are left as they are: nearly every word has a right neighbour one letter away.
    """

    def __init__(self, storage: ModelStorage, resource: Resource, speller: Optional[Speller] = None) -> None:
        self._storage, self._resource, self._speller = storage, resource, speller

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpellingCorrector:
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
    ) -> SpellingCorrector:
        """Load the counted words from the model archive (Rasa calls this)."""
        with model_storage.read_from(resource) as directory:
            words = json.loads((directory / "words.json").read_text("utf-8"))
        return cls(model_storage, resource, Speller(words["counts"], words["borrowed"]))

    def train(self, training_data: TrainingData) -> Resource:
        """Count the words of what people wrote without our slips; Turkish words stand in English messages too."""
        english: Counter[str] = Counter()
        turkish: Counter[str] = Counter()
        for message in training_data.training_examples:
            language = (message.get(keys.LANGUAGE) or {}).get("name", "")
            if message.get(keys.DISTORTED):
                continue
            if language == _LANGUAGE:
                english.update(_WORD.findall(message.get(keys.CLEAN) or ""))
            elif language == "tr":
                turkish.update(_WORD.findall(message.get(keys.FOLDED) or ""))
        borrowed = {w for w, n in turkish.items() if n >= _BORROWED} | set(_not_english())
        words = {"counts": dict(english), "borrowed": sorted(borrowed)}
        self._speller = Speller(words["counts"], words["borrowed"])
        with self._storage.write_to(self._resource) as directory:
            (directory / "words.json").write_text(json.dumps(words, ensure_ascii=False), "utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Correct every training message, also the distorted copies: the model learns what corrections leave."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Correct each message that is English."""
        for message in messages:
            if self._speller is None or (message.get(keys.LANGUAGE) or {}).get("name", "") != _LANGUAGE:
                continue
            clean = self._speller.corrected(message.get(keys.CLEAN) or "")
            message.set(keys.CLEAN, clean)
            message.set(keys.FOLDED, letters.fold(clean, _LANGUAGE))
            message.set(keys.SKELETON, skeleton(clean))
        return messages
