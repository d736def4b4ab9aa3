"""Questions that could not be answered: kept only on wish and masked, grouped, shown from five people on, labelled."""

import argparse
import io
import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import commands_review
from bot.dialogue import actions
from bot.errors import QuestionsError
from bot.evaluation.examples import add_example
from bot.messages import Incoming, Move
from bot.pipeline import Pipeline
from bot.rendering.render import Renderer
from bot.settings import ROOT, read_settings
from bot.store.store import Store
from bot.understanding.masking import HIDDEN, Masker, read_names
from bot.understanding.reader import Reader
from bot.understanding.review import Asked, groups
from bot.understanding.words import folded

TODAY = date(2026, 11, 23)
STRANGE = "qwzx vbnm plok 123456 zzz"


@pytest.fixture(scope="module")
def masker() -> Masker:
    """The masker over the real training lines."""
    return Masker.from_data(ROOT / "nlu" / "data")


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("my name is Nur Haddad where is the dentist", ["nur", "haddad"]),
        ("adım Umut, kurs nerede", ["umut"]),
        ("انا اسمي سلام الحلبي وين العيادة", ["سلام", "حلبي"]),
        (
            "call me 0532 123 45 67 or write to ali.veli@example.org please",
            ["0532", "123", "45", "67", "veli", "example"],
        ),
        ("kimlik 99123456789 where do I go", ["99123456789"]),
        ("Karagözoğlu sokak no 14 daire 5 elektrik yok", ["karagozoglu", "14"]),
        ("we came from Kafranbel village", ["kafranbel"]),
        # names that are common words of the training lines, too
        ("اسم زوجتي امل محمد بدي اعرف وين بدل اجار", ["امل", "محمد"]),
        ("الاسم محمد علي عمر الكنية كريم", ["محمد", "علي", "عمر", "كريم"]),
        ("اسمه عمر واسم ابوه محمد", ["عمر", "محمد"]),
        ("ana karim mn deir ezzor saken b karatas", ["karim"]),
        ("doktor Can bey bana bağırdı", ["can"]),
        ("I'm Sam, my wife Aya needs a job", ["sam", "aya"]),
        ("names of my children: Sam, Aya, Rose", ["sam", "aya", "rose"]),
        ("can my son Mohammad come", ["mohammad"]),
        # numbers in words, and names of users
        ("انا رقم تلفوني خمسة صفر خمسة ثلاثة", ["خمسه", "صفر", "ثلاثه"]),
        ("my phone is five three two one one two", ["five", "three", "two", "one"]),
        ("telefonum beş yüz otuz iki yüz on iki", ["bes", "yuz", "otuz", "iki", "on"]),
        ("instagram sam_karim", ["sam", "karim"]),
    ],
)
def test_names_numbers_and_addresses_are_hidden(masker: Masker, text: str, hidden: list[str]) -> None:
    masked = masker.masked(text)
    assert HIDDEN in masked
    assert not set(hidden) & set(masked.split()), masked


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("where is the dental clinic", "where is the dental clinic"),
        ("can I buy a used motorbike here", "can i buy a used motorbike here"),
        ("may I come with my brother in May", "may i come with my brother in may"),
        ("كملك الولد ضاع علي", "كملك الولد ضاع علي"),
        ("وين بقدر اشتري موتور مستعمل", "وين بقدر اشتري موتور مستعمل"),
        ("abi askerlik nasıl oluyor", "abi askerlik nasil oluyor"),
        ("wen b2der eji ma3 ibni", "wen b2der eji ma3 ibni"),  # in Arabizi digits are letters
        ("one of my two children", "one of my two children"),
    ],
)
def test_common_words_stay(masker: Masker, text: str, kept: str) -> None:
    assert masker.masked(text) == kept


def test_names_are_folded_and_stand_once() -> None:
    names = read_names(ROOT / "nlu" / "entities" / "names.txt")
    assert len(names.sure) > 2000 and len(names.doubtful) > 500 and not names.sure & names.doubtful
    assert [n for n in names.sure | names.doubtful if folded(n) != n or " " in n] == []


@given(st.text(max_size=200))
def test_nothing_with_a_digit_survives(text: str) -> None:
    masked = Masker(["one two three"] * 5).masked(text)
    assert set(masked.split()) <= {"one", "two", "three", HIDDEN}


def asked(texts: list[str], people: int = 5, day: date = TODAY) -> list[Asked]:
    return [Asked(n, day, "en", texts[n % len(texts)], f"p{n}") for n in range(people)]


