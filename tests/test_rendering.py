"""Words: every text exists in three languages, numbers keep their order in Arabic, messages fit."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.dialogue.compose import compose
from bot.errors import CatalogError
from bot.messages import Context, Decision, Move, ParseSource, Reply
from bot.model import LANGUAGES, Aspect, Catalogue, Language
from bot.rendering import direction, phrases
from bot.rendering.catalogs import load_catalogs
from bot.rendering.other_languages import OTHER_LANGUAGES
from bot.rendering.render import LONGEST, SAYINGS, Renderer, split
from bot.sayings import Say
from tests.conftest import MONDAY_MORNING


def reply(
    catalogue: Catalogue,
    renderer: Renderer,
    language: Language,
    move: Move,
    intent: str,
    topic: str | None = None,
    now: datetime = MONDAY_MORNING,
) -> Reply:
    """Return the reply to a decision."""
    decision = Decision(move, language, intent, 1.0, ParseSource.NLU, topic=topic)
    return renderer.render(compose(decision, Context(), catalogue, now), language)


def test_every_saying_has_words() -> None:
    assert set(SAYINGS) == set(Say)
    assert set(phrases.ASPECTS) == set(Aspect)


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogs_are_complete(root: Path, language: Language) -> None:
    with (root / "locales" / "merhaba.pot").open("rb") as file:
        template = {m.id: m for m in read_po(file) if m.id}
    with (root / "locales" / language / "LC_MESSAGES" / "merhaba.po").open("rb") as file:
        catalog = {m.id: m for m in read_po(file, locale=language) if m.id}
    assert set(catalog) == set(template)
    assert len(catalog) > 50
    for message in catalog.values():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), f"{language}: no translation of {message.id!r}"
        assert not message.fuzzy
        fields = set(re.findall(r"\{\w+\}", str(message.id)))
        for string in strings:
            assert set(re.findall(r"\{\w+\}", string)) <= fields
            if not message.pluralizable:
                assert set(re.findall(r"\{\w+\}", string)) == fields, message.id


def test_the_template_is_of_the_present_texts(root: Path) -> None:
    with (root / "locales" / "merhaba.pot").open("rb") as file:
        known = {m.id[0] if isinstance(m.id, tuple) else m.id for m in read_po(file) if m.id}
    texts = {
        *phrases.SAYINGS.values(),
        *phrases.LABELS.values(),
        *phrases.COMMANDS.values(),
        phrases.SERVICE_COUNT[0],
        phrases.SPAN,
    }
    assert texts <= known, "run `make catalogs`"


def test_missing_catalogs_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="make setup"):
        load_catalogs(tmp_path)


@pytest.mark.parametrize(
    ("language", "now", "first"),
    [
        ("en", datetime(2026, 11, 23, 6, 0, tzinfo=UTC), "Open now, until 12:00."),
        ("en", datetime(2026, 11, 23, 15, 0, tzinfo=UTC), "Closed now, opens tomorrow at 08:00."),
        ("tr", datetime(2026, 11, 23, 4, 0, tzinfo=UTC), "Şu anda kapalı, bugün saat 08:00 itibarıyla açık."),
        ("tr", datetime(2026, 11, 27, 15, 0, tzinfo=UTC), "Şu anda kapalı, Pazartesi günü saat 08:00 itibarıyla açık."),
        ("ar", datetime(2026, 11, 23, 6, 0, tzinfo=UTC), "مفتوح الآن حتى الساعة \u206612:00\u2069."),
    ],
)
def test_hours_say_first_what_counts_now(
    catalogue: Catalogue, renderer: Renderer, language: Language, now: datetime, first: str
) -> None:
    lines = reply(catalogue, renderer, language, Move.ANSWER, "hours", "sewing_course", now).parts[0].split("\n")
    assert lines[2].startswith("⚠️")
    assert lines[3] == first


def test_a_holiday_stands_in_the_week(catalogue: Catalogue, renderer: Renderer) -> None:
    text = reply(
        catalogue, renderer, "en", Move.ANSWER, "hours", "sewing_course", datetime(2026, 10, 27, 6, tzinfo=UTC)
    ).parts[0]
    assert "Thursday 29 October (Republic Day): closed" in text
    assert "(Eve of Republic Day (half day)): 08:00–12:00" in text


def test_months_are_named_as_in_syria(catalogue: Catalogue, renderer: Renderer) -> None:
    assert "تشرين الثاني" in reply(catalogue, renderer, "ar", Move.ANSWER, "hours", "sewing_course").parts[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_fits_and_every_unconfirmed_fact_says_so(
    catalogue: Catalogue, renderer: Renderer, language: Language
) -> None:
    warnings = {renderer.say(Say.NOT_CONFIRMED, language), renderer.say(Say.USUAL_HOURS, language)}
    for topic in [*catalogue.institutions, *catalogue.services]:
        entry = catalogue.entry(topic)
        assert entry is not None
        home = catalogue.institutions[entry.institution or entry.id]
        for aspect in Aspect:
            made = reply(catalogue, renderer, language, Move.ANSWER, aspect.value, topic)
            assert len(made.parts) == 1
            assert len(made.parts[0]) <= LONGEST
            assert entry.name.of(language) in made.parts[0]
            fact = entry.facts.get(aspect) or home.facts.get(aspect)
            if fact and aspect is not Aspect.CONTACT:
                assert fact.sample == any(w in made.parts[0] for w in warnings), f"{topic} {aspect}"
            labels = [b.text for row in made.buttons for b in row]
            assert labels
            assert all(labels)


def test_old_sources_say_their_year(catalogue: Catalogue, renderer: Renderer) -> None:
    text = reply(catalogue, renderer, "en", Move.ANSWER, "cost", "sewing_course").parts[0]
    assert "This information is from 2014. Please call to confirm it." in text


def test_compound_numbers_keep_their_order() -> None:
    made = direction.isolate_numbers("اتصل 444 48 68 أو 182 أو +90 342 000 00 00 من 08:00")
    assert made.count(direction.LRI) == 3
    assert "\u2066444 48 68\u2069" in made
    assert direction.isolate_numbers(made) == made
    balanced = made.count(direction.LRI) == made.count(direction.PDI)
    assert balanced


def test_arabic_plurals(renderer: Renderer) -> None:
    speech = renderer._speech["ar"]
    said = [speech.count(phrases.SERVICE_COUNT, n) for n in (1, 2, 3, 11, 100)]
    assert said == ["خدمة واحدة", "خدمتان", "3 خدمات", "11 خدمة", "100 خدمة"]


def test_long_texts_are_cut_at_paragraphs() -> None:
    text = "\n\n".join("word " * 100 for _ in range(20))
    pieces = list(split(text))
    assert len(pieces) > 1
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert " ".join(" ".join(pieces).split()) == " ".join(text.split())
    assert list(split("x" * 9000)) == ["x" * 4096, "x" * 4096, "x" * 808]


@pytest.mark.parametrize("name", sorted(OTHER_LANGUAGES))
def test_other_languages_are_answered_in_themselves(renderer: Renderer, catalogue: Catalogue, name: str) -> None:
    decision = Decision(Move.OTHER_LANGUAGE, "en", "out_of_scope", 0.9, ParseSource.NLU, foreign=name)
    reply = renderer.render(compose(decision, Context(), catalogue, MONDAY_MORNING), "en")
    text = "\n".join(reply.parts)
    assert OTHER_LANGUAGES[name] in text.replace("\u2068", "").replace("\u2069", "") and "157" in text
    assert phrases.SAYINGS[Say.OTHER_LANGUAGE] not in text


def test_an_unclear_other_language_is_answered_in_all_three(renderer: Renderer, catalogue: Catalogue) -> None:
    decision = Decision(Move.OTHER_LANGUAGE, "en", "out_of_scope", 0.9, ParseSource.NLU)
    text = "\n".join(renderer.render(compose(decision, Context(), catalogue, MONDAY_MORNING), "en").parts)
    assert phrases.SAYINGS[Say.OTHER_LANGUAGE] in text and "العربية" in text and "Türkçe" in text
