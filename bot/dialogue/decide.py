"""(Turn, Parse, Context, Catalogue, now) -> (Decision, Context). Pure: no clock, no store, no words of a language.

What a pressed button decides: press.py. The states of a conversation as a diagram: docs/conversation.md.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.dialogue import danger, eligibility, nearby, several
from bot.dialogue.eligibility import Fit
from bot.dialogue.topics import CLEAR, Topics, same, settle, surely, weighed
from bot.disclosure import fears_to_be_sent_away
from bot.messages import Context, Decision, Move, Parse, Turn
from bot.model import ABOUT_A_TOPIC, OTHER_LANGUAGE, Aspect, Catalogue, FactName, Language, as_language
from bot.particulars import sought
from bot.whereabouts import speaks_of_shelter
from bot.wishes import wished_language

FORGET_AFTER = timedelta(minutes=30)
_SURE_LANGUAGE = 0.55
_FEW_WORDS, _SURE_OF_FEW = 4, 0.9
_FEWEST_LETTERS = 4
_UNSURE_INTENT = 0.22
_OWN_QUESTION = 0.6
_ONLY_A_NAME = 4
_BESIDE_A_GREETING = 0.6
_ARABIC = re.compile("[\u0621-\u064a]")
_EUROPEAN = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u04ff]")  # Latin and Cyrillic letters
_UNANSWERED = (Move.FALLBACK, Move.OUT_OF_SCOPE)
_SAYINGS = frozenset({"greet", "goodbye", "thanks", "affirm", "deny", "capabilities", "privacy"})
_SMALL_TALK = frozenset({"affirm", "deny"})


def decide(
    turn: Turn,
    parse: Parse,
    context: Context,
    catalogue: Catalogue,
    now: datetime,
    default: Language,
    pieces: tuple[Parse, ...] = (),
    correction: Parse | None = None,
) -> tuple[Decision, Context]:
    """Decide about a text. Who is afraid and wants the chat gone comes first; then danger, in any state; then staff
    who are listening; then what was asked last; then what needs no topic; then topics. `pieces` are the readings of
    a message's parts, `correction` that of what follows a 'no'."""
    context = replace(fresh(context, now), unanswered=None)
    parse = weighed(parse, context)
    whole, after = _decided(turn, parse, context, catalogue, now, default, correction)
    if whole.move not in (Move.ANSWER, Move.LIST, Move.ASK_TOPIC):
        return whole, after
    decision = _several(whole, turn, several.questions(parse, pieces), after, catalogue, now, default)
    last = decision.parts[-1].topic if decision.parts else None
    return decision, replace(after, topic=last or after.topic)