def test_a_group_shows_from_five_different_people_on() -> None:
    assert groups(asked(["where is the library"], 4)) == []
    assert groups([Asked(n, TODAY, "en", "where is the library", "one person") for n in range(9)]) == []
    found = groups(asked(["where is the library", "the library where is it", "where library"], 6))
    assert [(g.people, g.language) for g in found] == [(6, "en")]


def test_one_person_in_two_months_is_not_two() -> None:
    """A person's mark is another one next month, so only those of one month are surely different people."""
    october = date(2026, 10, 20)
    both = asked(["where is the library"], 4) + asked(["where is the library"], 4, october)
    both = [replace(a, id=n, person=f"{a.day} {a.person}") for n, a in enumerate(both)]
    assert groups(both) == []
    assert [g.people for g in groups([*both, Asked(90, october, "en", "where is the library", "another")])] == [5]


def test_only_what_five_people_wrote_is_shown() -> None:
    texts = [f"where is the library of {town}" for town in ("nizip", "kilis", "araban", "oguzeli", "islahiye")]
    assert [g.text for g in groups(asked(texts, 6))] == [f"where is the library of {HIDDEN}"]
    assert groups(asked([HIDDEN], 9)) == []


def test_languages_and_meanings_stay_apart() -> None:
    games = ["when do the games start"]
    mixed = asked(["where is the library"]) + [replace(a, id=90 + a.id, person=f"q{a.id}") for a in asked(games)]
    assert [g.people for g in groups(mixed)] == [5, 5]


@pytest.fixture
def pipeline(store: Store, renderer: Renderer, masker: Masker) -> Pipeline:
    """A pipeline that reads by keywords, so that a strange text is not understood."""
    clock = lambda: datetime(2026, 11, 23, 12, tzinfo=UTC)  # noqa: E731
    return Pipeline(store, Reader(None), renderer, "en", clock=clock, mask=masker.masked)


async def teach(pipeline: Pipeline, who: str, text: str) -> Move:
    failed = await pipeline.handle(Incoming(who, text))
    assert any(b.action == actions.TEACH for row in failed.reply.buttons for b in row)
    return (await pipeline.handle(Incoming(who, action=actions.TEACH))).decision.move


async def test_nothing_is_kept_without_the_button(pipeline: Pipeline, store: Store) -> None:
    assert (await pipeline.handle(Incoming("1", STRANGE))).decision.move in (Move.FALLBACK, Move.OUT_OF_SCOPE)
    assert store.unanswered(TODAY) == []


async def test_the_button_keeps_masked_words_once(pipeline: Pipeline, store: Store) -> None:
    assert await teach(pipeline, "1", f"because the {STRANGE}") is Move.TEACH
    assert await teach(pipeline, "1", f"because the {STRANGE}") is Move.TEACH
    [(_, _, language, text, person)] = store.unanswered(TODAY)
    assert (language, text) == ("en", f"because the {HIDDEN}")
    assert person not in ("1", store._vault.hashed("1"))


async def test_a_question_is_kept_in_the_language_that_it_was_asked_in(pipeline: Pipeline, store: Store) -> None:
    store.choose_language("1", "tr")
    await teach(pipeline, "1", "ممكن اشتري موتور مستعمل")
    assert [row[2] for row in store.unanswered(TODAY)] == ["ar"]


async def test_a_danger_takes_the_question_before_it_along(pipeline: Pipeline, store: Store) -> None:
    await pipeline.handle(Incoming("1", STRANGE))
    assert (await pipeline.handle(Incoming("1", "my husband beat me"))).decision.move is Move.SAFETY
    assert (await pipeline.handle(Incoming("1", action=actions.TEACH))).decision.move is not Move.TEACH
    assert store.unanswered(TODAY) == []


async def test_contexts_go_when_they_are_old_even_if_nobody_writes(store: Store, renderer: Renderer) -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    pipeline = Pipeline(store, Reader(None), renderer, "en", clock=lambda: now)
    await pipeline.handle(Incoming("1", STRANGE))
    pipeline.purge()
    assert STRANGE in repr(pipeline._contexts)
    now += timedelta(minutes=31)
    pipeline.purge()
    assert pipeline._contexts == {}


async def test_an_answered_question_cannot_be_taught(pipeline: Pipeline, store: Store) -> None:
    await pipeline.handle(Incoming("1", STRANGE))
    await pipeline.handle(Incoming("1", "when is the dental clinic open"))
    assert (await pipeline.handle(Incoming("1", action=actions.TEACH))).decision.move is not Move.TEACH
    assert store.unanswered(TODAY) == []


def test_questions_go_after_sixty_days(store: Store) -> None:
    store.keep_unanswered("1", "en", "old", TODAY - timedelta(days=61))
    store.keep_unanswered("1", "en", "new", TODAY)
    assert [row[3] for row in store.unanswered(TODAY)] == ["new"]


