"""Answer -> Reply: words, dates, lists and buttons of one language."""

from collections.abc import Iterator, Sequence

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
from bot.model import LANGUAGES, Aspect, Button, Hotline, Language, Reply, Say, Texts
from bot.rendering import hours, phrases
from bot.rendering.catalogs import Catalogs
from bot.rendering.other_languages import OTHER_LANGUAGES
from bot.rendering.speech import Speech

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
        return Reply(language, tuple(parts), buttons, tuple(titles))

    def say(self, say: Say, language: Language) -> str:
        """Return one of the bot's own sentences."""
        return self._speech[language].say(phrases.SAYINGS[say], name="")

    def commands(self, language: Language) -> tuple[tuple[str, str], ...]:
        """Return (command, description) pairs for Telegram's command menu."""
        return tuple((name, self._speech[language].say(text)) for name, text in phrases.COMMANDS.items())

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

    def _said(self, block: SayBlock, speech: Speech) -> Iterator[str]:
        if block.foreign in OTHER_LANGUAGES:
            yield OTHER_LANGUAGES[block.foreign]
            return
        # Who writes in a fourth language may read any of the three.
        voices = [self._speech[language] for language in LANGUAGES] if block.say is Say.OTHER_LANGUAGE else [speech]
        for voice in voices:
            yield voice.say(phrases.SAYINGS[block.say], name=block.topic.of(voice.language) if block.topic else "")

    def _title(self, block: TitleBlock, speech: Speech) -> str:
        name = block.name.of(speech.language)
        return f"{name}: {speech.say(phrases.ASPECTS[block.aspect])}" if block.aspect else name

    def _button(self, choice: Choice, speech: Speech) -> Button:
        label = choice.label
        if not isinstance(label, str):
            return Button(label.of(speech.language), choice.action)
        if label.startswith("language:"):
            return Button(
                next(name for code, name in phrases.LANGUAGE_NAMES.items() if label.endswith(code)), choice.action
            )
        return Button(speech.say(phrases.LABELS[label]), choice.action)


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
    return f"⚠️ {speech.say(phrases.SAYINGS[say])}"


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
