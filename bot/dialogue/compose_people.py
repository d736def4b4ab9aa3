"""Decision -> Answer where people are concerned: staff, news, their own data, who can use a service, places."""

from datetime import datetime

from bot import opening
from bot.blocks import (
    Answer,
    Block,
    CardBlock,
    Choice,
    DeskBlock,
    FactBlock,
    HoursBlock,
    ListBlock,
    MyDataBlock,
    NearBlock,
    PhoneBlock,
    Pin,
    QuestionBlock,
    ReasonBlock,
    SayBlock,
    TextBlock,
    TitleBlock,
)
from bot.dialogue import actions, eligibility, nearby
from bot.dialogue.eligibility import SELF, Fit
from bot.messages import Decision, Move
from bot.model import ANSWERS, Aspect, Catalogue, Criterion, Entry, Fact, FactName, Hotline, Texts
from bot.people import URGENT, CaseKind, Known
from bot.sayings import Say

Rows = tuple[tuple[Choice, ...], ...]


def fact_block(catalogue: Catalogue, aspect: Aspect, fact: Fact, year: int | None = None) -> FactBlock:
    """Return a fact with the oldest of its sources: a statement is as old as the oldest text it rests on."""
    sources = [catalogue.sources[s] for s in fact.sources]
    return FactBlock(aspect, fact, min(sources, key=lambda s: s.published, default=None), year)


# --- staff ---


def to_staff(kind: CaseKind, known: Known) -> Rows:
    """Return the button that writes to staff, where staff of that kind are reachable here."""
    return ((Choice(actions.write(kind), "write"),),) if kind in known.staff else ()


def consent(decision: Decision, catalogue: Catalogue) -> Answer:
    """Say what will be passed on to whom, and ask for consent."""
    kind = CaseKind(decision.options[0])
    say = Say.CONSENT_PROTECTION if kind is CaseKind.PROTECTION else Say.CONSENT
    rows: Rows = ((Choice(actions.write(kind, sure=True), "agree"),), (Choice(actions.MENU, "rather_not"),))
    return Answer(((SayBlock(say, catalogue.center.name),),), rows)


def case(decision: Decision, known: Known, catalogue: Catalogue, now: datetime) -> Answer:
    """Say where a case stands: opened, passed on, ended."""
    if known.case is None:
        return Answer(((SayBlock(Say.NO_CASE),),), ((Choice(actions.HUMAN, "person"), Choice(actions.MENU, "menu")),))
    number = str(known.case.number)
    if decision.move is Move.ENDED:
        return Answer(((SayBlock(Say.ENDED, number=number),),), ((Choice(actions.MENU, "menu"),),))
    opened = decision.move is Move.OPENED
    blocks: list[Block] = [SayBlock(Say.OPENED if opened else Say.PASSED_ON, number=number)]
    state = desk(catalogue, now)
    if state and (opened or not state.hours.open_now):
        blocks.append(state)
    return Answer((tuple(blocks),), ((Choice(actions.END_CASE, "end_case"),),))


def desk(catalogue: Catalogue, now: datetime) -> DeskBlock | None:
    """Return when staff answer in the chat, None where that is not known."""
    fact = catalogue.center.desk
    if fact is None or fact.opening_hours is None:
        return None
    state = opening.state(fact.opening_hours, now, catalogue.holidays)
    return DeskBlock(HoursBlock(opening.local(now), state.open_now, state.changes, state.week, fact))


# --- news and data ---


def news(known: Known, catalogue: Catalogue, now: datetime) -> Answer:
    """Show the switches of the news and what is announced now."""
    switches = [
        Choice(actions.switch_news(i.id), i.name, mark=i.id in known.topics)
        for i in catalogue.institutions.values()
        if not i.confidential
    ]
    urgent = Choice(actions.switch_news(URGENT), "urgent", mark=URGENT in known.topics)
    today = opening.local(now).date()
    current = [a for a in catalogue.announcements.values() if a.first <= today <= a.last]
    rows = [(Choice(actions.announcement(a.id), a.title),) for a in current]
    return Answer(
        ((SayBlock(Say.NEWS),),),
        (*rows, (urgent,), *((s,) for s in switches), (Choice(actions.MENU, "menu"),)),
    )


