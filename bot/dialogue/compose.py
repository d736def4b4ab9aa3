"""Decision -> Answer: which facts, numbers and buttons to show. Everything comes from the catalogue."""

import re
from dataclasses import replace
from datetime import date, datetime

from bot import opening, particulars
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
from bot.dialogue import actions, compose_people, danger, days
from bot.messages import Context, Decision, Move
from bot.model import LANGUAGES, Aspect, Catalogue, Entry, Fact, Hotline, Source
from bot.people import NOTHING_KNOWN, CaseKind, Known
from bot.sayings import Say

OLD_AFTER_DAYS = 730
_OFFERS_PERSON_AFTER = 2
_SPOKEN_THERE = ("157", "183", "444 48 68", "112")  # lines for who writes in another language: Persian, Kurdish ...
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
# Of a service that another office grants; where it is and when it opens is no decision.
_DECIDED_ELSEWHERE = (
    Aspect.DESCRIPTION,
    Aspect.ELIGIBILITY,
    Aspect.DOCUMENTS,
    Aspect.APPLICATION,
    Aspect.COST,
)
_SAYINGS = {
    "greet": Say.GREETING, "goodbye": Say.GOODBYE, "thanks": Say.THANKS, "affirm": Say.AFFIRM, "deny": Say.DENY,
    "capabilities": Say.CAPABILITIES, "privacy": Say.PRIVACY,
}  # fmt: skip
# What was sought and the intent it was read as -> what to say, and which fact is the nearest to it.
_PARTICULARS: dict[tuple[str, str], tuple[Say, Aspect]] = {
    (particulars.DURATION, "hours"): (Say.DURATION, Aspect.DESCRIPTION),
    **{(particulars.AMOUNT, a): (Say.AMOUNT, Aspect.DESCRIPTION) for a in ("cost", "hours", "service_info")},
    **{(particulars.INSTEAD, a.value): (Say.INSTEAD, a) for a in (Aspect.ELIGIBILITY, Aspect.APPLICATION)},
}
_AID = "humanitarian_aid"
# What answers such a question in a text.
_TOLD = {
    Say.DURATION: re.compile(r"\b\d+ (?:working |business )?(?:minutes?|hours?|days?|weeks?|months?|years?)\b"),
    Say.AMOUNT: re.compile(r"\b\d[\d.,]* ?(?:TL|lira|kg|kilos?)\b"),
}
_HANDOVERS = {"human": Say.HUMAN, "application_status": Say.STATUS, "complaint": Say.COMPLAINT}
_HERE = {"human": Say.HUMAN_HERE, "application_status": Say.STATUS_HERE, "complaint": Say.COMPLAINT_HERE}
_CASES = {"complaint": CaseKind.COMPLAINT}


def compose(
    decision: Decision, context: Context, catalogue: Catalogue, now: datetime, known: Known = NOTHING_KNOWN
) -> Answer:
    """Return the answer to a decision at an aware moment; `known` is what is stored about the person."""
    if decision.move is Move.SEVERAL:
        answers = [_Composer(part, context, catalogue, now, known).answer() for part in decision.parts]
        return Answer(tuple(m for a in answers for m in a.messages), answers[-1].choices)
    answer = _Composer(decision, context, catalogue, now, known).answer()
    if decision.number_seen:
        return replace(answer, messages=((SayBlock(Say.ID_NUMBER),), *answer.messages))
    return answer


