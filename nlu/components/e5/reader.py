"""multilingual-e5-small in use: the network of fit.py as a graph for ONNX Runtime."""

from typing import Callable, Dict

import numpy as np

from nlu.components.e5 import packed
from nlu.components.e5.embedding import Embedding
from nlu.components.e5.packed import Layout, PackedModel
from nlu.components.e5.tokens import Tokenizer
from nlu.components.graph import MICROSOFT, Graph

_MOST_TOKENS = 160  # that are read of a message; nearly all have fewer than 60


def opened(arrays: Dict[str, np.ndarray]) -> Callable[[str], np.ndarray]:
    """Return what turns a text into its vector, from what E5.learned returned."""
    model = packed.changed(arrays)
    tokenizer, reader = Tokenizer(model.vocabulary), Reader(model)

    def read(text: str) -> np.ndarray:
        vector = reader.vector(tokenizer.ids(text, _MOST_TOKENS))
        model.give_back()
        return vector

    return read


class Reader:
    """Turns token ids into sentence vectors, one text at a time."""

    def __init__(self, model: PackedModel) -> None:
        """Build the graph of a model's layers."""
        self._embedding = Embedding(model)
        graph, states = Graph(), "states"
        for index in range(model.layout.layers):
            states = _layer(graph, model.layout, states, index, model.layer(index))
        self._session = graph.session(states, {"states": [1, "tokens", model.layout.hidden]})

    def vector(self, ids: "list[int]") -> np.ndarray:
        """Return the unit-length mean of the last layer's tokens: hidden numbers."""
        (states,) = self._session.run(None, {"states": self._embedding.of(ids)[None]})
        total: np.ndarray = states[0].sum(axis=0)
        return total / np.linalg.norm(total)


def _layer(graph: Graph, layout: Layout, x: str, index: int, p: Dict[str, np.ndarray]) -> str:
    size = layout.hidden // layout.heads

    def linear(x: str, name: str) -> str:
        product = graph.times(x, f"{index} {name}", p[f"{name}.w"])
        return graph.add("Add", product, graph.constant(f"{index} {name} bias", p[f"{name}.b"]))

    def norm(x: str, y: str, name: str) -> str:
        factors = [graph.constant(f"{index} {name} {part}", p[f"{name}.{part}"]) for part in "wb"]
        return graph.add("LayerNormalization", graph.add("Add", x, y), *factors, axis=-1, epsilon=layout.epsilon)

    q, k, v = (graph.heads(linear(x, name), layout.heads, size) for name in "qkv")
    x = norm(x, linear(graph.attention(q, k, v, size), "ao"), "aln")
    return norm(x, linear(graph.add("Gelu", linear(x, "fi"), domain=MICROSOFT), "fo"), "oln")
