"""The encoder as one ONNX graph, of the operators that ONNX Runtime has fused kernels for.

Inputs, for `n` pieces of any turns and `m` pieces of turns heard before:

    ids, positions, speakers   (1, n)
    mine, theirs               (n, t), (u, m + n)  1 where a piece is of one of the t turns read,
                                                   of the u turns seen, the t last of them
    near                       (t, u)  how many turns back a turn stands; FARTHEST where it is unseen
    keys, values               (looking, m, hidden) of the turns heard before

Outputs: `states` (1, n, hidden), and `new_keys`, `new_values` (looking, n, hidden) to be kept.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.encoder.eight_bits import EightBits
from training.encoder.model import FAR, Encoder, Layer, Looking
from training.encoder.packed import Floats

OPSET, FUSED, FORMAT = 17, "com.microsoft", 9


class Graph:
    """A graph under construction: every call adds a node and gives the name of what it makes."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.kept: dict[str, onnx.TensorProto] = {}

    def keep(self, name: str, array: Any) -> str:
        """A constant of the graph."""
        self.kept[name] = numpy_helper.from_array(np.asarray(array, order="C"), name)
        return name

    def add(self, kind: str, *inputs: str, to: str, domain: str = "", **options: Any) -> str:
        """A node with one result."""
        self.nodes.append(helper.make_node(kind, list(inputs), [to], domain=domain, **options))
        return to

    def cast(self, x: str, to: str) -> str:
        """The same numbers as float32."""
        # ONNX calls the kind of number `to` as well.
        self.nodes.append(helper.make_node("Cast", [x], [to], to=TensorProto.FLOAT))
        return to

    def linear(self, x: str, name: str, layer: EightBits) -> str:
        """A linear layer in eight bits."""
        even = self.add("Mul", x, self.keep(f"{name}.even", layer.even), to=f"{name}.evened")
        one = self.keep(f"{name}.one", np.float32(1))
        zero = self.keep(f"{name}.zero", np.uint8(layer.zero))
        rounded = self.add("QuantizeLinear", even, one, zero, to=f"{name}.rounded")
        weights = self.keep(f"{name}.weights", layer.weights)
        scale = self.keep(f"{name}.scale", layer.scale)
        none = self.keep(f"{name}.none", np.zeros(len(layer.scale), np.int8))
        bias = self.keep(f"{name}.bias", layer.bias)
        inputs = (rounded, weights, one, scale, zero, none, bias)
        return self.add("MatMulIntegerToFloat", *inputs, to=f"{name}.out", domain=FUSED)

    def normal(self, x: str, skip: str, name: str, norm: Any) -> str:
        """The sum of both, normalised."""
        # Two operators: the fused one of ONNX Runtime takes three times as long.
        both = self.add("Add", x, skip, to=f"{name}.both")
        gain = self.keep(f"{name}.gain", norm.weight.detach().numpy())
        bias = self.keep(f"{name}.bias", norm.bias.detach().numpy())
        return self.add("LayerNormalization", both, gain, bias, to=name, axis=-1, epsilon=norm.eps)


def build(encoder: Encoder, linears: dict[str, EightBits], longest: int) -> onnx.ModelProto:
    """The graph of an encoder whose linear layers are given in eight bits by name.

    `longest`: pieces of the longest turn, START and END included.
    """
    g = Graph()
    x = _embedded(g, encoder, longest)
    _alone(g)
    for i, layer in enumerate(encoder.own):
        x = _layer(g, x, f"own.{i}", layer, linears)
    speaker = encoder.speaker.weight.detach().numpy()
    added = g.add("Gather", g.keep("speaker", speaker), "speakers", to="spoken")
    x = g.add("Add", x, added, to="told")
    new: dict[str, list[str]] = {"keys": [], "values": []}
    for i, layer in enumerate(encoder.looking):
        x = _layer(g, x, f"looking.{i}", layer, linears, new)
    g.add("Identity", x, to="states")
    for kind, names in new.items():
        g.add("Concat", *names, to=f"new_{kind}", axis=0)
    return _model(g, len(encoder.looking), speaker.shape[1])


def _embedded(g: Graph, encoder: Encoder, longest: int) -> str:
    """What the first layer sees: rows of eight-bit numbers, each row with a scale of its own."""
    words = encoder.word.weight.detach().numpy()
    scale = np.abs(words).max(1, keepdims=True) / 127
    small = np.round(words / np.maximum(scale, 1e-12)).astype(np.int8)
    row = g.add("Gather", g.keep("words", small), "ids", to="row")
    row = g.cast(row, "row.float")
    row_scale = g.add(
        "Gather", g.keep("words.scale", scale.astype(np.float32)), "ids", to="row.scale"
    )
    row = g.add("Mul", row, row_scale, to="row.scaled")
    place = g.keep("places", encoder.position.weight.detach().numpy()[:longest])
    place = g.add("Gather", place, "positions", to="place")
    return g.normal(row, place, "embedded", encoder.after)


