"""Answer -> Reply: words, dates, lists and buttons of one language."""

from collections.abc import Iterator, Sequence

from bot.blocks import (
    Answer,
    Block,
    CardBlock,
    Choice,
    FactBlock,
    HoursBlock,
    ListBlock,
    PhoneBlock,
    ReasonBlock,
    SayBlock,
    TextBlock,
    TitleBlock,
)
from bot.messages import Button, Reply, Venue
from bot.model import LANGUAGES, Aspect, Hotline, Language, Texts
from bot.people import Case
from bot.rendering import hours, personal, phrases
from bot.rendering import phrases_people as people
from bot.rendering.catalogs import Catalogs
from bot.rendering.other_languages import OTHER_LANGUAGES
from bot.rendering.speech import Speech
from bot.sayings import Say

SAYINGS = {**phrases.SAYINGS, **people.SAYINGS}
LABELS = {**phrases.LABELS, **people.LABELS}
COMMANDS = {**phrases.COMMANDS, **people.COMMANDS}
LONGEST = 4096  # characters after parsing, Bot API sendMessage.text


class Renderer:
    """Turns answers into replies; holds the catalogs."""

    def __init__(self, catalogs: Catalogs) -> None:
        """Take the three compiled catalogs."""
        self._speech = {language: Speech(language, catalogs[language]) for language in LANGUAGES}

    def render(self, answer: Answer, language: Language) -> Reply:
        """Return the reply in one language; every part is at most 4,096 characters."""
        speech = self._speech[language]
        parts: list[str] = []
        titles: list[str] = []
        for message in answer.messages:
            title = next((self._title(b, speech) for b in message if isinstance(b, TitleBlock)), "")
            text = speech.finished(
                "\n\n".join(filter(None, ("\n".join(self._lines(block, speech)) for block in message)))
            )
            for i, piece in enumerate(split(text)):
                parts.append(piece)
                titles.append(title if i == 0 else "")
        buttons = tuple(tuple(self._button(choice, speech) for choice in row) for row in answer.choices)
        venues = tuple(Venue(p.position, p.name.of(language), p.address.of(language)) for p in answer.pins)
        location = speech.say(LABELS["send_location"]) if answer.ask_location else ""
        calls = tuple((line.number, line.name.of(language)) for line in answer.calls if line.number)
        return Reply(language, tuple(parts), buttons, tuple(titles), venues, calls, location)

    def say(self, say: Say, language: Language, number: str = "", name: str = "") -> str:
        """Return one of the bot's own sentences."""
        return self._speech[language].say(SAYINGS[say], name=name, number=number)

    def label(self, name: str, language: Language) -> str:
        """Return the label of a button that the channel itself makes."""
        return self._speech[language].say(LABELS[name])

    def note(self, name: str, language: Language, people_: int = 0, **values: str) -> str:
        """Return one of the notes for staff; {count} is a number of people in words."""
        speech = self._speech[language]
        count = speech.count(people.PEOPLE, people_)
        return speech.finished(speech.say(people.NOTES[name], count=count, **values))

    def case_note(self, case: Case, topic: str, language: Language) -> str:
        """Return what staff read at the head of a case."""
        speech = self._speech[language]
        return self.note(
            "opening",
            language,
            number=str(case.number),
            kind=speech.say(people.KINDS[case.kind]),
            spoken=speech.say(people.SPOKEN[case.language]),
            topic=topic or speech.say(people.NO_TOPIC),
        )

    def case_name(self, case: Case, topic: str, language: Language) -> str:
        """Return the name of a case's forum topic: its number, never a name of a person."""
        name = self._speech[language].say(people.TOPIC_NAME, number=str(case.number))
        return f"{name} · {topic}"[:128] if topic else name

    def release(self, language: Language) -> str:
        """Return the label of the button that releases an announcement."""
        return self._speech[language].say(people.RELEASE)

    def commands(self, language: Language) -> tuple[tuple[str, str], ...]:
        """Return (command, description) pairs for Telegram's command menu."""
        return tuple((name, self._speech[language].say(text)) for name, text in COMMANDS.items())

    def _lines(self, block: Block, speech: Speech) -> Iterator[str]:
        if isinstance(block, TitleBlock):
            yield self._title(block, speech)
        elif isinstance(block, SayBlock):
            yield from self._said(block, speech)
        elif isinstance(block, TextBlock):
            yield block.text.of(speech.language)
        elif isinstance(block, ListBlock):
            yield speech.count(phrases.SERVICE_COUNT, len(block.names)) + ":"
            yield from (f"• {name.of(speech.language)}" for name in block.names)
        elif isinstance(block, FactBlock):
            yield from _fact(block, speech)
        elif isinstance(block, HoursBlock):
            if block.fact.sample:
                # Before the hours, not after them: who reads only the first line must not set out in vain.
                yield _warning(speech, Say.USUAL_HOURS)
            yield from hours.lines(block, speech)
            yield from (text.of(speech.language) for text in block.fact.texts)
            yield from _older(block.fact.texts, speech)
        elif isinstance(block, PhoneBlock):
            for hotline in block.hotlines:
                yield from _hotline(hotline, speech)
        elif isinstance(block, CardBlock):
            yield from personal.card(block, self._speech["tr"] if block.turkish else speech)
        elif isinstance(block, ReasonBlock):
            for reason in block.reasons:
                yield from _fact(reason, speech)
        else:
            yield from personal.lines(block, speech)

    def _said(self, block: SayBlock, speech: Speech) -> Iterator[str]:
        if block.foreign in OTHER_LANGUAGES:
            yield OTHER_LANGUAGES[block.foreign]
            return
        # Who writes in a fourth language may read any of the three.
        voices = [self._speech[language] for language in LANGUAGES] if block.say is Say.OTHER_LANGUAGE else [speech]
        for voice in voices:
            name = block.topic.of(voice.language) if block.topic else ""
            yield voice.say(SAYINGS[block.say], name=name, number=block.number)

    def _title(self, block: TitleBlock, speech: Speech) -> str:
        name = block.name.of(speech.language)
        return f"{name}: {speech.say(phrases.ASPECTS[block.aspect])}" if block.aspect else name

    def _button(self, choice: Choice, speech: Speech) -> Button:
        label = choice.label
        if not isinstance(label, str):
            return Button(_marked(label.of(speech.language), choice.mark), choice.action)
        if label.startswith("language:"):
            return Button(
                next(name for code, name in phrases.LANGUAGE_NAMES.items() if label.endswith(code)), choice.action
            )
        return Button(_marked(speech.say(LABELS[label]), choice.mark), choice.action, choice.share)