def _decided(
    turn: Turn,
    parse: Parse,
    context: Context,
    catalogue: Catalogue,
    now: datetime,
    default: Language,
    correction: Parse | None = None,
) -> tuple[Decision, Context]:
    """Decide about a text or a part of one, as if it asked one thing."""
    language, detected = _language(parse, turn, context, default)
    intent = parse.intent
    warned = danger.SENT_AWAY if fears_to_be_sent_away(turn.text) else ""
    decision = Decision(
        Move.SAY, language, intent.name, intent.confidence, parse.source, detected=detected, sought=warned
    )
    topics = settle(parse, context, catalogue)
    if danger.to_be_hidden(turn, context, catalogue):
        return replace(decision, move=Move.HIDDEN, intent="privacy"), emptied(context, now)
    if kind := danger.told(turn, parse, context, catalogue):
        asked = surely(topics, parse, CLEAR) if danger.doubtful(parse) else surely(topics, parse)
        still = context.topic if kind == "protection" and danger.about_violence(context, catalogue) else None
        afraid = context.afraid if kind == context.danger else danger.fear(kind, turn, parse)
        besides = warned or danger.silenced(kind, turn)
        decision = replace(decision, move=Move.SAFETY, intent=kind, topic=asked or still, sought=besides)
        context = replace(context, language=language, seen=now, danger=kind, afraid=afraid)
        return decision, danger.after(context, asked, catalogue)
    if turn.in_case:
        after = replace(context, language=language, seen=now, danger="", hidden=False)
        return replace(decision, move=Move.PASSED_ON, topic=None), after
    if answered := _answered(turn, parse, context, catalogue):
        return verdict(replace(decision, intent="eligibility", topic=context.checking), answered, catalogue, now)
    if intent.name == "greet" and surely(topics, parse, _BESIDE_A_GREETING):
        decision = replace(decision, intent=Aspect.DESCRIPTION.value)  # 'hi i need job'
    about, facts = eligibility.said(parse.entities, context.about, context.facts)
    if detected == OTHER_LANGUAGE and not topics.named and _foreign(parse, turn):
        decision = replace(decision, move=Move.OTHER_LANGUAGE, intent="out_of_scope", foreign=parse.foreign)
    else:
        decision = _by_intent(replace(decision, **_named(parse)), topics, context)
        decision = _asked_before(decision, topics, turn, context)
        if decision.move is Move.CHANGE_LANGUAGE and (wished := as_language(wished_language(turn.text))):
            decision = replace(decision, options=(), wished=wished)
        decision = _corrected(decision, correction, context, catalogue)
        decision = _sheltered(_of_being_sent_away(decision, turn, catalogue), turn, catalogue)
        decision = _near(replace(decision, about=about, facts=facts), parse, catalogue)
        decision = danger.still(danger.person(decision, context, catalogue), context, catalogue)
    if decision.move is Move.ANSWER and decision.intent == Aspect.ELIGIBILITY and _told(parse):
        decision = _judged(decision, catalogue)
    if decision.move is Move.ANSWER and not decision.sought:
        decision = replace(decision, sought=sought(turn.text))
    if turn.forwarded and decision.move in _UNANSWERED:
        decision = replace(decision, move=Move.FORWARDED)
    context = remember(context, decision, language, now)
    context = replace(context, about=about, facts=facts, chosen=decision.wished or context.chosen)
    return decision, replace(context, unanswered=turn.text if decision.move in _UNANSWERED else None)


def verdict(decision: Decision, context: Context, catalogue: Catalogue, now: datetime) -> tuple[Decision, Context]:
    """Ask for the next missing fact of the service that is being checked, or give the result."""
    entry = catalogue.entry(decision.topic or "")
    result = eligibility.outcome(entry.criteria if entry else (), context.facts)
    known = replace(decision, facts=context.facts, about=context.about)
    asking = result.fit is Fit.UNKNOWN and context.questions < eligibility.MOST_QUESTIONS
    if asking:
        question = result.missing[0]
        kept = replace(context, checking=decision.topic, question=question, questions=context.questions + 1)
        done = replace(known, move=Move.CHECK, question=question)
    else:
        kept = eligibility.unchecked(context)
        done = replace(known, move=Move.VERDICT)
    after = remember(kept, done, decision.language, now)
    return done, replace(after, checking=kept.checking, question=kept.question, questions=kept.questions)


def fresh(context: Context, now: datetime) -> Context:
    """Return the context, emptied of its topic if it is older than half an hour; the chosen language stays."""
    return Context(language=context.chosen, chosen=context.chosen) if stale(context, now) else context


def stale(context: Context, now: datetime) -> bool:
    """Return whether a context was last used more than half an hour ago."""
    return context.seen is not None and now - context.seen > FORGET_AFTER


def remember(context: Context, decision: Decision, language: Language, now: datetime) -> Context:
    """Return the context after a decision. Facts belong to a person, not to a topic: they stay."""
    failed = decision.move in (Move.FALLBACK, Move.OTHER_LANGUAGE)
    checking = decision.move is Move.CHECK
    return replace(
        context,
        language=language,
        topic=decision.topic or context.topic,
        intent=decision.intent,
        asked=decision.options if decision.move is Move.CLARIFY else (),
        failures=context.failures + 1 if failed else 0,
        seen=now,
        checking=context.checking if checking else None,
        question=context.question if checking else None,
        questions=context.questions if checking else 0,
        danger=decision.intent if decision.move is Move.SAFETY else "",
        hidden=False,
    )


