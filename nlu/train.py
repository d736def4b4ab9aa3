"""Train the pipeline of config.yml on nlu/data.

Usage: python -m nlu.train --out var/models/NAME.tar.gz [--more FILE]
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from nlu.quiet import quiet_for_training


def main() -> int:
    """Train and put the finished model where it is asked for; returns the exit status."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--config", type=Path, default=Path("config.yml"))
    options.add_argument("--data", type=Path, default=Path("nlu/data"))
    options.add_argument("--more", type=Path, help="one more file of training data")
    chosen = options.parse_args()
    quiet_for_training()
    try:
        from nlu.components import lexicon, tuned
        from nlu.components.e5 import packed
        from nlu.components.gemma.weights import Weights
        from nlu.training import TrainingError, trained
    except ImportError as error:
        print(f"the package {error.name} is not installed: run `make setup` again", file=sys.stderr)
        return 1
    try:
        # Rasa itself reads the entity lists only when it serves; a broken one must show now.
        lexicon.load()
        # A missing package or file must show before the minutes of the other steps, too.
        packed.changed(tuned.of_network(tuned.adapted_arrays("e5")))
        tuned.adapted_arrays("gemma"), Weights()
    except (lexicon.LexiconError, ImportError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        shutil.copytree(chosen.data, data)
        if chosen.more:
            shutil.copy(chosen.more, data / "more.yml")
        try:
            made = trained(chosen.config, data, Path(folder))
        except TrainingError as error:
            print(error, file=sys.stderr)
            return 1
        chosen.out.parent.mkdir(parents=True, exist_ok=True)
        # Beside the target first, so that the name never holds half a model.
        partial = chosen.out.with_suffix(".partial")
        try:
            shutil.move(made, partial)
            partial.replace(chosen.out)
        except OSError as error:
            partial.unlink(missing_ok=True)
            print(f"{chosen.out}: the model cannot be written ({error.strerror})", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
