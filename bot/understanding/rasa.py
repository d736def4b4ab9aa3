"""Client of the NLU server: Rasa's HTTP API, POST /model/parse.

https://rasa.com/docs/rasa/pages/http-api (3.6). A text that begins with "/" would be taken as an intent command
and logged, so leading slashes go; any status but 200 counts as 'unavailable'.
"""

from typing import Any

import httpx

from bot.messages import Entity, Guess, Parse, ParseSource, danger_share
from bot.model import DANGERS
from bot.understanding.safety import danger
from bot.understanding.words import folded

_LONGEST = 1000
_DANGER_SHARE = 0.2  # of the dangers together; the rule is in docs/safety.md


class RasaParser:
    """Asks the NLU server; returns None whenever it does not answer well in time."""

    def __init__(self, url: str, timeout: float) -> None:
        """Take the server's base URL and how long to wait for one answer, in seconds."""
        self.url = url
        self._client = httpx.AsyncClient(base_url=url, timeout=timeout, trust_env=False)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def ready(self) -> bool:
        """True if the server answers and has a model."""
        try:
            response = await self._client.get("/status")
        except httpx.HTTPError:
            return False
        return response.status_code == httpx.codes.OK

    async def parse(self, text: str) -> Parse | None:
        """Return the reading of a text, None if the server cannot be asked now."""
        sent = text.lstrip("/ \n").strip()[:_LONGEST]
        if not sent:
            return None
        try:
            response = await self._client.post("/model/parse", json={"text": sent})
            if response.status_code != httpx.codes.OK:
                return None
            return _reading(text, sent, response.json())
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return None


def _reading(text: str, sent: str, result: dict[str, Any]) -> Parse:
    intents = tuple(_guess(item) for item in result["intent_ranking"])
    topics = tuple(_guess(item) for item in result["service_ranking"])
    language = _guess(result["language"])
    source = ParseSource.NLU
    by_pattern = danger(folded(sent))
    if by_pattern and intents[0].name != by_pattern:
        intents = (Guess(by_pattern, 1.0), *(g for g in intents if g.name != by_pattern))
        source = ParseSource.SAFETY
    elif not by_pattern:
        in_danger = danger_share(intents) >= _DANGER_SHARE
        first = next((g for g in intents if (g.name in DANGERS) is in_danger), intents[0])
        intents = (first, *(g for g in intents if g is not first))
    found = result.get("entities")
    entities = [_entity(item, text.index(sent), len(text)) for item in (found if isinstance(found, list) else [])]
    foreign = str(result["language"].get("other") or "")
    kept = tuple(e for e in entities if e)
    return Parse(language.name, language.confidence, intents, topics, source, kept, foreign)


def _entity(item: Any, offset: int, length: int) -> Entity | None:
    """Return an entity with offsets in the whole text, None if the server's entry makes no sense."""
    try:
        name, value, role = item["entity"], item["value"], item.get("role") or ""
        start, end = item["start"] + offset, item["end"] + offset
        sound = isinstance(name, str) and isinstance(value, str | int) and isinstance(role, str)
        return Entity(name, value, start, end, role) if sound and offset <= start < end <= length else None
    except (AttributeError, KeyError, TypeError):
        return None


def _guess(item: dict[str, Any]) -> Guess:
    return Guess(str(item["name"]), float(item["confidence"]))
