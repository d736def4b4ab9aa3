"""Encoders tuned on labelled messages: what they learn, what they begin with, and the opinions they add."""

import re
import tarfile
from pathlib import Path

import numpy as np
import pytest
import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu import adapt
from nlu.components import keys, tuned, tuning
from nlu.components.tuned import TunedEncoder

MODELS = ("e5", "gemma")


def test_a_missing_adapted_encoder_is_told_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(tuned, "ENCODERS", tmp_path / "nlu" / "encoder")
    with pytest.raises(FileNotFoundError, match=r"nlu/encoder/gemma\.npz is missing.*git checkout.*nlu\.adapt gemma"):
        tuned.adapted_arrays("gemma")


def test_a_damaged_adapted_encoder_is_told_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(tuned, "ENCODERS", tmp_path / "nlu" / "encoder")
    tuned.ENCODERS.mkdir(parents=True)
    for content in (b"", b"version https://git-lfs", b"PK\x03\x04 cut short"):
        (tuned.ENCODERS / "e5.npz").write_bytes(content)
        with pytest.raises(ValueError, match=r"nlu/encoder/e5\.npz is damaged .*git checkout.*nlu\.adapt e5"):
            tuned.adapted_arrays("e5")


def test_an_unknown_model_is_one_sentence(tmp_path):
    with pytest.raises(ValueError, match=r"TunedEncoder model 'bert' is unknown\. Use one of: e5, gemma\."):
        _made(tmp_path, model="bert")


def test_the_rate_rises_and_falls():
    rate = tuning._Rate(0.5, 200)
    assert [float(rate(step)) for step in (0, 9, 105, 200)] == pytest.approx([0.05, 0.5, 0.25, 0.01])


def test_numbers_beyond_half_precision_stay_numbers():
    far = np.float32(1e5)
    states = tuning.outputs({3: [0], 5: [0, 0]}, "", lambda ids: np.full((len(ids), 2), far), lambda x, _mask: x)
    assert states[5].dtype == np.float16 and states[5].shape == (2, 2)
    assert all(np.isfinite(state).all() for state in states.values())


def test_learning_that_ends_in_no_numbers_is_one_sentence(tmp_path):
    _, _, component = _made(tmp_path, adapted=False, new_layers=1, new_epochs=3.0, new_rate=1e38, head_rate=1e38)
    with pytest.raises(ValueError, match="not finite: train again with a lower `rate`"):
        component.train(_messages())


@pytest.mark.parametrize("model", MODELS)
def test_the_adapted_encoder_knows_the_intents_of_the_data(model):
    intents = {file.stem for file in Path("nlu/data").glob("*/*.yml")}
    assert intents <= set(tuned.adapted_arrays(model)[f"{keys.INTENT_OPINION}/labels"])


def test_what_is_known_is_read_less_often_than_what_is_new():
    adapted = {"k/labels": np.array(["b", "a"]), "k/weight": np.array([[1.0, 2.0]]), "k/bias": np.array([3.0, 4.0])}
    head = tuning.Head(*tuned._begun(adapted, "k", ["a", "c"], 1))
    assert head.weight[0, 0] == 2.0 and head.bias[0] == 4.0 and np.isnan(head.weight[0, 1]) and np.isnan(head.bias[1])
    new = tuning._new([np.array([0, 1, -1] * 40)], [head])
    assert new[:3].tolist() == [False, True, False]
    batches = tuning._batches([5] * 120, np.where(new, 3.0, 0.5), 32, np.random.default_rng(7))
    drawn = np.bincount(np.concatenate(batches), minlength=120)
    assert (drawn[1::3] == 3).all() and set(drawn[0::3]) == {0, 1} and 10 < drawn[0::3].sum() < 30


def test_adapting_reads_from_the_package_and_keeps_what_was_tuned(tmp_path):
    pipeline = yaml.safe_load(Path("config.yml").read_text("utf-8"))["pipeline"]
    steps = adapt._steps(pipeline, "gemma", None, again=False)
    assert [s["name"].rsplit(".")[-1] for s in steps] == [
        "LanguageIdentifier", "Augmenter", "Normaliser", "SpellingCorrector", "TunedEncoder",
    ]  # fmt: skip
    last = steps[-1]
    assert last["model"] == "gemma" and last["layers"] == last["new_layers"] == 12
    assert last["adapted"] is False and last["new_epochs"] == 2.0
    further = adapt._steps(pipeline, "e5", 0.5, again=True)[-1]
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


def _made(tmp_path, **config):
    """A component's storage, resource and context, and the untrained component."""
    places = LocalModelStorage(tmp_path), Resource("tuned"), ExecutionContext(GraphSchema({}), "test")
    config = {**TunedEncoder.get_default_config(), "batch": 6, **config}
    return config, places, TunedEncoder.create(config, *places)


def _trained(tmp_path, data, **config):
    config, places, component = _made(tmp_path, **config)
    component.train(data)
    return TunedEncoder.load(config, *places)


