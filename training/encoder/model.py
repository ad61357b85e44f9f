"""The encoder in PyTorch: first each turn on its own, then with the turns before it in sight.

The layers below read a turn's pieces without anything else, so that what they say of a turn is
worked out once. The layers above let its pieces also look at those of the turns before, never
at those after; each head has a weight for every distance in turns.
"""

import math
from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ascolto.engines.encoder.near import BEFORE
from training.encoder.packed import Floats, Packed, Sizes

FAR = -1e4  # added to what a piece may not look at
EVEN = 16  # attention is quickest where its vectors are as long as a multiple of this
AT_FIRST = -2.0  # added to what it may look at in another turn, before anything is learned


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each added to its input and normalised after."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        hidden, inner = sizes.hidden, sizes.inner
        self.heads = sizes.heads
        self.scale = 1 / math.sqrt(hidden // sizes.heads)
        self.dropout = dropout
        self.query = nn.Linear(hidden, hidden)
        self.key = nn.Linear(hidden, hidden)
        self.value = nn.Linear(hidden, hidden)
        self.mixed = nn.Linear(hidden, hidden)
        self.after_attention = nn.LayerNorm(hidden, sizes.epsilon)
        self.wide = nn.Linear(hidden, inner)
        self.narrow = nn.Linear(inner, hidden)
        self.after_all = nn.LayerNorm(hidden, sizes.epsilon)

    def forward(self, x: Tensor, mine: Tensor, theirs: Tensor) -> Tensor:
        """`x`: (batch, pieces, hidden).

        `mine` and `theirs`, (batch, heads or 1, pieces, any), are multiplied and added to what
        the query of a piece and the key of another make: who may look where, and how much.
        """
        q, k, v = self._split(self.query(x)), self._split(self.key(x)), self._split(self.value(x))
        q = torch.cat([q * self.scale, mine.expand(-1, self.heads, -1, -1)], dim=3)
        k = torch.cat([k, theirs.expand(-1, self.heads, -1, -1)], dim=3)
        # The values are as wide as the keys so that torch takes its quick way.
        v = functional.pad(v, (0, theirs.shape[3]))
        seen = functional.scaled_dot_product_attention(q, k, v, scale=1.0)
        seen = seen[..., : -theirs.shape[3]].transpose(1, 2).flatten(2)
        x = self.after_attention(x + self._drop(self.mixed(seen)))
        out: Tensor = self.after_all(x + self._drop(self.narrow(functional.gelu(self.wide(x)))))
        return out

    def _split(self, x: Tensor) -> Tensor:
        """(batch, pieces, hidden) to (batch, heads, pieces, hidden / heads)."""
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training)


class Looking(Layer):
    """A layer that sees the turns before: `near` has a weight for each head and distance."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__(sizes, dropout)
        self.near = nn.Parameter(torch.full((sizes.heads, BEFORE + 1), AT_FIRST))
        with torch.no_grad():
            self.near[:, 0] = 0

    def look(self, x: Tensor, turns: Tensor) -> Tensor:
        """`turns`: (batch, pieces, 1 + turns), the 1 stands at the piece's turn, first padding."""
        count = turns.shape[2]
        there = torch.arange(count)
        apart = there[:, None] - there[None, :]
        heard = (apart >= 0) & (apart <= BEFORE) & (there > 0)
        table = torch.where(heard, self.near[:, apart.clamp(0, BEFORE)], FAR)
        return self.forward(x, turns[:, None] @ table, turns[:, None])


class Encoder(nn.Module):
    """Pieces in, a vector for each piece out. Padding belongs to no turn (-1)."""

    def __init__(self, sizes: Sizes, pieces: int, own: int, looking: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(pieces, sizes.hidden)
        self.position = nn.Embedding(sizes.positions, sizes.hidden)
        self.after = nn.LayerNorm(sizes.hidden, sizes.epsilon)
        self.own = nn.ModuleList(Layer(sizes, dropout) for _ in range(own))
        self.speaker = nn.Embedding(2, sizes.hidden)
        nn.init.zeros_(self.speaker.weight)
        self.looking = nn.ModuleList(Looking(sizes, dropout) for _ in range(looking))

    def alone(self, ids: Tensor, mask: Tensor) -> Tensor:
        """States of turns after the layers below. `ids`, `mask`: (turns, pieces)."""
        x = self.after(self.word(ids) + self.position.weight[: ids.shape[1]])
        far = ((1.0 - mask) * FAR)[:, None, :, None]
        for layer in self.own:
            x = layer(x, torch.ones_like(far), far)
        return cast("Tensor", x)

    def together(self, x: Tensor, speakers: Tensor, turns: Tensor) -> Tensor:
        """The last states of conversations, from those of their turns alone.

        `x`: (conversations, pieces, hidden); `speakers`, `turns`: (conversations, pieces).
        """
        count = -(-(int(turns.max()) + 2) // EVEN) * EVEN
        places = functional.one_hot(turns + 1, count).to(x.dtype)
        x = x + self.speaker(speakers)
        for layer in self.looking:
            assert isinstance(layer, Looking)  # noqa: S101  # ModuleList does not say what it holds
            x = layer.look(x, places)
        return x


def start_from(
    packed: Packed,
    pieces: Sequence[int],
    own: Sequence[int],
    looking: Sequence[int],
    dropout: float,
) -> Encoder:
    """An encoder with some of the packed pieces, in that order, and some of its layers."""
    encoder = Encoder(packed.sizes, len(pieces), len(own), len(looking), dropout)
    tensors = packed.tensors
    width = packed.sizes.hidden
    state = {
        "word.weight": tensors["emb.word"].reshape(-1, width)[np.asarray(pieces)],
        # The packed model tells one text from no other: its first segment is part of every place.
        "position.weight": tensors["emb.pos"].reshape(-1, width) + tensors["emb.type"][:width],
        "after.weight": tensors["emb.ln.w"],
        "after.bias": tensors["emb.ln.b"],
    }
    for name, layers in (("own", own), ("looking", looking)):
        for i, layer in enumerate(layers):
            state |= {f"{name}.{i}.{k}": v for k, v in _layer(tensors, layer).items()}
    whole = encoder.state_dict()
    whole |= {k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in state.items()}
    encoder.load_state_dict(whole)
    return encoder


_NAMES = {"q": "query", "k": "key", "v": "value", "ao": "mixed", "fi": "wide", "fo": "narrow"}
_NORMS = {"aln": "after_attention", "oln": "after_all"}


def _layer(tensors: Mapping[str, Floats], layer: int) -> dict[str, Floats]:
    """The tensors of one packed layer, by this model's names."""
    state = {}
    for old, new in _NAMES.items():
        bias = tensors[f"l{layer}.{old}.b"]
        state[f"{new}.weight"] = tensors[f"l{layer}.{old}.w"].reshape(len(bias), -1)
        state[f"{new}.bias"] = bias
    for old, new in _NORMS.items():
        state[f"{new}.weight"] = tensors[f"l{layer}.{old}.w"]
        state[f"{new}.bias"] = tensors[f"l{layer}.{old}.b"]
    return state
