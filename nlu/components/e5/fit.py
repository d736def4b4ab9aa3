"""The network of multilingual-e5-small (BERT, Devlin et al. 2019) in TensorFlow, for its upper layers to learn."""

from typing import Dict, List

import numpy as np
import tensorflow as tf

from nlu.components.e5 import packed
from nlu.components.e5.embedding import Embedding
from nlu.components.e5.packed import BLOCK, MATRICES, Layout
from nlu.components.e5.tokens import Tokenizer
from nlu.components.tuning import Network, outputs, product_type

_FAR = -1e9  # attention to padding


class E5(Network):
    """The upper `layers` learn. Their matrices are rounded to four bits at every step, so they learn to do with that
    (Jacob et al. 2018)."""

    sharpness, spread = 8.0, 0.3  # vectors have unit length

    def __init__(self, begun: Dict[str, np.ndarray], layers: int) -> None:
        """Begin with the package's model and the arrays that `learned` returned before ({} for none)."""
        model = packed.changed(begun)
        self.hidden, self._begun = model.layout.hidden, begun
        self._model, self._first = model, model.layout.layers - layers
        self._tokenizer = Tokenizer(model.vocabulary)
        upper = range(self._first, model.layout.layers)
        self._upper = [{name: tf.Variable(v) for name, v in model.layer(i).items()} for i in upper]

    def ids(self, text: str, longest: int) -> List[int]:
        """Return token ids, the marks of beginning and end among them."""
        return self._tokenizer.ids(text, longest)

    def lower(self, ids: Dict[int, List[int]]) -> Dict[int, np.ndarray]:
        """Return tokens x hidden in half precision."""
        model = self._model
        parameters = [{k: tf.constant(v) for k, v in model.layer(i).items()} for i in range(self._first)]
        run = tf.function(
            lambda hidden, mask: _run(model.layout, hidden, mask, parameters, 0.0),
            input_signature=[tf.TensorSpec([None, None, self.hidden]), tf.TensorSpec([None, None])],
        )
        return outputs(ids, "reading with e5", Embedding(model).of, run)

    def vectors(self, states: tf.Tensor, mask: tf.Tensor, dropout: float) -> tf.Tensor:
        """Return unit-length means over the tokens."""
        rounded = [{n: four_bits(v) if n in MATRICES else v for n, v in p.items()} for p in self._upper]
        last = _run(self._model.layout, states, mask, rounded, dropout)
        return tf.math.l2_normalize(tf.reduce_sum(last * mask[:, :, None], 1), 1)

    def variables(self) -> List[tf.Variable]:
        """Return the parameters of the upper layers."""
        return [v for p in self._upper for v in p.values()]

    def learned(self) -> Dict[str, np.ndarray]:
        """Return all changed layers as the packed file has them, by their names there."""
        upper = {self._first + i: {name: v.numpy() for name, v in p.items()} for i, p in enumerate(self._upper)}
        arrays = {name: np.frombuffer(raw, np.uint8) for name, raw in self._model.packed(upper).items()}
        return {**self._begun, **arrays}


def four_bits(weight: tf.Tensor) -> tf.Tensor:
    """Return inputs x outputs rounded as `packed.quantised` does it; gradients pass as if nothing were rounded."""
    blocks = tf.reshape(weight, [-1, BLOCK, weight.shape[1]])
    low, high = tf.reduce_min(blocks, 1, keepdims=True), tf.reduce_max(blocks, 1, keepdims=True)
    scale = tf.cast(tf.cast(tf.where(-low >= high, low, high) / -8, tf.float16), tf.float32)
    rounded = tf.clip_by_value(tf.round(tf.math.divide_no_nan(blocks, scale)), -8, 7) * scale
    return weight + tf.stop_gradient(tf.reshape(rounded, weight.shape) - weight)


def _run(
    layout: Layout, states: tf.Tensor, mask: tf.Tensor, layers: List[Dict[str, tf.Tensor]], dropout: float
) -> tf.Tensor:
    away = (1 - mask[:, None, None, :]) * _FAR
    for p in layers:
        states = _block(layout, states, away, p, dropout)
    return states


def _block(layout: Layout, x: tf.Tensor, away: tf.Tensor, p: Dict[str, tf.Tensor], dropout: float) -> tf.Tensor:
    """One layer: attention and feed-forward, each added and normalised."""
    shape = tf.shape(x)
    size = layout.hidden // layout.heads

    def split(name: str) -> tf.Tensor:
        wide = tf.reshape(_linear(x, p, name), [shape[0], shape[1], layout.heads, size])
        return tf.transpose(wide, [0, 2, 1, 3])

    weights = tf.nn.softmax(tf.matmul(split("q"), split("k"), transpose_b=True) / size**0.5 + away)
    context = tf.reshape(tf.transpose(tf.matmul(weights, split("v")), [0, 2, 1, 3]), shape)
    x = _norm(x + _dropped(_linear(context, p, "ao"), dropout), p, "aln", layout.epsilon)
    forward = _linear(tf.nn.gelu(_linear(x, p, "fi")), p, "fo")
    return _norm(x + _dropped(forward, dropout), p, "oln", layout.epsilon)


def _linear(x: tf.Tensor, p: Dict[str, tf.Tensor], name: str) -> tf.Tensor:
    kind = product_type()
    product = tf.tensordot(tf.cast(x, kind), tf.cast(p[f"{name}.w"], kind), 1)
    return tf.cast(product, tf.float32) + p[f"{name}.b"]


def _dropped(x: tf.Tensor, rate: float) -> tf.Tensor:
    return tf.nn.dropout(x, rate) if rate else x


def _norm(x: tf.Tensor, p: Dict[str, tf.Tensor], name: str, epsilon: float) -> tf.Tensor:
    centred = x - tf.reduce_mean(x, -1, keepdims=True)
    variance = tf.reduce_mean(tf.square(centred), -1, keepdims=True)
    return centred * tf.math.rsqrt(variance + epsilon) * p[f"{name}.w"] + p[f"{name}.b"]
