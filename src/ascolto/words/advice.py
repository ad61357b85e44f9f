"""What to say next, and what a draft would leave unsaid."""

from ascolto.words.need import Need
from ascolto.words.struct import Fact
from ascolto.words.terms import Severity


class Move(Fact, frozen=True):
    """One thing an agent can do now: the technique, why, and a draft to start from.

    `draft` is in the customer's language and address; what is not known is a visible blank in
    square brackets ("[time]"): nothing is invented.
    """

    technique: str
    draft: str
    why: str


class Advice(Fact, frozen=True):
    """An open need, with the moves that would meet it, best first."""

    need: Need
    pressing: float
    why: str
    moves: tuple[Move, ...]


class Finding(Fact, frozen=True):
    """One remark on a draft. `start` and `end` are offsets into the draft, or None for all of it.

    `reason` says what is wrong, `remedy` what to do about it: both one sentence for a person.
    """

    id: str
    severity: Severity
    start: int | None
    end: int | None
    reason: str
    remedy: str


class DraftCheck(Fact, frozen=True):
    """A draft held against the conversation: what it meets, what it leaves, what is wrong."""

    meets: tuple[Need, ...]
    leaves: tuple[Need, ...]
    findings: tuple[Finding, ...]
