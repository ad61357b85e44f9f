"""The second hearing: what the words alone leave in doubt is asked of the cues.

The head weighs words and context and costs next to nothing. Where its log-odds leave a label
possible at all (above the label's `gate`), the cues that speak for or against that label are
looked for, and added with learned weights. The sum is a calibrated log-odds: its sigmoid is the
confidence. A label holds from its `cut` on.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ascolto.understand.cues import Group
from ascolto.understand.heads import Head, Weighed, head_of, read_arrays

NEVER = -99.0  # the margin of a label that the words alone rule out
# Features that cues give together with what came before, and the group they are made of.
DERIVED: Mapping[str, Group] = {
    "asks for given": ("signal", "asks_for"),
    "asks for new": ("signal", "asks_for"),
    "formula, upset": ("signal", "formula"),
}
ENOUGH = 2
BY_CUES = 1.4  # log-odds of a label that cues alone decide: a confidence of 0.8


def _force(column: str) -> int:
    """2 for a strong cue or a feeling that is at least clear, else 1."""
    return 2 if column.endswith(("strong", " 2", " 3")) else 1


def group_of(column: str) -> Group:
    """The cues that raise a column: "cue technique mirroring strong" or one of DERIVED."""
    if column in DERIVED:
        return DERIVED[column]
    _, kind, label, _ = column.split(" ")
    return kind, label


class Judge:
    """A head, and beside it what each label listens to.

    Arrays of the weights file beyond the head's: `cues` (names of columns), `hears` (cues x
    labels), `lean` and `base` (labels: log-odds = lean * head + base + cues), `gate`, `cut`.
    """

    def __init__(self, head: Head, arrays: Mapping[str, NDArray[Any]]) -> None:
        lean = np.asarray(arrays["lean"], np.float32)
        # The head's own log-odds are of no use to anybody: lean and base are worked into it.
        self.head = Head(
            head.labels,
            head.dense * lean,
            head.keys,
            head.sparse * lean,
            head.bias * lean + arrays["base"],
        )
        self.labels = self.head.labels
        self.gate = np.asarray(arrays["gate"], np.float32)
        self.cut: list[float] = arrays["cut"].tolist()
        names = [str(x) for x in arrays["cues"]]
        self.hears: list[dict[str, float]] = [
            {n: w for n, w in zip(names, column, strict=True) if w}
            for column in np.asarray(arrays["hears"]).T.tolist()
        ]
        self._groups = [tuple({group_of(n) for n in heard}) for heard in self.hears]

    def weigh(self, lang: str, stems: Set[str], context: Sequence[float]) -> Weighed:
        """The first hearing: words and context."""
        return self.head.weigh(lang, stems, context)

    def possible(self, weighed: Weighed) -> list[int]:
        """The labels that the first hearing leaves possible: all, in a language never learned."""
        if not weighed.learned:
            return list(range(len(self.labels)))
        found: list[int] = np.flatnonzero(weighed.odds > self.gate).tolist()
        return found

    def groups(self, possible: Iterable[int]) -> set[Group]:
        """The cues to look for, so that these labels can be judged."""
        return {group for j in possible for group in self._groups[j]}

    def judge(
        self, weighed: Weighed, possible: Sequence[int], raised: Mapping[str, int]
    ) -> "Judged":
        """The second hearing: `raised` counts the columns that cues raised."""
        if not weighed.learned:
            return Judged(self, weighed, self._by_cues(raised))
        margins = [NEVER] * len(self.labels)
        odds = weighed.odds
        for j in possible:
            heard = self.hears[j]
            said = sum(heard[c] * n for c, n in raised.items() if c in heard)
            margins[j] = float(odds[j]) + said - self.cut[j]
        return Judged(self, weighed, margins)

    def _by_cues(self, raised: Mapping[str, int]) -> list[float]:
        """A strong cue is enough, or two weak ones, where nothing was learned of a language."""
        margins = [NEVER] * len(self.labels)
        for j, heard in enumerate(self.hears):
            said = sum(n * _force(c) for c, n in raised.items() if heard.get(c, 0) > 0)
            if said >= ENOUGH:
                margins[j] = BY_CUES + said / 10 - self.cut[j]
        return margins


class Judged:
    """A text, judged: `margins` has, for each label, how far above its cut the log-odds are."""

    __slots__ = ("judge", "margins", "weighed")

    def __init__(self, judge: Judge, weighed: Weighed, margins: list[float]) -> None:
        self.judge = judge
        self.weighed = weighed
        self.margins = margins

    def odds(self, label: int) -> float:
        """The calibrated log-odds of a label."""
        return self.margins[label] + self.judge.cut[label]


@lru_cache(maxsize=4)
def load_judge(name: str, context: tuple[str, ...]) -> Judge:
    """A shipped judge by its name; `context` are the features this code computes, in order."""
    arrays = read_arrays(name, context)
    return Judge(head_of(arrays), arrays)