def emptied(context: Context, now: datetime) -> Context:
    """Return the context after the chat was hidden: only that it was, so that the wish may be repeated."""
    return Context(chosen=context.chosen, hidden=True, seen=now)


def _answered(turn: Turn, parse: Parse, context: Context, catalogue: Catalogue) -> Context | None:
    """Return the context with the typed answer to the question that was asked, None if the text is something else."""
    if context.question is None or catalogue.entry(context.checking or "") is None:
        return None
    value = eligibility.replied(context.question, turn.text, parse.intent.name, parse.entities)
    if value is None:
        return None
    return with_fact(context, context.question, value)


def with_fact(context: Context, fact: FactName, value: str) -> Context:
    """Return the context with one more fact."""
    return replace(context, facts=tuple({**dict(context.facts), fact: value}.items()))


def _asked_before(decision: Decision, topics: Topics, turn: Turn, context: Context) -> Decision:
    """'Is it open?', 'which service do you mean?', 'the food one': the name answers the question that was asked."""
    only_named = topics.named and not topics.inherited and len(turn.text.split()) <= _ONLY_A_NAME
    waiting = context.topic is None and context.intent in ABOUT_A_TOPIC
    if only_named and waiting and decision.intent == Aspect.DESCRIPTION and decision.move is Move.ANSWER:
        return replace(decision, intent=context.intent or decision.intent)
    return decision


def _corrected(decision: Decision, correction: Parse | None, context: Context, catalogue: Catalogue) -> Decision:
    """'No, the children's one': the question that was asked before, about another topic."""
    topic = several.topic(correction) if correction else None
    asked = context.intent if context.intent in ABOUT_A_TOPIC else None
    if correction is None or topic is None or topic == context.topic or catalogue.entry(topic) is None or not asked:
        return decision
    intent = correction.intent if correction.intent.name in ABOUT_A_TOPIC else None
    said = intent.name if intent and intent.confidence >= _OWN_QUESTION and intent.name != "service_info" else asked
    return replace(decision, move=Move.ANSWER, intent=said, topic=topic, inherited=False)


def _sheltered(decision: Decision, turn: Turn, catalogue: Catalogue) -> Decision:
    """Whoever speaks of the women's shelter is shown the safe way in, also where the words are not understood."""
    shelter = next((i for i in catalogue.institutions.values() if i.confidential), None)
    if shelter is None or not speaks_of_shelter(turn.text):
        return decision
    found = catalogue.entry(decision.topic or "")
    if found and shelter.id in (found.id, found.institution) and decision.move is not Move.CLARIFY:
        return decision
    return replace(decision, move=Move.ANSWER, intent=Aspect.LOCATION.value, topic=shelter.id, inherited=False)


def _of_being_sent_away(decision: Decision, turn: Turn, catalogue: Catalogue) -> Decision:
    """Whoever speaks of deportation and is not understood is told first that nobody may force her to sign a return."""
    unclear = decision.move in (Move.OUT_OF_SCOPE, Move.FALLBACK, Move.ASK_TOPIC)
    if not unclear or not fears_to_be_sent_away(turn.text) or catalogue.entry(danger.RETURN) is None:
        return decision
    return replace(decision, move=Move.ANSWER, intent=Aspect.DESCRIPTION.value, topic=danger.RETURN, inherited=False)


def _near(decision: Decision, parse: Parse, catalogue: Catalogue) -> Decision:
    """Turn a question for the nearest place into a search, where places with a position are known."""
    if decision.intent != "nearest" or decision.move not in (Move.ANSWER, Move.ASK_TOPIC):
        return decision
    if not nearby.places(catalogue, decision.topic):
        return decision
    named = [catalogue.districts.get(str(e.value)) for e in parse.entities if e.name == "district"]
    position = next((d.pin for d in named if d), None)
    return replace(decision, move=Move.NEARBY, position=position)


