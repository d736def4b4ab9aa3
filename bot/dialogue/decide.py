"""(Turn, Parse, Context, Catalogue, now) -> (Decision, Context). Pure: no clock, no store, no words of a language."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.dialogue import actions
from bot.dialogue.topics import ABOUT_A_TOPIC, DANGERS, Topics, settle, weighed
from bot.model import (
    OTHER_LANGUAGE,
    Catalogue,
    Context,
    Decision,
    Language,
    Move,
    Parse,
    ParseSource,
    Turn,
    as_language,
)

FORGET_AFTER = timedelta(minutes=30)
_SURE_LANGUAGE = 0.55
_UNSURE_INTENT = 0.22
_UNANSWERED = (Move.FALLBACK, Move.OUT_OF_SCOPE)
_SAYINGS = frozenset({"greet", "goodbye", "thanks", "affirm", "deny", "capabilities", "privacy"})


def decide(
    turn: Turn, parse: Parse, context: Context, catalogue: Catalogue, now: datetime, default: Language
) -> tuple[Decision, Context]:
    """Decide about a text. Danger comes first, in any state; then what needs no topic; then topics."""
    context = fresh(context, now)
    language, detected = _language(parse, turn, context, default)
    parse = weighed(parse, context)
    intent = parse.intent
    decision = Decision(Move.SAY, language, intent.name, intent.confidence, parse.source, detected=detected)
    topics = settle(parse, context, catalogue)
    if intent.name in DANGERS:
        # A person in danger may come back with a bare question; what was talked about before stays.
        return replace(decision, move=Move.SAFETY), replace(context, language=language, seen=now)
    if detected == OTHER_LANGUAGE and not topics.named and _foreign(parse):
        decision = replace(decision, move=Move.OTHER_LANGUAGE, intent="out_of_scope", foreign=parse.foreign)
    else:
        decision = _by_intent(replace(decision, **_named(parse)), topics, context)
    context = _remember(context, decision, language, now)
    return decision, replace(context, unanswered=turn.text if decision.move in _UNANSWERED else None)


def decide_action(
    action: actions.Action | None, context: Context, catalogue: Catalogue, now: datetime, language: Language
) -> tuple[Decision, Context]:
    """Decide about a pressed button; a topic that is gone gets a kind word and the menu."""
    context = fresh(context, now)
    decision = Decision(Move.FALLBACK, language, "out_of_scope", 1.0, ParseSource.KEYWORDS, options=(actions.GONE,))
    if action is not None:
        known = action.topic is None or catalogue.entry(action.topic) is not None
        if action.kind == actions.MENU:
            decision = replace(decision, move=Move.LIST, intent="list_services", options=())
        elif action.kind == actions.TEACH and context.unanswered:
            decision = replace(decision, move=Move.TEACH, options=())
        elif action.kind == actions.HUMAN:
            decision = replace(decision, move=Move.HANDOVER, intent="human", topic=context.topic, options=())
        elif action.language:
            decision = replace(
                decision, move=Move.CHANGE_LANGUAGE, intent="change_language", language=action.language, options=()
            )
            context = replace(context, chosen=action.language)
        elif action.kind in (actions.START, actions.HELP, actions.PRIVACY):
            decision = replace(decision, move=Move.SAY, intent=action.kind, options=(action.kind,))
        elif action.kind == actions.LANGUAGES:
            decision = replace(decision, move=Move.CHANGE_LANGUAGE, intent="change_language", options=("ask",))
        elif known and action.kind == "i":
            decision = replace(decision, move=Move.LIST, intent="list_services", topic=action.topic, options=())
        elif known and action.aspect:
            decision = replace(decision, move=Move.ANSWER, intent=action.aspect.value, topic=action.topic, options=())
    context = _remember(context, decision, decision.language, now)
    return decision, replace(context, unanswered=None) if decision.move is Move.TEACH else context


def fresh(context: Context, now: datetime) -> Context:
    """Return the context, emptied of its topic if it is older than half an hour; the chosen language stays."""
    if context.seen is not None and now - context.seen > FORGET_AFTER:
        return Context(language=context.chosen, chosen=context.chosen)
    return context


def _language(parse: Parse, turn: Turn, context: Context, default: Language) -> tuple[Language, str]:
    """Return the language to answer in, and what was detected. A clear message is answered in its own language."""
    kept = turn.chosen or context.chosen or context.language or turn.client
    spoken = as_language(parse.language)
    one_word = len(turn.text.split()) < 2
    if (
        spoken
        and (parse.language_confidence >= _SURE_LANGUAGE or kept is None)
        and not (one_word and kept and parse.language_confidence < 0.9)
    ):
        return spoken, spoken
    return kept or spoken or default, parse.language


def _named(parse: Parse) -> dict[str, Any]:
    """Return the days and the time of day that a message names."""
    days = tuple(str(e.value) for e in parse.entities if e.name == "day")
    clocks = [str(e.value) for e in parse.entities if e.name == "time"]
    return {"days": days, "clock": clocks[0] if clocks else ""}


def _foreign(parse: Parse) -> bool:
    return parse.language_confidence >= 0.8


def _by_intent(decision: Decision, topics: Topics, context: Context) -> Decision:
    intent = decision.intent
    decision = replace(decision, topic=topics.best, inherited=topics.inherited)
    if decision.confidence < _UNSURE_INTENT and not topics.named:
        return replace(decision, move=Move.FALLBACK, topic=None)
    if intent == "out_of_scope":
        return replace(decision, move=Move.OUT_OF_SCOPE, topic=None)
    if intent == "change_language":
        return replace(decision, move=Move.CHANGE_LANGUAGE, topic=None, options=("ask",))
    if intent in _SAYINGS:
        return replace(decision, move=Move.SAY, topic=topics.best if intent == "privacy" else None)
    if intent == "list_services":
        return replace(decision, move=Move.LIST)
    if intent in ("human", "application_status", "complaint"):
        return replace(decision, move=Move.HANDOVER)
    if intent in ABOUT_A_TOPIC:
        if topics.rivals and not context.asked:
            return replace(decision, move=Move.CLARIFY, options=topics.rivals)
        return replace(decision, move=Move.ANSWER if topics.best else Move.ASK_TOPIC)
    return replace(decision, move=Move.FALLBACK)


def _remember(context: Context, decision: Decision, language: Language, now: datetime) -> Context:
    failed = decision.move in (Move.FALLBACK, Move.OTHER_LANGUAGE)
    return replace(
        context,
        language=language,
        topic=decision.topic or context.topic,
        intent=decision.intent,
        asked=decision.options if decision.move is Move.CLARIFY else (),
        failures=context.failures + 1 if failed else 0,
        seen=now,
    )
