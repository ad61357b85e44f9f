"""What the layers that stay as they are say of every turn: worked out once, kept at half precision."""

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from ascolto.engines.encoder.pieces import Pieces
from training.encoder.batches import Laid, labels_of
from training.encoder.corpus import Heard
from training.encoder.model import Encoder
from training.encoder.vocabulary import without_marks

AT_ONCE = 64  # turns
PAD = 1  # the id of padding


def lay(conversations: Sequence[Heard], pieces: Pieces, encoder: Encoder) -> list[Laid]:
    """The conversations with the states of their turns, each turn read alone."""
    texts = {t.text for c in conversations for t in c.turns}
    texts |= {without_marks(t) for t in texts}
    states = states_of(sorted(texts), pieces, encoder)
    return [_lay(c, states) for c in conversations]


def states_of(texts: Sequence[str], pieces: Pieces, encoder: Encoder) -> dict[str, Tensor]:
    """The states of each text's pieces. Shape: (pieces, hidden), half precision."""
    states = {}
    encoder.eval()
    for some, ids, mask in padded(texts, pieces):
        with torch.inference_mode():
            found = encoder.alone(ids, mask).half()
        for row, text in enumerate(some):
            states[text] = found[row, : int(mask[row].sum())].clone()
    return states


def padded(texts: Sequence[str], pieces: Pieces) -> Iterator[tuple[list[str], Tensor, Tensor]]:
    """Texts of like length together: the texts, and their ids and mask. Shapes: (texts, pieces)."""
    cuts = sorted(((pieces.cut(text).ids, text) for text in texts), key=lambda c: (len(c[0]), c[1]))
    for start in range(0, len(cuts), AT_ONCE):
        some = cuts[start : start + AT_ONCE]
        longest = len(some[-1][0])
        ids = torch.tensor([x + [PAD] * (longest - len(x)) for x, _ in some])
        mask = torch.tensor([[1.0] * len(x) + [0.0] * (longest - len(x)) for x, _ in some])
        yield [text for _, text in some], ids, mask


def _lay(conversation: Heard, states: dict[str, Tensor]) -> Laid:
    truth, asked = labels_of(conversation)
    plain = [states[t.text] for t in conversation.turns]
    bare = [states[without_marks(t.text)] for t in conversation.turns]
    both = (plain, bare)
    sides = [int(t.side == "agent") for t in conversation.turns]
    speakers = [
        torch.cat([torch.full((len(s),), x) for x, s in zip(sides, c, strict=True)]) for c in both
    ]
    turns = [torch.cat([torch.full((len(s),), i) for i, s in enumerate(c)]) for c in both]
    return Laid(
        heard=conversation,
        states=(torch.cat(plain), torch.cat(bare)),
        speakers=(speakers[0], speakers[1]),
        turns=(turns[0], turns[1]),
        truth=truth,
        asked=asked,
    )
