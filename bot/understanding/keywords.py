"""Keyword search over the catalogue: how the bot reads a message when the NLU server cannot be asked."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from bot.messages import Guess, Parse, ParseSource
from bot.model import LANGUAGES, Aspect, Catalogue, Entry, Language
from bot.understanding import languages
from bot.understanding.intent_words import INTENT_WORDS, SYMBOLS
from bot.understanding.safety import danger
from bot.understanding.words import folded, tokens

_SHORT, _LONG = 3, 5  # letters: chance in another language; enough to be known with a slip ('month' is no 'mont')
_ALIKE = 0.6
# 'it' is the pronoun far more often than the course.
_COMMON = frozenset(
    (
        *("the", "of", "and", "for", "in", "to", "a", "it", "service", "services", "support", "center", "centre"),
        *("hizmet", "hizmeti", "hizmetleri", "ve", "icin", "destek", "merkezi", "merkez"),
        *("خدمه", "خدمات", "دعم", "مركز"),
    )
)


class _Phrase(NamedTuple):
    words: frozenset[str]
    owner: str
    language: Language


class KeywordParser:
    """Finds the entry whose names and aliases share the rarest words with a message, and the intent by its words."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Index the names and aliases of all entries in all languages."""
        entries = [*catalogue.services.values(), *catalogue.institutions.values()]
        phrases = [_Phrase(frozenset(words), e.id, code) for e in entries for code, words in _names(e) if words]
        owners: dict[str, set[str]] = defaultdict(set)
        self._phrases: dict[str, list[_Phrase]] = defaultdict(list)
        for phrase in phrases:
            for word in phrase.words:
                owners[word].add(phrase.owner)
                self._phrases[word].append(phrase)
        self._examples: dict[str, list[_Phrase]] = defaultdict(list)
        for e in entries:
            for code, lines in e.examples.items():
                for example in (_Phrase(frozenset(tokens(line)), e.id, code) for line in lines):
                    for word in example.words:
                        self._examples[word].append(example)
        # A word of many entries says little: its weight is shared among them.
        self._weight = {w: 0.1 if w in _COMMON else 1 / len(o) for w, o in owners.items()}
        self._alike: dict[tuple[int, str], list[str]] = defaultdict(list)
        for word in self._weight:
            self._alike[len(word), word[0]].append(word)

    def parse(self, text: str) -> Parse:
        """Read a text; the topic list is empty if no name is found. Never fails."""
        plain = folded(text)
        language, confidence = languages.guess(text)
        endangered = danger(plain)
        if endangered:
            return Parse(language, confidence, (Guess(endangered, 1.0),), (), ParseSource.SAFETY)
        symbol = None if plain else next((SYMBOLS[c] for c in text if c in SYMBOLS), None)
        if symbol:
            return Parse(language, confidence, (Guess(symbol, 0.9),), (), ParseSource.KEYWORDS)
        topics = self._topics(tokens(text), language)
        intent = _intent(f" {plain} ")
        if intent is None:
            intent = Guess(Aspect.DESCRIPTION, 0.5) if topics else Guess("out_of_scope", 0.2)
        return Parse(language, confidence, (intent,), topics, ParseSource.KEYWORDS)

    def names_topic(self, parse: Parse) -> bool:
        """True if the reading names one topic by its own words, clearly ahead of any other, and an intent."""
        first, *others = [t.confidence for t in parse.topics] or [0.0]
        return parse.source is ParseSource.SAFETY or (
            first >= 0.75 and (not others or others[0] < first * 0.8) and parse.intent.confidence > 0.5
        )

    def _topics(self, words: Iterable[str], language: str) -> tuple[Guess, ...]:
        words = list(words)
        scores = self._asked_alike(frozenset(words))
        found = {known for word in words for known in self._known(word, language)}
        for words_of, owner, code in {phrase for word in found for phrase in self._phrases[word]}:
            hit = words_of & found
            # Short words of another language are chance: Turkish 'iş' is English 'is'.
            if hit and (code == language or max(map(len, hit)) > _SHORT):
                strength = sum(self._weight[w] for w in hit)
                share = strength / sum(self._weight[w] for w in words_of)
                scores[owner] = max(scores[owner], share * min(1.0, 0.4 + 0.6 * strength))
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        return tuple(Guess(name, round(score, 3)) for name, score in ranked[:6] if score >= 0.3)

    def _asked_alike(self, words: frozenset[str]) -> dict[str, float]:
        """Score the entries with an example question that shares most of its words with the message."""
        scores: dict[str, float] = defaultdict(float)
        for example in {e for word in words for e in self._examples.get(word, ())}:
            common = len(words & example.words)
            share = common / max(len(words), len(example.words))
            if common > 1 and share >= _ALIKE:
                scores[example.owner] = max(scores[example.owner], share)
        return scores

    def _known(self, word: str, language: str) -> list[str]:
        if word in self._weight:
            return [word]
        if len(word) < _LONG:
            return []
        close = [
            known
            for length in range(max(len(word) - 1, _LONG), len(word) + 2)
            for known in self._alike.get((length, word[0]), ())
            if DamerauLevenshtein.distance(known, word, score_cutoff=1) <= 1
        ]
        # Turkish and Arabic put endings on words: 'kursuna' is a form of 'kurs', 'month' none of 'mont' (a coat).
        lengths = range(_LONG if language == "en" else 4, len(word))
        stems = [word[:length] for length in lengths if word[:length] in self._weight]
        return close or stems[-1:]


def _names(entry: Entry) -> Iterable[tuple[Language, list[str]]]:
    for language in LANGUAGES:
        for name in (entry.name.of(language), *entry.aliases[language]):
            yield language, tokens(name)


def _intent(plain: str) -> Guess | None:
    scores = {
        intent: max((len(phrase) for phrase in phrases if phrase in plain), default=0)
        for intent, phrases in INTENT_WORDS.items()
    }
    best = max(scores, key=lambda k: scores[k])
    return Guess(best, 0.7) if scores[best] else None
