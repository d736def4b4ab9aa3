"""Arabizi: both scripts share a skeleton, and known words are written as the data writes them."""

from pathlib import Path

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
    ("latin", "arabic"),
    [
        ("dawra", "دورة"),  # the last -a is ة: not دار, which has as many long vowels
        ("wara2a", "ورقة"),
        ("sabah el kher", "صباح الخير"),  # the h is ح
        ("3yadeh", "عيادة"),  # here it is ة
        ("jame3a", "جامعة"),
        ("jom3a", "جمعة"),
        ("tlat wlad", "تلات ولاد"),
        ("walad", "ولد"),
        ("salame", "سلامة"),
        ("kbeer", "كبير"),
    ],
)
def test_vowels_tell_words_with_the_same_consonants_apart(latin, arabic):
    data = "دورة دار دور ورقة وراق صباح سبب الخير خير اخر عيادة عادي جامعة جمعة تلات تلت ولد ولاد سلامة سلم كبير كبر"
    assert Transliterator.from_texts([data] * 50).text(latin) == arabic


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("ettollab", "الطلاب"),  # a sun letter is doubled
        ("bessou2", "بالسوق"),
        ("3assalame", "عالسلامة"),
        ("lbet", "البيت"),
        ("el bet", "البيت"),
        ("w bet", "وبيت"),
        ("b bet", "ببيت"),
        ("we lbet", "والبيت"),
        ("mas2oul", "مسؤول"),  # the 2 is hamza
        ("sou2", "سوق"),  # here it is qaf
        ("wa8t", "وقت"),
        ("9ahwe", "قهوة"),
        ("aand", "عند"),
        ("taaban", "تعبان"),
        ("dawret", "دورة"),
        ("ra7et", "راحت"),
    ],
)
def test_articles_and_letters_of_other_hands(latin, arabic):
    data = "الطلاب السوق سوق السلامة بيت البيت مسؤول وقت قهوة عند تعبان دورة راحت راحة"
    assert Transliterator.from_texts([data] * 50).text(latin) == arabic


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

    knowing = Transliterator.from_texts(_arabic_lines())
    for file in ("arabizi.tsv", "arabizi_apart.tsv"):
        pairs = gold(Path("nlu/questions", file))
        assert len(pairs) >= 150 and error_rate(pairs, knowing.text) <= 0.12
        assert error_rate(pairs, knowing.text) < error_rate(pairs, Transliterator({}).text)
