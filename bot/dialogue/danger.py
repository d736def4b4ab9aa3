"""What a danger changes in a conversation: which one a message tells of, and what follows it. Pure; docs/safety.md."""

from dataclasses import replace

from bot.dialogue.eligibility import unchecked
from bot.disclosure import cannot_speak, fears_to_be_sent_away, lacks_papers, speaks_of_herself
from bot.hiding import wants_it_gone
from bot.messages import Context, Decision, Move, Parse, ParseSource, Turn, danger_share
from bot.model import DANGERS, DETAILS, Aspect, Catalogue
from bot.people import CaseKind

_AFTER_A_DANGER = 0.1
_EVEN = 0.5
# What somebody fears who is threatened with deportation, not at home; and the service whose text warns of signing.
SENT_AWAY, RETURN = "sent_away", "voluntary_return"
# What somebody wants to know who tells of violence and cannot call.
SILENT = "silent"
_NEIGHBOURS, _CHILDREN = "social_cohesion", "child_friendly_space"


def told(turn: Turn, parse: Parse, context: Context, catalogue: Catalogue) -> str | None:
    """Return which danger a message tells of, None if none."""
    if parse.intent.name in DANGERS:
        return parse.intent.name
    violence = about_violence(context, catalogue)
    if (context.danger or context.afraid == "protection" or violence) and speaks_of_herself(turn.text):
        return context.danger or "protection"
    if ("protection" in (context.danger, context.afraid) or violence) and fears_to_be_sent_away(turn.text):
        return "protection"
    if (context.danger == "protection" or violence) and cannot_speak(turn.text):
        return "protection"
    if context.danger and (fears_to_be_sent_away(turn.text) or lacks_papers(turn.text)):
        return context.danger  # help in an emergency asks for no papers
    # What hardly sounds like danger is about the one that was told, whichever it sounds like.
    if context.danger and danger_share(parse.intents) >= _AFTER_A_DANGER:
        return context.danger
    return None


def fear(kind: str, turn: Turn, parse: Parse) -> str:
    """Return what a danger makes afraid of: SENT_AWAY where only deportation is told (a pattern would tell of
    violence), else its kind."""
    only_that = kind == "protection" and parse.source is ParseSource.NLU and fears_to_be_sent_away(turn.text)
    return SENT_AWAY if only_that else kind


def silenced(kind: str, turn: Turn) -> str:
    """Return SILENT if somebody tells of violence and cannot speak on the phone, or is heard by him, else ''."""
    return SILENT if kind == "protection" and cannot_speak(turn.text) else ""


def doubtful(parse: Parse) -> bool:
    """Return whether the classifier alone finds a danger, and one with less than an even chance."""
    return parse.source is ParseSource.NLU and danger_share(parse.intents) < _EVEN


def after(context: Context, asked: str | None, catalogue: Catalogue) -> Context:
    """Return the context after a danger: a bare question that follows is about what was named beside it, else about
    what came before. In an emergency only the latter, since 'where?' must not lead away from 112; and whoever talks
    about help against violence goes on with that."""
    kept = context.danger == "emergency" or asked == context.topic or about_violence(context, catalogue)
    if not asked or kept or asked == _NEIGHBOURS:
        return context
    return replace(unchecked(context), topic=asked, asked=())


def still(decision: Decision, context: Context, catalogue: Catalogue) -> Decision:
    """Return the decision about a message that follows a danger and names no service: it is about the danger. What she
    asks about help against violence is answered by it ('where', 'can my children come'), else the numbers come again.
    """
    unclear = decision.move in (Move.ASK_TOPIC, Move.FALLBACK) and (context.danger or not context.topic)
    if decision.move is Move.ANSWER and decision.topic == _CHILDREN and context.danger == "protection":
        unclear = True  # 'where can she go with the kids' asks for no playroom
    no_answer = decision.intent in ("affirm", "deny") or decision.move is Move.OUT_OF_SCOPE
    if not context.afraid or not (unclear or (context.danger and no_answer)):
        return decision
    if context.afraid == SENT_AWAY and unclear and catalogue.entry(RETURN):
        return replace(decision, move=Move.ANSWER, intent=Aspect.DESCRIPTION, topic=RETURN, options=())
    help_ = next((i.id for i in catalogue.institutions.values() if i.confidential), None)
    if context.afraid == "protection" and unclear and help_ and decision.intent in DETAILS:
        return replace(decision, move=Move.ANSWER, topic=help_, inherited=True, options=())
    kind = "protection" if context.afraid == SENT_AWAY else context.afraid
    return replace(decision, move=Move.SAFETY, intent=kind, topic=None, options=())


def person(decision: Decision, context: Context, catalogue: Catalogue) -> Decision:
    """Return the wish for a person, or to complain of who did it, after a danger for one of the few who help then."""
    endangered = context.danger or (context.afraid and not context.topic) or about_violence(context, catalogue)
    complains = decision.intent == "complaint" and (context.afraid == "protection" or context.danger)
    if not endangered or not (decision.intent == "human" or complains):
        return decision
    return replace(decision, options=(CaseKind.PROTECTION.value,))


def to_be_hidden(turn: Turn, context: Context, catalogue: Catalogue) -> bool:
    """Return whether somebody who may be read by another wants the chat gone: after a danger or the wish itself, in
    talk of help against violence, or with the staff for protection. Staff, or later, 'ok delete it' may be said of
    something else: then it has to name the chat."""
    now = context.danger or context.hidden or turn.protected or about_violence(context, catalogue)
    if not (now or context.afraid) or turn.forwarded or not turn.alone:
        return False
    return wants_it_gone(turn.text, clearly=turn.in_case or not now)


def about_violence(context: Context, catalogue: Catalogue) -> bool:
    """Return whether help against violence is talked about: a topic of the institution that has no address."""
    entry = catalogue.entry(context.topic or "")
    return entry is not None and catalogue.secret(entry)
