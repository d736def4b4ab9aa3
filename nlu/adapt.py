"""Adapt the sentence encoder to what people write here: all its layers learn once, and training starts from them.

Usage: python -m nlu.adapt [--epochs N]   (about forty minutes on two cores; after larger changes of nlu/data)

All twelve layers of multilingual-e5-small are tuned on nlu/data, packed into four bits and kept in
nlu/encoder/adapted.npz, which is part of the repository. `merhaba nlu train` then tunes the upper layers only.
"""

import argparse
import io
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any, Dict

import numpy as np
import yaml

from nlu.quiet import quiet_for_training

_ROOT = Path(__file__).resolve().parent.parent
_ALL_LAYERS = 12
_READ_BEFORE = ("LanguageIdentifier", "Augmenter", "Normaliser", "SpellingCorrector")


def main() -> int:
    """Tune all layers and write the file; returns the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--epochs", type=float, default=2.0)
    chosen = options.parse_args()
    quiet_for_training()
    from rasa.model_training import train_nlu

    from nlu.components.tuned import ADAPTED

    config = yaml.safe_load((_ROOT / "config.yml").read_text("utf-8"))
    config["pipeline"] = _steps(config["pipeline"], _ALL_LAYERS, chosen.epochs)
    with tempfile.TemporaryDirectory() as folder:
        pipeline = Path(folder, "config.yml")
        pipeline.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
        made = train_nlu(str(pipeline), str(_ROOT / "nlu" / "data"), output=folder, fixed_model_name="model")
        if not made:
            return 1
        layers = _layers(Path(made))
    ADAPTED.parent.mkdir(exist_ok=True)
    np.savez(ADAPTED, **layers)
    print(f"{ADAPTED.relative_to(_ROOT)}: {len(layers)} tensors, {ADAPTED.stat().st_size / 1e6:.1f} MB")
    return 0


def _steps(pipeline: "list[Dict[str, Any]]", layers: int, epochs: float) -> "list[Dict[str, Any]]":
    """Return the steps that the encoder reads from, and the encoder itself, from the package's weights."""
    kept = [s for s in pipeline if s["name"].endswith(_READ_BEFORE)]
    (tuned,) = (s for s in pipeline if s["name"].endswith("TunedEncoder"))
    plan = {"layers": layers, "epochs": epochs, "batch": 64, "rate": 3e-4, "adapted": False}
    return [*kept, {"name": tuned["name"], **plan}]


def _layers(archive: Path) -> Dict[str, np.ndarray]:
    """Return the tuned layers that a model archive holds, by their names in the packed file."""
    with tarfile.open(archive) as tar:
        (member,) = (m for m in tar.getmembers() if m.name.endswith("tuned.npz"))
        found = tar.extractfile(member)
        with np.load(io.BytesIO(found.read() if found else b"")) as stored:
            return {n.split("/", 1)[1]: stored[n] for n in stored.files if n.startswith("layer/")}


if __name__ == "__main__":
    sys.exit(main())
