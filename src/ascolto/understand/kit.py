"""All that reading one language needs, put together once."""

from collections.abc import Iterable, Mapping
from datetime import UTC, tzinfo
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ascolto.playbook import LanguagePack
from ascolto.understand.cues import CueBook, Group, Sense, agent_cues, customer_cues
from ascolto.understand.ear import Ear, Part, Trust
from ascolto.understand.features import AGENT_CONTEXT, CUSTOMER_CONTEXT, PROMISE_CONTEXT
from ascolto.understand.judge import Judge, load_judge
from ascolto.understand.scene import Scene
from ascolto.understand.times.lexicon import Lexicon, lexicon_of

CONTEXTS = {"agent": AGENT_CONTEXT, "customer": CUSTOMER_CONTEXT, "promise": PROMISE_CONTEXT}
MOST_CUES = 2  # cues counted for one label, one or many: more add nothing


class Raised:
    """A cue that matches and whose conditions hold; its place is looked up when asked for."""

    __slots__ = ("_place", "book", "index", "sense", "text")

    def __init__(
        self, book: CueBook, index: int, text: bytes, place: tuple[int, int] | None = None
    ) -> None:
        self.book = book
        self.index = index
        self.text = text
        self.sense: Sense = book.senses[index]
        self._place = place

    @property
    def place(self) -> tuple[int, int]:
        """The span of the match whose conditions hold, in characters."""
        if self._place is None:
            self._place = next(self.book.spans(self.index, self.text))
        return self._place

    @property
    def start(self) -> int:
        """Where the match starts."""
        return self.place[0]

    @property
    def end(self) -> int:
        """Where the match ends (exclusive)."""
        return self.place[1]


class Trusted(NamedTuple):
    """An ear, and how far it counts: for "agent", "customer", and "promise" if it tells."""

    ear: Ear
    trust: Mapping[str, Trust]


class Kit:
    """A language's cues and the judges that weigh them."""

    def __init__(self, pack: LanguagePack, trusted: Trusted | None = None) -> None:
        self.lang = pack.lang
        self.pack = pack
        self.stopwords = frozenset(pack.itself.stopwords)
        self._trusted = trusted
        self._with_ear: dict[str, Judge] = {}

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """The language's words for time."""
        return lexicon_of(self.pack)

    @cached_property
    def zone(self) -> tzinfo:
        """The zone of a turn whose time has none: the language's home."""
        return ZoneInfo(self.lexicon.settings.zone) if self.lexicon else UTC

    @cached_property
    def whys(self) -> dict[str, str]:
        """The reason to show for each label that no cue has a better one for."""
        p = self.pack
        kinds = (p.signals, p.needs, p.emotions, p.failures, p.techniques)
        return {e.id: e.why for kind in kinds for e in kind.values()}

    @cached_property
    def agent(self) -> CueBook:
        """The cues of agents' turns."""
        return agent_cues(self.pack)

    @cached_property
    def customer(self) -> CueBook:
        """The cues of customers' turns."""
        return customer_cues(self.pack)

    def judge(self, what: str, opinion: Part | None = None) -> Judge:
        """What was learned about "agent" and "customer" turns, and about a "promise" in them.

        With an opinion, a judge that knows how to weigh that too.
        """
        if opinion is None:
            return load_judge(what, CONTEXTS[what])
        if what not in self._with_ear:
            judge = self.judge(what)
            if self._trusted is not None and what in self._trusted.trust:
                ear, trust = self._trusted
                judge = judge.trusting(trust[what], ear.labels[what])
            self._with_ear[what] = judge
        return self._with_ear[what]

    @cached_property
    def own(self) -> frozenset[Group]:
        """The cues of agents' turns that decide by themselves, whatever was learned."""
        return self.agent.own(self.judge("agent").labels)


def raise_cues(book: CueBook, scene: Scene, groups: Iterable[Group]) -> list[Raised]:
    """The cues of these groups that hold in a turn, each with its first match that counts."""
    text = scene.lexed.encoded
    raised = []
    for index in book.hits(text, groups):
        when = book.senses[index].cue.when
        held = scene.holds(when) if when else True
        if held:
            raised.append(Raised(book, index, text))
        elif held is None:
            place = next((p for p in book.spans(index, text) if scene.holds_at(when, p[0])), None)
            if place:
                raised.append(Raised(book, index, text, place))
    return raised


def counted(raised: Iterable[Raised]) -> dict[str, int]:
    """How many cues (2 at most) raise each column."""
    counts: dict[str, int] = {}
    for r in raised:
        column = r.sense.column
        counts[column] = MOST_CUES if column in counts else 1
    return counts
