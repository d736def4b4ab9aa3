"""`merhaba content leaflet`: one printed page a language of a service or institution, from the catalogue only."""

import argparse
import difflib
import re
from datetime import date, datetime, time
from pathlib import Path

from bot import opening
from bot.blocks import Block, FactBlock, HoursBlock, PhoneBlock, SayBlock
from bot.content.loader import load
from bot.content.problems import errors
from bot.dialogue.compose import compose
from bot.errors import ContentError, LeafletError
from bot.leaflet.draw import draw
from bot.leaflet.page import Page, Section
from bot.messages import Context, Decision, Move, ParseSource
from bot.model import LANGUAGES, Aspect, Catalogue, Entry, Fact, Hotline
from bot.rendering import hours, phrases
from bot.rendering.catalogs import load_catalogs
from bot.rendering.render import evidence
from bot.rendering.speech import Speech
from bot.sayings import Say
from bot.settings import Settings

_ORDER = (
    Aspect.DESCRIPTION,
    Aspect.ELIGIBILITY,
    Aspect.HOURS,
    Aspect.LOCATION,
    Aspect.DOCUMENTS,
    Aspect.COST,
    Aspect.APPLICATION,
    Aspect.CONTACT,
)
_USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")


async def leaflet(settings: Settings, options: argparse.Namespace) -> int:
    """Write <service>.<language>.pdf for every language; print where."""
    catalogue, problems = load(settings.content)
    if catalogue is None:
        wrong = errors(problems)
        listed = "\n".join(problem.line_in(Path(settings.content.name)) for problem in wrong)
        raise ContentError(f"{listed}\nThe content has {len(wrong)} error(s). Mend them and run again.")
    entry = _entry(catalogue, options.service)
    bot = _username(options.bot or settings.bot_username)
    catalogs = load_catalogs(settings.root / "locales")
    folder: Path = options.output or settings.var / "leaflets"
    for language in LANGUAGES:
        file = folder / f"{entry.id}.{language}.pdf"
        _write(file, draw(page(catalogue, entry, Speech(language, catalogs[language]), bot)))
        print(file)
    return 0


def page(catalogue: Catalogue, entry: Entry, speech: Speech, bot: str) -> Page:
    """Return the words of an entry's leaflet in one language."""
    return _Writer(catalogue, entry, speech).page(bot)


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise LeafletError(f"{file}: the leaflet cannot be written there: {error.strerror}.") from error


def _entry(catalogue: Catalogue, asked: str) -> Entry:
    entry = catalogue.entry(asked)
    if entry:
        return entry
    names: dict[str, str] = {}
    for known in [*catalogue.institutions.values(), *catalogue.services.values()]:
        words = [known.id, *(known.name.of(language) for language in LANGUAGES), *sum(known.aliases.values(), ())]
        names |= {word.casefold(): known.id for word in words}
    close = difflib.get_close_matches(asked.casefold(), names, n=6, cutoff=0.6)
    hint = " or ".join(f'"{name}"' for name in list(dict.fromkeys(names[word] for word in close))[:3])
    raise LeafletError(
        f'There is no service or institution "{asked}". '
        + (f"Did you mean {hint}?" if hint else "The files in content/services and content/institutions name them.")
    )


def _username(name: str) -> str:
    name = name.removeprefix("@")
    if not name:
        raise LeafletError(
            "The QR code needs the bot's name on Telegram. Set MERHABA_BOT_USERNAME or write --bot NAME."
        )
    if not _USERNAME.fullmatch(name):
        raise LeafletError(f'"{name}" is no name of a bot: 4 to 32 letters, digits and underscores, as in MerhabaBot.')
    return name