def _tuned_on(tmp_path, monkeypatch, data, after):
    """Train on data with an encoder that has learned from `after`; return tune's network, texts, targets and unread."""
    _trained(tmp_path, after, adapted=False, new_layers=1, new_epochs=1.0, keep_lines=True)
    monkeypatch.setattr(tuned, "ENCODERS", tmp_path / "nlu" / "encoder")
    tuned.ENCODERS.mkdir(parents=True)
    next(tmp_path.rglob("tuned.npz")).rename(tuned.ENCODERS / "e5.npz")
    asked, tune = [], tuning.tune
    monkeypatch.setattr(tuning, "tune", lambda *given: asked.append(given[:4]) or tune(*given))
    _trained(tmp_path, data, layers=1, epochs=0.5)
    return asked[0]


@pytest.mark.parametrize("model", MODELS)
def test_it_learns_and_is_the_same_after_loading(tmp_path, model):
    learning = {"new_layers": 1, "new_epochs": 40.0, "new_rate": 1e-3, "head_rate": 1e-2}
    encoder = _trained(tmp_path, _messages(), model=model, adapted=False, **learning)
    message = Message({"text": "", keys.CLEAN: "what is the price of the dentist"})
    encoder.process([message])
    ((intents,), (services,)) = message.get(keys.INTENT_OPINION), message.get(keys.SERVICE_OPINION)
    assert max(intents, key=intents.get) == "cost" and max(services, key=services.get) == "dental_care"
    assert sum(intents.values()) == pytest.approx(1, abs=1e-4)
    assert keys.INTENT_OPINION not in message.as_dict(only_output_properties=True)
    encoder.process([message])
    assert message.get(keys.INTENT_OPINION) == [intents, intents]  # beside what another one thinks


def test_without_services_there_is_no_opinion_of_them(tmp_path):
    encoder = _trained(tmp_path, _messages(service=False), adapted=False, new_layers=1, new_epochs=1.0)
    message = Message({"text": "", keys.CLEAN: "dentist"})
    encoder.process([message])
    assert message.get(keys.INTENT_OPINION) and message.get(keys.SERVICE_OPINION) is None


@pytest.mark.parametrize(("mark", "changed"), [("", 12), ("their_", 1)])
@pytest.mark.parametrize("model", MODELS)
def test_it_begins_with_the_adapted_layers_where_they_know_a_label(tmp_path, model, mark, changed):
    data = _messages()
    for message in data.training_examples:
        message.data["intent"] = mark + message.data["intent"]
        message.data["metadata"] = {"intent": {"service": mark + message.data["metadata"]["intent"]["service"]}}
    _trained(tmp_path, data, model=model, layers=1, new_layers=1, epochs=1.0, new_epochs=1.0)
    arrays = tuned.of_network(tuned._stored(next(tmp_path.rglob("tuned.npz"))))
    layers = {re.split(r"[./]", name)[0] for name in arrays} - {"last norm", "beginning"}
    assert len(layers) == changed


def test_lines_that_were_learned_from_are_known_again_by_their_text_and_labels(tmp_path, monkeypatch):
    data = _messages()
    data.training_examples[1].data["intent"] = "cost"  # somebody corrected it
    for text, made in (("what does the dentist take", False), ("when dose the dentist open", True)):
        data.training_examples.append(Message({**data.training_examples[3].data, "text": text, keys.CLEAN: text}))
        data.training_examples[-1].data[keys.DISTORTED] = made
    _, texts, _, unread = _tuned_on(tmp_path, monkeypatch, data, after=_messages())
    assert [text for text, new in zip(texts, unread) if new] == [LINES[1][0], "what does the dentist take"]


def test_a_line_that_gets_a_second_label_learns_only_that_one(tmp_path, monkeypatch):
    """With both, the label that it had already would become too likely: 1,009 dangers with a service did that."""
    before = _messages()
    before.training_examples[1].data["metadata"] = {"intent": {}}
    before.training_examples[1].data["intent"] = "protection"  # whose lines teach no service unless they name one
    data = _messages()
    data.training_examples[1].data["intent"] = "protection"
    data.training_examples[2].data["intent"] = "cost"
    _, _, (intents, services), unread = _tuned_on(tmp_path, monkeypatch, data, after=before)
    assert unread.tolist()[:4] == [False, True, True, False]
    assert [i >= 0 for i in intents[:4]] == [True, False, True, True] and all(services >= 0)


def test_no_layers_to_learn_is_no_opinion(tmp_path):
    encoder = _trained(tmp_path, _messages(), model="gemma", adapted=False, new_layers=0)
    message = Message({"text": "", keys.CLEAN: "dentist"})
    assert encoder.process([message])[0].get(keys.INTENT_OPINION) is None


def test_a_model_of_another_time_is_refused_with_a_sentence(tmp_path):
    config, places, _ = _made(tmp_path)
    with places[0].write_to(places[1]) as directory:
        np.savez(directory / "tuned.npz", **{"layer/l0.q.w": np.zeros(3)})
    with pytest.raises(ValueError, match="trained for another encoder: train again with `merhaba nlu train`"):
        TunedEncoder.load(config, *places)


def test_one_intent_alone_trains_nothing(tmp_path):
    data = TrainingData([Message({"text": "a", keys.CLEAN: "a", "intent": "hours"})])
    message = Message({"text": "", keys.CLEAN: "dentist"})
    assert _trained(tmp_path, data).process([message])[0].get(keys.INTENT_OPINION) is None
