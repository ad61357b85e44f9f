"""Which open need comes first: the playbook's order, moved by heat, age and missed times."""

from collections.abc import Iterable, Mapping

from ascolto.playbook.model import NeedRule
from ascolto.respond.situation import Situation
from ascolto.words import Need
from ascolto.words.terms import NeedId

HEATED = 1.0
COOLED = -4.0
PER_TURN = 0.25
MOST_FOR_AGE = 1.0
OVERDUE = 4.5  # a missed time comes before a question, after a feeling
OVERDUE_BUT_GLAD = 1.5  # a customer who is satisfied asks for nothing that was missed
OLDER_QUESTION = -0.5
OLDEST_QUESTION = -2.5
NOT_YET_DUE = -2.0
_FEELINGS: frozenset[NeedId] = frozenset(("emotion", "heat", "complaint"))
_MOST: Mapping[NeedId, int] = {"question": 2, "promise": 3}


def pressing(need: Need, situation: Situation, rules: Mapping[str, NeedRule]) -> float:
    """How much a need presses: the higher, the sooner it wants an answer."""
    value = rules[need.need].pressing
    if need.need == "promise":
        if situation.overdue(need):
            glad = situation.last is not None and situation.last.emotion == "satisfied"
            return value + (OVERDUE_BUT_GLAD if glad else OVERDUE)
        return value + NOT_YET_DUE if need.due is not None else value
    if need.need == "question":
        # An old question that nobody repeats may have been answered in passing.
        return value + max(OLDER_QUESTION * situation.age(need), OLDEST_QUESTION)
    if need.need == "heat" and not situation.heated:
        return value + COOLED  # it was never calmed by us, but it has passed
    if situation.heated and need.need in _FEELINGS:
        value += HEATED
    return value + min(PER_TURN * situation.age(need), MOST_FOR_AGE)


def in_order(
    needs: Iterable[Need], situation: Situation, rules: Mapping[str, NeedRule]
) -> list[tuple[float, Need]]:
    """The needs with their pressing, most pressing first; a need that was restated stands once.

    Of what is open several times the latest counts (two questions and three promises, which
    each want an answer of their own).
    """
    kept: list[Need] = []
    for need in sorted(needs, key=lambda n: -n.turn):
        same = [k for k in kept if k.need == need.need]
        if len(same) < _MOST.get(need.need, 1):
            kept.append(need)
    weighed = [(pressing(n, situation, rules), n) for n in kept]
    return sorted(weighed, key=lambda x: (-x[0], -x[1].turn))
