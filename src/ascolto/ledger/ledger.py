"""The ledger of needs: what the customer needed to have heard, and what became of it.

    ledger, changes = ledger.after(reading)

One step a turn, the same for a live chat, a draft, an archive. The ledger holds only what is
still open; what a turn opened, met or missed comes out as its changes.
"""

from collections.abc import Mapping, Sequence, Set

import msgspec

from ascolto.playbook.model import NeedRule
from ascolto.words import AgentReading, CustomerReading, Meeting, Need, OtherReading, TurnReading
from ascolto.words.struct import Fact
from ascolto.words.terms import CLEAR, NEGATIVE, STRONG, NeedId

_STATED: tuple[NeedId, ...] = ("problem", "question", "complaint", "closing")
_ORDER: tuple[NeedId, ...] = ("problem", "emotion", "question", "complaint", "heat", "closing")
_RANK = {need: n for n, need in enumerate((*_ORDER[:-1], "wait", "closing", "promise"))}
# Open until an agent's turn answers or keeps them, however long that takes. They add up, so they
# stand apart: a turn that neither answers nor keeps anything passes them by.
_LASTING = frozenset(("question", "promise"))


class Changes(Fact, frozen=True):
    """What one turn did: needs opened, met (with where they were opened), missed.

    A need that a turn opens and meets itself stands in both `opened` and `met`.
    """

    opened: tuple[Need, ...] = ()
    met: tuple[Need, ...] = ()
    missed: tuple[Need, ...] = ()

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """What the turn meets, as a reading writes it."""
        return tuple(Meeting(need=n.need, turn=n.turn) for n in self.met)


class Ledger(Fact, frozen=True):
    """The needs still open, under the playbook's rules.

    `lasting` are the questions and promises, `pressing` those that the next agent turns must
    meet; each oldest first.
    """

    rules: Mapping[str, NeedRule]
    lasting: tuple[Need, ...] = ()
    pressing: tuple[Need, ...] = ()

    @property
    def open(self) -> tuple[Need, ...]:
        """All needs still open, oldest first."""
        return tuple(sorted((*self.lasting, *self.pressing), key=_opening))

    def after(self, reading: TurnReading) -> tuple["Ledger", Changes]:
        """The ledger after a turn, and what the turn changed. This ledger stays as it is."""
        match reading:
            case CustomerReading():
                opened = tuple(needs_of(reading))
                return self._with(self.lasting, self.pressing, opened), Changes(opened=opened)
            case AgentReading():
                return self._after_agent(reading)
            case OtherReading():
                return self, Changes()

    def _with(
        self, lasting: tuple[Need, ...], pressing: tuple[Need, ...], more: Sequence[Need]
    ) -> "Ledger":
        if more:
            lasting += tuple(n for n in more if n.need in _LASTING)
            pressing += tuple(n for n in more if n.need not in _LASTING)
        elif lasting is self.lasting and pressing is self.pressing:
            return self
        return Ledger(rules=self.rules, lasting=lasting, pressing=pressing)

    def _after_agent(self, reading: AgentReading) -> tuple["Ledger", Changes]:
        opened = tuple(_own_needs(reading))
        settles = bool(reading.answers or reading.keeps)
        if not (settles or self.pressing or opened):
            return self, Changes()
        kept: list[Need] = []
        met: list[Need] = []
        missed: list[Need] = []
        heard = {t.id for t in reading.techniques}
        for need in (*(self.open if settles else self.pressing), *opened):
            outcome = self._outcome(need, reading, heard)
            if outcome == "met":
                met.append(msgspec.structs.replace(need, status="met", met_by=reading.i))
            elif outcome == "missed":
                missed.append(msgspec.structs.replace(need, status="missed", missed_at=reading.i))
            else:
                kept.append(need)
        changes = Changes(opened=opened, met=tuple(met), missed=tuple(missed))
        return self._with(() if settles else self.lasting, (), kept), changes

    def _outcome(self, need: Need, reading: AgentReading, heard: Set[str]) -> str:
        own = need.turn == reading.i
        if need.need == "question":
            return "met" if need.turn in reading.answers else "open"
        if need.need == "promise":
            if own or need.turn not in reading.keeps:
                return "open"
            late = need.due is not None and reading.at is not None and reading.at > need.due
            return "missed" if late else "met"
        rule = self.rules[need.need]
        if not heard.isdisjoint(rule.met_by) or (
            need.need == "wait" and any(p.due or p.every for p in reading.promises)
        ):
            return "met"
        overdue = rule.within == "next" or (rule.within == "same" and not own)
        return "missed" if overdue else "open"


def _opening(need: Need) -> tuple[int, int]:
    """Where a need stands among all: by the turn that opened it, then in the order of TERMS."""
    return need.turn, _RANK[need.need]


def needs_of(reading: CustomerReading) -> list[Need]:
    """The needs that a customer's turn opens, in the order of TERMS."""
    ids = {s for s in reading.states if s in _STATED}
    if reading.emotion in NEGATIVE and reading.intensity >= CLEAR:
        ids.add("emotion")
    if reading.intensity >= STRONG or reading.escalates:
        ids.add("heat")
    if not ids:
        return []
    felt = reading.quotes.get(reading.emotion, "")
    return [
        Need(need=n, turn=reading.i, words=reading.quotes.get(n, felt)) for n in _ORDER if n in ids
    ]


def _own_needs(reading: AgentReading) -> list[Need]:
    """The needs that an agent's turn opens itself: to wait, to see promises kept, to close well."""
    needs: list[Need] = []
    if reading.leaves:
        needs.append(Need(need="wait", turn=reading.i))
    if reading.closes:
        needs.append(Need(need="closing", turn=reading.i))
    needs += [
        Need(need="promise", turn=reading.i, due=p.due, words=p.text) for p in reading.promises
    ]
    return needs


__all__ = ["Changes", "Ledger", "needs_of"]
