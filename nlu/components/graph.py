"""Writes and runs ONNX graphs whose products are made in eight bits, for one text at a time on one core.

Matrices are rounded once, a scale for each output; what is multiplied with them is rounded as it comes
(DynamicQuantizeMatMul of ONNX Runtime).
"""

import tempfile
from pathlib import Path
from typing import Dict, List, Sequence, Set

import numpy as np
import onnxruntime
from onnx import ModelProto, TensorProto, helper, numpy_helper

from nlu.components.processor import can

MICROSOFT = "com.microsoft"
"""The domain of ONNX Runtime's own operators."""
_OPSET, _IR = 17, 8
_DATA = "matrices"  # the file that holds them, beside the graph's own
_VNNI = ("avx512_vnni", "avx_vnni")
_STEPS = 127 if can(*_VNNI) else 63  # without them sums of eight-bit products overflow in the kernel, so seven bits


class Graph:
    """Collects the nodes and constants of a graph; most methods return the name of their result."""

    def __init__(self) -> None:
        # Filled in place, the matrices in a file: else all would stand in memory four times before it runs.
        self._folder = tempfile.TemporaryDirectory()
        self._data = Path(self._folder.name, _DATA).open("wb")  # noqa: SIM115 - closed in session()
        self._model = ModelProto(ir_version=_IR)
        self._model.opset_import.extend([helper.make_opsetid("", _OPSET), helper.make_opsetid(MICROSOFT, 1)])
        self._model.graph.name = "encoder"
        self._constants: Set[str] = set()

    def constant(self, name: str, value: np.ndarray) -> str:
        """Add a constant; a name that is known already stands for what it stood for."""
        if name not in self._constants:
            self._constants.add(name)
            self._model.graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def _matrix(self, name: str, value: np.ndarray) -> str:
        tensor = TensorProto(name=name, data_type=TensorProto.INT8, dims=value.shape)
        tensor.data_location = TensorProto.EXTERNAL
        for key, said in (("location", _DATA), ("offset", self._data.tell()), ("length", value.nbytes)):
            tensor.external_data.add(key=key, value=str(said))
        self._data.write(value.tobytes())
        self._model.graph.initializer.append(tensor)
        return name

    def add(self, operator: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """Add a node with one result."""
        name = f"{operator} {len(self._model.graph.node)}"
        self._model.graph.node.append(helper.make_node(operator, inputs, [name], domain=domain, **attributes))
        return name

    def halves(self, x: str, size: int) -> List[str]:
        """Add a node that cuts the last axis into two halves of `size`."""
        names = [f"{x} left", f"{x} right"]
        self._model.graph.node.append(
            helper.make_node("Split", [x, self.constant(f"half {size}", np.array([size] * 2))], names, axis=-1)
        )
        return names

    def times(self, x: str, name: str, matrix: np.ndarray) -> str:
        """Add a product with a matrix, inputs x outputs, in eight bits; each is used once."""
        scale = np.maximum(np.abs(matrix).max(axis=0), 1e-12) / _STEPS
        rounded = self._matrix(name, np.rint(matrix / scale).astype(np.int8))
        scales = self.constant(f"{name} scale", scale.astype(np.float32))
        return self.add("DynamicQuantizeMatMul", x, rounded, scales, domain=MICROSOFT)

    def heads(self, x: str, heads: int, size: int) -> str:
        """Part the last axis into heads: text x heads x tokens x size."""
        parted = self.add("Reshape", x, self.constant(f"{heads} heads of {size}", np.array([0, 0, heads, size])))
        return self.add("Transpose", parted, perm=[0, 2, 1, 3])

    def attention(self, queries: str, keys: str, values: str, size: int) -> str:
        """Add attention between heads of `size`; heads are joined again after it."""
        scores = self.add("MatMul", queries, self.add("Transpose", keys, perm=[0, 1, 3, 2]))
        scores = self.add("Mul", scores, self.constant(f"attention scale {size}", np.float32(size**-0.5)))
        shares = self.add("Softmax", scores, axis=-1)
        found = self.add("Transpose", self.add("MatMul", shares, values), perm=[0, 2, 1, 3])
        return self.add("Reshape", found, self.constant("joined", np.array([0, 0, -1])))

    def session(self, result: str, shapes: Dict[str, Sequence[object]]) -> onnxruntime.InferenceSession:
        """Return the graph, from inputs of these shapes to one result, ready to run; nothing can be added after it."""
        graph = self._model.graph
        graph.input.extend(helper.make_tensor_value_info(n, TensorProto.FLOAT, shape) for n, shape in shapes.items())
        graph.output.append(helper.make_tensor_value_info(result, TensorProto.FLOAT, None))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # more are slower on one sentence
        options.log_severity_level = 3  # errors
        self._data.close()
        with self._folder as folder:  # ONNX Runtime has opened all that it needs when it returns
            file = Path(folder, "encoder.onnx")
            file.write_bytes(self._model.SerializeToString())
            return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
