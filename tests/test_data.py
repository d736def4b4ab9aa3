"""Training data and test questions: complete, apart from each other, with ids that exist."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from bot.model import LANGUAGES, Catalogue

ROOT = Path(__file__).parent.parent
DATA = ROOT / "nlu" / "data"
QUESTIONS = ROOT / "nlu" / "questions"
INTENTS = frozenset(
    [
        "greet",
        "goodbye",
        "thanks",
        "affirm",
        "deny",
        "capabilities",
        "list_services",
        "service_info",
        "hours",
        "location",
        "nearest",
        "contact",
        "eligibility",
        "documents",
        "cost",
        "how_to_apply",
        "language_support",
        "application_status",
        "human",
        "complaint",
        "emergency",
        "protection",
        "distress",
        "change_language",
        "privacy",
        "out_of_scope",
    ]
)


@dataclass(frozen=True)
class Example:
    """A training line."""

    language: str
    intent: str
    service: str
    text: str


def examples() -> Iterator[Example]:
    """Yield all training lines."""
    for file in sorted(DATA.glob("*/*.yml")):
        for block in yaml.safe_load(file.read_text("utf-8"))["nlu"]:
            assert block["intent"] == file.stem, file
            for line in block["examples"].splitlines():
                yield Example(file.parent.name, block["intent"], block["metadata"]["service"], line.removeprefix("- "))


@pytest.fixture(scope="module")
def lines() -> list[Example]:
    """All training lines."""
    return list(examples())


def questions() -> Iterator[tuple[str, dict[str, object]]]:
    """Yield (language, question), the turns of dialogues among them."""
    for file in sorted(QUESTIONS.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            data = json.loads(line)
            for question in data.get("turns", [data]):
                yield file.stem.rsplit("-", 1)[-1], question


def plain(text: str) -> str:
    """Return the words of a text, without case and punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_every_intent_has_enough_examples_in_each_language(lines: list[Example]) -> None:
    counts = Counter((e.language, e.intent) for e in lines)
    assert {e.intent for e in lines} == INTENTS
    assert not {(lang, i): counts[lang, i] for lang in LANGUAGES for i in INTENTS if counts[lang, i] < 120}


def test_every_service_has_enough_examples_in_each_language(lines: list[Example], catalogue: Catalogue) -> None:
    """The examples in the content files are trained on too."""
    counts = Counter((e.language, e.service) for e in lines)
    for service in catalogue.services.values():
        counts.update({(language, service.id): len(said) for language, said in service.examples.items()})
    assert not {(lang, s): counts[lang, s] for lang in LANGUAGES for s in catalogue.services if counts[lang, s] < 60}


def test_labels_exist(lines: list[Example], catalogue: Catalogue) -> None:
    known = {"none", *catalogue.institutions, *catalogue.services}
    assert {e.service for e in lines} <= known


def test_no_line_stands_twice(lines: list[Example]) -> None:
    counts = Counter((e.language, e.text) for e in lines)
    assert not [text for text, n in counts.items() if n > 1]


def test_no_entity_markup(lines: list[Example]) -> None:
    """Rasa would read [text](entity) as an entity."""
    assert not [e.text for e in lines if re.search(r"[\[\]{}]", e.text)]


def test_questions_are_of_the_taxonomy(catalogue: Catalogue) -> None:
    found = list(questions())
    assert len(found) >= 300
    assert {language for language, _ in found} == set(LANGUAGES)
    for _, question in found:
        asks = question.get("asks", [question])
        others = [question.get("accept", []), *(ask.get("or", []) for ask in asks)]
        for reading in (*asks, *(r for some in others for r in some)):  # type: ignore[misc]
            assert reading["intent"] in INTENTS, question
            service = catalogue.services.get(reading["service"]) if reading["service"] else None
            assert service is not None or not reading["service"], question
            if service:
                assert reading["institution"] == service.institution, question
            elif reading["institution"]:
                assert reading["institution"] in catalogue.institutions, question


def test_no_question_is_trained_on(lines: list[Example]) -> None:
    trained = {plain(e.text) for e in lines}
    shared = [q["text"] for _, q in questions() if plain(str(q["text"])) in trained and len(str(q["text"]).split()) > 3]
    assert not shared


def language_lines(folder: str) -> Iterator[tuple[str, str]]:
    """Yield (file name, line) of a folder of language lines."""
    for file in sorted((ROOT / "nlu" / folder).glob("*.txt")):
        yield from ((file.stem, n) for n in file.read_text("utf-8").splitlines() if n and not n.startswith("#"))


def test_no_language_question_is_trained_on(lines: list[Example]) -> None:
    """A word asked alone must not stand in a list of words either: these are trained on one by one."""
    trained = {plain(e.text) for e in lines} | {plain(line) for _, line in language_lines("languages")}
    words = {word for _, line in language_lines("languages") for word in plain(line).split()}
    asked = [plain(line) for _, line in language_lines("language_questions")]
    assert len(asked) >= 600
    assert not [line for line in asked if line in trained or line in words]


def test_every_language_has_questions() -> None:
    counts = Counter(language for language, _ in language_lines("language_questions"))
    written_also = {"arabizi", "tr_ascii"}
    assert min(counts.values()) >= 25
    assert written_also <= set(counts)
    assert set(counts) - written_also == {language for language, _ in language_lines("languages")} - {"turkmen"}


def test_no_templates_multiplied_out(lines: list[Example]) -> None:
    """Lines that differ only in the service's name would repeat their other words many times over."""
    for language in LANGUAGES:
        openings = Counter(
            " ".join(plain(e.text).split()[:4]) for e in lines if e.language == language and len(e.text.split()) > 5
        )
        assert openings.most_common(1)[0][1] <= 15, openings.most_common(3)
