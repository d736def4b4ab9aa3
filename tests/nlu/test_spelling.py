"""English spelling: what is corrected, what is left alone, and that the step survives being stored."""

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components import keys
from nlu.components.spelling import Speller, SpellingCorrector

COUNTS = {"dentist": 40, "hospital": 30, "vaccination": 9, "daughter": 12, "kimlik": 50, "ikamet": 2, "adress": 8}


@pytest.fixture(scope="module")
def speller():
    return Speller(COUNTS, borrowed=["muhtar", "randevu"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dnetist for my doghter", "dentist for my daughter"),
        ("hospitl, vacination!", "hospital, vaccination!"),
        ("lost kimlk", "lost kimlik"),
    ],
)
def test_slips_become_the_nearest_word_of_the_data(speller, typed, meant):
    assert speller.corrected(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "the violin plays",  # ordinary words that the data does not have
        "muhtar gave a randevu",  # Turkish words of the Turkish data
        "my adress",  # what many spell so is learned so
        "dnt cme",  # too short to be sure
        "they hadn't, you mustn’t",  # half a word is none
        "xqzzwv 99 112",
        "",
    ],
)
def test_other_words_stay(speller, text):
    assert speller.corrected(text) == text


def test_names_and_places_are_no_slips(tmp_path):
    training = TrainingData([_message(f"he was killed in mersin {day}", "en") for day in "abcdefghij"])
    storage, resource = LocalModelStorage(tmp_path), Resource("spelling")
    SpellingCorrector(storage, resource).train(training)
    step = SpellingCorrector.load({}, storage, resource, ExecutionContext(GraphSchema({})))
    messages = [_message("my husband khaled from mardin was kiled", "en")]
    assert step.process(messages)[0].get(keys.CLEAN) == "my husband khaled from mardin was killed"


def _message(text, language, **more):
    forms = {keys.CLEAN: text, keys.FOLDED: text, keys.SKELETON: ""}
    return Message({"text": text, keys.LANGUAGE: {"name": language}, **forms, **more})


def test_the_step_learns_from_what_people_wrote_and_corrects_english_only(tmp_path):
    days = ("monday", "tuesday", "friday", "today", "sunday", "now", "later", "tomorrow", "tonight")
    written = [_message(f"dentist open {day}", "en") for day in days[:3]]
    written += [_message(f"dentust open {day}", "en", **{keys.DISTORTED: True}) for day in days]
    written += [_message(f"dentisl {day}", "tr") for day in days[:2]]
    training = TrainingData(written)
    storage, resource = LocalModelStorage(tmp_path), Resource("spelling")
    context = ExecutionContext(GraphSchema({}), "test")
    SpellingCorrector.create({}, storage, resource, context).train(training)
    step = SpellingCorrector.load({}, storage, resource, context)
    step.process_training_data(training)
    slips = [m.get(keys.CLEAN) for m in training.training_examples if m.get(keys.DISTORTED)]
    assert slips == [f"dentist open {day}" for day in days]
    english, turkish = _message("dentsit opne", "en"), _message("dentsit opne", "tr")
    step.process([english, turkish])
    assert english.get(keys.CLEAN) == english.get(keys.FOLDED) == "dentist open"
    assert english.get(keys.SKELETON)
    assert turkish.get(keys.CLEAN) == "dentsit opne"


def test_an_untrained_step_changes_nothing(tmp_path):
    message = _message("dentsit", "en")
    SpellingCorrector(LocalModelStorage(tmp_path), Resource("s")).process([message])
    assert message.get(keys.CLEAN) == "dentsit"
