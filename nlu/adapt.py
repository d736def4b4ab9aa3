"""Adapt an encoder to what people write here: all its layers learn once, and training starts from them.

Usage: python -m nlu.adapt MODEL [--again] [--epochs N]   (e5 or gemma, after larger changes of nlu/data)

All twelve layers are tuned on nlu/data and kept with their heads in nlu/encoder/MODEL.npz, which is part of the
repository: those of e5 packed into four bits, of Gemma a low-rank change. `merhaba nlu train` then tunes the upper
layers a little. It begins with the package's weights; with --again with those of the present file, where lines that
it has not learned from are read once whatever N says. A pass takes half an hour on two cores.
"""

import argparse
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any, Dict, Optional

import yaml

from nlu.quiet import quiet_for_training

_ROOT = Path(__file__).resolve().parent.parent
_LAYERS = 12  # of each of the two
_ENCODER = "nlu.components.tuned.TunedEncoder"
_READ_BEFORE = ("LanguageIdentifier", "Augmenter", "Normaliser", "SpellingCorrector")


def main() -> int:
    """Tune all layers and write the file; returns the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("model", choices=("e5", "gemma"))
    options.add_argument("--epochs", type=float, help="passes over the data (2; with --again 1)")
    options.add_argument("--again", action="store_true", help="go on from the present file")
    chosen = options.parse_args()
    quiet_for_training()
    from nlu.components.tuned import ENCODERS
    from nlu.training import TrainingError, trained

    file = ENCODERS / f"{chosen.model}.npz"
    config = yaml.safe_load((_ROOT / "config.yml").read_text("utf-8"))
    config["pipeline"] = _steps(config["pipeline"], chosen.model, chosen.epochs, chosen.again)
    with tempfile.TemporaryDirectory() as folder:
        pipeline = Path(folder, "config.yml")
        pipeline.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
        try:
            made = trained(pipeline, _ROOT / "nlu" / "data", Path(folder))
        except TrainingError as error:
            print(error, file=sys.stderr)
            return 1
        # The old file stays whole until the new one is.
        fresh = file.with_suffix(".new")
        fresh.write_bytes(_tuned(made))
        fresh.replace(file)
    print(f"{file.relative_to(_ROOT)}: {file.stat().st_size / 1e6:.1f} MB")
    return 0


def _steps(
    pipeline: "list[Dict[str, Any]]", model: str, epochs: Optional[float], again: bool
) -> "list[Dict[str, Any]]":
    """Return the steps that the encoder reads from, and the encoder itself, which is to learn in all layers."""
    kept = [s for s in pipeline if s["name"].endswith(_READ_BEFORE)]
    if again:  # as fast for both: all layers learn, and what is new has to come in
        passes = {"epochs": 1.0 if epochs is None else epochs, "rate": 2e-4}
    else:
        passes = {"new_epochs": 2.0 if epochs is None else epochs}
    learning = {"layers": _LAYERS, "new_layers": _LAYERS, "batch": 64, "adapted": again, "keep_lines": True, **passes}
    return [*kept, {"name": _ENCODER, "model": model, **learning}]


def _tuned(archive: Path) -> bytes:
    """Return the file of what was tuned that a model archive holds."""
    with tarfile.open(archive) as tar:
        (member,) = (m for m in tar.getmembers() if m.name.endswith("tuned.npz"))
        found = tar.extractfile(member)
        if found is None:
            raise ValueError(f"{archive} holds no file {member.name}")
        return found.read()


if __name__ == "__main__":
    sys.exit(main())
