"""Two questions in one message: where it can be cut, and whether the pieces are questions of their own. Pure."""

import re

from bot.dialogue.topics import ABOUT_A_TOPIC, NO_TOPIC
from bot.messages import Parse, ParseSource
from bot.model import Aspect

MOST = 3
_SURE = 0.5
_SURE_TOPIC = 0.4
_LEAST_WORDS = 2
# A sentence's end, a new line, or a word that adds another question. Arabic 'w' stands before the next word.
_CUT = re.compile(
    r"[?؟!\n]+|(?<!\d)[.](?!\d)|[;؛]"
    r"|[,،]?\s+(?:and also|and|also|plus|bir de|ayrıca|ayrica|hem de|ve|وكمان|وأيضا|وأيضًا|و كمان"
    r"|كمان سؤال|w kaman|wkaman)\s+"
    r"|[,،]?\s+(?=و(?:كم|وين|أين|اين|متى|ايمت|شو|ماذا|كيف|هل|قديش|شقد|ايش|بدي|مين)\w*\s)",
    re.IGNORECASE,
)
# 'la' alone is Arabizi; letters after it would be another word.
_NO = re.compile(
    r"(?:no+|nope|not that|hayır|hayir|yok|yo|لا|لأ|لاء|مو|la2?a?)(?:\s*[,،.!]+\s*|\s+)(\S+(?:\s+\S+){0,7})$",
    re.IGNORECASE,
)


def pieces(text: str) -> tuple[str, ...]:
    """Return the two or three pieces of a text that might be questions of their own, () if there is one only."""
    found = [piece.strip(" ,،") for piece in _CUT.split(text)]
    kept = tuple(piece for piece in found if len(piece.split()) >= _LEAST_WORDS)
    return kept if 2 <= len(kept) <= MOST else ()


def after_no(text: str) -> str:
    """Return what follows a 'no' ('no, the children's one'), '' if nothing does or the text begins otherwise."""
    found = _NO.match(text.strip())
    return found[1].strip() if found else ""


def questions(parses: tuple[Parse, ...]) -> tuple[Parse, ...]:
    """Return the readings that are clear questions and differ from each other; () if fewer than two.

    What comes first and only tells of a need ('my tooth hurts. where ...') is the story, not a question of its own.
    """
    clear = [p for p in parses if p.source is ParseSource.NLU and p.intent.name in ABOUT_A_TOPIC]
    clear = [p for p in clear if p.intent.confidence >= _SURE]
    while clear and clear[0].intent.name == Aspect.DESCRIPTION:
        clear = clear[1:]
    kept: list[Parse] = []
    for parse in clear:
        named = topic(parse)
        if all(parse.intent.name != k.intent.name or named not in (None, topic(k)) for k in kept):
            kept.append(parse)
    return tuple(kept) if len(kept) > 1 else ()


def topic(parse: Parse) -> str | None:
    """Return the topic that a reading names clearly, None if it names none."""
    best = parse.topics[0] if parse.topics else None
    return best.name if best and best.name != NO_TOPIC and best.confidence >= _SURE_TOPIC else None
