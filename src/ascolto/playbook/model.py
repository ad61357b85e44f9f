"""The shapes of the playbook: what each thing is made of, and how a language words it."""

from typing import Literal

from ascolto.words.struct import Fact
from ascolto.words.terms import CHANNELS, NeedId, Step

Strength = Literal["strong", "weak"]
Within = Literal["same", "next", "end", "kept"]

CONDITIONS = frozenset(
    [
        "asks",
        "tells",
        "case",
        "no_case",
        "time",
        "no_time",
        "upset",
        "heated",
        "complained",
        "asked",
        "problem_open",
        "unsolved",
        "first",
        "short",
    ]
)


class Cue(Fact, frozen=True):
    """A pattern that says something is there, with sentences that it must and must not match.

    `level` is the intensity 1-3 that an emotion's cue shows; `strength` is for everything else.
    `own` is set by the loader on a company's own cue: it counts as it stands, whatever was learned.
    """

    id: str
    pattern: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    strength: Strength = "strong"
    level: int = 1
    when: tuple[str, ...] = ()
    why: str | None = None
    own: bool = False


class Entry(Fact, frozen=True):
    """One technique, failure, need, emotion or signal as a language words it."""

    id: str
    name: str = ""
    definition: str = ""
    not_: str = ""
    matters: str = ""
    why: str = ""
    examples: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 (msgspec copies an empty default)
    cues: tuple[Cue, ...] = ()


class MomentText(Fact, frozen=True):
    """A moment of a conversation: when it is, what to do, what to avoid."""

    id: str
    name: str
    when: str
    do: dict[str, str]
    avoid: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()


class ProcessStep(Fact, frozen=True):
    """One of the seven steps of the process."""

    name: str
    do: str


class StepText(Fact, frozen=True):
    """A step of the 4P, or (`steps`) the whole process."""

    id: str
    name: str = ""
    definition: str = ""
    examples: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 (as above)
    steps: tuple[ProcessStep, ...] = ()


class CaseMove(Fact, frozen=True):
    """One thing to say in a worked case."""

    say: str
    technique: str
    why: str


class Case(Fact, frozen=True):
    """A worked case of a vertical."""

    id: str
    vertical: str
    name: str
    situation: str
    what_the_customer_needs: tuple[NeedId, ...]
    how: tuple[CaseMove, ...]
    pitfall: str


class Myth(Fact, frozen=True):
    """A myth to teach against."""

    id: str
    myth: str
    truth: str
    try_this: str


class Language(Fact, frozen=True):
    """The language itself: its common words, address, mail habits, numbers. All words folded."""

    id: str
    name: str
    common_words: tuple[str, ...]
    stopwords: tuple[str, ...]
    negations: tuple[str, ...] = ()
    formal: tuple[str, ...] = ()
    informal: tuple[str, ...] = ()
    agent_names: tuple[str, ...] = ()
    customer_names: tuple[str, ...] = ()
    signature_starts: tuple[str, ...] = ()
    quote_starts: tuple[str, ...] = ()
    numbers: dict[str, int] = {}  # noqa: RUF012 (as above)


class Technique(Fact, frozen=True):
    """A technique, and the needs that it meets."""

    id: str
    meets: tuple[NeedId, ...] = ()


class Failure(Fact, frozen=True):
    """A failure: how many points it takes from the score's scale (weight of a need is 1)."""

    id: str
    weight: float


class NeedRule(Fact, frozen=True):
    """How a need is met: by what, and until when.

    `within`: `same` or the next agent turn, the `next` agent turn, any turn up to the `end`, or
    when what was promised is `kept`. `met_by` is not written: the loader gathers it from the
    techniques. `pressing` orders advice, `weight` the score.
    """

    id: NeedId
    within: Within
    met_by: tuple[str, ...] = ()
    weight: float = 1.0
    pressing: float = 1.0


class MomentRule(Fact, frozen=True):
    """A moment: the steps of the 4P that it calls for."""

    id: str
    calls_for: tuple[Step, ...] = ()


class StepRule(Fact, frozen=True):
    """A step of the 4P: the techniques that take it."""

    id: Step
    techniques: tuple[str, ...]


KINDS = ("techniques", "failures", "needs", "moments", "steps")
CHANNEL_SET = frozenset(CHANNELS)
