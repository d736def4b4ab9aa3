"""Rotary positions (Su et al. 2021) as Gemma 3 uses them: layers that look nearby, and every sixth that looks far."""

from typing import Tuple

import numpy as np

from nlu.components.gemma.weights import LAYOUT

BASES = {False: 1e4, True: 1e6}
"""The base of the positions' angles, in layers that look nearby and in those that look far."""
_EVERY = 6


def looks_far(layer: int) -> bool:
    """Return whether the layer with this index is one that looks far."""
    return (layer + 1) % _EVERY == 0


def rotation(length: int, far: bool) -> Tuple[np.ndarray, np.ndarray]:
    """Return cosine and sine of the positions 1 to `length`: length x head size. The beginning is position 0."""
    frequency = BASES[far] ** -(np.arange(0, LAYOUT.size, 2) / LAYOUT.size)
    angle = np.outer(np.arange(1, length + 1), np.concatenate([frequency, frequency])).astype(np.float32)
    return np.cos(angle), np.sin(angle)
