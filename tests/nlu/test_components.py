"""The graph components inside real Rasa: trained, stored, loaded and asked."""

import ctypes

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from nlu.components import keys, labels
from nlu.components.classifier import IntentClassifier, ServiceClassifier
from nlu.components.features import add_sentence_features
from nlu.components.language import LanguageIdentifier, _zeroed_memory
from nlu.components.ngrams import NgramFeaturizer
from nlu.components.normalisation import Normaliser
from nlu.components.softmax import SoftmaxRegression

CONTEXT = ExecutionContext(GraphSchema({}), "test")
LINES = [
    ("when does the dentist open", "hours", "dental_care"),
    ("is the dentist open on saturday", "hours", "dental_care"),
    ("opening hours of the sewing course", "hours", "sewing_course"),
    ("how much is the dentist", "cost", "dental_care"),
    ("is the sewing course free", "cost", "sewing_course"),
    ("what does the sewing course cost", "cost", "sewing_course"),
]


@pytest.fixture
def storage(tmp_path):
    return LocalModelStorage(tmp_path)


def data(lines=LINES, metadata=True):
    """Return training data with services in the metadata of the intent's block, as Rasa reads it from YAML."""
    return TrainingData(
        [
            Message({"text": t, "intent": i, "metadata": {"intent": {"service": s}} if metadata else {}})
            for t, i, s in lines
        ]
    )


def trained(component, storage, training):
    """Train a component, load it again from storage and return the loaded one."""
    resource = Resource(component.__name__)
    config = component.get_default_config() if hasattr(component, "get_default_config") else {}
    component.create(config, storage, resource, CONTEXT).train(training)
    return component.load(config, storage, resource, CONTEXT)


def test_the_pipeline_reads_what_it_was_taught(storage):
    training = data()
    normaliser = trained(Normaliser, storage, training)
    normaliser.process_training_data(training)
    featurizer = trained(NgramFeaturizer, storage, training)
    featurizer.process_training_data(training)
    intents, services = trained(IntentClassifier, storage, training), trained(ServiceClassifier, storage, training)
    message = Message({"text": "does the DENTIST open on sunday"})
    for component in (normaliser, featurizer, intents, services):
        component.process([message])
    read = message.as_dict(only_output_properties=True)
    assert read["intent"]["name"] == "hours"
    assert read["service"]["name"] == "dental_care"
    assert sum(item["confidence"] for item in read["intent_ranking"]) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("text", "language", "clean"),
    [
        ("بدي randevu عند dentist", "ar", "بدي randevu عند dentist"),  # Latin words beside Arabic script are no Arabizi
        ("بدي رقم Göç İdaresi", "ar", "بدي رقم göç idaresi"),
        ("کیف بدي سجل للکملک", "ar", "كيف بدي سجل للكملك"),  # letters of a Persian keyboard
        ("KIMLIK YENILEMEK", "tr", "kimlik yenilemek"),
        ("Is ariyorum", "tr", "is ariyorum"),
        ("IŞIK yok", "tr", "ışık yok"),
    ],
)
def test_what_the_encoders_read(storage, text, language, clean):
    normaliser = trained(Normaliser, storage, TrainingData([Message({"text": "بدي موعد"})]))
    message = Message({"text": text, keys.LANGUAGE: {"name": language}})
    assert normaliser.process([message])[0].get(keys.CLEAN) == clean


def test_rows_differ_by_their_numbers_and_their_origin():
    def said(row, origin="a"):
        message = Message({"text": "x"})
        add_sentence_features(message, row, origin)
        return message.features[0].fingerprint()

    row = csr_matrix([[0.0, 2.0, 0.0]])
    assert said(row) == said(row.copy())
    others = csr_matrix([[2.0, 0.0, 0.0]]), csr_matrix([[0.0, 3.0, 0.0]]), csr_matrix([[0.0, 2.0]])
    assert len({said(row), said(row, "b"), *map(said, others)}) == 5


