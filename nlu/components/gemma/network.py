"""The network of Gemma 3 (Gemma Team 2025) in TensorFlow, its matrices with a low-rank change (LoRA, Hu et al. 2021).

Each token sees all of its text, where the package's model, which writes, saw only what came before: a message is
there as a whole, and its end says how its beginning is meant (Suganthan et al. 2025, "Adapting decoder-based language
models for diverse encoder downstream tasks"). The mark of the beginning is the same for every text and sees
nothing but itself, so it is one row beside all texts instead of one in each.
"""

from typing import Dict, List, Sequence, Tuple

import tensorflow as tf

from nlu.components.gemma import rotary
from nlu.components.gemma.weights import LAYOUT

_FAR = -1e9  # attention to padding
LONGEST = 256
"""The most tokens of a text that are read here."""

Tensors = Dict[str, tf.Tensor]


def run(
    states: tf.Tensor, mask: tf.Tensor, begin: tf.Tensor, layers: Sequence[Tensors], first: int = 0
) -> Tuple[tf.Tensor, tf.Tensor, List[Tuple[tf.Tensor, tf.Tensor]]]:
    """Run layers from the one with index `first` on: texts x tokens x hidden, 1 for what is text, the beginning's row.

    Returns states and beginning after the last layer, and what each keeps of the beginning: key and value, 1 x head
    size.
    """
    shape = tf.shape(states)
    away = tf.pad((1 - mask) * _FAR, [[0, 0], [1, 0]])[:, None, None]  # the beginning is always seen
    turns = {far: _rotation(shape[1], far) for far in rotary.BASES}
    rows, kept = tf.concat([begin, tf.reshape(states, [-1, LAYOUT.hidden])], 0), []
    for index, layer in enumerate(layers, first):
        rows, key, value = _layer(rows, shape, away, layer, turns[rotary.looks_far(index)])
        kept.append((key, value))
    return tf.reshape(rows[1:], shape), rows[:1], kept


def vectors(states: tf.Tensor, mask: tf.Tensor, last_norm: tf.Tensor) -> tf.Tensor:
    """Return the mean of the normalised tokens: texts x hidden."""
    return tf.reduce_sum(_norm(states, last_norm) * mask[:, :, None], 1) / tf.reduce_sum(mask, 1, keepdims=True)


def _layer(
    rows: tf.Tensor, shape: tf.Tensor, away: tf.Tensor, p: Tensors, turns: Tuple[tf.Tensor, tf.Tensor]
) -> Tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    texts, length, heads, size = shape[0], shape[1], LAYOUT.heads, LAYOUT.size
    h = _norm(rows, p["attention"])
    asked = _norm(tf.reshape(_times(h, p, "q")[1:], [texts, length, heads, size]), p["q_norm"])
    keys, values = _norm(_times(h, p, "k"), p["k_norm"]), _times(h, p, "v")
    asked = tf.reshape(_turned(tf.transpose(asked, [0, 2, 1, 3]), turns), [texts, heads * length, size])
    own = _turned(tf.reshape(keys[1:], [texts, length, size]), turns)
    scores = tf.matmul(asked, _after(keys[:1], own), transpose_b=True) / size**0.5
    shares = tf.nn.softmax(tf.reshape(scores, [texts, heads, length, length + 1]) + away)
    shares = tf.reshape(shares, [texts, heads * length, length + 1])
    found = tf.matmul(shares, _after(values[:1], tf.reshape(values[1:], [texts, length, size])))
    found = tf.transpose(tf.reshape(found, [texts, heads, length, size]), [0, 2, 1, 3])
    found = tf.concat([tf.tile(values[:1], [1, heads]), tf.reshape(found, [-1, heads * size])], 0)
    rows += _norm(_times(found, p, "o"), p["attended"])
    h = _norm(rows, p["forward"])
    wide = tf.nn.gelu(_times(h, p, "gate"), approximate=True) * _times(h, p, "up")
    return rows + _norm(_times(wide, p, "down"), p["forwarded"]), keys[:1], values[:1]


def _times(x: tf.Tensor, p: Tensors, name: str) -> tf.Tensor:
    x = tf.cast(x, p[name].dtype)
    product = tf.cast(tf.matmul(x, p[name]), tf.float32)
    if f"{name}.a" not in p:
        return product
    narrow = tf.matmul(x, tf.cast(p[f"{name}.a"], x.dtype))
    return product + tf.cast(tf.matmul(narrow, tf.cast(p[f"{name}.b"], x.dtype)), tf.float32)


def _after(begin: tf.Tensor, rows: tf.Tensor) -> tf.Tensor:
    return tf.concat([tf.tile(begin[None], [tf.shape(rows)[0], 1, 1]), rows], 1)


def _norm(x: tf.Tensor, factors: tf.Tensor) -> tf.Tensor:
    return x * tf.math.rsqrt(tf.reduce_mean(tf.square(x), -1, keepdims=True) + LAYOUT.epsilon) * factors


def _turned(x: tf.Tensor, turns: Tuple[tf.Tensor, tf.Tensor]) -> tf.Tensor:
    left, right = tf.split(x, 2, -1)
    return x * turns[0] + tf.concat([-right, left], -1) * turns[1]


def _rotation(length: tf.Tensor, far: bool) -> Tuple[tf.Tensor, tf.Tensor]:
    cosine, sine = rotary.rotation(LONGEST, far)
    return tf.constant(cosine)[:length], tf.constant(sine)[:length]