def _layer(
    g: Graph,
    x: str,
    name: str,
    layer: Any,
    linears: dict[str, EightBits],
    new: dict[str, list[str]] | None = None,
) -> str:
    """One layer; with `new`, one that also looks at the turns before."""
    assert isinstance(layer, Layer)  # noqa: S101  # ModuleList does not say what it holds
    three = g.linear(x, f"{name}.three", linears[f"{name}.three"])
    q, k, v = (f"{name}.{part}" for part in "qkv")
    g.nodes.append(helper.make_node("Split", [three], [q, k, v], axis=2))
    added = "own.bias"
    if new is not None:
        number = g.keep(f"{name}.number", np.array([int(name.rpartition(".")[2])]))
        k = _with_past(g, name, "keys", k, number, new)
        v = _with_past(g, name, "values", v, number, new)
        assert isinstance(layer, Looking)  # noqa: S101  # as above
        near: Floats = layer.near.detach().numpy()
        added = _nearness(g, name, np.pad(near, ((0, 0), (0, 1)), constant_values=FAR))
    seen = g.add(
        "MultiHeadAttention", q, k, v, "", "", added,
        to=f"{name}.seen", domain=FUSED, num_heads=layer.heads,
    )  # fmt: skip
    mixed = g.linear(seen, f"{name}.mixed", linears[f"{name}.mixed"])
    x = g.normal(mixed, x, f"{name}.after_attention", layer.after_attention)
    wide = g.linear(x, f"{name}.wide", linears[f"{name}.wide"])
    wide = g.add("Gelu", wide, to=f"{name}.gelu", domain=FUSED)
    narrow = g.linear(wide, f"{name}.narrow", linears[f"{name}.narrow"])
    return g.normal(narrow, x, f"{name}.after_all", layer.after_all)


def _with_past(
    g: Graph, name: str, kind: str, now: str, number: str, new: dict[str, list[str]]
) -> str:
    """Keys or values of the turns before, and these after them."""
    new[kind].append(now)
    before = g.add("Gather", kind, number, to=f"{name}.{kind}.before", axis=0)
    return g.add("Concat", before, now, to=f"{name}.{kind}", axis=1)


def _alone(g: Graph) -> str:
    """FAR for pieces of two turns, nothing for two of the same. Shape: (1, 1, n, n)."""
    same = g.add("MatMul", "mine", g.add("Transpose", "mine", to="mine.across"), to="own.same")
    other = g.add("Sub", same, g.keep("own.one", np.float32(1)), to="own.other")
    far = g.add("Mul", other, g.keep("own.far", np.float32(-FAR)), to="own.added")
    return g.add("Unsqueeze", far, g.keep("zeros", np.array([0, 1])), to="own.bias")


def _nearness(g: Graph, name: str, table: Floats) -> str:
    """What is added for each head, (1, heads, n, m + n), from a weight for each distance."""
    turns = g.add("Gather", g.keep(f"{name}.near", table), "near", to=f"{name}.turns", axis=1)
    # Over turns it is small; two products with ones and zeros bring it to pieces at no cost.
    rows = g.add("MatMul", "mine", turns, to=f"{name}.rows")
    added = g.add("MatMul", rows, "theirs", to=f"{name}.added")
    return g.add("Unsqueeze", added, g.keep("zero", np.array([0])), to=f"{name}.bias")


def _model(g: Graph, looking: int, hidden: int) -> onnx.ModelProto:
    whole, real = TensorProto.INT64, TensorProto.FLOAT
    past: Sequence[str | int] = [looking, "m", hidden]
    inputs = [
        *(
            helper.make_tensor_value_info(x, whole, [1, "n"])
            for x in ("ids", "positions", "speakers")
        ),
        helper.make_tensor_value_info("mine", real, ["n", "t"]),
        helper.make_tensor_value_info("theirs", real, ["u", "s"]),
        helper.make_tensor_value_info("near", whole, ["t", "u"]),
        *(helper.make_tensor_value_info(x, real, past) for x in ("keys", "values")),
    ]
    outputs = [
        helper.make_tensor_value_info("states", real, [1, "n", hidden]),
        *(helper.make_tensor_value_info(f"new_{x}", real, [looking, "n", hidden]) for x in ("keys", "values")),
    ]  # fmt: skip
    graph = helper.make_graph(g.nodes, "encoder", inputs, outputs, list(g.kept.values()))
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    model = helper.make_model(graph, opset_imports=opsets, producer_name="ascolto")
    model.ir_version = FORMAT
    return model
