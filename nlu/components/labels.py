"""What a training message is an example of: its intent and its service."""

from typing import Any, Dict, List, Optional

from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_INTENT
from rasa.shared.nlu.training_data.message import Message

from nlu.components import keys


def intents(messages: List[Message]) -> List[Optional[str]]:
    """Return the messages' intents, None where a message has none."""
    return [m.get(INTENT) for m in messages]


def services(messages: List[Message]) -> List[Optional[str]]:
    """Return the `service` of each message's block, 'none' where the block names none.

    None for dangers without one: they are told beside any question, and 'none' would teach that a story with fear in
    it asks about no service. Data whose blocks have no metadata at all (another project's) has no services: all None.
    """
    found = [_metadata(m) for m in messages]
    if not any(found):
        return [None] * len(messages)
    return [_service(m, str(data.get("service", keys.NO_SERVICE))) for m, data in zip(messages, found)]


def _service(message: Message, named: str) -> Optional[str]:
    return None if message.get(INTENT) in keys.DANGERS and named == keys.NO_SERVICE else named


def _metadata(message: Message) -> Dict[str, Any]:
    return ((message.get(METADATA) or {}).get(METADATA_INTENT)) or {}
