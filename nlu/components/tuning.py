"""How an encoder learns from labelled messages: its upper layers, and a softmax head for each kind of label.

The lower layers stay as they are: their output is computed once, for the texts that are drawn. Intents and services
are learned together, so both shape the same sentence vector. What the networks are: e5/ and gemma/.
"""

from abc import ABC, abstractmethod
from typing import Callable, Dict, List, NamedTuple, Tuple

import numpy as np
import tensorflow as tf
from tqdm import tqdm

from nlu.components.processor import can

# Processors with them multiply bfloat16 four times, or twice, as fast as float32, others much slower.
_BFLOAT16 = ("amx_bf16", "avx512_bf16")
_READ_TOGETHER = 128  # texts
_WARM_UP = 0.05  # of all batches, in which the rates rise


class Plan(NamedTuple):
    """How to train: passes over the texts (`unread_epochs`: over those that the network has not read yet,
    `new_epochs`: over those with a new label), batch size, learning rates (`new_rate`: where all that is
    read has a new label), dropout, label smoothing, the most tokens of a text."""

    epochs: float
    unread_epochs: float
    new_epochs: float
    batch: int
    rate: float
    new_rate: float
    head_rate: float
    dropout: float
    smoothing: float
    longest: int
    seed: int


class Head(NamedTuple):
    """A softmax layer on the sentence vector: hidden x labels and labels; NaN where a label is new."""

    weight: np.ndarray
    bias: np.ndarray


class Network(ABC):
    """An encoder that learns. `sharpness` multiplies a head's scores, `spread` is what a new label's weights begin at:
    both let heads of ordinary size reach sure answers on vectors of this network's length."""

    sharpness: float
    spread: float
    hidden: int

    @abstractmethod
    def ids(self, text: str, longest: int) -> List[int]:
        """Return at least one and at most `longest` token ids."""

    @abstractmethod
    def lower(self, ids: Dict[int, List[int]]) -> Dict[int, np.ndarray]:
        """Return the lower layers' output for each text: tokens x hidden."""

    @abstractmethod
    def vectors(self, states: tf.Tensor, mask: tf.Tensor, dropout: float) -> tf.Tensor:
        """Return the sentence vectors that the upper layers make of the lower ones' output: texts x hidden."""

    @abstractmethod
    def variables(self) -> List[tf.Variable]:
        """Return what learns."""

    @abstractmethod
    def learned(self) -> Dict[str, np.ndarray]:
        """Return all that makes this network another one than its package brings, for a file."""


def tune(
    network: Network,
    texts: List[str],
    targets: List[np.ndarray],
    unread: np.ndarray,
    heads: List[Head],
    plan: Plan,
) -> List[Head]:
    """Fit network and heads on n texts and their label numbers (one array of n for each head, -1: no label).

    `unread`: n booleans, which of them the network has not learned from before.
    Raises ValueError if what was learned is not finite: a model with it would read nothing.
    """
    rng = np.random.default_rng(plan.seed)
    tf.random.set_seed(plan.seed)
    new = _new(targets, heads)
    passes = np.where(new, plan.new_epochs, np.where(unread, plan.unread_epochs, plan.epochs))
    batches = _batches([len(t) for t in texts], passes, plan.batch, rng)
    drawn = sorted({int(row) for rows in batches for row in rows})
    states = network.lower({row: network.ids(texts[row], plan.longest) for row in drawn})
    trained = [_started(rng, network, head) for head in heads]
    # The more of what is read is new, the more has to change.
    unknown = passes[new].sum() / max(passes.sum(), 1)
    plan = plan._replace(rate=plan.rate + unknown * (plan.new_rate - plan.rate))
    _descend(network, trained, states, targets, batches, plan)
    if not all(np.isfinite(variable.numpy()).all() for variable in (*network.variables(), *sum(trained, ()))):
        raise ValueError("tuning ended in numbers that are not finite: train again with a lower `rate` in config.yml")
    return [Head(weight.numpy() * network.sharpness, bias.numpy()) for weight, bias in trained]


def _new(targets: List[np.ndarray], heads: List[Head]) -> np.ndarray:
    """Return which texts have a label that the heads do not know yet."""
    return np.any([(labels >= 0) & np.isnan(head.bias)[labels] for labels, head in zip(targets, heads)], axis=0)


def _started(rng: np.random.Generator, network: Network, head: Head) -> Tuple[tf.Variable, tf.Variable]:
    drawn = rng.normal(0, network.spread, head.weight.shape)
    weight = np.where(np.isnan(head.weight), drawn, head.weight / network.sharpness)
    return tf.Variable(weight.astype(np.float32)), tf.Variable(np.nan_to_num(head.bias).astype(np.float32))


