"""From the states of a turn's pieces to the log-odds of its labels, and what they should be."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from ascolto.words.terms import EMOTIONS
from training.encoder.batches import Batch

LEAST, MOST = 1.0, 8.0  # what a turn that holds a label may count for beside one that does not
FEELS = len(EMOTIONS)  # the first labels are the emotions: one of them holds


class Heads(nn.Module):
    """One linear head a label over the mean and the greatest of the states of a turn's pieces."""

    def __init__(self, hidden: int, labels: int) -> None:
        super().__init__()
        self.linear = nn.Linear(2 * hidden, labels)

    def forward(self, states: Tensor, lengths: list[int]) -> Tensor:
        """`states`: (pieces, hidden), `lengths`: pieces of each turn. Shape: (turns, labels)."""
        parts = torch.split(states, lengths)
        mean = torch.stack([x.mean(0) for x in parts])
        most = torch.stack([x.amax(0) for x in parts])
        odds: Tensor = self.linear(torch.cat([mean, most], dim=1))
        return odds


class Aim:
    """The loss: how far the log-odds are from the labels. Rare labels weigh more."""

    def __init__(self, truth: Tensor, asked: Tensor) -> None:
        held = (truth * asked).sum(0).clamp(min=1)
        free = (asked.sum(0) - held).clamp(min=1)
        self.bias = (held / free).log()
        self.weight = (free / held).sqrt().clamp(LEAST, MOST)
        share = held[:FEELS] / held[:FEELS].sum()
        self.feels = (1 / share.sqrt()) / (share.sqrt().sum())  # 1 in the mean over all turns

    def loss(self, odds: Tensor, batch: Batch) -> Tensor:
        """The mean over what is asked of the turns; an emotion is one question, not seven."""
        each = functional.binary_cross_entropy_with_logits(
            odds, batch.truth, pos_weight=self.weight, reduction="none"
        )
        flags = (each * batch.asked)[:, FEELS:].sum() / batch.asked[:, FEELS:].sum()
        customer = batch.asked[:, 0] > 0
        if not customer.any():
            return flags
        feels = functional.cross_entropy(
            odds[customer, :FEELS], batch.truth[customer, :FEELS].argmax(1), self.feels
        )
        return flags + FEELING * feels


FEELING = 0.15  # what being wrong about the emotion counts for beside being wrong about all labels
