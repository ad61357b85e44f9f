"""What a draft leaves: questions without an answer, needs unmet, promises without a time."""

from collections.abc import Mapping

from ascolto.respond.draft import Draft
from ascolto.respond.situation import Situation
from ascolto.respond.verdict import Verdict
from ascolto.words import CustomerReading, Need
from ascolto.words.terms import STRONG, NeedId, Severity

QUESTION_AGE = 1  # agent turns after which an unanswered question is no longer this draft's
_ABOUT: Mapping[NeedId, tuple[str, ...]] = {
    "promise": ("promise",),
    "heat": ("heat", "emotion", "complaint", "step"),
    "emotion": ("emotion", "heat"),
    "complaint": ("complaint", "step"),
    "problem": ("problem", "step"),
    "closing": ("closing", "step"),
}

_ON_THE_WAY = frozenset(("validation", "deescalation", "mirroring", "clarification"))
_WARM = frozenset(("validation", "ownership"))
AT_WORK = 2
_REPORTS = frozenset(("evidence", "feedback", "summary"))


def add_question(draft: Draft, verdict: Verdict) -> None:
    """A question that the draft leaves, unless it must ask something first."""
    need = draft.left_of("question")
    if need is None or draft.asks_first or draft.situation.age(need) > QUESTION_AGE:
        return
    if any(p.due is not None for p in draft.reading.promises):
        return  # it says by when there will be an answer
    verdict.add("question_unanswered", about=("question",), slots=draft.slots(need))


def add_needs(draft: Draft, verdict: Verdict) -> None:
    """The needs that the draft could have met and leaves, one finding for each."""
    for ident, about in _ABOUT.items():
        need = draft.left_of(ident)
        if need is not None and _due_now(need, draft):
            verdict.add(
                f"leaves_{ident}",
                about=about,
                slots=draft.slots(need),
                severity=_severity(need, draft.situation),
            )


def _due_now(need: Need, draft: Draft) -> bool:
    """Whether this draft is the one that should meet a need.

    A draft that does something for the customer is not reproached with all that it does not do:
    what was not met at once is told once, not again with each draft that follows.
    """
    at_once = draft.situation.age(need) == 0
    match need.need:
        case "closing":
            return draft.reading.closes
        case "promise":
            return _first_since_due(need, draft)
        case "emotion":
            return _strong(need, draft.situation) or not _at_work(draft)
        case "heat":
            return draft.situation.age(need) <= 1 and not draft.techniques & _WARM
        case "complaint":
            return not draft.techniques & _ON_THE_WAY and (at_once or not draft.techniques)
        case _:
            return draft.situation.age(need) <= 1 or not draft.techniques


def _at_work(draft: Draft) -> bool:
    """Whether a draft takes up their words, or does two things at once, for someone not heated."""
    return "mirroring" in draft.techniques or len(draft.techniques) >= AT_WORK


def _strong(need: Need, situation: Situation) -> bool:
    said = situation.at(need.turn)
    return (
        said is not None
        and isinstance(said.reading, CustomerReading)
        and said.reading.intensity >= STRONG
    )


def _first_since_due(need: Need, draft: Draft) -> bool:
    """Whether nobody has written since a promise's time passed, and this draft is silent on it."""
    if need.due is None or draft.reading.keeps or draft.techniques & _REPORTS:
        return False
    times = (s.reading.at for s in draft.situation.agent if s.i > need.turn)
    return all(at is None or at <= need.due for at in times)


def _severity(need: Need, situation: Situation) -> Severity | None:
    if need.need != "emotion":
        return None
    return "high" if _strong(need, situation) else "medium"


def add_promises(draft: Draft, verdict: Verdict) -> None:
    """The first promise without any time, on its words."""
    for promise in draft.reading.promises:
        if promise.due is None and promise.every is None:
            span = (promise.start, min(promise.end, len(draft.text)))
            verdict.add(
                "promise_without_time",
                about=("wait", "time", "step"),
                slots={"promise": " ".join(promise.text.split())},
                span=span,
            )
            return
