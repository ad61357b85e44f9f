"""What holds of a draft as a whole: whether it is this customer's, complete, of a fit length."""

from collections.abc import Iterable

from ascolto.playbook import LanguagePack, fold
from ascolto.respond.draft import Draft
from ascolto.respond.lengths import most, over, size
from ascolto.respond.moment import moment_of, steps_missing
from ascolto.respond.situation import Situation
from ascolto.respond.texts import Findings, Limit
from ascolto.respond.verdict import Verdict
from ascolto.words.terms import NeedId

SUBSTANTIAL = 25  # words from which a reply could have held something of this customer
OWN_WORDS = 2  # words of the customer's that make a reply theirs
TOLERANCE = 0.25  # a little over the limit is not worth a remark
AT_WORK = 2  # techniques with which a reply does enough for one turn
_STEM = 6
_LETTERS = 4
_WANT_THEIR_WORDS: frozenset[NeedId] = frozenset(("problem", "emotion", "complaint"))
_ANYBODYS = frozenset(("expectation",))  # the technique that can stand in a letter to anybody
_CUSTOMERS_TURN = frozenset(("options", "feedback", "summary"))  # what comes next is theirs to say


def add_personal(draft: Draft, verdict: Verdict) -> None:
    """A reply of some length, where something was called for, with nothing of this customer."""
    called = any(
        n.need in _WANT_THEIR_WORDS and draft.situation.age(n) <= 1 for n in draft.situation.open
    )
    if draft.words >= SUBSTANTIAL and called and not _is_personal(draft):
        verdict.add(
            "nothing_personal", about=("personal",), slots=draft.slots(draft.left_of("problem"))
        )


def _is_personal(draft: Draft) -> bool:
    if draft.techniques - _ANYBODYS:
        return True
    theirs = _stems((s.text for s in draft.situation.customer), draft.pack)
    return len(theirs & _stems([draft.text], draft.pack)) >= OWN_WORDS


def _stems(texts: Iterable[str], pack: LanguagePack) -> set[str]:
    """The beginnings of the words of substance; numbers whole."""
    stop = frozenset(pack.itself.stopwords)
    words = {
        w
        for t in texts
        for w in "".join(c if c.isalnum() else " " for c in fold(t[:20_000])).split()
        if (len(w) >= _LETTERS or w.isdigit()) and w not in stop
    }
    return {w if w.isdigit() else w[:_STEM] for w in words}


def add_steps(draft: Draft, verdict: Verdict) -> None:
    """The first step of the 4P that the moment calls for and the draft could have held."""
    busy = len(draft.techniques) >= AT_WORK or draft.techniques & _CUSTOMERS_TURN
    if draft.words < SUBSTANTIAL or busy or draft.asks_first:
        return
    playbook, moment = draft.playbook, moment_of(draft.situation, draft.reading)
    missing = steps_missing(
        moment, draft.situation, draft.reading, playbook.moments, playbook.steps
    )
    for step in missing[:1]:
        verdict.add(f"missing_{step}", about=("step",), slots=draft.slots(draft.left_of("problem")))


def add_length(text: str, situation: Situation, texts: Findings, verdict: Verdict) -> None:
    """A text that is well over what the channel bears, with how much to take out."""
    limit = texts.limits.get(situation.channel, Limit())
    allowed = 0 if limit.characters else TOLERANCE * most(limit)
    if over(text, limit) > allowed:
        unit = texts.units["characters" if limit.characters else "words"]
        slots = {
            "size": str(size(text, limit)),
            "most": str(most(limit)),
            "over": str(over(text, limit)),
            "unit": unit,
        }
        verdict.add("too_long", about=("length",), slots=slots)
