"""Adapt the sentence encoder to what people write here: all its layers learn once, and training starts from them.

Usage: python -m nlu.adapt [--again] [--epochs N]   (after larger changes of nlu/data; twenty minutes a pass)

All twelve layers of multilingual-e5-small are tuned on nlu/data, packed into four bits and kept with their heads in
nlu/encoder/adapted.npz, which is part of the repository. `merhaba nlu train` then tunes the upper layers a little.
It begins with the package's weights, with --again with those of the present file.
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
_ALL_LAYERS = 12
_READ_BEFORE = ("LanguageIdentifier", "Augmenter", "Normaliser", "SpellingCorrector")


def main() -> int:
    """Tune all layers and write the file; returns the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--epochs", type=float, help="passes over the data (2; with --again 1)")
    options.add_argument("--again", action="store_true", help="go on from the present file")
    chosen = options.parse_args()
    quiet_for_training()
    from rasa.model_training import train_nlu

    from nlu.components.tuned import ADAPTED

    config = yaml.safe_load((_ROOT / "config.yml").read_text("utf-8"))
    config["pipeline"] = _steps(config["pipeline"], _ALL_LAYERS, chosen.epochs, chosen.again)
    with tempfile.TemporaryDirectory() as folder:
        pipeline = Path(folder, "config.yml")
        pipeline.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
        made = train_nlu(str(pipeline), str(_ROOT / "nlu" / "data"), output=folder, fixed_model_name="model")
        if not made:
            return 1
        # The old file stays whole until the new one is.
        fresh = ADAPTED.with_suffix(".new")
        fresh.write_bytes(_tuned(Path(made)))
        fresh.replace(ADAPTED)
    print(f"{ADAPTED.relative_to(_ROOT)}: {ADAPTED.stat().st_size / 1e6:.1f} MB")
    return 0


def _steps(
    pipeline: "list[Dict[str, Any]]", layers: int, epochs: Optional[float], again: bool
) -> "list[Dict[str, Any]]":
    """Return the steps that the encoder reads from, and the encoder itself, which is to learn in all layers."""
    kept = [s for s in pipeline if s["name"].endswith(_READ_BEFORE)]
    (tuned,) = (s for s in pipeline if s["name"].endswith("TunedEncoder"))
    known = {"epochs": epochs or 1.0} if again else {"new_epochs": epochs or 2.0, "new_rate": 3e-4}
    return [*kept, {"name": tuned["name"], "layers": layers, "batch": 64, "adapted": again, **known}]


def _tuned(archive: Path) -> bytes:
    """Return the file of what was tuned that a model archive holds."""
    with tarfile.open(archive) as tar:
        (member,) = (m for m in tar.getmembers() if m.name.endswith("tuned.npz"))
        found = tar.extractfile(member)
        return found.read() if found else b""


if __name__ == "__main__":
    sys.exit(main())