def _descend(
    network: Network,
    heads: List[Tuple[tf.Variable, tf.Variable]],
    states: Dict[int, np.ndarray],
    targets: List[np.ndarray],
    batches: List[np.ndarray],
    plan: Plan,
) -> None:
    body, of_heads = network.variables(), [v for pair in heads for v in pair]
    optimisers = [
        tf.keras.optimizers.Adam(_Rate(rate, len(batches)), beta_2=0.98) for rate in (plan.rate, plan.head_rate)
    ]
    for optimiser, variables in zip(optimisers, (body, of_heads)):
        optimiser.build(variables)
    signature = [
        tf.TensorSpec([None, None, network.hidden]),
        tf.TensorSpec([None, None]),
        tuple(tf.TensorSpec([None], tf.int64) for _ in targets),
    ]

    @tf.function(input_signature=signature)
    def step(hidden: tf.Tensor, mask: tf.Tensor, labels: Tuple[tf.Tensor, ...]) -> None:
        with tf.GradientTape() as tape:
            vectors = tf.nn.dropout(network.vectors(hidden, mask, plan.dropout), plan.dropout)
            scores = [tf.matmul(vectors, weight) * network.sharpness + bias for weight, bias in heads]
            loss = tf.add_n([_loss(s, wanted, plan.smoothing) for s, wanted in zip(scores, labels)])
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, body + of_heads), 1.0)
        optimisers[0].apply_gradients(zip(gradients[: len(body)], body))
        optimisers[1].apply_gradients(zip(gradients[len(body) :], of_heads))

    for rows in tqdm(batches, desc="tuning", unit="batch", leave=False):
        step(*padded([states[int(row)] for row in rows]), tuple(tf.constant(found[rows]) for found in targets))


class _Rate(tf.keras.optimizers.schedules.LearningRateSchedule):
    """Rises in a straight line to the peak, then falls to a fiftieth of it. Keras 2.12's own ones only fall."""

    def __init__(self, peak: float, steps: int) -> None:
        self._peak, self._warm, self._steps = peak, max(1, round(steps * _WARM_UP)), max(2, steps)

    def __call__(self, step: tf.Tensor) -> tf.Tensor:
        """Return the rate of a step, counted from 0."""
        done = tf.cast(step, tf.float32)
        falling = 1 - (done - self._warm) / (self._steps - self._warm)
        return self._peak * tf.maximum(tf.minimum((done + 1) / self._warm, falling), 0.02)


def _loss(scores: tf.Tensor, wanted: tf.Tensor, smoothing: float) -> tf.Tensor:
    labels = scores.shape[1]
    smoothed = tf.one_hot(wanted, labels) * (1 - smoothing) + smoothing / labels
    known = tf.cast(wanted >= 0, tf.float32)
    return tf.reduce_mean(known * tf.nn.softmax_cross_entropy_with_logits(smoothed, scores))


def _batches(lengths: List[int], passes: np.ndarray, size: int, rng: np.random.Generator) -> List[np.ndarray]:
    # Messages of like length share a batch, so little is padding; batches come in random order.
    found: List[np.ndarray] = []
    sizes = np.array(lengths)
    for done in range(int(np.ceil(passes.max(initial=0)))):
        order, fresh = rng.permutation(np.flatnonzero(rng.random(len(lengths)) < passes - done)), []
        for start in range(0, len(order), size * 32):
            pool = order[start : start + size * 32]
            pool = pool[np.argsort(sizes[pool], kind="stable")]
            fresh += [pool[i : i + size] for i in range(0, len(pool), size)]
        rng.shuffle(fresh)
        found += fresh
    return found


def product_type() -> tf.DType:
    """Return the type in which this processor multiplies fastest; all else is computed in float32."""
    return tf.bfloat16 if can(*_BFLOAT16) else tf.float32


def padded(rows: List[np.ndarray]) -> Tuple[tf.Tensor, tf.Tensor]:
    """Return texts x tokens x hidden with zeros after each text's end, and 1 for what is text: texts x tokens."""
    longest = max(map(len, rows))
    states = np.zeros((len(rows), longest, rows[0].shape[1]), np.float32)
    mask = np.zeros((len(rows), longest), np.float32)
    for i, row in enumerate(rows):
        states[i, : len(row)], mask[i, : len(row)] = row, 1
    return tf.constant(states), tf.constant(mask)


def outputs(
    ids: Dict[int, List[int]],
    name: str,
    embed: Callable[[List[int]], np.ndarray],
    run: Callable[[tf.Tensor, tf.Tensor], tf.Tensor],
) -> Dict[int, np.ndarray]:
    """Return what `run` makes of each text's embeddings and mask, tokens x hidden in half precision to save memory.

    Texts of like length go together, with a progress bar of that name.
    """
    order = sorted(ids, key=lambda row: (len(ids[row]), row))
    groups = [order[start : start + _READ_TOGETHER] for start in range(0, len(order), _READ_TOGETHER)]
    found: Dict[int, np.ndarray] = {}
    for rows in tqdm(groups, desc=name, unit="batch", leave=False):
        states = _in_half_precision(run(*padded([embed(ids[row]) for row in rows])).numpy())
        found.update({row: state[: len(ids[row])] for row, state in zip(rows, states)})
    return found


def _in_half_precision(states: np.ndarray) -> np.ndarray:
    # Gemma gives single numbers of some 30,000, and once in thousands of texts more than half precision holds: cut off
    # there, since one infinity makes all that is learned from it NaN.
    most = np.finfo(np.float16).max
    return states.clip(-most, most).astype(np.float16)
