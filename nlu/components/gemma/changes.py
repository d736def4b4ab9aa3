"""Changes of the encoder as arrays for a file: every rank rounded to eight bits with a scale of its own."""

from typing import Dict, Mapping

import numpy as np

from nlu.components.gemma.weights import MATRICES, Parameters

_MOST = 127
_RANK_AXIS = {"a": 1, "b": 0}  # inputs x rank, rank x outputs


def packed(changes: Mapping[int, Parameters]) -> Dict[str, np.ndarray]:
    """Return the arrays of changed layers by names like `3/q.a`, `3/q.a scale` and `3/q_norm`."""
    found = {}
    for index, change in changes.items():
        for name, value in change.items():
            if not _is_factor(name):
                found[f"{index}/{name}"] = value.astype(np.float32)
                continue
            across = 1 - _RANK_AXIS[name[-1]]
            scale = np.maximum(np.abs(value).max(axis=across, keepdims=True), 1e-12) / _MOST
            found[f"{index}/{name}"] = np.rint(value / scale).astype(np.int8)
            found[f"{index}/{name} scale"] = scale.astype(np.float32)
    return found


def unpacked(arrays: Mapping[str, np.ndarray]) -> Dict[int, Parameters]:
    """Return the changes by their layer, from what `packed` returned and other arrays beside it."""
    found: Dict[int, Parameters] = {}
    for name, value in arrays.items():
        index, _, part = name.partition("/")
        if not part or part.endswith(" scale"):
            continue
        number = value.astype(np.float32)
        found.setdefault(int(index), {})[part] = number * arrays[f"{name} scale"] if _is_factor(part) else number
    return found


def _is_factor(name: str) -> bool:
    return name.partition(".")[0] in MATRICES
