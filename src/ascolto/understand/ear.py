"""A second opinion on a turn: what a reader may be given beside its own words and cues.

An ear is made outside (an encoder, a language model) and handed in; this room knows only what
it is asked. `Trust` says how far its opinion counts, label by label; it is learned, or set.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Part(Protocol):
    """What an ear heard in a turn, or in a part of it."""

    @property
    def odds(self) -> Floats:
        """Log-odds of the ear's labels for this speaker (or "promise", of a part), in order."""
        ...

    def evidence(self, label: int) -> tuple[int, int]:
        """Where in the turn's text a label is heard: characters, end exclusive."""
        ...


class Opinion(Part, Protocol):
    """What an ear heard in one turn."""

    def stretch(self, start: int, end: int) -> "Part | None":
        """What a stretch of the text says by itself; None where the ear does not tell."""
        ...


class Ear(Protocol):
    """Hears turns one after another; never raises for what a turn holds.

    `labels` are those it has an opinion on, by speaker ("customer", "agent"), and of a part of an
    agent's turn ("promise"). What it needs of the
    turns before is handed back as `past` and never changed, so that a draft can be tried on it.
    """

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """What it has an opinion on, in order, by speaker."""
        ...

    def hear(
        self, turns: Sequence[tuple[str, str]], past: Any = None
    ) -> tuple[Sequence[Opinion | None], Any]:
        """An opinion on each (speaker, text), None where it has none, and the past after them."""
        ...


class Trust(NamedTuple):
    """How far an ear counts beside words and cues. All have the shape (labels of the judge).

    log-odds = lean * (words and cues) + ear * opinion + base; `gate` and `cut` as in a judge.
    """

    lean: Floats
    ear: Floats
    base: Floats
    gate: Floats
    cut: Floats