def test_dangers_teach_only_the_service_that_they_name():
    lines = [
        ("he beats me", "protection", "none"),
        ("he beats me, when is sewing", "protection", "sewing_course"),
        ("hello", "greet", "none"),
        ("a dentist", "hours", "dental_care"),
    ]
    assert labels.services(data(lines).training_examples) == [None, "sewing_course", "none", "dental_care"]


def test_data_without_services_trains_no_service_model(storage):
    training = data(metadata=False)
    normaliser = trained(Normaliser, storage, training)
    normaliser.process_training_data(training)
    trained(NgramFeaturizer, storage, training).process_training_data(training)
    services = trained(ServiceClassifier, storage, training)
    message = Message({"text": "hello"})
    services.process([message])
    assert message.get(keys.SERVICE) is None


@pytest.fixture(scope="module")
def identifier(tmp_path_factory):
    storage = LocalModelStorage(tmp_path_factory.mktemp("language"))
    return trained(LanguageIdentifier, storage, data())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ايمتا بيفتح مركز الدورات", "ar"),
        ("متى تبدأ الدورة القادمة", "ar"),
        ("bedde sajjel ebni bel madrase", "ar"),
        ("3andi maw3ed bokra", "ar"),
        ("çocuğumu okula yazdırmak istiyorum", "tr"),
        ("cocugumu okula yazdirmak istiyorum", "tr"),
        ("yarin acik misiniz", "tr"),
        ("Babama tekerlekli sandalye lazım", "tr"),
        ("babama tekerlekli sandalye lazim", "tr"),
        ("where can i register my son", "en"),
        ("lsa ma fat7in", "ar"),
        ("thanks a lot", "en"),
        # single words that Arabic messages borrow
        ("evet", "tr"),
        ("engelli", "tr"),
        ("adres", "tr"),
        ("hi", "en"),
        # in this town these are Turkish, too
        ("tamam", "tr"),
        ("ok tamam", "tr"),
        ("slm", "tr"),
        ("ok abi", "tr"),
        ("tmam ktir", "ar"),
    ],
)
def test_languages(identifier, text, language):
    read = identifier.identify(text)
    assert (read.name, read.other) == (language, "")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("ez dixwazim zarokên xwe bişînim dibistanê", "kurmanji"),
        ("ez dixwazim zaroken xwe bisinim dibistane", "kurmanji"),
        ("دەمەوێت منداڵەکانم بنێرمە قوتابخانە", "sorani"),
        ("من می‌خواهم ثبت نام کنم", "persian"),
        ("میں اپنے بچوں کو سکول بھیجنا چاہتا ہوں", "urdu"),
        ("غواړم خپل ماشومان ښوونځي ته ولېږم", "pashto"),
        ("где находится больница", "russian"),
        ("де знаходиться лікарня", "ukrainian"),
        ("où est l'hôpital s'il vous plaît", "french"),
        ("wo finde ich das krankenhaus", "german"),
        ("dónde queda el hospital por favor", "spanish"),
        ("isbitaalku xaggee buu ku yaal", "somali"),
        ("uşaqlarımı məktəbə yazdırmaq istəyirəm", "azerbaijani"),
        ("bolalarimni maktabga yozdirmoqchiman", "uzbek"),
        ("vorrei iscrivere i bambini a scuola", "italian"),
        ("ik wil mijn kinderen inschrijven op school", "dutch"),
    ],
)
def test_a_language_that_is_not_served_is_named(identifier, text, other):
    read = identifier.identify(text)
    assert (read.name, read.other) == ("other", other)
    assert read.confidence >= 0.8


def test_an_unknown_script_is_other_without_a_name(identifier):
    assert identifier.identify("გამარჯობა") == ("other", 1.0, "")


def test_the_parse_result_carries_the_language(identifier):
    message = Message({"text": "où est l'hôpital s'il vous plaît"})
    identifier.process([message])
    assert (
        message.as_dict(only_output_properties=True)["language"] == identifier.identify(message.get("text"))._asdict()
    )


