"""What people will see of an institution or service: the bot's own messages, in one language."""

from datetime import datetime

from bot.dialogue.compose import compose
from bot.messages import Context, Decision, Move, ParseSource, Reply
from bot.model import Aspect, Catalogue, Entry, Language
from bot.rendering.render import Renderer


def messages(catalogue: Catalogue, entry: Entry, language: Language, renderer: Renderer, now: datetime) -> list[Reply]:
    """Return the reply to a question about each aspect that has an answer of its own, the description first."""
    home = catalogue.home(entry)
    shown = []
    for aspect in Aspect:
        own = aspect in entry.facts or aspect is Aspect.CONTACT
        secret = home.confidential and aspect in (Aspect.LOCATION, Aspect.HOURS)
        if own or secret or entry.institution is None:
            decision = Decision(Move.ANSWER, language, aspect.value, 1.0, ParseSource.KEYWORDS, topic=entry.id)
            shown.append(renderer.render(compose(decision, Context(), catalogue, now), language))
    return shown
