"""Another project's CSV becomes Rasa's training data."""

from nlu.measure_intents import as_rasa, questions


def test_rows_become_blocks(tmp_path):
    file = tmp_path / "x.csv"
    file.write_text('\ufefftext,category\n"- is my [card] lost?",a/b\n" two\n lines ",c\n,c\n', "utf-8")
    found = questions(file)
    assert found == [("is my [card] lost?", "a_b"), ("two lines", "c")]
    assert as_rasa(found)["nlu"] == [
        {"intent": "a_b", "examples": "- is my (card) lost?\n"},
        {"intent": "c", "examples": "- two lines\n"},
    ]


def test_a_heading_with_label_is_read_too(tmp_path):
    (tmp_path / "y.csv").write_text("label,text\nوصول,أين بطاقتي\n", "utf-8")
    assert questions(tmp_path / "y.csv") == [("أين بطاقتي", "وصول")]
