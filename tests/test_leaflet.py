"""Leaflets: what is printed can be read back, fits one page, and keeps secret what the bot keeps secret."""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

import fontpkg
import pypdfium2
import pytest
import zxingcpp
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from bot.channels.telegram.handlers.commands import command_action
from bot.commands_leaflet import leaflet, page
from bot.dialogue import actions
from bot.errors import LeafletError
from bot.leaflet.draw import draw
from bot.leaflet.page import Page, Section
from bot.model import LANGUAGES, Aspect, Catalogue, Language, Texts
from bot.opening import usual_week
from bot.rendering import phrases
from bot.rendering.catalogs import load_catalogs
from bot.rendering.speech import Speech
from bot.sayings import Say
from bot.settings import ROOT, read_settings

DAY = date(2026, 11, 23)
BOT = "MerhabaTestBot"
SPEECH = {language: Speech(language, catalog) for language, catalog in load_catalogs(ROOT / "locales").items()}
HOURS = {
    "ar": ["من الاثنين إلى الجمعة", "08:00", "12:00", "13:00", "17:00", "من السبت إلى الأحد: مغلق"],
    "tr": ["Pazartesi – Cuma: 08:00–12:00 ve 13:00–17:00", "Cumartesi – Pazar: kapalı", "Resmî tatillerde kapalıdır."],
    "en": ["Monday to Friday: 08:00–12:00 and 13:00–17:00", "Saturday to Sunday: closed", "Closed on public holidays."],
}
LONG = {
    "ar": "المكان (Göçmen Sağlığı Merkezi) 12/3، اتصل \u2066444 48 68\u2069 من \u206608:00\u2069! Support to Life. ",
    "tr": "Göçmen Sağlığı Merkezi'nde ğüşıöç ĞÜŞİÖÇ, 444 48 68; https://www.example.gov.tr/tr/uzun/adres. ",
    "en": "A sentence that is neither short nor long, with a number: 444 48 68. ",
}


def made(catalogue: Catalogue, service: str, language: Language) -> Page:
    """Return the words of a leaflet."""
    entry = catalogue.entry(service)
    assert entry is not None
    return page(catalogue, entry, SPEECH[language], BOT)


