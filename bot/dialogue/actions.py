"""Button actions: short stable texts that mean the same after a restart or a content update.

At most 64 bytes (Bot API, InlineKeyboardButton.callback_data); ids of the taxonomy fit.
"""

from dataclasses import dataclass

from bot.model import Aspect, FactName, Language, as_language
from bot.people import CaseKind

MENU = "m"
HUMAN = "h"
HUMAN_IN_DANGER = "hp"
LANGUAGES = "l"
TEACH = "t"
NEWS = "n"
HIDE = "x"
END_CASE = "we"
MY_DATA = "my"
FORGET = "fg"
FORGET_SURELY = "fgy"
NEAREST = "near"
GONE = "gone"
# What the commands /start, /help and /privacy ask for; their values are intents of the taxonomy.
START = "greet"
HELP = "capabilities"
PRIVACY = "privacy"
_PLAIN = (
    MENU, HUMAN, HUMAN_IN_DANGER, LANGUAGES, TEACH, NEWS, HIDE, END_CASE, MY_DATA, FORGET, FORGET_SURELY,
    START, HELP, PRIVACY,
)  # fmt: skip
# What a person may want to read again stays; everything else takes the place of the menu that was pressed.
_STAYS = (HUMAN, HUMAN_IN_DANGER, HIDE, END_CASE, TEACH, FORGET_SURELY, "w", "wy", "c", "d", "f")
REASONS = ("wrong", "other", "unclear", "missing")
_FACTS = {
    "r": FactName.REGISTRATION, "v": FactName.PROVINCE, "a": FactName.AGE, "s": FactName.SEX, "p": FactName.PREGNANT,
    "d": FactName.DISABLED, "h": FactName.HOUSEHOLD, "k": FactName.FOR_CHILD,
}  # fmt: skip
_LETTERS = {fact: letter for letter, fact in _FACTS.items()}
REFUSED = "rather_not_say"


@dataclass(frozen=True, slots=True)
class Action:
    """What a button asks for; which fields are filled depends on the kind."""

    kind: str
    topic: str | None = None
    aspect: Aspect | None = None
    language: Language | None = None
    fact: FactName | None = None
    value: str = ""


def ask(topic: str, aspect: Aspect = Aspect.DESCRIPTION) -> str:
    """Return the action that asks for one aspect of a topic."""
    return f"a:{aspect.value}:{topic}"


def open_institution(institution: str) -> str:
    """Return the action that lists an institution's services."""
    return f"i:{institution}"


def choose(language: Language) -> str:
    """Return the action that chooses a language."""
    return f"l:{language}"


def check(topic: str) -> str:
    """Return the action that starts the questions about who can use a service."""
    return f"e:{topic}"


def answer(fact: FactName, value: str, topic: str) -> str:
    """Return the action that answers one of those questions."""
    return f"q:{_LETTERS[fact]}:{value}:{topic}"


def card(topic: str, aspect: Aspect) -> str:
    """Return the action that shows a card for the desk."""
    return f"c:{aspect.value}:{topic}"


def write(kind: CaseKind, sure: bool = False) -> str:
    """Return the action that asks to write to staff, or agrees to it."""
    return f"{'wy' if sure else 'w'}:{kind.value}"


def switch_news(topic: str) -> str:
    """Return the action that switches news of a topic on or off."""
    return f"n:{topic}"


def announcement(name: str) -> str:
    """Return the action that shows an announcement."""
    return f"an:{name}"


def thumb(up: bool, topic: str, aspect: Aspect) -> str:
    """Return the action of a thumb under an answer."""
    return f"f:{'up' if up else 'down'}:{aspect.value}:{topic}"


def reason(name: str, topic: str, aspect: Aspect) -> str:
    """Return the action that says why the thumb was down."""
    return f"f:{name}:{aspect.value}:{topic}"


def delete(message: int) -> str:
    """Return the action that deletes a message of the person's own."""
    return f"d:{message}"


def nearest(topic: str) -> str:
    """Return the action that asks for the nearest place."""
    return f"near:{topic}"


def stays(action: str) -> bool:
    """Return whether the message under which a button was pressed is kept as it is."""
    return action.partition(":")[0] in _STAYS


def read(action: str) -> Action | None:
    """Return what an action means, None if it is not one of ours (an old or foreign button)."""
    kind, _, rest = action.partition(":")
    if action in _PLAIN:
        return Action(action)
    if kind == "l" and (language := as_language(rest)):
        return Action("l", language=language)
    if kind in ("i", "e", "near") and rest:
        return Action(kind, topic=rest)
    if kind in ("a", "c"):
        aspect, _, topic = rest.partition(":")
        return Action(kind, topic=topic, aspect=Aspect(aspect)) if topic and aspect in set(Aspect) else None
    if kind in ("w", "wy"):
        return Action(kind, value=rest) if rest in set(CaseKind) else None
    if kind in ("n", "an", "d") and rest:
        return Action(kind, value=rest)
    if kind == "q" and rest.count(":") == 2:
        letter, value, topic = rest.split(":")
        return Action("q", topic=topic, fact=_FACTS[letter], value=value) if letter in _FACTS else None
    if kind == "f" and rest.count(":") == 2:
        value, aspect, topic = rest.split(":")
        known = value in ("up", "down", *REASONS) and aspect in set(Aspect)
        return Action("f", topic=topic, aspect=Aspect(aspect), value=value) if known else None
    return None
