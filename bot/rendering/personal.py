"""The blocks of an answer that concern one person: the staff's hours, questions, cards, distances, her data."""

from collections.abc import Iterator

from babel.dates import format_date
from babel.units import format_unit

from bot.blocks import Block, CardBlock, DeskBlock, MyDataBlock, NearBlock, QuestionBlock
from bot.model import FactName
from bot.rendering import hours, phrases, phrases_people
from bot.rendering.speech import Speech


def lines(block: Block, speech: Speech) -> Iterator[str]:
    """Return the lines of a block in one language."""
    if isinstance(block, DeskBlock):
        yield from _desk(block, speech)
    elif isinstance(block, QuestionBlock):
        mine, other = phrases_people.QUESTIONS[block.fact]
        yield speech.say(mine if block.about_self else other)
    elif isinstance(block, NearBlock):
        yield speech.say(phrases_people.NEAR, name=block.name.of(speech.language), distance=_distance(block, speech))
    elif isinstance(block, MyDataBlock):
        yield from _my_data(block, speech)


def card(block: CardBlock, speech: Speech) -> Iterator[str]:
    """Return the lines of a card for the desk; the clerk reads it in Turkish, the person in her own language."""
    if block.language == "tr":
        yield speech.say(phrases_people.CARD_HELLO_TURKISH)
    else:
        yield speech.say(phrases_people.CARD_HELLO, language=speech.say(phrases_people.SPOKEN[block.language]))
    aspect = speech.say(phrases.ASPECTS[block.aspect])
    topic = block.topic.of(speech.language)
    if block.about in phrases_people.ABOUT:
        topic = f"{topic} ({speech.say(phrases_people.ABOUT[block.about])})"
    yield speech.say(phrases_people.CARD_TOPIC, topic=topic, aspect=aspect)
    for name, value in block.facts:
        label = phrases_people.LABELS.get(f"value:{value}")
        if value != "rather_not_say":
            shown = speech.say(label) if label else value
            fact = speech.say(phrases_people.FACTS[FactName(name)])
            yield speech.say(phrases_people.CARD_FACT, fact=fact, value=shown)
    yield speech.say(phrases_people.CARD_THANKS)


def _desk(block: DeskBlock, speech: Speech) -> Iterator[str]:
    now, changes = block.hours.now, block.hours.changes
    if block.hours.open_now:
        yield (
            speech.say(phrases_people.DESK_OPEN, time=hours.clock(changes.time(), speech))
            if changes
            else speech.say(phrases_people.DESK_OPEN_NOW)
        )
    elif changes:
        pattern = "EEEE" if (changes.date() - now.date()).days < 7 else "EEEE d MMMM"
        day = format_date(changes.date(), pattern, locale=speech.locale)
        yield speech.say(phrases_people.DESK_CLOSED, day=day, time=hours.clock(changes.time(), speech))
    if block.hours.fact.sample:
        yield speech.say(phrases_people.DESK_NOT_CONFIRMED)


def _distance(block: NearBlock, speech: Speech) -> str:
    # The position was rounded to a kilometre: nothing finer is known.
    kilometres = max(1, round(block.kilometres))
    return speech.keep_order(
        format_unit(kilometres, "length-kilometer", "short", locale=speech.locale, numbering_system="latn")
    )


def _my_data(block: MyDataBlock, speech: Speech) -> Iterator[str]:
    data = block.data
    found = False
    if data.language:
        found = True
        yield "• " + speech.say(phrases_people.MY_LANGUAGE, language=phrases.LANGUAGE_NAMES[data.language])
    names = [name.of(speech.language) for name in block.topics]
    if block.urgent:
        names.append(speech.say(phrases_people.LABELS["urgent"]))
    if names:
        found = True
        yield "• " + speech.say(phrases_people.MY_NEWS, topics=speech.enumeration(names))
    for case in data.cases:
        found = True
        yield "• " + speech.say(
            phrases_people.MY_CASE,
            number=str(case.number),
            date=speech.day(case.opened_at.date()),
            state=speech.say(phrases_people.CASE_STATES[case.state]),
        )
    for day, text in data.unanswered:
        found = True
        yield "• " + speech.say(phrases_people.MY_QUESTION, date=speech.day(day), text=text)
    if data.waiting:
        yield "• " + speech.say(phrases_people.MY_PARCELS, count=str(data.waiting))
    if not found:
        yield speech.say(phrases_people.MY_NOTHING)
