"""The corridor: one message from Incoming to Reply, through every room in order."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot import opening
from bot.dialogue import actions, several
from bot.dialogue.compose import compose
from bot.dialogue.decide import decide, fresh, stale
from bot.dialogue.press import decide_action, decide_not_text, decide_position
from bot.messages import Context, Decision, Entity, Handled, Incoming, Move, ParseSource, Reply, Turn
from bot.model import Aspect, Catalogue, Language
from bot.people import NO_DESK, Case, CaseKind, Known, StaffDesk
from bot.rendering.render import Renderer
from bot.store.store import Store
from bot.understanding.numbers import without_identity_numbers
from bot.understanding.reader import Reader

_FOUND = 5
_NOT_ABOUT_PEOPLE = (Move.PASSED_ON, Move.HIDDEN, Move.MY_DATA, Move.FORGET_ASK, Move.FORGOTTEN)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a message may wait for a starting NLU server, in seconds; `certain`: even when keywords are sure."""

    seconds: float = 0.0
    certain: bool = False


NO_PATIENCE = Patience()


@dataclass(frozen=True, slots=True)
class Found:
    """A service that can be sent to a friend: its id, its name and its card."""

    topic: str
    name: str
    reply: Reply


class Pipeline:
    """Handles messages of all conversations; keeps their contexts in memory for half an hour."""

    def __init__(
        self,
        store: Store,
        reader: Reader,
        renderer: Renderer,
        default_language: Language,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        mask: Callable[[str], str] = lambda text: "",
        desk: StaffDesk = NO_DESK,
        counted: bool = False,
    ) -> None:
        """Take the rooms; `clock` gives the aware moment that answers are true for, `mask` hides what is private;
        `counted`: these are people's messages, which the statistics count."""
        self.store, self.reader, self.renderer = store, reader, renderer
        self.default_language, self.clock, self._mask, self._desk = default_language, clock, mask, desk
        self._counted = counted
        self._contexts: dict[str, Context] = {}

    async def handle(self, incoming: Incoming, patience: Patience = NO_PATIENCE) -> Handled:
        """Return the reply to one message, button press or position, with how it was read."""
        began = time.perf_counter()
        now, catalogue = self.clock(), self.store.catalogue()
        context = self._contexts.get(incoming.conversation, Context())
        case = self.store.cases.of(incoming.conversation)
        turn, number_seen = self._turn(incoming, case)
        asked, asked_in = context.unanswered, context.language
        entities: tuple[Entity, ...] = ()
        language = self.language_of(incoming)
        if incoming.action:
            decision, context = decide_action(actions.read(incoming.action), context, catalogue, now, language)
        elif incoming.position:
            decision, context = decide_position(incoming.position, context, catalogue, now, language)
        elif incoming.not_text:
            decision, context = decide_not_text(case is not None, context, now, language)
        else:
            talking = fresh(context, now).topic is not None
            parse = await self.reader.read(turn.text, catalogue, patience.seconds, patience.certain, talking)
            entities = parse.entities
            cut = several.pieces(turn.text) if parse.source is ParseSource.NLU and not turn.in_case else ()
            pieces = tuple([await self.reader.read(piece, catalogue) for piece in cut])
            rest = several.after_no(turn.text) if context.topic and not turn.in_case else ""
            correction = await self.reader.read(rest, catalogue) if rest else None
            default = self.default_language
            decision, context = decide(turn, parse, context, catalogue, now, default, pieces, correction)
            decision = replace(decision, number_seen=number_seen)
        self._keep(incoming.conversation, context, now)
        if decision.move is not Move.HIDDEN:
            self.store.cases.show(incoming.conversation)
        if decision.move is Move.TEACH and asked:
            day = opening.local(now).date()
            # The first mask reads all training lines: others must not wait for that.
            masked = await asyncio.to_thread(self._mask, asked)
            self.store.keep_unanswered(incoming.conversation, asked_in or decision.language, masked, day)
        known = self._act(incoming, decision, case, turn.text, now)
        reply = self.renderer.render(compose(decision, context, catalogue, now, known), decision.spoken)
        institution, service = self._ids(decision)
        if turn.text and self._counted:
            self._count(decision, institution, service, now)
        return Handled(decision, institution, service, reply, (time.perf_counter() - began) * 1000, entities)

    def find(self, text: str, language: Language) -> tuple[Found, ...]:
        """Return services that a text names, for sending to a friend; nothing whose whereabouts are secret."""
        catalogue, now = self.store.catalogue(), self.clock()
        parse = self.reader.by_words(text, catalogue)
        names = [text] if catalogue.entry(text) else [guess.name for guess in parse.topics]
        found = []
        for topic in names:
            entry = catalogue.entry(topic)
            if entry is None or catalogue.secret(entry):
                continue
            about = Decision(Move.ANSWER, language, Aspect.DESCRIPTION, 1.0, ParseSource.KEYWORDS, topic=topic)
            card = self.renderer.render(compose(about, Context(), catalogue, now), language)
            found.append(Found(topic, entry.name.of(language), card))
        return tuple(found[:_FOUND])

    def language_of(self, incoming: Incoming) -> Language:
        """Return the language to address a conversation in when there is no text to tell it."""
        chosen = self.store.chosen_language(incoming.conversation)
        context = self._contexts.get(incoming.conversation, Context())
        return chosen or context.language or incoming.client_language or self.default_language

    def purge(self) -> None:
        """Delete what has been kept long enough (docs/privacy.md)."""
        now = self.clock()
        for key, old in list(self._contexts.items()):
            if stale(old, now):
                del self._contexts[key]
        self.store.purge(now, opening.local(now).date())

    def left(self, conversation: str) -> None:
        """A person has blocked the bot: end her news and her case, and drop the context."""
        self.forget(conversation)
        self.store.news.forget(conversation)
        case = self.store.cases.of(conversation)
        if case:
            self.store.cases.close(case, self.clock(), note="left")

    def forget(self, conversation: str) -> None:
        """Drop a conversation's context."""
        self._contexts.pop(conversation, None)

    def prefer(self, conversation: str, language: Language) -> None:
        """Answer a conversation in this language where a message does not clearly ask for another."""
        context = self._contexts.get(conversation, Context())
        self._contexts[conversation] = replace(context, chosen=language)

    def _turn(self, incoming: Incoming, case: Case | None) -> tuple[Turn, bool]:
        text, number_seen = without_identity_numbers(incoming.text.strip())
        turn = Turn(
            text=text,
            action=incoming.action,
            chosen=self.store.chosen_language(incoming.conversation),
            client=incoming.client_language,
            in_case=case is not None,
            protected=case is not None and case.kind is CaseKind.PROTECTION,
            forwarded=incoming.forwarded,
            alone=incoming.private,
            position=incoming.position,
        )
        return turn, number_seen

    def _act(self, incoming: Incoming, decision: Decision, case: Case | None, text: str, now: datetime) -> Known:
        """Do what a decision changes in the store; return what the answer needs to know of the person."""
        me, cases, move, today = incoming.conversation, self.store.cases, decision.move, opening.local(now).date()
        data = None
        if move is Move.CHANGE_LANGUAGE and not decision.options:
            self.store.choose_language(me, decision.spoken)
        elif move is Move.OPENED and CaseKind(decision.options[0]) in self._desk.kinds:
            topic = self._contexts.get(me, Context()).topic
            case = cases.open(me, CaseKind(decision.options[0]), decision.language, topic, now)
        elif case and (move is Move.PASSED_ON or (move is Move.SAFETY and text)):
            source = incoming.message if incoming.not_text else None
            cases.pass_on(case, text, now, incoming.update, source)
        elif case and move is Move.ENDED:
            cases.close(case, now, incoming.update)
        elif move is Move.NEWS and decision.options:
            self.store.news.switch(me, decision.options[0], decision.language, now)
        elif move is Move.FEEDBACK and self._counted:
            reason = "" if decision.options[0] == "up" else decision.options[0]
            self.store.counts.vote(today, decision.language, decision.intent, decision.topic or "", reason)
        elif move is Move.HIDDEN and case and not case.hidden:
            cases.hide(case, now)
        elif move is Move.MY_DATA:
            data = self.store.my_data(me, today)
        elif move is Move.FORGOTTEN:
            self.forget(me)
            self.store.forget(me, now, today)
            case = None
        topics = self.store.news.topics(me) if move is Move.NEWS else frozenset()
        return Known(case, topics, self._desk.kinds, data)

    def _count(self, decision: Decision, institution: str | None, service: str | None, now: datetime) -> None:
        if decision.move in _NOT_ABOUT_PEOPLE:
            return
        here = opening.local(now)
        # What was asked beside a danger is not counted: the two together are so rare that they could point to somebody.
        topic = "" if decision.move is Move.SAFETY else service or institution or ""
        self.store.counts.question(
            here.date(), here.hour, decision.language, decision.intent, topic, decision.move.value
        )

    def _keep(self, conversation: str, context: Context, now: datetime) -> None:
        # Contexts are forgotten in the order they were last used; only the oldest need a look.
        self._contexts.pop(conversation, None)
        self._contexts[conversation] = context
        for key, old in list(self._contexts.items())[:8]:
            if not stale(old, now):
                break
            del self._contexts[key]

    def _ids(self, decision: Decision) -> tuple[str | None, str | None]:
        return ids(self.store.catalogue(), decision)


def ids(catalogue: Catalogue, decision: Decision) -> tuple[str | None, str | None]:
    """Return the institution and the service that a decision is about."""
    entry = catalogue.entry(decision.topic) if decision.topic else None
    if entry is None:
        return None, None
    return (entry.institution, entry.id) if entry.institution else (entry.id, None)
