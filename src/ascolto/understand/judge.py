"""The second hearing: what the words alone leave in doubt is asked of the cues.

The head weighs words and context and costs next to nothing. Where its log-odds leave a label
possible at all (above the label's `gate`), the cues that speak for or against that label are
looked for, and added with learned weights. The sum is a calibrated log-odds: its sigmoid is the
confidence. A label holds from its `cut` on.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache

from ascolto.understand.cues import Group
from ascolto.understand.ear import Floats, Part, Trust
from ascolto.understand.heads import Head, Weighed, head_of, read_arrays
from ascolto.understand.lexed import Lexed

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

    `hears` has, for each label, the weights of the columns that cues raise; `gate` and `cut` are
    log-odds, one a label. `ear` weighs the opinions that `places` picks out of an ear's labels;
    it is 0 for a label that the ear does not know.
    """

    def __init__(
        self,
        head: Head,
        hears: Sequence[Mapping[str, float]],
        gate: Floats,
        cut: Sequence[float],
        ear: Floats | None = None,
        places: Sequence[int] = (),
    ) -> None:
        self.head = head
        self.labels = head.labels
        self.at = {label: j for j, label in enumerate(head.labels)}
        self.hears = hears
        self.gate = gate
        self.cut = cut
        self.ear = ear
        self.places = places
        self._groups = [frozenset(map(group_of, heard)) for heard in hears]

    def trusting(self, trust: Trust, labels: Sequence[str]) -> "Judge":
        """The same judge with an ear beside it; `labels` are the ear's, in its order."""
        return Judge(
            self.head.scaled(trust.lean, trust.base),
            [
                {column: w * float(lean) for column, w in heard.items()}
                for heard, lean in zip(self.hears, trust.lean, strict=True)
            ],
            trust.gate,
            trust.cut.tolist(),
            trust.ear,
            # A label that the ear does not know is taken from anywhere: its weight is nothing.
            [labels.index(x) if x in labels else 0 for x in self.labels],
        )

    def weigh(
        self, lang: str, stems: Set[str], context: Sequence[float], opinion: Part | None = None
    ) -> Weighed:
        """The first hearing: words and context, and the opinion of an ear that is trusted."""
        weighed = self.head.weigh(lang, stems, context)
        if opinion is not None and self.ear is not None:
            weighed.odds += self.ear * opinion.odds[self.places]
        return weighed

    def possible(self, weighed: Weighed) -> list[int]:
        """The labels that the first hearing leaves possible: all, in a language never learned."""
        if not weighed.learned:
            return list(range(len(self.labels)))
        found: list[int] = (weighed.odds > self.gate).nonzero()[0].tolist()
        return found

    def groups(self, possible: Iterable[int]) -> set[Group]:
        """The cues to look for, so that these labels can be judged."""
        return set().union(*[self._groups[j] for j in possible])

    def judge(
        self,
        weighed: Weighed,
        possible: Sequence[int],
        raised: Mapping[str, int],
        opinion: Part | None = None,
    ) -> "Judged":
        """The second hearing: `raised` counts the columns that cues raised."""
        if not weighed.learned:
            return Judged(self, weighed, self._by_cues(raised), opinion)
        margins = [NEVER] * len(self.labels)
        odds = weighed.odds.tolist()
        for j in possible:
            heard = self.hears[j]
            said = 0.0
            for column, n in raised.items():
                if column in heard:
                    said += heard[column] * n
            margins[j] = odds[j] + said - self.cut[j]
        return Judged(self, weighed, margins, opinion)

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

    __slots__ = ("_opinion", "_weighed", "judge", "margins")

    def __init__(
        self, judge: Judge, weighed: Weighed, margins: list[float], opinion: Part | None
    ) -> None:
        self.judge = judge
        self.margins = margins
        self._weighed = weighed
        self._opinion = opinion if judge.ear is not None else None

    def odds(self, label: int) -> float:
        """The calibrated log-odds of a label."""
        return self.margins[label] + self.judge.cut[label]

    def evidence(self, label: int, lexed: Lexed) -> tuple[int, int]:
        """What in the text speaks for a label: as the ear heard it, else the telling sentence."""
        judge = self.judge
        if self._opinion is not None and judge.ear is not None and judge.ear[label]:
            return self._opinion.evidence(self.judge.places[label])
        return self._weighed.sentence(label, lexed)


@lru_cache(maxsize=4)
def load_judge(name: str, context: tuple[str, ...]) -> Judge:
    """A shipped judge by its name; `context` are the features this code computes, in order.

    Arrays of its file beyond the head's: `cues` (names of columns), `hears` (cues x labels),
    `lean` and `base` (labels: log-odds = lean * head + base + cues), `gate`, `cut`.
    """
    arrays = read_arrays(name, context)
    names = [str(x) for x in arrays["cues"]]
    return Judge(
        # The head's own log-odds are of no use to anybody: lean and base are worked into it.
        head_of(arrays).scaled(arrays["lean"], arrays["base"]),
        [
            {n: w for n, w in zip(names, column, strict=True) if w}
            for column in arrays["hears"].T.tolist()
        ],
        arrays["gate"],
        arrays["cut"].tolist(),
    )


def load_trust(name: str) -> Trust:
    """How far the encoder counts beside a shipped judge: learned, and shipped with it."""
    arrays = read_arrays(name)
    return Trust(*(arrays[field] for field in Trust._fields))
