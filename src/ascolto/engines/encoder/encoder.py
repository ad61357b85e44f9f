"""Turns in, log-odds of labels out: the small encoder as the rest of the product sees it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from ascolto.engines.encoder.heads import Head, Weighed, head_from
from ascolto.engines.encoder.labels import LABELS, STRETCH
from ascolto.engines.encoder.past import Past
from ascolto.engines.encoder.pieces import Pieces
from ascolto.engines.encoder.session import Session
from ascolto.engines.encoder.weights import (
    FOLDER,
    GRAPH,
    HEADS,
    TOKENIZER,
    EncoderWeightsError,
    damaged,
    read_weights,
)

SPEAKERS = ("customer", "agent")


class Encoder:
    """Hears conversations. One encoder serves any number of them, and of threads."""

    labels: Mapping[str, tuple[str, ...]] = {**LABELS, "promise": STRETCH}

    def __init__(self, pieces: Pieces, session: Session, heads: Mapping[str, Head]) -> None:
        self._pieces = pieces
        self._session = session
        self._heads = heads

    def hear(
        self, turns: Sequence[tuple[str, str]], past: Past | None = None
    ) -> tuple[list[Weighed], Past]:
        """What turns (speaker, text) that follow one another say, and the past to go on with.

        Each turn is run by itself: a few would be quicker together, but eight-bit sums would then
        depend on the company they are in, and a conversation read at once differ from the same
        one read turn by turn. A past is never changed: to try a draft, hear it with the same past.
        """
        past = past or self._session.nothing
        weighed: list[Weighed] = []
        for speaker, text in turns:
            cut = self._pieces.cut(text)
            ran = self._session.run([cut.ids], [SPEAKERS.index(speaker)], past)
            past = past.after(ran.keys, ran.values, (len(cut.ids),))
            head, stretches = self._heads[speaker], self._heads["promise"]
            weighed.append(Weighed(head, stretches, ran.states, text, cut.spans))
        return weighed, past


@lru_cache(maxsize=2)
def load_encoder(folder: Path = FOLDER) -> Encoder:
    """The encoder with the weights of a folder; the shipped ones where none is named."""
    files = read_weights(folder)
    name = TOKENIZER
    try:
        pieces = Pieces(Tokenizer.from_str(files[TOKENIZER].decode()))
        name = GRAPH
        session = Session(files[GRAPH])
        name = HEADS
        with np.load(BytesIO(files[HEADS]), allow_pickle=False) as arrays:
            heads = {x: head_from(arrays, x, labels) for x, labels in Encoder.labels.items()}
    except EncoderWeightsError:
        raise
    except Exception as error:  # both libraries raise bare ones of their own
        raise damaged(folder / name) from error
    return Encoder(pieces, session, heads)
