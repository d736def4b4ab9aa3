"""Button actions: short stable texts that mean the same after a restart or a content update.

At most 64 bytes (Bot API, InlineKeyboardButton.callback_data); ids of the taxonomy fit.
"""

from dataclasses import dataclass

from bot.model import Aspect, Language, as_language

MENU = "m"
HUMAN = "h"
LANGUAGES = "l"
TEACH = "t"
GONE = "gone"
# What the commands /start, /help and /privacy ask for; their values are intents of the taxonomy.
START = "greet"
HELP = "capabilities"
PRIVACY = "privacy"


@dataclass(frozen=True, slots=True)
class Action:
    """What a button asks for: a topic with an aspect, a language, the menu, a person, or to be learned from."""

    kind: str
    topic: str | None = None
    aspect: Aspect | None = None
    language: Language | None = None


def ask(topic: str, aspect: Aspect = Aspect.DESCRIPTION) -> str:
    """Return the action that asks for one aspect of a topic."""
    return f"a:{aspect.value}:{topic}"


def open_institution(institution: str) -> str:
    """Return the action that lists an institution's services."""
    return f"i:{institution}"


def choose(language: Language) -> str:
    """Return the action that chooses a language."""
    return f"l:{language}"


def read(action: str) -> Action | None:
    """Return what an action means, None if it is not one of ours (an old or foreign button)."""
    kind, _, rest = action.partition(":")
    if action in (MENU, HUMAN, LANGUAGES, TEACH, START, HELP, PRIVACY):
        return Action(action)
    if kind == "l" and (language := as_language(rest)):
        return Action("l", language=language)
    if kind == "i" and rest:
        return Action("i", topic=rest)
    if kind == "a":
        aspect, _, topic = rest.partition(":")
        if topic and aspect in set(Aspect):
            return Action("a", topic=topic, aspect=Aspect(aspect))
    return None
