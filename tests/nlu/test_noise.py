"""Distortions keep what they are not about, and the training sees them with their labels."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components import keys, noise
from nlu.components.augmentation import Augmenter
from nlu.components.normalisation import Normaliser

RNG = random.Random


@pytest.mark.parametrize(
    ("habit", "text", "allowed"),
    [
        (noise.dropped_letter, "clinic", {"cinic", "clnic", "clic", "cliic", "clini", "clinc"}),
        (noise.swapped_letters, "tree", {"rtee", "tere", "tree"}),
        (noise.joined_words, "a b c", {"ab c", "a bc"}),
        (noise.dropped_dots, "شو", {"سو"}),
        (noise.text_speak, "can you tell me please", {"can u tell me pls"}),
        (noise.text_speak, "Please show your Hand", {"pls show ur Hand"}),
        (noise.ascii_letters, "çocuğum ışık", {"cocugum isik"}),
        (noise.keyboard_slip("en"), "zzzz", {"z" * i + c + "z" * (3 - i) for c in "xas" for i in range(4)}),
    ],
)
def test_each_habit_does_its_one_thing(habit, text, allowed):
    seen = {habit(text, RNG(seed)) for seed in range(40)}
    assert seen <= allowed and seen


@pytest.mark.parametrize("language", sorted(noise.HABITS))
@given(text=st.text(max_size=80), seed=st.integers(0, 1000))
def test_nothing_typed_breaks_a_habit(language, text, seed):
    assert isinstance(noise.distorted(text, language, RNG(seed)), str)


def test_arabizi_comes_in_several_spellings():
    seen = {noise.arabizi("خبزة شغل طابو", RNG(seed)) for seed in range(10)}
    assert len(seen) == 2 and all(not any("\u0600" < c < "\u06ff" for c in s) for s in seen)


def _data():
    return TrainingData(
        [
            Message(
                {
                    "text": f"where is the dental clinic number {n}",
                    "intent": "location",
                    "metadata": {"intent": {"service": "dental_care"}},
                    keys.LANGUAGE: {"name": "en", "confidence": 1.0},
                }
            )
            for n in range(50)
        ]
    )


def test_copies_carry_the_labels_and_originals_stay():
    data = _data()
    enlarged = Augmenter({"share": 0.5, "seed": 7}).process_training_data(data)
    copies = [m for m in enlarged.training_examples if m.get(keys.DISTORTED)]
    assert 10 < len(copies) < 40
    assert {m.get("text") for m in data.training_examples} <= {m.get("text") for m in enlarged.training_examples}
    assert all(m.get("intent") == "location" and m.get(keys.LANGUAGE)["name"] == "en" for m in copies)
    assert all(m.get("metadata")["intent"]["service"] == "dental_care" for m in copies)


def test_the_same_seed_gives_the_same_copies():
    texts = [
        [m.get("text") for m in Augmenter({"share": 0.5, "seed": 7}).process_training_data(_data()).training_examples]
        for _ in range(2)
    ]
    assert texts[0] == texts[1]


def test_slips_are_not_learned_as_arabic_words(tmp_path):
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.resource import Resource

    message = Message({"text": "عياده", keys.DISTORTED: True})
    normaliser = Normaliser(LocalModelStorage(tmp_path), Resource("n"))
    normaliser.train(TrainingData([message, Message({"text": "عيادة"})]))
    assert set(normaliser._transliterator.words) == {"عيادة"}
