"""How a message is read: by the NLU server where it answers, by keywords where it does not."""

from dataclasses import replace
from typing import Protocol

from bot.messages import Guess, Parse, Parser, ParseSource, danger_share
from bot.model import DETAILS, NO_TOPIC, Catalogue
from bot.understanding.greetings import beside_greeting, only_waits
from bot.understanding.keywords import KeywordParser

_NAMED = 0.95  # a whole name: 'children' alone names no playroom
_NAME_WEIGHT = 0.3
_POLITE = ("greet", "thanks", "goodbye")
_SAYS_MORE, _ENDANGERED = 0.5, 0.6


class Starting(Protocol):
    """A server that may still be starting."""

    async def wait_ready(self, seconds: float) -> bool:
        """Return True as soon as the server answers, False after that many seconds or if it never will."""
        ...


class Reader:
    """Reads texts for one catalogue; the keyword index is made again when the catalogue changes."""

    def __init__(self, parser: Parser | None, server: Starting | None = None) -> None:
        """Take the NLU parser (None: keywords only) and the server to wait for when there is time."""
        self._parser, self._server = parser, server
        self._keywords: KeywordParser | None = None
        self._version = ""

    async def read(
        self, text: str, catalogue: Catalogue, patience: float = 0.0, certain: bool = False, talking: bool = False
    ) -> Parse:
        """Return the reading of a text.

        With patience (seconds), a text that keywords are not sure of waits for a starting server; with `certain`
        every text waits. A person who writes in a chat is never made to wait for the server. `talking`: a service is
        talked about, so 'thanks, and for my son?' asks about it.
        """
        keywords = self._index(catalogue)
        by_words = keywords.parse(text)
        if not any(c.isalnum() for c in text):
            return by_words  # only symbols: nothing that the model could read
        if patience and self._server and (certain or not keywords.names_topic(by_words)):
            await self._server.wait_ready(patience)
        parsed = await self._parser.parse(text) if self._parser else None
        if not parsed:
            return by_words
        if only_waits(text) and parsed.source is ParseSource.NLU:
            return replace(parsed, intents=(Guess("affirm", 1.0),), topics=())
        parsed = _with_names(parsed, by_words)
        rest = beside_greeting(text) if parsed.intent.name in _POLITE else ""
        following = await self._parser.parse(rest) if rest and self._parser else None
        if not following:
            return parsed
        return _beside_a_greeting(parsed, _with_names(following, keywords.parse(rest)), talking)

    def by_words(self, text: str, catalogue: Catalogue) -> Parse:
        """Return what the words of a text alone tell, without the NLU server."""
        return self._index(catalogue).parse(text)

    def _index(self, catalogue: Catalogue) -> KeywordParser:
        if self._keywords is None or self._version != catalogue.version:
            self._keywords, self._version = KeywordParser(catalogue), catalogue.version
        return self._keywords


def _with_names(parsed: Parse, by_words: Parse) -> Parse:
    """Strengthen the topics whose names or aliases stand in the text.

    So a service that the model has not learned is found through the store, and one it half knows is settled.
    """
    named = {g.name: g.confidence for g in by_words.topics if g.confidence >= _NAMED}
    if not named:
        return parsed
    guessed = {g.name: g.confidence for g in parsed.topics}
    joined = {n: guessed.get(n, 0.0) + _NAME_WEIGHT * named.get(n, 0.0) for n in {**guessed, **named}}
    ranked = sorted(joined.items(), key=lambda item: -item[1])
    return replace(parsed, topics=tuple(Guess(name, min(score, 1.0)) for name, score in ranked))


def _beside_a_greeting(whole: Parse, following: Parse, talking: bool) -> Parse:
    """Take what stands beside a greeting for the message, where it is clearly a danger or about a service.

    'Selamün aleyküm, my wife is giving birth' was read as a greeting, surely.
    """
    best = following.topics[0] if following.topics else None
    endangered = danger_share(following.intents) >= _ENDANGERED
    about = best and best.name != NO_TOPIC and min(best.confidence, following.intent.confidence) >= _SAYS_MORE
    asks = talking and following.intent.name in DETAILS and following.intent.confidence >= _SAYS_MORE
    if not endangered and not asks and (not about or following.intent.name in _POLITE):
        return whole
    return replace(whole, intents=following.intents, topics=following.topics, source=following.source)
