"""Conversations as padded tensors, those of like length together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ascolto.engines.encoder.labels import LABELS
from training.encoder.corpus import Heard

PLACES = {side: {x: i for i, x in enumerate(names)} for side, names in LABELS.items()}
ALL = (*LABELS["customer"], *LABELS["agent"])
SHIFT = {"customer": 0, "agent": len(LABELS["customer"])}


@dataclass(frozen=True, kw_only=True)
class Laid:
    """One conversation, ready to be learned from.

    `states`: (pieces, hidden), half precision, after the layers that stay as they are, for the
    text as it is and with the marks taken off its letters; `speakers`, `turns`: (pieces,).
    """

    heard: Heard
    states: tuple[Tensor, Tensor]
    speakers: tuple[Tensor, Tensor]
    turns: tuple[Tensor, Tensor]
    truth: Tensor  # (turns, all labels)
    asked: Tensor  # (turns, all labels): whether the label is one of that side's at all


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Some conversations, padded; the labels of all their turns one after the other.

    `lengths`: pieces of each turn, in the order of `truth`; `turns` is -1 for padding.
    """

    states: Tensor
    speakers: Tensor
    turns: Tensor
    lengths: list[int]
    truth: Tensor
    asked: Tensor


def labels_of(conversation: Heard) -> tuple[Tensor, Tensor]:
    """What holds of each turn, and what is asked of it. Shapes: (turns, all labels)."""
    truth = torch.zeros(len(conversation.turns), len(ALL))
    asked = torch.zeros_like(truth)
    for row, turn in enumerate(conversation.turns):
        shift, places = SHIFT[turn.side], PLACES[turn.side]
        asked[row, shift : shift + len(places)] = 1
        for label in turn.labels:
            truth[row, shift + places[label]] = 1
    return truth, asked


def batch_of(laid: Sequence[Laid], bare: Sequence[bool]) -> Batch:
    """Conversations side by side; `bare` takes the copy without marks."""
    longest = max(len(x.turns[b]) for x, b in zip(laid, bare, strict=True))
    states = torch.zeros(len(laid), longest, laid[0].states[0].shape[1])
    speakers = torch.zeros(len(laid), longest, dtype=torch.int64)
    turns = torch.full((len(laid), longest), -1)
    for row, (x, b) in enumerate(zip(laid, bare, strict=True)):
        n = len(x.turns[b])
        states[row, :n] = x.states[b].float()
        speakers[row, :n] = x.speakers[b]
        turns[row, :n] = x.turns[b]
    return Batch(
        states=states,
        speakers=speakers,
        turns=turns,
        lengths=[
            n for x, b in zip(laid, bare, strict=True) for n in x.turns[b].bincount().tolist()
        ],
        truth=torch.cat([x.truth for x in laid]),
        asked=torch.cat([x.asked for x in laid]),
    )


def shuffled(laid: Sequence[Laid], size: int, random: np.random.Generator) -> Iterator[list[Laid]]:
    """All conversations once, in batches of like length, the batches in any order."""
    lengths: NDArray[np.float64] = np.array([len(x.turns[0]) for x in laid], np.float64)
    order = np.argsort(lengths * random.uniform(0.9, 1.1, len(laid)))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    for g in random.permutation(len(groups)):
        yield [laid[i] for i in groups[g]]