def announcement(decision: Decision, catalogue: Catalogue, now: datetime) -> Answer:
    """Show an announcement; one that is over says so."""
    found = catalogue.announcements[decision.options[0]]
    over = not found.first <= opening.local(now).date() <= found.last
    blocks: list[Block] = [TitleBlock(found.title), TextBlock(found.text)]
    if over:
        blocks.insert(1, SayBlock(Say.NEWS_OVER))
    topic = catalogue.entry(found.topic or "")
    rows: Rows = ((Choice(actions.ask(topic.id), topic.name),),) if topic else ()
    return Answer((tuple(blocks),), (*rows, (Choice(actions.NEWS, "news"), Choice(actions.MENU, "menu"))))


def my_data(known: Known, catalogue: Catalogue) -> Answer:
    """Show everything that is stored about a person, and how to have it deleted."""
    assert known.my_data
    names = tuple(e.name for t in known.my_data.topics if (e := catalogue.entry(t)))
    block = MyDataBlock(known.my_data, names, URGENT in known.my_data.topics)
    rows: Rows = (
        (Choice(actions.FORGET, "forget"),),
        (Choice(actions.PRIVACY, "privacy"), Choice(actions.MENU, "menu")),
    )
    return Answer(((SayBlock(Say.MY_DATA), block),), rows)


def forget(decision: Decision) -> Answer:
    """Ask whether everything is to be deleted, or say that it was."""
    if decision.move is Move.FORGOTTEN:
        return Answer(((SayBlock(Say.FORGOTTEN),),))
    rows: Rows = ((Choice(actions.FORGET_SURELY, "forget_surely"),), (Choice(actions.MENU, "rather_not"),))
    return Answer(((SayBlock(Say.FORGET_ASK),),), rows)


def vote(decision: Decision) -> Answer:
    """Thank for a thumb; a thumb down is asked for its reason, once."""
    if decision.options[0] != "down" or decision.topic is None:
        return Answer(((SayBlock(Say.VOTE_THANKS),),))
    aspect = Aspect(decision.intent)
    rows = tuple((Choice(actions.reason(r, decision.topic, aspect), f"reason:{r}"),) for r in actions.REASONS)
    return Answer(((SayBlock(Say.VOTE_WHY),),), rows)


# --- who can use a service ---


def question(decision: Decision, entry: Entry) -> Answer:
    """Ask for one fact; not to say is always possible."""
    assert decision.question
    values = (*ANSWERS.get(decision.question, ()), actions.REFUSED)
    rows = tuple((Choice(actions.answer(decision.question, v, entry.id), f"value:{v}"),) for v in values)
    blocks = (TitleBlock(entry.name, Aspect.ELIGIBILITY), QuestionBlock(decision.question, decision.about == SELF))
    return Answer((blocks,), rows)


