"""Entities: labelled messages of the three languages, offsets, broken lexicons."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.nlu.training_data.message import Message

from nlu.components import lexicon
from nlu.components.entities import EntityExtractor
from nlu.components.offsets import Folded

# Hand-labelled (how, and with what figures at first: docs/understanding.md); `words` is the piece of the text that the entity stands for, attached letters included, a separate
# article or preposition not. A word that says person and sex is labelled twice.
LABELLED = [json.loads(line) for line in Path("tests/nlu/entities.jsonl").read_text("utf-8").splitlines()]
LEAST = 0.9
EXTRACTOR = EntityExtractor()
TYPED = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=80)
PIECES = """
saat 5'te|٢٣ نيسان|الساعة خمسة|عمرو|سنتين ونص|كملكي|اورفا|kızıma|8 aylık|ço\u0308cuğum|cuma'ya|23.04|17:30|99:99|half past|two|12am|eeeid|
مـــرتي|حَامِلٌ|3omro|snin|bokra|el a7ad|I'm|my son is|\u200f|(|)|ﷺ|½|ء|0532 111 22 33|kadar|32 Nisan|from 9 to|25|\n\n|İSTANBUL'DA
"""
WORDS = st.lists(st.sampled_from(PIECES.split("|")), max_size=12).map(" ".join)


def said(entity, text):
    return (entity["entity"], entity["value"], text[entity["start"] : entity["end"]], entity.get("role", ""))


def compared():
    """Yield (language, text, missed, wrong, right) of every labelled message."""
    for line in LABELLED:
        text = line["text"]
        wanted = Counter((e["entity"], e["value"], e["words"], e.get("role", "")) for e in line["entities"])
        found = Counter(said(e, text) for e in EXTRACTOR.extract(text, line["language"]))
        yield line["language"], text, wanted - found, found - wanted, wanted & found


def test_labelled_messages(capsys):
    """Entity, value, words and role must all be right; the figures are printed, and the errors if they are low."""
    right, missed, wrong, errors = Counter(), Counter(), Counter(), []
    for language, text, m, w, r in compared():
        for count, items in ((right, r), (missed, m), (wrong, w)):
            for entity, n in items.items():
                for key in ("all", language, entity[0]):
                    count[key] += n
        if m or w:
            errors.append(f"{text}\n    missed {list(m)}\n    wrong  {list(w)}")
    with capsys.disabled():
        print(f"\n{'':14}{'labels':>8}{'precision':>11}{'recall':>9}")  # noqa: T201
        for key in sorted(right | missed | wrong):
            precision = right[key] / max(right[key] + wrong[key], 1)
            recall = right[key] / max(right[key] + missed[key], 1)
            print(f"{key:14}{right[key] + missed[key]:8}{precision:11.3f}{recall:9.3f}")  # noqa: T201
    for key in ("all", "ar", "tr", "en"):
        assert right[key] / (right[key] + wrong[key]) >= LEAST, "\n".join(errors)
        assert right[key] / (right[key] + missed[key]) >= LEAST, "\n".join(errors)


@pytest.mark.parametrize("language", ["ar", "tr", "en"])
def test_there_are_enough_labelled_messages(language):
    lines = [line for line in LABELLED if line["language"] == language]
    assert len(lines) >= 60
    assert sum(not line["entities"] for line in lines) >= 10


@pytest.mark.parametrize("typed", [TYPED, WORDS], ids=["any", "words"])
@pytest.mark.parametrize("language", ["ar", "tr", "en", "other", ""])
def test_offsets_are_inside_the_text(typed, language):
    @given(text=typed)
    def check(text):
        for entity in EXTRACTOR.extract(text, language):
            assert 0 <= entity["start"] < entity["end"] <= len(text)
            assert text[entity["start"] : entity["end"]].strip()

    check()


@given(text=TYPED)
def test_folded_text_knows_where_it_came_from(text):
    folded = Folded(text)
    for i in range(len(folded.text)):
        start, end = folded.span(i, i + 1)
        assert 0 <= start < end <= len(text)


def test_stretched_letters_and_signs_belong_to_their_word():
    (entity,) = EXTRACTOR.extract("قبل العييييد؟", "ar")
    assert said(entity, "قبل العييييد؟") == ("day", "feast", "العييييد", "before")
    (entity,) = EXTRACTOR.extract("يوم السَّبْتِ", "ar")
    assert (entity["start"], entity["end"]) == (0, len("يوم السَّبْتِ"))


@pytest.mark.parametrize("text", ["from morning to evening", "is it from 9 to evening", "from 7 to 3"])
def test_a_range_may_begin_with_a_part_of_the_day(text):
    first, last = (e for e in EXTRACTOR.extract(text, "en") if e["entity"] == "time")
    assert (first["role"], last["role"]) == ("after", "until")
    assert (first["value"], last["value"]) in {
        ("morning", "evening"), ("09:00", "evening"), ("07:00", "15:00"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "is the pharmacy open from 22:00 to 08:00", [("22:00", "after"), ("08:00", "until")]),
        ("en", "from 8 pm to 2 am", [("20:00", "after"), ("02:00", "until")]),
        ("en", "from 7 pm to 7 am", [("19:00", "after"), ("07:00", "until")]),
        ("en", "from 7 to 11", [("07:00", "after"), ("11:00", "until")]),
        ("en", "from 6 to 2 am", [("18:00", "after"), ("02:00", "until")]),
        ("ar", "men 7 la 3", [("07:00", "after"), ("15:00", "until")]),
        ("ar", "من 7 ل 3", [("07:00", "after"), ("15:00", "until")]),
    ],
)
def test_only_a_guessed_afternoon_becomes_a_morning(language, text, wanted):
    assert [(e["value"], e["role"]) for e in EXTRACTOR.extract(text, language)] == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "are you closed until 15/11", ("day", "11-15", "until")),
        ("en", "later than 17:00", ("time", "17:00", "after")),
        ("tr", "17:00 sonrası", ("time", "17:00", "after")),
        ("tr", "15/11 öncesi", ("day", "11-15", "before")),
        ("ar", "abel 15/11", ("day", "11-15", "before")),
    ],
)
def test_a_number_alone_has_the_role_words_of_the_message(language, text, wanted):
    (entity,) = EXTRACTOR.extract(text, language)
    assert (entity["entity"], entity["value"], entity["role"]) == wanted


@pytest.mark.parametrize(
    ("language", "text", "ages"),
    [
        ("tr", "oğlum beş altı yaşında", []),
        ("ar", "عمره خمس ست سنين", []),
        ("tr", "yirmi beş yaşında", [25]),
        ("ar", "عمره خمس وعشرين سنة", [25]),
        ("en", "she is twenty five years old", [25]),
    ],
)
def test_two_number_words_are_one_number_or_none(language, text, ages):
    assert [e["value"] for e in EXTRACTOR.extract(text, language) if e["entity"] == "age"] == ages


@pytest.mark.parametrize(
    ("language", "text", "child"),
    [
        ("tr", "kızım ben 70 yaşındayım", False),
        ("tr", "oğlum, ben yaşlıyım", False),
        ("tr", "kızım benimle gelebilir mi", True),
        ("ar", "يا بنتي انا حامل", False),
        ("ar", "بنتي حامل", True),
        ("ar", "ya ebni ana 3omri 70", False),
        ("en", "my son i am old", False),
        ("en", "my son is old", True),
    ],
)
def test_old_people_call_whom_they_write_to_their_child(language, text, child):
    found = {(e["entity"], e["value"]) for e in EXTRACTOR.extract(text, language)}
    assert (("person", "child") in found) is child


def test_six_years_are_no_lady():
    assert [e["value"] for e in EXTRACTOR.extract("ابني ست سنين", "ar") if e["entity"] == "sex"] == ["male"]


def test_a_component_adds_to_what_others_found():
    message = Message(
        {"text": "cuma açık mı", "language": {"name": "tr", "confidence": 1.0}, "entities": [{"entity": "x"}]}
    )
    EntityExtractor.create({}, None, None, None).process([message])
    found = message.as_dict(only_output_properties=True)["entities"]
    assert [e["entity"] for e in found] == ["x", "day"]
    assert found[1] == {"entity": "day", "value": "friday", "start": 0, "end": 4, "extractor": "EntityExtractor"}


def test_all_provinces_have_names_in_turkish_and_arabic():
    lexicons = lexicon.load()
    for name in ("tr", "ar"):
        assert len({rule.value for rule in lexicons[name].rules if rule.entity == "province"}) == 81


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("tr", "day:", "dayy:", "tr.yml: section 'dayy' is unknown. Use one of: age,"),
        ("tr", "  friday:", "  cuma:", "tr.yml: 'cuma' is no value of 'day'. Use one of:"),
        ("ar", "  hatay:", "  hatai:", "ar.yml: 'hatai' is no value of 'province'"),
        ("en", "  today:", "  today: |", "en.yml is not valid YAML"),
        ("en", "  today: today |", "  today: today | |", "en.yml: 'day today' has nothing between two |"),
        ("en", "  weekend: weekend |", "  weekend: <wekend> |", "en.yml: <wekend> is neither a list"),
        ("en", "  weekend: weekend |", "  weekend: (weekend |", "en.yml: '(weekend' cannot be read"),
        ("en", "  date: <d>", "  date: first | <d>", "en.yml: 'first' under 'day date' lacks <month> or <ddmm>"),
        ("tr", "  ramadan:", "  ramadan:\n  new_year:", "tr.yml"),
        ("en", "  january: january", "  januray: january", "en.yml: 'januray' is no value of 'months'. Use one of:"),
        ("en", "numbers: {one: 1", "numbers: {one: x", "en.yml: 'one' under 'numbers' must be a number, and is 'x'"),
        ("en", "  before: before |", "  before: [before] #", "en.yml: 'before' must hold words with | between them"),
    ],
)
def test_a_broken_file_is_one_sentence(tmp_path, file, old, new, sentence):
    shutil.copytree(lexicon.FOLDER, tmp_path, dirs_exist_ok=True)
    path = tmp_path / f"{file}.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(lexicon.LexiconError) as raised:
        lexicon.load(tmp_path)
    assert sentence in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(lexicon.LexiconError, match=r"ar\.yml is missing"):
        lexicon.load(tmp_path)
