"""One turn against what came before: the conditions that cues and features ask about."""

from collections.abc import Callable, Iterator

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
    """A turn's text with the memory it is read in. Everything is worked out once, when asked.

    By hand, not by `cached_property`: that takes a lock each time, dearer than what it guards.
    """

    __slots__ = (
        "_content", "_find_times", "_held", "_said_here", "_shared", "_stopwords", "_times",
        "asks_last", "channel", "facts", "lexed", "may_hold_time", "memory",
    )  # fmt: skip

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
        self._times: tuple[TimeFound, ...] | None = None if may_hold_time else ()
        self._content: set[str] | None = None
        self._shared: set[str] | None = None
        self._said_here: set[str] | None = None
        last = memory.last_reading
        self.asks_last = last is not None and "question" in last.states

    @property
    def times(self) -> tuple[TimeFound, ...]:
        """The times that the turn names."""
        if self._times is None:
            self._times = self._find_times()
        return self._times

    @property
    def timed(self) -> bool:
        """Whether the turn names a time to come that is not vague."""
        return any(t.kind != "vague" and not t.past for t in self.times)

    @property
    def content(self) -> set[str]:
        """The stems of the words that carry something of the case."""
        if self._content is None:
            words = set(self.lexed.tokens) - self._stopwords
            self._content = {w[:STEM] for w in words if len(w) >= CONTENT_LETTERS}
            self._content.update([f.value for f in self.facts])
        return self._content

    @property
    def shared(self) -> set[str]:
        """The content that the customer has said before."""
        if self._shared is None:
            said = self.memory.said
            self._shared = {stem for stem in self.content if stem in said}
        return self._shared

    @property
    def said_here(self) -> set[str]:
        """The stems of the turn that the customer has said before."""
        if self._said_here is None:
            said = self.memory.said
            self._said_here = {stem for stem in self.lexed.stems if stem in said}
        return self._said_here

    @property
    def copied(self) -> float:
        """The share of the turn's words that stand in runs of the customer's last turn."""
        last, ours = self.memory.last_customer, self.lexed.tokens
        if last is None or len(self.lexed.stems & last.stems) < RUN // 2:
            return 0.0
        theirs = set(_runs(last.tokens))
        if theirs.isdisjoint(_runs(ours)):
            return 0.0
        taken: set[int] = set()
        for i, run in enumerate(_runs(ours)):
            if run in theirs:
                taken.update(range(i, i + RUN))
        return len(taken) / len(ours)

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
        return not self.said_here.isdisjoint(
            self.lexed.stems_of(*self.lexed.sentence_at(start)),
        )


def _runs(tokens: list[str]) -> Iterator[tuple[str, ...]]:
    """Every run of RUN words in a row."""
    return zip(*(tokens[n:] for n in range(RUN)), strict=False)
