"""Training as a command: what it says when something is wrong."""

import subprocess
import sys

import pytest

from nlu import training

DATA = """version: "3.1"
nlu:
- intent: hours
  examples: |
    - when do you open
- intent: cost
  examples: |
    - is it free
"""


def test_what_is_wrong_is_said_without_a_trace(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "few.yml").write_text(DATA, "utf-8")
    steps = "recipe: default.v1\nlanguage: en\npipeline:\n- name: nlu.components.tuned.TunedEncoder\n  model: bert\n"
    (tmp_path / "config.yml").write_text(steps, "utf-8")
    files = ["--out", tmp_path / "m.tar.gz", "--config", tmp_path / "config.yml", "--data", tmp_path / "data"]
    done = subprocess.run([sys.executable, "-m", "nlu.train", *files], capture_output=True, text=True, timeout=300)
    assert done.returncode == 1
    assert "model 'bert' is unknown. Use one of: e5, gemma." in done.stderr
    assert "Traceback" not in done.stderr


def test_faults_of_the_data_are_all_named(tmp_path):
    """Rasa itself would leave the first two out without a word, and end with a trace at the third."""
    whole = """version: "3.1"
nlu:
- intent: hours
  metadata: {service: none}
  examples: |
    - when do you open
"""
    files = {
        "a": whole.replace("nlu:", "nul:"),
        "b": whole + "    price\n",
        "c": whole.replace("none}", "none"),
        "d": whole.replace("intent", "intend"),
        "e": whole.replace("service: none", "service: [a]"),
        "f": whole.replace("|", ""),
        "g": whole,
    }
    (tmp_path / "en").mkdir()
    for name, text in files.items():
        (tmp_path / "en" / f"{name}.yml").write_text(text, "utf-8")
    with pytest.raises(training.TrainingError) as caught:
        training.trained(tmp_path / "config.yml", tmp_path, tmp_path)
    said = str(caught.value).splitlines()
    assert [line.partition(":")[0].partition(",")[0] for line in said] == [f"en/{n}.yml" for n in "abcdef"]
    assert 'no list under "nlu:"' in said[0] and said[1].endswith('begins with "- ": price')


def test_steps_of_other_code_are_not_taken_from_the_cache(tmp_path, monkeypatch):
    (tmp_path / "nlu" / "components").mkdir(parents=True)
    helper, cache = tmp_path / "nlu" / "components" / "letters.py", tmp_path / "cache"
    helper.write_text("A = 1", "utf-8")
    monkeypatch.setattr(training, "_ROOT", tmp_path)
    cache.mkdir()
    for text, kept in (("A = 1", False), ("A = 1", True), ("A = 2", False), ("A = 2", True)):
        helper.write_text(text, "utf-8")
        (cache / "step").touch()
        training.forget_old_steps(cache)
        assert (cache / "step").exists() == kept
