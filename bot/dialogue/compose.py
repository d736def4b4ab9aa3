"""Decision -> Answer: which facts, numbers and buttons to show. Everything comes from the catalogue."""

from datetime import date, datetime

from bot import opening
from bot.blocks import (
    Answer,
    Block,
    Choice,
    FactBlock,
    HoursBlock,
    ListBlock,
    PhoneBlock,
    SayBlock,
    TextBlock,
    TitleBlock,
)
from bot.dialogue import actions, days
from bot.model import LANGUAGES, Aspect, Catalogue, Context, Decision, Entry, Fact, Hotline, Move, Say, Source

OLD_AFTER_DAYS = 730
_OFFERS_PERSON_AFTER = 2
Rows = tuple[tuple[Choice, ...], ...]
_NEXT = (
    Aspect.HOURS,
    Aspect.LOCATION,
    Aspect.DOCUMENTS,
    Aspect.ELIGIBILITY,
    Aspect.APPLICATION,
    Aspect.COST,
    Aspect.CONTACT,
)
_SAYINGS = {
    "greet": Say.GREETING, "goodbye": Say.GOODBYE, "thanks": Say.THANKS, "affirm": Say.AFFIRM, "deny": Say.DENY,
    "capabilities": Say.CAPABILITIES, "privacy": Say.PRIVACY,
}  # fmt: skip
_HANDOVERS = {"human": Say.HUMAN, "application_status": Say.STATUS, "complaint": Say.COMPLAINT}


def compose(decision: Decision, context: Context, catalogue: Catalogue, now: datetime) -> Answer:
    """Return the answer to a decision at an aware moment."""
    return _Composer(decision, context, catalogue, now).answer()


