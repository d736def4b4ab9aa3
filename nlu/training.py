"""Training with Rasa, with a sentence in the place of a trace where a step of the pipeline cannot do its work."""

from pathlib import Path


class TrainingError(Exception):
    """No model could be made; the message says what is wrong."""


def trained(config: Path, data: Path, folder: Path) -> Path:
    """Train the pipeline of a config file on a file or folder of Rasa's training data; return the archive in `folder`.

    Raises TrainingError with what the failing step says; a fault of the code keeps its own error and trace.
    """
    from rasa.engine.exceptions import GraphComponentException, GraphRunError
    from rasa.model_training import train_nlu

    try:
        made = train_nlu(config=str(config), nlu_data=str(data), output=str(folder), fixed_model_name="model")
    except (GraphRunError, GraphComponentException) as error:
        if isinstance(error.__cause__, (ImportError, OSError, ValueError)):
            raise TrainingError(str(error.__cause__)) from error
        raise
    if not made:
        raise TrainingError("Rasa made no model: it says why above")
    return Path(made)
