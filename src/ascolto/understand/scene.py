"""One turn against what came before: the conditions that cues and features ask about."""

from collections.abc import Callable
from functools import cached_property

from ascolto.understand.lexed import STEM, Lexed
from ascolto.understand.memory import Memory
from ascolto.understand.times import TimeFound
from ascolto.words import Known
from ascolto.words.terms import Channel

SHORT = 14
RUN = 6  # words in a row taken over from the customer unchanged
POSITIONAL = frozenset(("asks", "tells", "case"))  # conditions on the sentence of the match
CONTENT_LETTERS = 4


class Scene:
    """A turn's text with the memory it is read in. Everything is worked out once, when asked."""

    def __init__(
        self,
        lexed: Lexed,
        memory: Memory,
        channel: Channel,
        stopwords: frozenset[str],
        facts: tuple[Known, ...],
        times: Callable[[], tuple[TimeFound, ...]] = tuple,
        *,
        may_hold_time: bool = False,
    ) -> None:
        self.lexed = lexed
        self.memory = memory
        self.channel = channel
        self.facts = facts
        self.may_hold_time = may_hold_time
        self._find_times = times
        self._stopwords = stopwords
        self._held: dict[str, bool | None] = {}

    @cached_property
    def times(self) -> tuple[TimeFound, ...]:
        """The times that the turn names."""
        return self._find_times() if self.may_hold_time else ()

    @cached_property
    def timed(self) -> bool:
        """Whether the turn names a time to come that is not vague."""
        return any(t.kind != "vague" and not t.past for t in self.times)

    @cached_property
    def content(self) -> set[str]:
        """The stems of the words that carry something of the case."""
        stop = self._stopwords
        return {
            t[:STEM] for t in self.lexed.tokens if len(t) >= CONTENT_LETTERS and t not in stop
        } | {f.value for f in self.facts}

    @cached_property
    def shared(self) -> set[str]:
        """The content that the customer has said before."""
        return self.content & self.memory.said.keys()

    @cached_property
    def said_here(self) -> set[str]:
        """The stems of the turn that the customer has said before."""
        return self.lexed.stems & self.memory.said.keys()

    @cached_property
    def copied(self) -> float:
        """The share of the turn's words that stand in runs of the customer's last turn."""
        last, ours = self.memory.last_customer, self.lexed.tokens
        if last is None or len(self.lexed.stems & last.stems) < RUN // 2:
            return 0.0
        theirs = set(zip(*(last.tokens[n:] for n in range(RUN)), strict=False))
        taken: set[int] = set()
        for i, run in enumerate(zip(*(ours[n:] for n in range(RUN)), strict=False)):
            if run in theirs:
                taken.update(range(i, i + RUN))
        return len(taken) / len(ours) if ours else 0.0

    @cached_property
    def asks_last(self) -> bool:
        """Whether the customer's last turn asks something."""
        r = self.memory.last_reading
        return r is not None and "question" in r.states

    def holds(self, cue_conditions: tuple[str, ...]) -> bool | None:
        """Whether all conditions hold wherever the cue matches; None where it depends on where."""
        unsure = False
        for condition in cue_conditions:
            held = self._held.get(condition)
            if held is None and condition not in self._held:
                held = self._held[condition] = self._hold(condition)
            if held is False:
                return False
            unsure = unsure or held is None
        return None if unsure else True

    def holds_at(self, conditions: tuple[str, ...], start: int) -> bool:
        """Whether the conditions on the sentence of a match hold for one that starts there."""
        return all(
            self._asks(start) is (c == "asks") if c in ("asks", "tells") else self._of_case(start)
            for c in conditions
            if c in POSITIONAL
        )

    def _hold(self, condition: str) -> bool | None:
        m = self.memory
        last = m.last_reading
        match condition:
            case "asks" | "tells":
                if "?" not in self.lexed.folded:
                    return condition == "tells"
                return condition == "asks" if len(self.lexed.sentences) == 1 else None
            case "case":
                if not self.said_here:
                    return False
                return True if len(self.lexed.sentences) == 1 else None
            case "no_case":
                return not self.shared
            case "time":
                return self.timed
            case "no_time":
                return not self.timed
            case "upset":
                return m.upset
            case "heated":
                return m.heated
            case "complained":
                return last is not None and "complaint" in last.states
            case "asked":
                return self.asks_last
            case "problem_open":
                return not m.taken_up
            case "unsolved":
                return not m.solved
            case "first":
                return m.agent_turns == 0
            case "short":
                return len(self.lexed.tokens) <= SHORT
        return False

    def _asks(self, start: int) -> bool:
        begin, end = self.lexed.sentence_at(start)
        return "?" in self.lexed.folded[max(start, begin) : end]

    def _of_case(self, start: int) -> bool:
        said = self.said_here
        return any(s in said for s in self.lexed.stems_of(*self.lexed.sentence_at(start)))
