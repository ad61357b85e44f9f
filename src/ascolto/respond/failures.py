"""The failures of listening in a draft, each with what to do instead."""

from collections.abc import Mapping

from ascolto.respond.draft import Draft
from ascolto.respond.verdict import Verdict
from ascolto.words import Mark

# In the order in which one stands for another: a formula to an upset person is not also canned.
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "blame": ("emotion", "complaint"),
    "dismissal": ("emotion", "complaint", "heat"),
    "rushing": ("problem", "question", "closing", "step"),
    "early_upsell": ("offer", "step"),
    "ignored_question": ("question",),
    "repeat_ask": ("ask",),
    "empty_empathy": ("emotion", "complaint", "heat", "formula", "personal"),
    "canned": ("formula", "personal"),
    "assumption": ("problem", "step"),
    "vague_promise": ("wait", "time", "step"),
}
LEAST_GIVEN = 4  # letters of a fact that is worth showing
_OPEN = frozenset(("problem", "question", "emotion", "complaint", "heat"))
_KINDS: Mapping[
    str, tuple[str, ...]
] = {  # what a request asks for -> the kinds of fact that answer it
    "email": ("email",),
    "phone": ("phone",),
    "error_code": ("error_code",),
    "order": ("identifier", "number"),
    "contract": ("identifier", "number"),
    "account": ("identifier", "number"),
    "serial": ("identifier", "number"),
}


def add_failures(draft: Draft, verdict: Verdict) -> None:
    """A finding for each failure, on its words."""
    found = {f.id: f for f in draft.reading.failures}
    question = draft.left_of("question")
    for ident in (*_ABOUT, *(f for f in found if f not in _ABOUT)):
        failure = found.get(ident)
        if failure is None or not _possible(ident, draft):
            continue
        if ident == "ignored_question" and question is not None:
            continue  # a question that is left has a finding of its own, which quotes it
        verdict.add(
            ident,
            about=_ABOUT.get(ident, (ident,)),
            slots=_slots(draft, failure),
            span=_span(draft, failure),
        )


def _possible(ident: str, draft: Draft) -> bool:
    """Whether a failure can be one here, whatever its words."""
    if ident in ("early_upsell", "rushing"):
        return any(n.need in _OPEN for n in draft.situation.open)
    if ident == "repeat_ask" and (kinds := _asked_kinds(draft)):
        return bool(draft.situation.given(*kinds))
    return True


def _span(draft: Draft, failure: Mark) -> tuple[int, int] | None:
    end = min(failure.end, len(draft.text))
    return (failure.start, end) if failure.start < end else None


def _slots(draft: Draft, failure: Mark) -> dict[str, str]:
    slots: dict[str, str] = {}
    need = next((n for n in draft.left if n.need in ("question", "problem", "emotion")), None)
    if failure.id in ("rushing", "early_upsell"):
        need = draft.left_of("question") or draft.left_of("problem") or need
    slots |= draft.slots(need)
    if failure.id == "repeat_ask" and (given := _given(draft)):
        slots["given"] = given
    return slots


def _asked_kinds(draft: Draft) -> tuple[str, ...]:
    """The kinds of fact that would answer what the draft asks for; () where it is not known."""
    match = draft.senses.asks_for.where(draft.folded)
    return _KINDS.get(match[0], ()) if match else ()


def _given(draft: Draft) -> str:
    """What the customer already gave of what the draft asks for, as they wrote it."""
    kinds = _asked_kinds(draft)
    values = [v for v in draft.situation.given(*kinds) if len(v) >= LEAST_GIVEN] if kinds else []
    return values[-1] if values else ""
