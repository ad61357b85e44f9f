"""The encoder's graph, run by ONNX Runtime on one thread of whoever calls it."""

from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ascolto.engines.encoder.near import apart, belongs
from ascolto.engines.encoder.past import Floats, Past


class Ran(NamedTuple):
    """States of the pieces, (pieces, hidden), and what later turns need of them."""

    states: Floats
    keys: Floats
    values: Floats


class Session:
    """One loaded graph. Any number of threads may run it at once."""

    def __init__(self, graph: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The graph is written as it is to run: what is fused beyond makes the sums of layers slower.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"]
        )
        layers, _, hidden = next(x.shape for x in self._session.get_inputs() if x.name == "keys")
        nothing = np.zeros((layers, 0, hidden), np.float32)
        self.nothing = Past(nothing, nothing)

    def run(self, ids: list[list[int]], speakers: list[int], past: Past) -> Ran:
        """The states of turns that follow one another; `speakers` has 0 or 1 for each of them."""
        lengths = [len(turn) for turn in ids]
        states, keys, values = self._session.run(
            None,
            {
                "ids": _row([x for turn in ids for x in turn]),
                "positions": _row([i for turn in ids for i in range(len(turn))]),
                "speakers": _row([s for s, turn in zip(speakers, ids, strict=True) for _ in turn]),
                "mine": belongs(lengths),
                "theirs": belongs([*past.lengths, *lengths]).T,
                "near": apart(len(past.lengths), len(ids)),
                "keys": past.keys,
                "values": past.values,
            },
        )
        return Ran(states[0], keys, values)


def _row(numbers: list[int]) -> NDArray[np.int64]:
    return np.array([numbers], np.int64)