def test_two_trainings_agree(identifier, storage):
    """fastText leaves most of its memory unset with one thread; ours must not depend on what was there."""
    again = trained(LanguageIdentifier, storage, data())
    for text in ("queue", "kimliğim", "3andi maw3ed", "سڵاو"):
        assert again.identify(text) == identifier.identify(text)


def test_memory_given_to_fasttext_is_zero_wherever_it_lies():
    """Letters that fastText itself has freed would be read as numbers so large that training ends in NaN."""
    libc, size, part = ctypes.CDLL(None), 256 << 20, 512 << 10
    libc.malloc.restype, libc.malloc.argtypes, libc.free.argtypes = (
        ctypes.c_void_p,
        [ctypes.c_size_t],
        [ctypes.c_void_p],
    )

    def taken_after_letters_were_freed():
        # Many parts that become one hole, large enough to be the only one; what lies last would leave the heap.
        parts, end = [libc.malloc(part) for _ in range(2 * size // part)], libc.malloc(part)
        for block in parts:
            ctypes.memset(block, ord("a"), part)
        for block in parts:
            libc.free(block)
        block = libc.malloc(size)
        held = ctypes.string_at(block, size)
        libc.free(block)
        libc.free(end)
        return held

    assert b"a" in taken_after_letters_were_freed(), "nothing is taken twice: this test shows nothing"
    with _zeroed_memory():
        assert taken_after_letters_were_freed().count(0) == size


@pytest.mark.parametrize("text", ["", "   ", "123", "🙏", "؟"])
def test_a_text_without_letters_has_no_language(identifier, text):
    assert identifier.identify(text) == ("other", 0.0, "")


def test_language_lines_are_needed(storage):
    config = LanguageIdentifier.get_default_config() | {"lines": "nlu/nowhere"}
    with pytest.raises(FileNotFoundError, match="nlu/nowhere"):
        LanguageIdentifier.create(config, storage, Resource("x"), CONTEXT).train(data())


def test_softmax_agrees_with_scikit_learn():
    from sklearn.linear_model import LogisticRegression

    random = np.random.default_rng(1)
    x = csr_matrix(random.normal(size=(120, 6)).astype(np.float32))
    y = [str(n) for n in (x[:, 0] + 0.5 * x[:, 1] > 0).toarray().ravel().astype(int) + (x[:, 2] > 1).toarray().ravel()]
    ours = SoftmaxRegression(2.0, 300).fit(x, y)
    theirs = LogisticRegression(C=2.0, max_iter=1000).fit(x, y)
    assert ours.classes_ == list(theirs.classes_)
    assert np.abs(ours.predict_proba(x) - theirs.predict_proba(x)).max() < 0.02


def test_softmax_learns_rare_features_as_soon_as_common_ones():
    """Every row has thirty of forty common features, which say nothing, and a rare one, which tells its label."""
    from sklearn.linear_model import LogisticRegression

    random = np.random.default_rng(2)
    rare = random.integers(400, size=2000)
    x = csr_matrix(
        np.hstack([random.random((2000, 40)) < 0.75, rare[:, np.newaxis] == np.arange(400)]), dtype=np.float32
    )
    y = [f"label {n % 5}" for n in rare]
    ours = SoftmaxRegression(24.0, 15).fit(x, y)
    theirs = LogisticRegression(C=24.0, max_iter=1000).fit(x, y)
    assert np.abs(ours.predict_proba(x) - theirs.predict_proba(x)).max() < 0.05


def test_every_other_language_has_its_answer():
    from pathlib import Path

    from nlu.components.language import SERVED

    root = Path(__file__).parents[2]
    told = (root / "bot" / "rendering" / "other_languages.py").read_text("utf-8")
    learned = {f.stem for f in (root / "nlu" / "languages").glob("*.txt")} - set(SERVED)
    assert learned and all(f'"{name}": (' in told for name in learned)