class _Composer:
    def __init__(self, decision: Decision, context: Context, catalogue: Catalogue, now: datetime, known: Known) -> None:
        self._decision, self._context, self._catalogue, self._now = decision, context, catalogue, now
        self._known = known

    def answer(self) -> Answer:
        d = self._decision
        entry = self._catalogue.entry(d.topic) if d.topic else None
        if d.move is Move.SAFETY:
            return self._safety()
        if d.move is Move.ANSWER and entry:
            return self._about(entry)
        if entry and d.move in (Move.CHECK, Move.VERDICT, Move.CARD):
            return self._eligible(entry)
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
            lines = tuple(h for n in _SPOKEN_THERE if (h := self._catalogue.hotlines.get(n)))
            return Answer(((SayBlock(Say.OTHER_LANGUAGE, foreign=d.foreign), PhoneBlock(lines)),), self._foot())
        if d.move is Move.SAY:
            say = _SAYINGS.get(d.intent, Say.FALLBACK)
            rows = self._menu_rows() if say in (Say.GREETING, Say.CAPABILITIES, Say.DENY) else self._foot()
            if say is Say.PRIVACY:
                rows = ((Choice(actions.HIDE, "hide"),), (Choice(actions.FORGET, "forget"),), *rows)
            blocks: tuple[Block, ...] = (SayBlock(say, self._catalogue.center.name),)
            if say is Say.PRIVACY and self._context.topic:
                blocks = (*blocks, SayBlock(Say.PRIVACY_ELSEWHERE))
            if say is Say.PRIVACY:
                blocks = (*blocks, *self._warning())
            first = (self._language_row(),) if d.options == (actions.START,) else ()
            return Answer((blocks,), (*first, *rows))
        return self._people() or self._failed()

    def _people(self) -> Answer | None:
        d, known, catalogue, now = self._decision, self._known, self._catalogue, self._now
        if d.move is Move.CONSENT:
            return compose_people.consent(d, catalogue)
        if d.move in (Move.OPENED, Move.PASSED_ON, Move.ENDED):
            return compose_people.case(d, known, catalogue, now)
        if d.move is Move.NEWS:
            return compose_people.news(known, catalogue, now)
        if d.move is Move.ANNOUNCEMENT:
            return compose_people.announcement(d, catalogue, now)
        if d.move is Move.MY_DATA:
            return compose_people.my_data(known, catalogue)
        if d.move in (Move.FORGET_ASK, Move.FORGOTTEN):
            return compose_people.forget(d)
        if d.move is Move.FEEDBACK:
            return compose_people.vote(d)
        if d.move is Move.NEARBY:
            return compose_people.near(d, catalogue, now, self._foot())
        if d.move is Move.HIDDEN:
            return Answer(((SayBlock(Say.HIDDEN),),))
        if d.move is Move.FORWARDED:
            return self._refer(Say.FORWARDED)
        if d.move is Move.NOT_TEXT:
            here = CaseKind.QUESTION in known.staff
            return Answer(((SayBlock(Say.NOT_TEXT_HERE if here else Say.TEXT_ONLY),),), self._foot())
        return None

    def _eligible(self, entry: Entry) -> Answer:
        if self._decision.move is Move.CHECK:
            return compose_people.question(self._decision, entry)
        if self._decision.move is Move.CARD:
            return compose_people.card(self._decision, entry)
        return compose_people.verdict(self._decision, entry, self._catalogue, self._phones(entry), self._foot())

    # --- danger ---

    def _safety(self) -> Answer:
        text = self._catalogue.safety[self._decision.intent]
        lines = tuple(self._catalogue.hotlines[h] for h in text.hotlines)
        blocks: list[Block] = [TextBlock(text.text)]
        if self._decision.sought == danger.SILENT and any(line.number is None for line in lines):
            lines = tuple(sorted(lines, key=lambda line: line.number is not None))  # the app first
            blocks.append(SayBlock(Say.SILENT))
        blocks += [PhoneBlock(lines), *self._warning()]
        if self._known.case:
            blocks.append(SayBlock(Say.PASSED_ON_DANGER, number=str(self._known.case.number)))
        hide = Choice(actions.HIDE, "hide")
        rows: Rows = ((Choice(actions.HUMAN_IN_DANGER, "person"),), (hide,))
        beside = self._catalogue.entry(self._decision.topic or "")
        if beside and not self._catalogue.secret(beside):
            rows = (*rows, (Choice(actions.ask(beside.id), beside.name),))
        return Answer((tuple(blocks),), rows, calls=tuple(line for line in lines if line.number)[:1])

    def _warning(self) -> tuple[Block, ...]:
        """Who fears deportation hears that nobody may force anyone to sign a return."""
        entry = self._catalogue.entry(danger.RETURN) if self._decision.sought == danger.SENT_AWAY else None
        fact = entry.facts.get(Aspect.DESCRIPTION) if entry else None
        return (TitleBlock(entry.name), self._fact(Aspect.DESCRIPTION, fact)) if entry and fact else ()

    # --- one topic ---

    def _about(self, entry: Entry) -> Answer:
        nearest = self._decision.intent == "nearest"
        aspect = Aspect.LOCATION if nearest else Aspect(self._decision.intent)
        if particular := self._particular(entry):
            return particular
        blocks: list[Block] = [TitleBlock(entry.name, aspect)]
        if nearest and not entry.confidential:
            blocks.append(SayBlock(Say.NEAREST))
        blocks += self._aspect(entry, aspect)
        if entry.id != danger.RETURN:
            blocks += self._warning()
        blocks += self._guidance(entry, aspect)
        return Answer((tuple(blocks),), self._next(entry, aspect))

    def _particular(self, entry: Entry) -> Answer | None:
        """Say first that no text tells how long, how much or whether somebody else may come, then what is known.

        A text that tells it is the answer.
        """
        found = _PARTICULARS.get((self._decision.sought, self._decision.intent))
        if found is None or (found[0] is Say.AMOUNT and entry.institution != _AID):
            return None  # elsewhere 'how much is given' may be what people pay
        say, aspect = found
        known = self._aspect(entry, aspect)
        texts = [text.en for block in known if isinstance(block, FactBlock) for text in block.fact.texts]
        told = say in _TOLD and any(_TOLD[say].search(text) for text in texts)
        phones = self._phones(entry)
        first: tuple[Block, ...] = () if told else (SayBlock(say),)
        rest = (b for b in known if b != phones)
        blocks = (TitleBlock(entry.name), *first, *rest, phones, *self._guidance(entry, aspect))
        return Answer((blocks,), self._next(entry, aspect))

    def _guidance(self, entry: Entry, aspect: Aspect) -> tuple[Block, ...]:
        return (SayBlock(Say.GUIDANCE),) if entry.guidance and aspect in _DECIDED_ELSEWHERE else ()

    def _aspect(self, entry: Entry, aspect: Aspect) -> list[Block]:
        home = self._catalogue.home(entry)
        if self._catalogue.secret(entry) and aspect in (Aspect.LOCATION, Aspect.HOURS) and home.access:
            return [self._fact(aspect, home.access), self._phones(entry)]
        if aspect is Aspect.CONTACT:
            return [self._phones(entry)]
        fact = entry.facts.get(aspect) or home.facts.get(aspect)
        if fact is None:
            return [SayBlock(Say.NO_FACT), self._phones(entry)]
        block = self._hours(fact, home.id) if aspect is Aspect.HOURS else self._fact(aspect, fact)
        blocks: list[Block] = [block]
        # Whoever is told to call, since a fact is not confirmed or old, needs the number; in danger always.
        old = isinstance(block, FactBlock) and block.year
        if fact.sample or old or aspect is Aspect.LOCATION or self._catalogue.secret(entry):
            blocks.append(self._phones(entry))
        return blocks

    def _hours(self, fact: Fact, institution: str) -> Block:
        if fact.opening_hours is None:
            return self._fact(Aspect.HOURS, fact)
        now, holidays = opening.local(self._now), self._catalogue.holidays
        state = opening.state(fact.opening_hours, self._now, holidays, institution)
        asked = tuple(
            opening.week(fact.opening_hours, day, holidays, institution, 1)[0]
            for day in days.dates(self._decision.days, now.date(), holidays)
        )
        part = days.part(self._decision.clock, self._decision.days)
        return HoursBlock(
            now,
            state.open_now,
            state.changes,
            state.week,
            fact,
            opening.by_appointment(fact.opening_hours),
            asked,
            days.clock(self._decision.clock),
            part,
            days.open_in(part, asked or state.week),
        )

    def _fact(self, aspect: Aspect, fact: Fact) -> FactBlock:
        block = compose_people.fact_block(self._catalogue, aspect, fact)
        return replace(block, year=self._old_year(block.source))

    def _old_year(self, source: Source | None) -> int | None:
        """The year of a source that is more than two years old, so that the answer can say so."""
        if source is None:
            return None
        year, month, day = [*source.published.split("-"), "12", "28"][:3]
        published = date(int(year), int(month), int(day) if len(source.published) == 10 else 28)
        return published.year if (opening.local(self._now).date() - published).days > OLD_AFTER_DAYS else None

    def _phones(self, entry: Entry) -> PhoneBlock:
        ids = entry.phones or self._catalogue.home(entry).phones or self._catalogue.center.phones
        return PhoneBlock(tuple(self._catalogue.hotlines[i] for i in ids))

    def _next(self, entry: Entry, shown: Aspect) -> Rows:
        home = self._catalogue.home(entry)
        choices = [
            Choice(actions.ask(entry.id, aspect), aspect.value)
            for aspect in _NEXT
            if aspect is not shown and (aspect is Aspect.CONTACT or aspect in entry.facts or aspect in home.facts)
        ]
        rows = tuple(tuple(choices[i : i + 2]) for i in range(0, len(choices), 2))
        up: tuple[Choice, ...] = (Choice(actions.open_institution(home.id), home.name),)
        checks = (
            ((Choice(actions.check(entry.id), "check"),),) if entry.criteria and shown is Aspect.ELIGIBILITY else ()
        )
        return (*checks, *rows, up, *self._aside(entry, shown), *self._foot())

    def _aside(self, entry: Entry, shown: Aspect) -> Rows:
        """Return what can be done with an answer: show it at the desk, send it to a friend, say whether it helped."""
        if self._catalogue.secret(entry):
            return ()
        share = Choice("", "share", share=entry.id)
        thumbs = tuple(Choice(actions.thumb(up, entry.id, shown), "up" if up else "down") for up in (True, False))
        return ((Choice(actions.card(entry.id, shown), "card"), share), thumbs)

    # --- several topics ---

    def _clarify(self) -> Answer:
        aspect = Aspect.LOCATION if self._decision.intent == "nearest" else Aspect(self._decision.intent)
        entries = [e for e in map(self._catalogue.entry, self._decision.options) if e]
        rows = tuple((Choice(actions.ask(e.id, aspect), e.name),) for e in entries)
        return Answer(((SayBlock(Say.CLARIFY),),), (*rows, *self._foot()))

    def _services(self, entry: Entry) -> Answer:
        home = self._catalogue.home(entry)
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
        endangered = self._decision.options == (CaseKind.PROTECTION.value,)
        kind = CaseKind.PROTECTION if endangered else _CASES.get(self._decision.intent, CaseKind.QUESTION)
        here = kind in self._known.staff
        if endangered:
            return self._person_in_danger(Say.HUMAN_HERE if here else Say.HUMAN, kind)
        say = (_HERE if here else _HANDOVERS).get(self._decision.intent, Say.HUMAN)
        phones = self._phones(entry) if entry else PhoneBlock(self._lines())
        blocks = (SayBlock(say, entry.name if entry else None), phones)
        more: tuple[Block, ...] = ()
        if here and (desk := compose_people.desk(self._catalogue, self._now)):
            more = (desk,)
        rows = self._next(entry, Aspect.CONTACT)[:2] if entry else ()
        write = compose_people.to_staff(kind, self._known)
        return Answer(((*blocks, *more),), (*write, *rows, (Choice(actions.MENU, "menu"),)))

    def _person_in_danger(self, say: Say, kind: CaseKind) -> Answer:
        """Offer people to somebody in danger: the numbers of the protection answer, and the small group of staff."""
        text = self._catalogue.safety["protection"]
        lines = tuple(self._catalogue.hotlines[h] for h in text.hotlines)
        hide = (Choice(actions.HIDE, "hide"),)
        return Answer(((SayBlock(say), PhoneBlock(lines)),), (*compose_people.to_staff(kind, self._known), hide))

    def _lines(self) -> tuple[Hotline, ...]:
        return tuple(self._catalogue.hotlines[i] for i in self._catalogue.center.phones)

    def _languages(self) -> Answer:
        if not self._decision.options:
            return Answer(((SayBlock(Say.LANGUAGE_SET),),), self._menu_rows())
        return Answer(((SayBlock(Say.CHOOSE_LANGUAGE),),), (self._language_row(),))

    def _language_row(self) -> tuple[Choice, ...]:
        return tuple(Choice(actions.choose(language), f"language:{language}") for language in LANGUAGES)

    def _refer(self, say: Say, rows: Rows = ()) -> Answer:
        return Answer(((SayBlock(say), PhoneBlock(self._lines())),), (*rows, *self._foot()))

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
