"""Gemma as it learns: a low-rank change of the matrices of its upper layers, and their norms."""

from typing import Dict, Iterable, List

import numpy as np
import tensorflow as tf

from nlu.components.gemma import changes, network
from nlu.components.gemma.tokens import Tokenizer
from nlu.components.gemma.weights import BEGIN, LAYERS, LAYOUT, MATRICES, NORMS, Parameters, Weights
from nlu.components.tuning import Network, outputs, product_type

_RANK = 64
_STATES, _MASK = tf.TensorSpec([None, None, LAYOUT.hidden]), tf.TensorSpec([None, None])


class Gemma(Network):
    """The upper `layers` learn, going on from the changes they have."""

    sharpness, spread, hidden = 1.0, 0.02, LAYOUT.hidden

    def __init__(self, begun: Dict[str, np.ndarray], layers: int, seed: int) -> None:
        """Begin with the package's weights and the arrays that `learned` returned before ({} for none)."""
        rng, weights = np.random.default_rng(seed), Weights()
        self._weights, self._begun, self._first = weights, changes.unpacked(begun), LAYERS - layers
        self._tokenizer = Tokenizer(weights)
        self._last_norm = tf.Variable(begun.get("last norm", weights.last_norm()))
        upper = range(self._first, LAYERS)
        starts = [self._begun.get(i) or no_change(weights.layer(i), _RANK, rng) for i in upper]
        self._changes = [{name: tf.Variable(value) for name, value in change.items()} for change in starts]
        self._matrices = [_matrices(weights.layer(i)) for i in upper]
        self._begin = _begin_row(weights)

    def ids(self, text: str, longest: int) -> List[int]:
        """Return token ids. Raises ValueError if more are asked for than the network reads."""
        if longest > network.LONGEST:
            raise ValueError(f"config.yml: TunedEncoder reads at most {network.LONGEST} tokens, longest is {longest}.")
        return self._tokenizer.ids(text, longest)

    def lower(self, ids: Dict[int, List[int]]) -> Dict[int, np.ndarray]:
        """Return tokens x hidden in half precision; what becomes of the beginning is kept for the upper layers."""
        whole = (self._weights.whole(i, self._begun.get(i, {})) for i in range(self._first))
        parameters = [_constants(layer) for layer in whole]
        begin = _begin_row(self._weights)

        @tf.function(input_signature=[_STATES, _MASK])
        def run(hidden: tf.Tensor, mask: tf.Tensor) -> "tuple[tf.Tensor, tf.Tensor]":
            return network.run(hidden, mask, begin, parameters)[:2]

        def read(hidden: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
            states, self._begin = run(hidden, mask)
            return states

        return outputs(ids, "reading with Gemma", lambda row: self._weights.embeddings(np.array(row)), read)

    def vectors(self, states: tf.Tensor, mask: tf.Tensor, dropout: float) -> tf.Tensor:
        """Return means over the tokens; nothing is dropped inside."""
        layers = [{**matrices, **change} for matrices, change in zip(self._matrices, self._changes)]
        last, _, _ = network.run(states, mask, self._begin, layers, self._first)
        return network.vectors(last, mask, self._last_norm)

    def variables(self) -> List[tf.Variable]:
        """Return the factors of the changes and the norms."""
        return [*(v for change in self._changes for v in change.values()), self._last_norm]

    def learned(self) -> Dict[str, np.ndarray]:
        """Return all changes, those of the lower layers too, the last norm, and what is kept of the beginning."""
        upper = {self._first + i: {n: v.numpy() for n, v in change.items()} for i, change in enumerate(self._changes)}
        packed = changes.packed({**self._begun, **upper})
        kept = changes.unpacked(packed)
        whole = (self._weights.whole(i, kept.get(i, {})) for i in range(LAYERS))
        return {**packed, "last norm": self._last_norm.numpy(), "beginning": beginning(whole, self._weights)}


def beginning(layers: Iterable[Parameters], weights: Weights) -> np.ndarray:
    """Return what each layer keeps of the mark of the beginning: layers x (key, value) x head size."""
    nothing, parameters = tf.zeros([1, 1, LAYOUT.hidden]), [_constants(layer) for layer in layers]
    _, _, kept = network.run(nothing, tf.ones([1, 1]), _begin_row(weights), parameters)
    return np.array([[key[0].numpy(), value[0].numpy()] for key, value in kept])


def no_change(layer: Parameters, rank: int, rng: np.random.Generator) -> Parameters:
    """Return a change that changes nothing yet: {"q.a": inputs x rank, "q.b": rank x outputs, ..., and the norms}."""
    change: Parameters = {name: layer[name].astype(np.float32) for name in NORMS}
    for name in MATRICES:
        inputs, outputs = layer[name].shape
        change[f"{name}.a"] = (rng.standard_normal((inputs, rank)) / inputs**0.5).astype(np.float32)
        change[f"{name}.b"] = np.zeros((rank, outputs), np.float32)
    return change


def _begin_row(weights: Weights) -> tf.Tensor:
    return tf.constant(weights.embeddings(np.array([BEGIN])))


def _matrices(layer: Parameters) -> Dict[str, tf.Tensor]:
    return {name: tf.constant(layer[name], product_type()) for name in MATRICES}


def _constants(layer: Parameters) -> Dict[str, tf.Tensor]:
    return {**_matrices(layer), **{name: tf.constant(layer[name], tf.float32) for name in NORMS}}
