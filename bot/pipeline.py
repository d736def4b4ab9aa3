"""The corridor: one message from Incoming to Reply, through every room in order."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.dialogue import actions
from bot.dialogue.compose import compose
from bot.dialogue.decide import FORGET_AFTER, decide, decide_action
from bot.model import Context, Decision, Entity, Handled, Incoming, Language, Move, Turn
from bot.rendering.render import Renderer
from bot.store.store import Store
from bot.understanding.reader import Reader


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a message may wait for a starting NLU server, in seconds; `certain`: even when keywords are sure."""

    seconds: float = 0.0
    certain: bool = False


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
    ) -> None:
        """Take the rooms; `clock` gives the aware moment that answers are true for, `mask` hides what is private."""
        self._store, self._reader, self.renderer = store, reader, renderer
        self.default_language, self._clock, self._mask = default_language, clock, mask
        self._contexts: dict[str, Context] = {}

    async def handle(self, incoming: Incoming, patience: Patience = Patience()) -> Handled:
        """Return the reply to one message or button press, with how it was read."""
        began = time.perf_counter()
        now = self._clock()
        catalogue = self._store.catalogue()
        context = self._contexts.get(incoming.conversation, Context())
        turn, asked = self._turn(incoming), context.unanswered
        entities: tuple[Entity, ...] = ()
        if incoming.action:
            language = self.language_of(incoming)
            decision, context = decide_action(actions.read(incoming.action), context, catalogue, now, language)
        else:
            parse = await self._reader.read(turn.text, catalogue, patience.seconds, patience.certain)
            entities = parse.entities
            decision, context = decide(turn, parse, context, catalogue, now, self.default_language)
        self._keep(incoming.conversation, context, now)
        if decision.move is Move.TEACH and asked:
            self._store.keep_unanswered(incoming.conversation, decision.language, self._mask(asked), now.date())
        if decision.move is Move.CHANGE_LANGUAGE and not decision.options:
            self._store.choose_language(incoming.conversation, decision.language)
        reply = self.renderer.render(compose(decision, context, catalogue, now), decision.language)
        institution, service = self._ids(decision)
        return Handled(decision, institution, service, reply, (time.perf_counter() - began) * 1000, entities)

    def language_of(self, incoming: Incoming) -> Language:
        """Return the language to address a conversation in when there is no text to tell it."""
        turn = self._turn(incoming)
        context = self._contexts.get(incoming.conversation, Context())
        return turn.chosen or context.language or turn.client or self.default_language

    def forget(self, conversation: str) -> None:
        """Drop a conversation's context."""
        self._contexts.pop(conversation, None)

    def prefer(self, conversation: str, language: Language) -> None:
        """Answer a conversation in this language where a message does not clearly ask for another."""
        context = self._contexts.get(conversation, Context())
        self._contexts[conversation] = replace(context, chosen=language)

    def _turn(self, incoming: Incoming) -> Turn:
        return Turn(
            text=incoming.text.strip(),
            action=incoming.action,
            chosen=self._store.chosen_language(incoming.conversation),
            client=incoming.client_language,
        )

    def _keep(self, conversation: str, context: Context, now: datetime) -> None:
        # Contexts are forgotten in the order they were last used; only the oldest need a look.
        self._contexts.pop(conversation, None)
        self._contexts[conversation] = context
        for key, old in list(self._contexts.items())[:8]:
            if old.seen is None or now - old.seen <= FORGET_AFTER:
                break
            del self._contexts[key]

    def _ids(self, decision: Decision) -> tuple[str | None, str | None]:
        entry = self._store.catalogue().entry(decision.topic) if decision.topic else None
        if entry is None:
            return None, None
        return (entry.institution, entry.id) if entry.institution else (entry.id, None)
