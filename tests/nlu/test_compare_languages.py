"""The comparison of language identifiers: how lines are sorted and counted."""

import pytest

from nlu.compare_languages import Line, lingua_lines, questions, size, table

LINES = [
    Line("ar", "one word", "ar", "مرحبا"),
    Line("arabizi", "one word", "ar", "mar7aba"),
    Line("kurmanji", "longer", "kurmanji", "ez dixwazim herim malê"),
    Line("kurmanji", "longer", "kurmanji", "ka tu li ku yî"),
]


@pytest.mark.parametrize(
    ("text", "length"), [("merhaba", "one word"), ("iyi günler", "2-3 words"), ("ben eve gidiyorum şimdi", "longer")]
)
def test_lengths(text, length):
    assert size(text) == length


def test_the_table_counts_arabizi_as_arabic_and_two_things_of_an_unserved_language():
    answers = {"a": ["ar", "en", "other", "kurmanji"], "b": ["unknown", "ar", "tr", "german"]}
    rows = list(table(LINES, answers))
    assert rows[0] == "| lines | length | n | a | b |"
    assert rows[2:] == [
        "| ar | one word | 1 | 1.00 | 0.00 |",
        "| arabizi | one word | 1 | 0.00 | 1.00 |",
        "| kurmanji | longer | 2 | 1.00 / 0.50 | 0.50 / 0.00 |",
        "| all others | longer | 2 | 1.00 / 0.50 | 0.50 / 0.00 |",
    ]


def test_questions_are_labelled_by_their_file():
    found = {(line.group, line.label) for line in questions()}
    assert {("ar", "ar"), ("arabizi", "ar"), ("tr_ascii", "tr"), ("en", "en"), ("sorani", "sorani")} <= found


def test_lingua_lines_are_read_from_their_folders(tmp_path):
    for kind in ("single-words", "word-pairs", "sentences"):
        (tmp_path / kind).mkdir()
        for language in ("ar", "tr", "en"):
            (tmp_path / kind / f"{language}.txt").write_text(f"{kind}\n\n", "utf-8")
    assert len(list(lingua_lines(tmp_path))) == 9