class _Composer:
    def __init__(self, decision: Decision, context: Context, catalogue: Catalogue, now: datetime) -> None:
        self._decision, self._context, self._catalogue, self._now = decision, context, catalogue, now

    def answer(self) -> Answer:
        d = self._decision
        entry = self._catalogue.entry(d.topic) if d.topic else None
        if d.move is Move.SAFETY:
            return self._safety()
        if d.move is Move.ANSWER and entry:
            return self._about(entry)
        if d.move is Move.CLARIFY:
            return self._clarify()
        if d.move is Move.LIST:
            return self._services(entry) if entry else self._menu(SayBlock(Say.CHOOSE_INSTITUTION))
        if d.move is Move.ASK_TOPIC:
            return self._menu(SayBlock(Say.ASK_TOPIC))
        if d.move is Move.HANDOVER:
            return self._handover(entry)
        if d.move is Move.CHANGE_LANGUAGE:
            return self._languages()
        if d.move is Move.OUT_OF_SCOPE:
            return self._refer(Say.OUT_OF_SCOPE, self._teach())
        if d.move is Move.TEACH:
            return self._menu(SayBlock(Say.TAUGHT))
        if d.move is Move.OTHER_LANGUAGE:
            return self._refer(Say.OTHER_LANGUAGE, foreign=d.foreign)
        if d.move is Move.SAY:
            say = _SAYINGS.get(d.intent, Say.FALLBACK)
            rows = self._menu_rows() if say in (Say.GREETING, Say.CAPABILITIES, Say.DENY) else self._foot()
            first = (self._language_row(),) if d.options == (actions.START,) else ()
            return Answer(((SayBlock(say, self._catalogue.center.name),),), (*first, *rows))
        return self._failed()

    # --- danger ---

    def _safety(self) -> Answer:
        text = self._catalogue.safety[self._decision.intent]
        lines = tuple(self._catalogue.hotlines[h] for h in text.hotlines)
        return Answer(((TextBlock(text.text), PhoneBlock(lines)),), ((Choice(actions.HUMAN, "person"),),))

    # --- one topic ---

    def _about(self, entry: Entry) -> Answer:
        nearest = self._decision.intent == "nearest"
        aspect = Aspect.LOCATION if nearest else Aspect(self._decision.intent)
        blocks: list[Block] = [TitleBlock(entry.name, aspect)]
        if nearest and not entry.confidential:
            blocks.append(SayBlock(Say.NEAREST))
        blocks += self._aspect(entry, aspect)
        if entry.guidance and aspect in (
            Aspect.DESCRIPTION,
            Aspect.ELIGIBILITY,
            Aspect.DOCUMENTS,
            Aspect.APPLICATION,
            Aspect.COST,
        ):
            blocks.append(SayBlock(Say.GUIDANCE))
        return Answer((tuple(blocks),), self._next(entry, aspect))

    def _aspect(self, entry: Entry, aspect: Aspect) -> list[Block]:
        home = self._catalogue.institutions[entry.institution] if entry.institution else entry
        secret = entry.confidential or home.confidential
        if secret and aspect in (Aspect.LOCATION, Aspect.HOURS) and home.access:
            return [self._fact(aspect, home.access), self._phones(entry, home)]
        if aspect is Aspect.CONTACT:
            return [self._phones(entry, home)]
        fact = entry.facts.get(aspect) or home.facts.get(aspect)
        if fact is None:
            return [SayBlock(Say.NO_FACT), self._phones(entry, home)]
        block = self._hours(fact, home.id) if aspect is Aspect.HOURS else self._fact(aspect, fact)
        blocks: list[Block] = [block]
        if fact.sample or aspect is Aspect.LOCATION:
            blocks.append(self._phones(entry, home))
        return blocks

    def _hours(self, fact: Fact, institution: str) -> Block:
        if fact.opening_hours is None:
            return self._fact(Aspect.HOURS, fact)
        now, holidays = opening.local(self._now), self._catalogue.holidays
        state = opening.state(fact.opening_hours, self._now, holidays, institution)
        asked = days.dates(self._decision.days, now.date(), holidays)
        return HoursBlock(
            now,
            state.open_now,
            state.changes,
            state.week,
            fact,
            opening.by_appointment(fact.opening_hours),
            tuple(opening.week(fact.opening_hours, day, holidays, institution, 1)[0] for day in asked),
            days.clock(self._decision.clock),
        )

    def _fact(self, aspect: Aspect, fact: Fact) -> FactBlock:
        sources = [self._catalogue.sources[s] for s in fact.sources]
        # A statement is as old as the oldest text it rests on.
        oldest = min(sources, key=lambda s: s.published, default=None)
        return FactBlock(aspect, fact, oldest, self._old_year(oldest))

    def _old_year(self, source: Source | None) -> int | None:
        """The year of a source that is more than two years old, so that the answer can say so."""
        if source is None:
            return None
        year, month, day = [*source.published.split("-"), "12", "28"][:3]
        published = date(int(year), int(month), int(day) if len(source.published) == 10 else 28)
        return published.year if (opening.local(self._now).date() - published).days > OLD_AFTER_DAYS else None

    def _phones(self, entry: Entry, home: Entry) -> PhoneBlock:
        ids = entry.phones or home.phones or self._catalogue.center.phones
        return PhoneBlock(tuple(self._catalogue.hotlines[i] for i in ids))

    def _next(self, entry: Entry, shown: Aspect) -> Rows:
        home = self._catalogue.institutions[entry.institution] if entry.institution else entry
        choices = [
            Choice(actions.ask(entry.id, aspect), aspect.value)
            for aspect in _NEXT
            if aspect is not shown and (aspect is Aspect.CONTACT or aspect in entry.facts or aspect in home.facts)
        ]
        rows = tuple(tuple(choices[i : i + 2]) for i in range(0, len(choices), 2))
        up: tuple[Choice, ...] = (Choice(actions.open_institution(home.id), home.name),)
        return (*rows, up, *self._foot())

    # --- several topics ---

    def _clarify(self) -> Answer:
        aspect = Aspect.LOCATION if self._decision.intent == "nearest" else Aspect(self._decision.intent)
        entries = [e for e in map(self._catalogue.entry, self._decision.options) if e]
        rows = tuple((Choice(actions.ask(e.id, aspect), e.name),) for e in entries)
        return Answer(((SayBlock(Say.CLARIFY),),), (*rows, *self._foot()))

    def _services(self, entry: Entry) -> Answer:
        home = self._catalogue.institutions[entry.institution] if entry.institution else entry
        services = self._catalogue.services_of(home.id)
        blocks: list[Block] = [
            TitleBlock(home.name),
            *self._aspect(home, Aspect.DESCRIPTION),
            ListBlock(tuple(s.name for s in services)),
        ]
        rows = tuple((Choice(actions.ask(s.id), s.name),) for s in services)
        return Answer((tuple(blocks),), (*rows, *self._foot()))

    def _menu(self, block: Block) -> Answer:
        return Answer(((block,),), self._menu_rows())

    def _menu_rows(self) -> Rows:
        rows = tuple((Choice(actions.open_institution(i.id), i.name),) for i in self._catalogue.institutions.values())
        return (*rows, (Choice(actions.HUMAN, "person"), Choice(actions.LANGUAGES, "language")))

    def _foot(self) -> Rows:
        return ((Choice(actions.HUMAN, "person"), Choice(actions.MENU, "menu")),)

    # --- people, languages, failures ---

    def _handover(self, entry: Entry | None) -> Answer:
        say = _HANDOVERS.get(self._decision.intent, Say.HUMAN)
        home = self._catalogue.institutions[entry.institution] if entry and entry.institution else entry
        phones = self._phones(entry, home) if entry and home else PhoneBlock(self._lines())
        blocks = (SayBlock(say, entry.name if entry else None), phones)
        rows = self._next(entry, Aspect.CONTACT)[:2] if entry else ()
        return Answer((blocks,), (*rows, (Choice(actions.MENU, "menu"),)))

    def _lines(self) -> tuple[Hotline, ...]:
        return tuple(self._catalogue.hotlines[i] for i in self._catalogue.center.phones)

    def _languages(self) -> Answer:
        if not self._decision.options:
            return Answer(((SayBlock(Say.LANGUAGE_SET),),), self._menu_rows())
        return Answer(((SayBlock(Say.CHOOSE_LANGUAGE),),), (self._language_row(),))

    def _language_row(self) -> tuple[Choice, ...]:
        return tuple(Choice(actions.choose(language), f"language:{language}") for language in LANGUAGES)

    def _refer(self, say: Say, rows: Rows = (), foreign: str = "") -> Answer:
        return Answer(((SayBlock(say, foreign=foreign), PhoneBlock(self._lines())),), (*rows, *self._foot()))

    def _teach(self) -> Rows:
        return ((Choice(actions.TEACH, "teach"),),) if self._context.unanswered else ()

    def _failed(self) -> Answer:
        if self._decision.options == (actions.GONE,):
            return self._menu(SayBlock(Say.GONE))
        if self._context.failures >= _OFFERS_PERSON_AFTER:
            return Answer(
                ((SayBlock(Say.FALLBACK), SayBlock(Say.PERSON_OFFER), PhoneBlock(self._lines())),),
                (*self._teach(), *self._foot()),
            )
        return Answer(((SayBlock(Say.FALLBACK),),), (*self._menu_rows(), *self._teach()))
