"""From log-odds and raised cues to marks: what was found, where, how sure, and why."""

import math
from collections.abc import Iterable, Sequence

from ascolto.understand.heads import Floats, Head
from ascolto.understand.kit import Raised
from ascolto.understand.lexed import Lexed
from ascolto.words import Mark

RULE_CONFIDENCE = 0.8  # of a strong cue that nothing was learned about
_WEAK_ENOUGH = 2


def sigmoid(odds: float) -> float:
    """A probability out of log-odds, in hundredths (more would claim more than we know)."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 2)


def learned_marks(
    head: Head,
    odds: Floats,
    labels: Iterable[int],
    lang: str,
    lexed: Lexed,
    raised: Sequence[Raised],
    whys: dict[str, str],
) -> list[Mark]:
    """A mark for each label whose log-odds are above 0, on the words that speak most for it."""
    said = [j for j in labels if odds[j] > 0]
    cues = [best_cue(raised, head.labels[j]) for j in said]
    bare = [j for j, cue in zip(said, cues, strict=True) if cue is None]
    places = dict(zip(bare, head.best_sentences(lang, lexed, bare) if bare else [], strict=True))
    return [
        Mark(
            id=(label := head.labels[j]),
            start=places[j][0] if cue is None else cue.start,
            end=places[j][1] if cue is None else cue.end,
            confidence=sigmoid(float(odds[j])),
            why=cue.sense.why if cue else whys.get(label, ""),
            cue=cue.sense.cue.id if cue else None,
        )
        for j, cue in zip(said, cues, strict=True)
    ]


def ruled_marks(raised: Sequence[Raised], kind: str, learned: Sequence[str]) -> list[Mark]:
    """A mark for each label by its cues alone: one that nothing was learned about.

    A strong cue is enough, or two weak ones.
    """
    marks: dict[str, Mark] = {}
    weak: dict[str, int] = {}
    for r in raised:
        label = r.sense.label
        if r.sense.kind != kind or label in marks or (label in learned and not r.sense.cue.own):
            continue
        weak[label] = weak.get(label, 0) + 1
        if r.sense.cue.strength == "strong" or weak[label] >= _WEAK_ENOUGH:
            marks[label] = Mark(
                id=label,
                start=r.start,
                end=r.end,
                confidence=RULE_CONFIDENCE,
                why=r.sense.why,
                cue=r.sense.cue.id,
            )
    return list(marks.values())


def best_cue(raised: Sequence[Raised], label: str) -> Raised | None:
    """The cue to show for a label: a strong one before a weak one, the longer match first."""
    own = [r for r in raised if r.sense.label == label and r.sense.kind != "signal"]
    return max(own, key=lambda r: (r.sense.cue.strength == "strong", r.end - r.start), default=None)
