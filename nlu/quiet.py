"""Settings that keep Rasa and its libraries from talking to the network and from filling the terminal."""

import logging
import os
import warnings


def quiet() -> None:
    """Call before anything of Rasa is imported."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    # One core is enough for a parse, and more threads make single sentences slower.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    # Rasa 3.6 pins libraries that warn about each other at import; nothing can be done about it here.
    # Some of them set the filters anew, so the warnings are not shown rather than filtered.
    warnings.showwarning = lambda *args, **kwargs: None


def quiet_for_training() -> None:
    """Call instead of `quiet` where a model is trained: batches gain from every core, single sentences do not."""
    os.environ.setdefault("OMP_NUM_THREADS", str(os.cpu_count() or 1))
    quiet()
    logging.getLogger().setLevel(logging.WARNING)


def without_cache() -> None:
    """Call before a training whose time is measured: steps taken from Rasa's cache would make it look quicker."""
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
