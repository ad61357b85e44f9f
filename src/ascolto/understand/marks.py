"""From judged labels and raised cues to marks: what was found, where, how sure, and why."""

import math
from collections.abc import Iterable, Mapping, Sequence

from ascolto.understand.judge import Judged
from ascolto.understand.kit import Raised
from ascolto.understand.lexed import Lexed
from ascolto.words import Mark

FAR = math.log(0.985 / 0.015)  # beyond these log-odds hundredths would round to 0 or to 1
RULE_CONFIDENCE = 0.8  # of a strong cue that nothing was learned about
_WEAK_ENOUGH = 2


def sigmoid(odds: float) -> float:
    """A probability out of log-odds, in hundredths (more would claim more than we know)."""
    if odds < -FAR:
        return 0.01
    return 0.99 if odds > FAR else round(1 / (1 + math.exp(-odds)), 2)


def learned_marks(
    judged: Judged,
    labels: Iterable[int],
    lexed: Lexed,
    raised: Sequence[Raised],
    whys: Mapping[str, str],
) -> list[Mark]:
    """A mark for each of these labels: on the cue that says so, else on the telling sentence."""
    marks = []
    for j in labels:
        label = judged.judge.labels[j]
        cue = best_cue(raised, label)
        start, end = lexed.whole_words(*(cue.place if cue else judged.evidence(j, lexed)))
        marks.append(
            Mark(
                id=label,
                start=start,
                end=end,
                confidence=sigmoid(judged.odds(j)),
                why=cue.sense.why if cue else whys.get(label, ""),
                cue=cue.sense.cue.id if cue else None,
            )
        )
    return marks


def ruled_marks(
    raised: Sequence[Raised], kind: str, learned: Sequence[str], lexed: Lexed
) -> list[Mark]:
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
            start, end = lexed.whole_words(*r.place)
            marks[label] = Mark(
                id=label,
                start=start,
                end=end,
                confidence=RULE_CONFIDENCE,
                why=r.sense.why,
                cue=r.sense.cue.id,
            )
    return list(marks.values())


def best_cue(raised: Sequence[Raised], label: str) -> Raised | None:
    """The cue to show for a label: a strong one before a weak one."""
    weak = None
    for r in raised:
        if r.sense.label == label and r.sense.kind != "signal":
            if r.sense.cue.strength == "strong":
                return r
            weak = weak or r
    return weak
