"""What a pressed button, a command, a position or something that is not text decides. Pure like decide.py."""

from dataclasses import replace
from datetime import datetime

from bot.dialogue import actions, nearby
from bot.dialogue.decide import emptied, fresh, remember, verdict, with_fact
from bot.messages import Context, Decision, Facts, Move, ParseSource, Position
from bot.model import Aspect, Catalogue, Language
from bot.people import URGENT, CaseKind

_PLAIN = {
    actions.MENU: (Move.LIST, "list_services"),
    actions.LANGUAGES: (Move.CHANGE_LANGUAGE, "change_language"),
    actions.NEWS: (Move.NEWS, "list_services"),
    actions.HIDE: (Move.HIDDEN, "privacy"),
    actions.END_CASE: (Move.ENDED, "human"),
    actions.MY_DATA: (Move.MY_DATA, "privacy"),
    actions.FORGET: (Move.FORGET_ASK, "privacy"),
    actions.FORGET_SURELY: (Move.FORGOTTEN, "privacy"),
}


def decide_action(
    action: actions.Action | None, context: Context, catalogue: Catalogue, now: datetime, language: Language
) -> tuple[Decision, Context]:
    """Decide about a pressed button; a topic that is gone gets a kind word and the menu."""
    context = fresh(context, now)
    gone = Decision(Move.FALLBACK, language, "out_of_scope", 1.0, ParseSource.KEYWORDS, options=(actions.GONE,))
    gone = replace(gone, facts=context.facts, about=context.about)
    if action is None or (action.topic is not None and catalogue.entry(action.topic) is None):
        return _kept(gone, context, now)
    decision = replace(gone, options=())
    kind, topic = action.kind, action.topic
    if kind in _PLAIN and not action.value and not action.language:
        move, intent = _PLAIN[kind]
        options = ("ask",) if kind == actions.LANGUAGES else ()
        decided = replace(decision, move=move, intent=intent, options=options)
        return (decided, emptied(context, now)) if move is Move.HIDDEN else _kept(decided, context, now)
    if kind == actions.TEACH and context.unanswered:
        decision, context = _kept(replace(decision, move=Move.TEACH), context, now)
        return decision, replace(context, unanswered=None)
    if kind in (actions.HUMAN, actions.HUMAN_IN_DANGER):
        danger = kind == actions.HUMAN_IN_DANGER or context.danger != ""
        options = (CaseKind.PROTECTION.value,) if danger else ()
        return _kept(
            replace(decision, move=Move.HANDOVER, intent="human", topic=context.topic, options=options), context, now
        )
    if action.language:
        changed = replace(decision, move=Move.CHANGE_LANGUAGE, intent="change_language", language=action.language)
        return _kept(changed, replace(context, chosen=action.language), now)
    if kind in (actions.START, actions.HELP, actions.PRIVACY):
        return _kept(replace(decision, move=Move.SAY, intent=kind, options=(kind,)), context, now)
    if kind == "i":
        return _kept(replace(decision, move=Move.LIST, intent="list_services", topic=topic), context, now)
    if kind == "a" and action.aspect:
        return _kept(replace(decision, move=Move.ANSWER, intent=action.aspect.value, topic=topic), context, now)
    if kind == "c" and action.aspect:
        return _kept(replace(decision, move=Move.CARD, intent=action.aspect.value, topic=topic), context, now)
    if kind == "near":
        known = nearby.places(catalogue, topic)
        move = Move.NEARBY if known else Move.ANSWER
        return _kept(replace(decision, move=move, intent="nearest", topic=topic), context, now)
    if kind in ("w", "wy"):
        move = Move.CONSENT if kind == "w" else Move.OPENED
        return _kept(replace(decision, move=move, intent="human", options=(action.value,)), context, now)
    if kind == "n" and (action.value == URGENT or _open(action.value, catalogue)):
        return _kept(replace(decision, move=Move.NEWS, intent="list_services", options=(action.value,)), context, now)
    if kind == "an" and action.value in catalogue.announcements:
        shown = replace(decision, move=Move.ANNOUNCEMENT, intent="service_info", options=(action.value,))
        return _kept(shown, context, now)
    if kind == "f" and action.aspect:
        voted = replace(decision, move=Move.FEEDBACK, intent=action.aspect.value, topic=topic, options=(action.value,))
        return _kept(voted, context, now)
    if kind in ("e", "q"):
        return _checked(
            replace(decision, intent=Aspect.ELIGIBILITY.value, topic=topic), action, context, catalogue, now
        )
    return _kept(gone, context, now)


def decide_position(
    position: Position, context: Context, catalogue: Catalogue, now: datetime, language: Language
) -> tuple[Decision, Context]:
    """Decide about a position that was sent: places near it. The position goes into this decision and nowhere else."""
    context = fresh(context, now)
    decision = Decision(Move.NEARBY, language, "nearest", 1.0, ParseSource.KEYWORDS, topic=context.topic)
    return replace(decision, position=position), remember(context, decision, language, now)


def decide_not_text(in_case: bool, context: Context, now: datetime, language: Language) -> tuple[Decision, Context]:
    """Decide about a voice message, a photo and the like: staff get it if they are listening."""
    move = Move.PASSED_ON if in_case else Move.NOT_TEXT
    decision = Decision(move, language, "out_of_scope", 1.0, ParseSource.KEYWORDS)
    return decision, replace(fresh(context, now), language=language, seen=now, danger="", hidden=False)


def _open(institution: str, catalogue: Catalogue) -> bool:
    found = catalogue.institutions.get(institution)
    return found is not None and not found.confidential


def _checked(
    decision: Decision, action: actions.Action, context: Context, catalogue: Catalogue, now: datetime
) -> tuple[Decision, Context]:
    if action.kind == "e":
        # Who starts again wants to be asked again what she would not say before.
        said: Facts = tuple((name, value) for name, value in context.facts if value != actions.REFUSED)
        return verdict(decision, replace(context, facts=said, questions=0), catalogue, now)
    assert action.fact
    return verdict(decision, with_fact(context, action.fact, action.value), catalogue, now)


def _kept(decision: Decision, context: Context, now: datetime) -> tuple[Decision, Context]:
    return decision, remember(context, decision, decision.language, now)