class _Writer:
    """Asks for every aspect what the bot would answer, so that paper and chat tell and conceal the same."""

    def __init__(self, catalogue: Catalogue, entry: Entry, speech: Speech) -> None:
        self._catalogue, self._entry, self._speech = catalogue, entry, speech
        self._home = catalogue.home(entry)
        # The content's own date stands for now: the same content gives the same page.
        self._day = _latest(catalogue)
        self._now = datetime.combine(self._day, time(12), opening.ISTANBUL)

    def page(self, bot: str) -> Page:
        speech, entry = self._speech, self._entry
        guidance = (self._words(phrases.SAYINGS[Say.GUIDANCE]),) if entry.guidance else ()
        center = self._catalogue.center
        publisher = f"{center.name.of(speech.language)} · {center.operator.of(speech.language)}"
        return Page(
            language=speech.language,
            kicker=(self._home if entry.institution else center).name.of(speech.language),
            title=entry.name.of(speech.language),
            sections=tuple(s for s in map(self._section, _ORDER) if s),
            invitation=self._words(phrases.LEAFLET_INVITATION),
            footer=(*guidance, f"{publisher} · {self._words(phrases.LEAFLET_DATE, date=speech.day(self._day))}"),
            link=f"https://t.me/{bot}?start={entry.id}",
            day=self._day,
        )

    def _section(self, aspect: Aspect) -> Section | None:
        block = self._block(aspect)
        heading = self._words(phrases.ASPECTS[aspect])
        if isinstance(block, PhoneBlock):
            return self._phones(heading, block)
        if isinstance(block, HoursBlock):
            return self._week(heading, block)
        if not isinstance(block, FactBlock) or (aspect is Aspect.HOURS and block.fact is self._home.access):
            return None  # nothing known, or a secret place, of which the section on the place says all
        return Section(
            heading,
            self._texts(block.fact),
            checklist=aspect is Aspect.DOCUMENTS,
            warning=self._words(phrases.SAYINGS[Say.NOT_CONFIRMED]) if block.fact.sample else "",
            notes=() if block.fact.sample else self._evidence(block),
        )

    def _block(self, aspect: Aspect) -> Block | None:
        decision = Decision(
            Move.ANSWER, self._speech.language, aspect.value, 1.0, ParseSource.KEYWORDS, topic=self._entry.id
        )
        blocks = compose(decision, Context(), self._catalogue, self._now).messages[0]
        if any(isinstance(b, SayBlock) and b.say is Say.NO_FACT for b in blocks):
            return None
        return next((b for b in blocks if isinstance(b, FactBlock | HoursBlock | PhoneBlock)), None)

    def _week(self, heading: str, block: HoursBlock) -> Section:
        expression, speech = block.fact.opening_hours or "", self._speech
        week, always = opening.usual_week(expression, self._day)
        lines = [phrases.BY_APPOINTMENT] if block.by_appointment else []
        lines = [speech.say(line) for line in lines]
        if expression == "24/7":
            lines.append(speech.say(phrases.OPEN_ALWAYS))
        else:
            lines += hours.usual_week(week, speech)
            if opening.closed_on_holidays(expression):
                lines.append(speech.say(phrases.HOLIDAYS_CLOSED))
        if not always:
            lines.append(speech.say(phrases.HOURS_VARY))
        checked = block.fact.assured_date
        return Section(
            heading,
            (*map(speech.finished, lines), *self._texts(block.fact)),
            warning=self._words(phrases.SAYINGS[Say.USUAL_HOURS]) if block.fact.sample else "",
            notes=(self._words(phrases.CHECKED, date=speech.day(checked)),) if checked else (),
        )

    def _phones(self, heading: str, block: PhoneBlock) -> Section:
        speech = self._speech
        oldest = min((h.assured_date for h in block.hotlines), default=None)
        return Section(
            heading,
            tuple(speech.finished(self._hotline(h)) for h in block.hotlines),
            leads=tuple(speech.keep_order(h.number) if h.number else "•" for h in block.hotlines),
            notes=(self._words(phrases.CHECKED, date=speech.day(oldest)),) if oldest else (),
        )

    def _hotline(self, hotline: Hotline) -> str:
        language = self._speech.language
        words = f"{hotline.name.of(language)}. {hotline.purpose.of(language)}"
        if hotline.languages:
            words += " " + self._speech.say(phrases.HOTLINE_LANGUAGES, languages=hotline.languages.of(language))
        return words

    def _evidence(self, block: FactBlock) -> tuple[str, ...]:
        said = " ".join(evidence(block, self._speech))
        return (self._speech.finished(said),) if said else ()

    def _texts(self, fact: Fact) -> tuple[str, ...]:
        return tuple(self._speech.finished(text.of(self._speech.language)) for text in fact.texts)

    def _words(self, message: str, **values: str) -> str:
        return self._speech.finished(self._speech.say(message, **values))


def _latest(catalogue: Catalogue) -> date:
    """Return when something of the content was last checked: the date of what is printed of it."""
    entries = [*catalogue.institutions.values(), *catalogue.services.values()]
    facts = [fact for entry in entries for fact in (*entry.facts.values(), entry.access) if fact]
    days = [fact.assured_date for fact in facts if fact.assured_date]
    return max([*days, *(h.assured_date for h in catalogue.hotlines.values())])
