"""Gemma in use: the network of network.py as a graph for ONNX Runtime.

The mark of the beginning is the same for every text, so it is not in the graph: what each layer keeps of it is a
constant. In the first layer its numbers are much the largest and would coarsen the rounding.
"""

from typing import Callable, Dict, Iterable, Tuple

import numpy as np

from nlu.components.gemma import changes, rotary
from nlu.components.gemma.tokens import Tokenizer
from nlu.components.gemma.weights import LAYERS, LAYOUT, Parameters, Weights
from nlu.components.graph import MICROSOFT, Graph

_TURNS = ("cosine near", "sine near", "cosine far", "sine far")
_MOST_TOKENS = 160  # that are read of a message; nearly all have fewer than 60


def opened(arrays: Dict[str, np.ndarray]) -> Callable[[str], np.ndarray]:
    """Return what turns a text into its vector, from what Gemma.learned returned."""
    weights, learned = Weights(), changes.unpacked(arrays)
    layers = (weights.whole(i, learned.get(i, {})) for i in range(LAYERS))
    tokenizer, reader = Tokenizer(weights), Reader(layers, arrays["last norm"], arrays["beginning"])

    def read(text: str) -> np.ndarray:
        embeddings = weights.embeddings(np.array(tokenizer.ids(text, _MOST_TOKENS)))
        weights.give_back()
        return reader.vector(embeddings)

    return read


class Reader:
    """Turns token embeddings into sentence vectors, one text at a time."""

    def __init__(self, layers: Iterable[Parameters], last_norm: np.ndarray, beginning: np.ndarray) -> None:
        """Build the graph from whole layers (Weights.whole) and what they keep of the beginning (fit.beginning)."""
        graph, states = Graph(), "states"
        for index, (layer, begin) in enumerate(zip(layers, beginning)):
            far = "far" if rotary.looks_far(index) else "near"
            states = _layer(graph, states, index, layer, begin, (f"cosine {far}", f"sine {far}"))
        shapes = {
            "states": [1, "tokens", LAYOUT.hidden],
            **{name: ["tokens", LAYOUT.size] for name in _TURNS},
        }
        self._turns = [t for far in (False, True) for t in rotary.rotation(_MOST_TOKENS, far)]
        self._session = graph.session(_norm(graph, states, "last norm", last_norm), shapes)

    def vector(self, embeddings: np.ndarray) -> np.ndarray:
        """Return the mean of the last layer's tokens, hidden numbers, for tokens x hidden embeddings."""
        length = len(embeddings)
        turned = [turn[:length] for turn in self._turns]
        feed = dict(zip(("states", *_TURNS), (embeddings[None], *turned)))
        (states,) = self._session.run(None, feed)
        mean: np.ndarray = states[0].mean(axis=0)
        return mean


def _layer(graph: Graph, rows: str, index: int, p: Parameters, begin: np.ndarray, turns: Tuple[str, str]) -> str:
    heads, size = LAYOUT.heads, LAYOUT.size
    h = _norm(graph, rows, f"{index} attention", p["attention"])
    q, k, v = (graph.times(h, f"{index} {name}", p[name]) for name in "qkv")
    q = _turned(graph, _norm(graph, graph.heads(q, heads, size), f"{index} q norm", p["q_norm"]), turns)
    k = _turned(graph, _norm(graph, graph.heads(k, 1, size), f"{index} k norm", p["k_norm"]), turns)
    keys, values = (
        graph.add("Concat", graph.constant(f"{index} {name}", row.reshape(1, 1, 1, size)), rest, axis=2)
        for name, row, rest in (("begin key", begin[0], k), ("begin value", begin[1], graph.heads(v, 1, size)))
    )
    found = graph.times(graph.attention(q, keys, values, size), f"{index} o", p["o"])
    rows = graph.add("Add", rows, _norm(graph, found, f"{index} attended", p["attended"]))
    h = _norm(graph, rows, f"{index} forward", p["forward"])
    gate = graph.add("FastGelu", graph.times(h, f"{index} gate", p["gate"]), domain=MICROSOFT)
    wide = graph.add("Mul", gate, graph.times(h, f"{index} up", p["up"]))
    down = graph.times(wide, f"{index} down", p["down"])
    return graph.add("Add", rows, _norm(graph, down, f"{index} forwarded", p["forwarded"]))


def _turned(graph: Graph, x: str, turns: Tuple[str, str]) -> str:
    left, right = graph.halves(x, LAYOUT.size // 2)
    crossed = graph.add("Concat", graph.add("Neg", right), left, axis=-1)
    return graph.add("Add", graph.add("Mul", x, turns[0]), graph.add("Mul", crossed, turns[1]))


def _norm(graph: Graph, x: str, name: str, factors: np.ndarray) -> str:
    factor = graph.constant(name, factors.astype(np.float32))
    return graph.add("SimplifiedLayerNormalization", x, factor, axis=-1, epsilon=LAYOUT.epsilon)
