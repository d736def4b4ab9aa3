"""No training line is nearly another one, and none is nearly a test question."""

import json
from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.components import examples

ROOT = Path(__file__).parents[2] / "nlu"
LIKE = 0.93  # cosine of character 3-5-grams: the same words in another order or with one letter changed
FEWEST_WORDS = 4  # 'ok bye' and its like are what everybody says


@pytest.fixture(scope="module", params=["ar", "tr", "en"])
def texts(request):
    """The longer training lines and test questions of a language."""
    lines = [line for block in examples.blocks(examples.FOLDER, request.param) for line in examples.lines(block)]
    asked = []
    for file in sorted((ROOT / "questions").glob(f"*{request.param}.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            data = json.loads(line)
            asked += [turn["text"] for turn in data.get("turns", [data])]
    assert len(lines) > 5000 and len(asked) > 150
    longer = [[t for t in some if len(t.split()) >= FEWEST_WORDS] for some in (lines, asked)]
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit(longer[0])
    return longer, [vectorizer.transform(some) for some in longer]


def pairs(rows, columns, skip_same):
    """Yield (row, column) of pairs that are nearly the same."""
    for start in range(0, rows.shape[0], 500):
        found = (rows[start : start + 500] @ columns.T).tocoo()
        for i, j in zip(found.row[found.data > LIKE] + start, found.col[found.data > LIKE]):
            if not skip_same or i < j:
                yield int(i), int(j)


def test_no_line_is_nearly_another(texts):
    (lines, _), (trained, _) = texts
    assert [(lines[i], lines[j]) for i, j in pairs(trained, trained, skip_same=True)] == []


def test_no_line_is_nearly_a_question(texts):
    (lines, asked), (trained, questions) = texts
    assert [(asked[i], lines[j]) for i, j in pairs(questions, trained, skip_same=False)] == []


def test_the_check_finds_what_it_is_for():
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    rows = vectorizer.fit_transform(["where is the dental clinic", "the dental clinic where is", "how much is the bus"])
    assert list(pairs(rows, rows, skip_same=True)) == [(0, 1)]
    assert np.isclose(rows.multiply(rows).sum(axis=1), 1).all()
