"""One turn against what came before: the conditions that cues and features ask about."""

from functools import cached_property

from ascolto.understand.lexed import Lexed
from ascolto.understand.memory import Memory
from ascolto.words import Known
from ascolto.words.terms import Channel

SHORT = 14
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
        *,
        timed: bool = False,
    ) -> None:
        self.lexed = lexed
        self.memory = memory
        self.channel = channel
        self.facts = facts
        self.timed = timed
        self._stopwords = stopwords

    @cached_property
    def content(self) -> set[str]:
        """The stems of the words that carry something of the case."""
        stop = self._stopwords
        return {
            t[:6] for t in self.lexed.tokens if len(t) >= CONTENT_LETTERS and t not in stop
        } | {f.value for f in self.facts}

    @cached_property
    def shared(self) -> set[str]:
        """The content that the customer has said before."""
        return self.content & self.memory.said.keys()

    @cached_property
    def asks_last(self) -> bool:
        """Whether the customer's last turn asks something."""
        r = self.memory.last_reading
        return r is not None and "question" in r.states

    def holds(self, condition: str, start: int) -> bool:
        """Whether a cue's condition holds for a match that starts at this offset."""
        m = self.memory
        match condition:
            case "asks":
                return self._asks(start)
            case "tells":
                return not self._asks(start)
            case "case":
                return self._of_case(start)
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
                return m.last_reading is not None and "complaint" in m.last_reading.states
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
            case _:
                return False

    def _asks(self, start: int) -> bool:
        begin, end = self.lexed.sentence_at(start)
        return "?" in self.lexed.folded[max(start, begin) : end]

    def _of_case(self, start: int) -> bool:
        begin, end = self.lexed.sentence_at(start)
        said = self.memory.said
        return any(s in said for s in self.lexed.stems_of(begin, end))
