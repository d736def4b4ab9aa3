"""Arabizi: both scripts share a skeleton, and known words are written as the data writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.components.arabizi import Transliterator, by_letters, from_arabic, skeleton

WORDS = Transliterator.from_texts(
    ["بدي طلع كملك جديد", "وين مركز الدورات", "شو الاوراق المطلوبة", "قديش بيكلف", "ايمتا بيفتح المركز", "عندي موعد"]
)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("bedi talle3 el kimlik", "بدي طلع الكملك"),
        ("wein markaz el dawrat", "وين مركز الدورات"),
        ("sho el awra2 el matloube", "شو الاوراق المطلوبة"),
        ("bade doctor asnan", "بدي دكتور أسنان"),
        ("khyata", "خياطة"),
        ("5yata", "خياطة"),
    ],
)
def test_both_scripts_share_a_skeleton(latin, arabic):
    assert skeleton(latin) == skeleton(arabic)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("bedi talle3 el kimlik", "بدي طلع الكملك"),
        ("wein markaz el dawrat", "وين مركز الدورات"),
        ("sho el 2awra2 elmatloube", "شو الاوراق المطلوبة"),
    ],
)
def test_known_words_are_written_as_the_data_writes_them(latin, arabic):
    assert WORDS.text(latin) == arabic


def test_a_two_at_the_beginning_is_qaf_or_hamza():
    known = Transliterator.from_texts(["قلب امي", "ابني مريض", "قريب من بيتي"])
    assert [known.word(word) for word in ("2alb", "2ebni", "2arib")] == ["قلب", "ابني", "قريب"]


@pytest.mark.parametrize(
    ("latin", "arabic"), [("7abibi", "حبيبي"), ("sharq", "شرق"), ("khobz", "خوبز"), ("3arab", "عرب")]
)
def test_unknown_words_go_letter_by_letter(latin, arabic):
    assert by_letters(latin) == arabic


def test_arabic_script_stays():
    assert WORDS.text("وين المركز") == "وين المركز"


@given(st.text(alphabet="abdehiklmnorstuwyz2357' ", max_size=40))
def test_nothing_typed_makes_it_fail(text):
    assert isinstance(WORDS.text(text), str)
    skeleton(text)


def test_the_way_back_is_latin():
    assert from_arabic("بدي طلع كملك").isascii()
    assert from_arabic("حبيبي") != from_arabic("حبيبي", other_habit=True)


def test_edits_are_counted():
    from nlu.measure_arabizi import distance

    assert [distance(*pair) for pair in (("", "abc"), ("abc", "abc"), ("kitten", "sitting"))] == [3, 0, 3]


def test_known_words_make_fewer_errors_than_letters_alone():
    from nlu.measure_arabizi import _arabic_lines, error_rate, gold

    pairs = gold()
    knowing = error_rate(pairs, Transliterator.from_texts(_arabic_lines()).text)
    assert len(pairs) >= 70 and knowing <= 0.15
    assert knowing < error_rate(pairs, Transliterator({}).text)