def test_a_person_cannot_be_followed_from_month_to_month(store: Store) -> None:
    store.keep_unanswered("1", "en", "a", TODAY)
    store.keep_unanswered("1", "en", "b", TODAY)
    store.keep_unanswered("1", "en", "c", TODAY + timedelta(days=10))
    a, b, c = (row[4] for row in store.unanswered(TODAY))
    assert a == b != c


BLOCKS = """version: "3.1"

nlu:
- intent: hours
  metadata: {service: none}
  examples: |
    - open?
- intent: hours
  metadata: {service: dental_care}
  examples: |
    - dentist open?
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "en"
    folder.mkdir(parents=True)
    (folder / "hours.yml").write_text(BLOCKS)
    (folder / "cost.yml").write_text('version: "3.1"\n\nnlu:\n')
    return folder


def test_a_file_that_cannot_be_written_keeps_its_lines(data: Path) -> None:
    (data / "hours.yml.partial").mkdir()
    with pytest.raises(QuestionsError, match="cannot be written"):
        add_example(data, "hours", "none", "still open?")
    assert (data / "hours.yml").read_text() == BLOCKS


def test_an_example_goes_under_its_block(data: Path) -> None:
    add_example(data, "hours", "none", "  still  open? ")
    assert (data / "hours.yml").read_text() == BLOCKS.replace("    - open?\n", "    - open?\n    - still open?\n", 1)
    add_example(data, "cost", "dental_care", "dentist price")
    assert (
        (data / "cost.yml")
        .read_text()
        .endswith("- intent: cost\n  metadata: {service: dental_care}\n  examples: |\n    - dentist price\n")
    )


@pytest.mark.parametrize(
    ("intent", "service", "text", "said"),
    [
        ("houres", "none", "x", "not an intent"),
        ("hours", "dentist", "x", "not a service"),
        ("hours", "none", "", "one line"),
        ("hours", "none", "a [b](c)", "brackets"),
        ("hours", "none", "- x", "symbol"),
    ],
)
def test_bad_examples_change_nothing(data: Path, intent: str, service: str, text: str, said: str) -> None:
    with pytest.raises(QuestionsError, match=said):
        add_example(data, intent, service, text)
    assert (data / "hours.yml").read_text() == BLOCKS


async def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, only_list: bool = False) -> int:
    settings = read_settings({"MERHABA_ROOT": str(tmp_path), "MERHABA_DATABASE": f"sqlite:///{tmp_path / 'x.sqlite'}"})
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return await commands_review.review(settings, argparse.Namespace(list=only_list))


@pytest.fixture
def filled(tmp_path: Path, data: Path) -> Path:
    """A root folder whose database holds one question of six people and one of two."""
    shutil.copytree(data.parent, tmp_path / "nlu" / "data")
    store = Store(f"sqlite:///{tmp_path / 'x.sqlite'}", tmp_path / "var" / "chat.key")
    today = datetime.now(UTC).date()
    for n in range(6):
        store.keep_unanswered(f"chat {n}", "en", "does the library open", today)
    for n in range(2):
        store.keep_unanswered(f"chat {n}", "en", "rare words of few", today)
    store.close()
    return tmp_path


async def test_staff_label_a_group(filled: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:  # type: ignore[no-untyped-def]
    assert await review(filled, monkeypatch, "hours nowhere\nlibrary?\n") == 0
    assert "not a service" in capsys.readouterr().out
    assert await review(filled, monkeypatch, "hours\nwhen does the library open\n") == 0
    shown = capsys.readouterr().out
    assert "6 people, en: does the library open" in shown and "rare words" not in shown
    assert "    - when does the library open" in (filled / "nlu" / "data" / "en" / "hours.yml").read_text()
    rows = sqlite3.connect(filled / "x.sqlite").execute("select text from unanswered").fetchall()
    assert {text for (text,) in rows} == {"rare words of few"}


@pytest.mark.parametrize(("typed", "left"), [("", 8), ("\n", 8), ("quit\n", 8), ("drop\n", 2)])
async def test_leaving_and_dropping(filled: Path, monkeypatch: pytest.MonkeyPatch, typed: str, left: int) -> None:
    await review(filled, monkeypatch, typed)
    assert sqlite3.connect(filled / "x.sqlite").execute("select count(*) from unanswered").fetchone() == (left,)


async def test_the_list_asks_nothing(filled: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:  # type: ignore[no-untyped-def]
    await review(filled, monkeypatch, "drop\n", only_list=True)
    assert "1 group(s)" in capsys.readouterr().out
    assert sqlite3.connect(filled / "x.sqlite").execute("select count(*) from unanswered").fetchone() == (8,)