def _marked(text: str, mark: bool | None) -> str:
    return text if mark is None else f"{'✅' if mark else '▫️'} {text}"


def _fact(block: FactBlock, speech: Speech) -> Iterator[str]:
    bullet = "• " if block.aspect is Aspect.DOCUMENTS else ""
    yield from (f"{bullet}{text.of(speech.language)}" for text in block.fact.texts)
    yield from _older(block.fact.texts, speech)
    if block.fact.sample:
        yield _warning(speech)
    else:
        yield from evidence(block, speech)


def _older(texts: Sequence[Texts], speech: Speech) -> Iterator[str]:
    """Say from when a text is whose translation is behind the other languages."""
    days = [day for text in texts if (day := text.older_since(speech.language))]
    if days:
        yield speech.say(phrases.OLDER_TEXT, date=speech.day(min(days)))


def evidence(block: FactBlock, speech: Speech) -> Iterator[str]:
    """Say where a confirmed fact was read and when it was checked, and that it is old if it is."""
    if block.source and block.fact.assured_date:
        if block.year:
            yield speech.say(phrases.OLD, year=str(block.year))
        yield speech.say(
            phrases.SOURCE,
            publisher=speech.keep_order(block.source.publisher),
            published=block.source.published[:4],
            date=speech.day(block.fact.assured_date),
        )


def _warning(speech: Speech, say: Say = Say.NOT_CONFIRMED) -> str:
    return f"⚠️ {speech.say(SAYINGS[say])}"


def _hotline(hotline: Hotline, speech: Speech) -> Iterator[str]:
    name, purpose = hotline.name.of(speech.language), hotline.purpose.of(speech.language)
    line = (
        speech.say(phrases.HOTLINE, number=speech.keep_order(hotline.number), name=name, purpose=purpose)
        if hotline.number
        else f"{name}. {purpose}"
    )
    if hotline.languages:
        line += " " + speech.say(phrases.HOTLINE_LANGUAGES, languages=hotline.languages.of(speech.language))
    yield f"📞 {line}"


def split(text: str, longest: int = LONGEST) -> Iterator[str]:
    """Cut a text into pieces of at most `longest` characters, at paragraphs, else lines, else words."""
    while len(text) > longest:
        cut = max(
            (text.rfind(mark, 1, longest) for mark in ("\n\n", "\n", " ")),
            key=lambda at: at if at > longest // 2 else -1,
        )
        cut = cut if cut > 0 else longest
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    if text:
        yield text
