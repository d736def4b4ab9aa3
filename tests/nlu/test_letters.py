"""Normalisation: spellings of one word fall together, and a second time changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.components import letters

TYPED = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)
MIXED = st.text(alphabet="ابتثجحخأإآىةءؤئپچگ\u064b\u0651\u0640٣۳iIıİşŞğçöüÂabcee33 .!؟🙏\u200f", max_size=40)


@pytest.mark.parametrize(
    "one",
    [
        letters.compatibility, letters.without_diacritics, letters.without_tatweel, letters.western_digits, letters.arabic_letters,
        letters.one_alef, letters.no_hamza_seat, letters.one_yaa, letters.one_haa, letters.ascii_latin, letters.shorten_elongation,
        letters.spaces, letters.words_only,
    ],
)  # fmt: skip
@given(text=MIXED)
def test_each_step_is_idempotent(one, text):
    assert one(one(text)) == one(text)


@given(text=TYPED, language=st.sampled_from(["ar", "tr", "en", "other"]))
def test_no_text_makes_it_fail(text, language):
    letters.clean(text, language)
    letters.fold(text, language)


@pytest.mark.parametrize("language", ["ar", "tr", "en"])
@given(text=MIXED)
def test_folding_is_idempotent(language, text):
    folded = letters.fold(text, language)
    assert letters.fold(folded, language) == folded


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("إعفاء", "اعفاء", "ar"),
        ("مدرسة", "مدرسه", "ar"),
        ("مستشفى", "مستشفي", "ar"),
        ("مرحـــبا", "مَرْحَبا", "ar"),
        ("٣٩", "39", "ar"),
        ("ÇALIŞMA İZNİ", "calisma izni", "tr"),
        ("IŞIK", "ışık", "tr"),
        ("pleeease", "pleease", "en"),
        ("noooo", "noo", "en"),
    ],
)
def test_spellings_of_one_word(one, other, language):
    assert letters.fold(one, language) == letters.fold(other, language)


@pytest.mark.parametrize(("one", "other"), [("كملك", "كلمك"), ("دورة", "دور"), ("سنان", "سنة")])
def test_different_words_stay_different(one, other):
    assert letters.fold(one, "ar") != letters.fold(other, "ar")
