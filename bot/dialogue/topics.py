"""Which service or institution a message is about, from the ranked guesses, the catalogue and the context."""

from dataclasses import dataclass, replace

from bot.messages import Context, Guess, Parse, ParseSource
from bot.model import ABOUT_A_TOPIC, DANGERS, NO_TOPIC, Catalogue

OUTSIDE = "out_of_scope"
_CARRIES_ON = ABOUT_A_TOPIC | {"application_status", "complaint", "list_services", "privacy"}
_NAMES_ONE = _CARRIES_ON | {"human"}
CLEAR = 0.40
_SURE = 0.8
_LEAST = 0.1
# In the training data every third line names no topic (small talk, other matters); of messages that ask about a
# service far fewer do, more of them when something is being talked about already.
_NONE_WEIGHT, _NONE_WEIGHT_IN_CONTEXT = 0.3, 0.7
_RIVAL = 0.72
_OUTSIDE_SHARE, _STILL_SHARE = 0.15, 0.2
# Which questions follow in a conversation, against how often they stand in the training data (which makes every
# kind learnable, not likely): the square root of the ratio, rounded, on 339 later turns of the project's own dialogues
# and conversations (label shift, Saerens et al. 2002); eligibility, capabilities and change_language after 1,877
# later turns of other authors, before they were trained on. Dangers are never weighed.
_FOLLOWS = {
    **dict.fromkeys(("hours", "cost", "documents", "eligibility"), 1.5),
    **dict.fromkeys(("contact", "how_to_apply", "language_support"), 1.2),
    **dict.fromkeys(("list_services", "complaint", "application_status", "affirm", "deny", "greet"), 0.7),
    **dict.fromkeys(("capabilities", "change_language"), 0.5),
    "service_info": 0.6,
}
# How much likelier a next message is about the same topic than the classifier, who sees the message alone, thinks.
_FAITH = 5.0
# But 'and wheelchair' names another one.
_ANOTHER, _ABOVE_NONE = 0.6, 2.0


@dataclass(frozen=True, slots=True)
class Topics:
    """The best topic (None if none is meant), whether it was named or inherited, and close rivals to ask about."""

    best: str | None
    named: bool = False
    inherited: bool = False
    rivals: tuple[str, ...] = ()


def weighed(parse: Parse, context: Context) -> Parse:
    """Return the parse with the intents in the order that the conversation makes likely.

    Alone, a message that is out of scope with some probability is taken to be: the refusal is kind and names people
    to ask. While a topic is talked about, a short question that looks like nothing else is about it.
    """
    if parse.source is not ParseSource.NLU or parse.intent.name in DANGERS:
        return parse
    if context.topic is not None and context.question is None:
        parse = _as_a_follow_up(parse)
    if context.topic is None:
        named = parse.topics and parse.topics[0].name != NO_TOPIC and parse.topics[0].confidence >= CLEAR
        first = (
            parse.intent
            if named
            else next((g for g in parse.intents if g.name == OUTSIDE and g.confidence >= _OUTSIDE_SHARE), parse.intent)
        )
    elif parse.intent.name == OUTSIDE:
        known = (g for g in parse.intents if g.name in _CARRIES_ON and g.confidence >= _STILL_SHARE)
        first = next(known, parse.intent)
    else:
        return parse
    return replace(parse, intents=(first, *(g for g in parse.intents if g is not first)))


def _as_a_follow_up(parse: Parse) -> Parse:
    """Return the parse with its first intent chosen by what is likely to follow; confidences stay as they are."""
    known = [g for g in parse.intents if g.name not in DANGERS]
    first = max(known, key=lambda g: g.confidence * _FOLLOWS.get(g.name, 1.0))
    return replace(parse, intents=(first, *(g for g in parse.intents if g is not first)))


def settle(parse: Parse, context: Context, catalogue: Catalogue) -> Topics:
    """Choose the topic. 'none' from the classifier means that the message names no topic: the context's is used."""
    offered = [g for g in parse.topics if g.name == NO_TOPIC or catalogue.entry(g.name)]
    said = {g.name: g.confidence for g in offered}
    if context.topic and parse.intent.name in _CARRIES_ON and catalogue.entry(context.topic):
        offered = _still_about(context.topic, offered)
    none = next((g.confidence for g in offered if g.name == NO_TOPIC), 0.0)
    if parse.intent.name in _NAMES_ONE:
        none *= _NONE_WEIGHT_IN_CONTEXT if context.topic else _NONE_WEIGHT
    ranked = [g for g in offered if g.name != NO_TOPIC]
    if not ranked or ranked[0].confidence < none or ranked[0].confidence < _least(parse):
        carried = context.topic if parse.intent.name in _CARRIES_ON else None
        known = carried if carried and catalogue.entry(carried) else None
        return Topics(known, inherited=known is not None)
    best = ranked[0]
    if best.name == context.topic and said.get(best.name, 0.0) < said.get(NO_TOPIC, 0.0):
        return Topics(best.name, named=True, inherited=True)
    if best.confidence >= CLEAR and parse.source is ParseSource.NLU:
        return Topics(best.name, named=True)
    rivals = tuple(
        g.name for g in ranked if g.confidence >= best.confidence * _RIVAL and not same(g.name, best.name, catalogue)
    )
    if not rivals:
        return Topics(best.name, named=True)
    if context.topic in (best.name, *rivals):
        return Topics(context.topic, named=True, inherited=True)
    return Topics(best.name, named=True, rivals=(best.name, *rivals)[:4])


def surely(topics: Topics, parse: Parse, least: float = _SURE) -> str | None:
    """Return the topic if a message names it itself and without doubt, else None."""
    if topics.inherited or topics.rivals:
        return None
    return next((g.name for g in parse.topics if g.name == topics.best and g.confidence >= least), None)


def _still_about(topic: str, offered: list[Guess]) -> list[Guess]:
    """Return the guesses as they look while a topic is talked about: what names none is about it, most likely."""
    shares = {g.name: g.confidence for g in offered}
    other = max((n for n in shares if n not in (topic, NO_TOPIC)), key=lambda n: shares[n], default=NO_TOPIC)
    if shares.get(other, 0.0) >= max(_ANOTHER, _ABOVE_NONE * shares.get(NO_TOPIC, 0.0)):
        return offered
    kept = _FAITH * (shares.get(topic, 0.0) + shares.pop(NO_TOPIC, 0.0))
    total = sum(shares.values()) - shares.get(topic, 0.0) + kept
    if not total:
        return offered
    joined = {**shares, topic: kept}
    return sorted((Guess(name, share / total) for name, share in joined.items()), key=lambda g: -g.confidence)


def _least(parse: Parse) -> float:
    return _LEAST if parse.source is ParseSource.NLU else 0.3


def same(a: str, b: str, catalogue: Catalogue) -> bool:
    """Return whether two topics are one, or one of them is the other's institution."""
    return a == b or any(
        entry is not None and entry.institution == other
        for entry, other in ((catalogue.entry(a), b), (catalogue.entry(b), a))
    )