def text_of(pdf: bytes) -> str:
    """Return the text of a one-page PDF in logical order, spaces made alike."""
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) == 1
    text = re.sub("[\u2066-\u2069]", "", reader.pages[0].extract_text())
    return re.sub(r"\s+", " ", text)


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, without marks of direction or punctuation."""
    return re.findall(r"\w+", text)


def margins_are_white(pdf: bytes) -> bool:
    """True if nothing was printed in the outer 12 mm of the page."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("L")
    width, height = picture.size
    edge = round(12 / 25.4 * 72)
    strips = [
        (0, 0, width, edge),
        (0, height - edge, width, height),
        (0, 0, edge, height),
        (width - edge, 0, width, height),
    ]
    return all(picture.crop(strip).getextrema()[0] > 250 for strip in strips)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_leaflet_can_be_read_back(catalogue: Catalogue, language: Language) -> None:
    made_page = made(catalogue, "dental_care", language)
    pdf = draw(made_page)
    text = text_of(pdf)
    for line in [made_page.title, made_page.kicker, *HOURS[language], "153", "182", "184"]:
        assert all(word in text for word in words(line)), line
        assert line in text or language == "ar", line
    assert f"t.me/{BOT}?start=dental_care" in text
    assert SPEECH[language].day(date(2026, 11, 23)).split()[-1] in text
    assert margins_are_white(pdf)
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None and reader.metadata.title == made_page.title
    assert reader.trailer["/Root"]["/Lang"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_lost(catalogue: Catalogue, language: Language) -> None:
    made_page = made(catalogue, "kimlik_registration", language)
    printed = text_of(draw(made_page))
    # Letters are counted, not words: a reader of PDF may cut an Arabic word where a glyph was moved.
    needed = Counter("".join(words(" ".join(strings(made_page.sections)))))
    assert needed <= Counter(printed), needed - Counter(printed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_opens_the_bot_at_the_service(catalogue: Catalogue, language: Language) -> None:
    picture = pypdfium2.PdfDocument(draw(made(catalogue, "sewing_course", language)))[0].render(scale=2).to_pil()
    codes = zxingcpp.read_barcodes(picture)
    assert [code.text for code in codes] == [f"https://t.me/{BOT}?start=sewing_course"]
    assert command_action("/start sewing_course") == actions.ask("sewing_course")
    assert command_action("/start@MerhabaTestBot") == actions.START
    assert command_action("/help sewing_course") == actions.HELP


def test_the_same_content_gives_the_same_file(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    first = draw(made(catalogue, "dental_care", "ar"))
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert draw(made(catalogue, "dental_care", "ar")) == first
    assert b"D:20261123000000" in first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("service", ["womens_shelter", "safe_accommodation", "violence_counselling"])
def test_a_secret_place_stays_secret(catalogue: Catalogue, service: str, language: Language) -> None:
    sections = {s.heading: s for s in made(catalogue, service, language).sections}
    heading = {aspect: SPEECH[language].say(text) for aspect, text in phrases.ASPECTS.items()}
    access = catalogue.institutions["womens_shelter"].access
    assert access is not None
    assert heading[Aspect.HOURS] not in sections
    assert sections[heading[Aspect.LOCATION]].lines == tuple(
        SPEECH[language].finished(t.of(language)) for t in access.texts
    )
    assert "183" in " ".join(sections[heading[Aspect.CONTACT]].leads)
    assert not re.search(r"\d\d:\d\d", "".join(strings(tuple(sections.values()))))


def test_a_secret_place_stays_secret_even_if_somebody_writes_it_down(catalogue: Catalogue) -> None:
    open_ = catalogue.institutions["health_services"].facts
    service = catalogue.services["safe_accommodation"]
    leaking = replace(
        service, facts={**service.facts, Aspect.HOURS: open_[Aspect.HOURS], Aspect.LOCATION: open_[Aspect.LOCATION]}
    )
    changed = replace(catalogue, services={**catalogue.services, service.id: leaking})
    assert made(changed, service.id, "en").sections == made(catalogue, service.id, "en").sections


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_leaflet_warns_of_what_is_not_confirmed(catalogue: Catalogue, language: Language) -> None:
    said = {SPEECH[language].say(phrases.SAYINGS[say]) for say in (Say.NOT_CONFIRMED, Say.USUAL_HOURS)}
    for entry in [*catalogue.institutions.values(), *catalogue.services.values()]:
        home = catalogue.institutions[entry.institution or entry.id]
        sections = {s.heading: s for s in page(catalogue, entry, SPEECH[language], BOT).sections}
        for aspect in set(Aspect) - {Aspect.CONTACT, Aspect.LANGUAGES}:
            fact = entry.facts.get(aspect) or home.facts.get(aspect)
            section = sections.get(SPEECH[language].say(phrases.ASPECTS[aspect]))
            if fact and section and not home.confidential:
                assert (section.warning in said) == fact.sample, f"{entry.id} {aspect}"
                assert bool(section.notes) != fact.sample, f"{entry.id} {aspect}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_texts_are_set_smaller_until_they_fit(language: Language) -> None:
    def filled(times: int) -> Page:
        line = LONG[language] * 3
        section = Section(LONG[language], (line,) * times, ("444 48 68",) * times, False, LONG[language], (line,))
        listed = Section(LONG[language], (line,) * times, checklist=True)
        return Page(language, LONG[language], LONG[language], (section, listed), line, (line,), "https://t.me/a", DAY)

    for times in (1, 5):
        pdf = draw(filled(times))
        assert text_of(pdf).count("Sağlığı" if language == "tr" else "444 48 68") > times
        assert margins_are_white(pdf)
    with pytest.raises(LeafletError, match="too long"):
        draw(filled(30))


def test_a_word_wider_than_the_page_is_broken() -> None:
    section = Section("x", ("https://example.org/" + "a" * 400,))
    assert margins_are_white(draw(Page("en", "x", "y" * 80, (section,), "x", (), "https://t.me/a", date(2026, 1, 1))))


def test_latin_words_in_arabic_lines_are_not_shaped_from_behind() -> None:
    section = Section("مصدر", ("المصدر: Support to Life (Hayata Destek)، Efficient office، 444\u00a048.",))
    text = text_of(draw(Page("ar", "س", "ص", (section,), "ع", (), "https://t.me/a", date(2026, 1, 1))))
    assert "Support to Life" in text and "Efficient office" in text


def test_the_fonts_have_every_letter_of_the_content(catalogue: Catalogue) -> None:
    needed = set("".join(strings(catalogue))) - set("\u2066\u2068\u2069\n")
    for speech in SPEECH.values():
        needed |= set("".join(speech.say(t, date="", name="") for t in (phrases.LEAFLET_DATE, phrases.CHECKED)))
    for weight in (400, 700):
        letters = {chr(c) for n in ("Fira Sans", "IBM Plex Sans Arabic") for c in cmap(fontpkg.path(n, weight))}
        assert needed <= letters, sorted(needed - letters)


def cmap(font: Path) -> set[int]:
    """Return the code points of a font file."""
    with TTFont(font) as opened:
        return set(opened.getBestCmap())


def strings(value: object) -> Iterator[str]:
    """Yield every text inside frozen values; of a catalogue what people read, not ids and addresses."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Texts):
        yield from (value.of(language) for language in LANGUAGES)
    elif isinstance(value, Catalogue):
        for part in (value.center, *value.institutions.values(), *value.services.values(), *value.hotlines.values()):
            yield from strings(part)
        yield from (source.publisher for source in value.sources.values())
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        yield from strings(tuple(value.values()))
    elif is_dataclass(value):
        yield from strings(tuple(getattr(value, field.name) for field in fields(value)))


def test_hours_that_change_in_the_year_are_known() -> None:
    week, always = usual_week("Mo-Fr 08:00-17:00; PH off", date(2026, 11, 23))
    assert always and [bool(day.spans) for day in week] == [True] * 5 + [False] * 2
    assert not usual_week("Jun-Aug Mo-Fr 08:00-14:00; Sep-May Mo-Fr 08:00-17:00", date(2026, 11, 23))[1]


async def run(tmp_path: Path, service: str, bot: str | None, **environment: str) -> int:
    """Run the command into a folder that does not exist yet."""
    options = argparse.Namespace(service=service, output=tmp_path / "new" / "folder", bot=bot)
    return await leaflet(read_settings(environment), options)


async def test_the_command_writes_three_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert await run(tmp_path, "sarmer", "@MerhabaTestBot") == 0
    files = sorted(p.name for p in (tmp_path / "new" / "folder").iterdir())
    assert files == ["sarmer.ar.pdf", "sarmer.en.pdf", "sarmer.tr.pdf"]
    assert capsys.readouterr().out.count("sarmer.") == 3
    assert await run(tmp_path, "sarmer", None, MERHABA_BOT_USERNAME="MerhabaTestBot") == 0


@pytest.mark.parametrize(
    ("service", "bot", "said"),
    [
        ("dental_car", BOT, 'Did you mean "dental_care"'),
        ("dentist", BOT, 'Did you mean "dental_care"'),
        ("خدمات الرعاية الصحية", BOT, 'Did you mean "health_services"'),
        ("qqqqqqq", BOT, "content/services"),
        ("dental_care", None, "MERHABA_BOT_USERNAME"),
        ("dental_care", "my bot", '"my bot" is no name'),
    ],
)
async def test_mistakes_are_one_sentence(tmp_path: Path, service: str, bot: str | None, said: str) -> None:
    with pytest.raises(LeafletError, match=re.escape(said)):
        await run(tmp_path, service, bot)


async def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("a file, not a folder")
    with pytest.raises(LeafletError, match="cannot be written"):
        await run(tmp_path, "sarmer", BOT)