def _told(parse: Parse) -> bool:
    """Return whether a message says something about a person that a criterion may need."""
    return any(e.name in ("registration", "age", "province", "pregnant", "disabled") for e in parse.entities)


def _judged(decision: Decision, catalogue: Catalogue) -> Decision:
    """Turn an answer about who can use a service into a result, where what was said is enough for one."""
    entry = catalogue.entry(decision.topic or "")
    if not entry or not entry.criteria:
        return decision
    result = eligibility.outcome(entry.criteria, decision.facts)
    return decision if result.fit is Fit.UNKNOWN else replace(decision, move=Move.VERDICT)


def _several(
    whole: Decision,
    turn: Turn,
    questions: tuple[Parse, ...],
    context: Context,
    catalogue: Catalogue,
    now: datetime,
    default: Language,
) -> Decision:
    """Answer each question of a message that asks several; what names no topic is about the one named before."""
    if not questions:
        return whole
    first = several.topic(questions[0])
    context = replace(context, topic=first or whole.topic or context.topic, seen=now)
    parts: list[Decision] = []
    for parse in questions:
        part, context = _decided(turn, weighed(parse, context), context, catalogue, now, default)
        twice = any(p.intent == part.intent and same(p.topic or "", part.topic or "", catalogue) for p in parts)
        if part.move in (Move.ANSWER, Move.VERDICT) and not twice:
            parts.append(replace(part, language=whole.language))
    if len(parts) < 2:
        return whole
    # What the whole message was taken for is its main question; a bare one that follows is about the last.
    alike = sorted(parts, key=lambda p: (p.intent == whole.intent, p.topic == whole.topic))
    return replace(whole, move=Move.SEVERAL, intent=alike[-1].intent, topic=alike[-1].topic, parts=tuple(parts))


def _language(parse: Parse, turn: Turn, context: Context, default: Language) -> tuple[Language, str]:
    """Return the language to answer in, and what was detected. A clear message is answered in its own language."""
    kept = turn.chosen or context.chosen or context.language or turn.client
    spoken = as_language(parse.language)
    few = len(turn.text.split()) < _FEW_WORDS
    if few and spoken == "ar" and context.language in ("tr", "en") and not _ARABIC.search(turn.text):
        return kept or spoken, parse.language  # 'ok tamam' is Turkish, too
    if spoken and (kept is None or parse.language_confidence >= (_SURE_OF_FEW if few else _SURE_LANGUAGE)):
        return spoken, spoken
    if not kept and not spoken and parse.language == OTHER_LANGUAGE and _EUROPEAN.search(turn.text):
        return "en", parse.language
    return kept or spoken or default, parse.language


def _named(parse: Parse) -> dict[str, Any]:
    """Return the days, the time of day and the district that a message names."""
    days = tuple(str(e.value) for e in parse.entities if e.name == "day")
    clocks = [str(e.value) for e in parse.entities if e.name == "time"]
    return {"days": days, "clock": clocks[0] if clocks else ""}


def _foreign(parse: Parse, turn: Turn) -> bool:
    # 'jk' looks like Dutch.
    return parse.language_confidence >= 0.8 and sum(c.isalpha() for c in turn.text) >= _FEWEST_LETTERS


def _by_intent(decision: Decision, topics: Topics, context: Context) -> Decision:
    intent = decision.intent
    decision = replace(decision, topic=topics.best, inherited=topics.inherited)
    if decision.confidence < _UNSURE_INTENT and not topics.named:
        return replace(decision, move=Move.FALLBACK, topic=None)
    if intent == "out_of_scope":
        return replace(decision, move=Move.OUT_OF_SCOPE, topic=None)
    if intent == "change_language":
        return replace(decision, move=Move.CHANGE_LANGUAGE, topic=None, options=("ask",))
    if intent in _SMALL_TALK and topics.named and not topics.inherited and context.intent in ABOUT_A_TOPIC:
        # 'no, the children's one': the same question about another topic.
        return replace(decision, move=Move.ANSWER, intent=context.intent)
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