def verdict(decision: Decision, entry: Entry, catalogue: Catalogue, phones: PhoneBlock, foot: Rows) -> Answer:
    """Say likely yes, likely no with what may help instead, or ask the centre; with reasons, documents, next step."""
    result = eligibility.outcome(entry.criteria, decision.facts)
    fit = Fit.ASK if result.fit is Fit.UNKNOWN else result.fit
    say = {Fit.YES: Say.LIKELY_YES, Fit.NO: Say.LIKELY_NO, Fit.ASK: Say.ASK_CENTRE}[fit]
    home = catalogue.home(entry)
    blocks: list[Block] = [TitleBlock(entry.name, Aspect.ELIGIBILITY), SayBlock(say)]
    if result.because and fit is not Fit.YES:
        blocks.append(ReasonBlock(tuple(fact_block(catalogue, Aspect.ELIGIBILITY, c.reason) for c in result.because)))
    elif fact := entry.facts.get(Aspect.ELIGIBILITY) or home.facts.get(Aspect.ELIGIBILITY):
        blocks.append(fact_block(catalogue, Aspect.ELIGIBILITY, fact))
    entries, lines = _alternatives(result.because if fit is not Fit.YES else (), catalogue)
    if entries or lines:
        blocks.append(SayBlock(Say.MAY_HELP))
        blocks += [ListBlock(tuple(e.name for e in entries))] if entries else []
        blocks += [PhoneBlock(lines)] if lines else []
    # To somebody without papers a list of papers says no, and the centre is to be asked first.
    unregistered = fit is Fit.ASK and dict(decision.facts).get(FactName.REGISTRATION) == "none"
    for lead, aspect in ((Say.BRING, Aspect.DOCUMENTS), (Say.NEXT_STEP, Aspect.APPLICATION)):
        fact = entry.facts.get(aspect) or home.facts.get(aspect)
        if fact and fit is not Fit.NO and not unregistered:
            blocks += [SayBlock(lead), fact_block(catalogue, aspect, fact)]
    blocks += [SayBlock(Say.NOT_A_DECISION), phones]
    helps = tuple((Choice(actions.ask(e.id), e.name),) for e in entries)
    show = (Choice(actions.card(entry.id, Aspect.ELIGIBILITY), "card"),)
    return Answer((tuple(blocks),), (*helps, show, *foot))


def _alternatives(
    criteria: tuple[Criterion, ...], catalogue: Catalogue
) -> tuple[tuple[Entry, ...], tuple[Hotline, ...]]:
    names = dict.fromkeys(a for c in criteria for a in c.alternatives)
    entries = tuple(e for n in names if (e := catalogue.entry(n)))
    return entries, tuple(h for n in names if (h := catalogue.hotlines.get(n)))


def card(decision: Decision, entry: Entry) -> Answer:
    """Return what to show at a desk: in Turkish, and in the person's own language so that she knows what it says."""
    aspect = Aspect(decision.intent)

    def block(turkish: bool) -> CardBlock:
        return CardBlock(entry.name, aspect, decision.facts, decision.about, decision.language, turkish)

    shown = (block(True),) if decision.language == "tr" else (block(True), block(False))
    return Answer(((SayBlock(Say.CARD),), *((b,) for b in shown)))


# --- places ---


def near(decision: Decision, catalogue: Catalogue, now: datetime, foot: Rows) -> Answer:
    """Return the nearest places with distance and today's hours, or ask where the person is."""
    if decision.position is None:
        return Answer(((SayBlock(Say.NEARBY_ASK),),), ask_location=True)
    found = nearby.nearest(catalogue, decision.topic, decision.position)
    blocks: list[Block] = [SayBlock(Say.NEARBY)]
    for place in found:
        blocks.append(NearBlock(place.entry.name, place.kilometres))
        blocks.append(fact_block(catalogue, Aspect.LOCATION, place.place))
        blocks += _today(place.entry, catalogue, now)
    rows = tuple((Choice(actions.ask(p.entry.id), p.entry.name),) for p in found)
    pins = tuple(Pin(p.place.pin, p.entry.name, _address(p.place)) for p in found[:1] if p.place.pin)
    return Answer((tuple(blocks),), (*rows, *foot), pins=pins)


def _today(entry: Entry, catalogue: Catalogue, now: datetime) -> list[Block]:
    home = catalogue.home(entry)
    fact = entry.facts.get(Aspect.HOURS) or home.facts.get(Aspect.HOURS)
    if fact is None or fact.opening_hours is None:
        return []
    state = opening.state(fact.opening_hours, now, catalogue.holidays, home.id)
    return [HoursBlock(opening.local(now), state.open_now, state.changes, state.week[:1], fact)]


def _address(place: Fact) -> Texts:
    return place.texts[0]
