"""All that reading one language needs, put together once."""

from functools import cached_property

import numpy as np

from ascolto.playbook import LanguagePack
from ascolto.understand.cues import CueBook, Sense, agent_cues, customer_cues
from ascolto.understand.features import AGENT_CONTEXT, CUSTOMER_CONTEXT, PROMISE_CONTEXT
from ascolto.understand.heads import Floats, Head, load_head
from ascolto.understand.scene import POSITIONAL, Scene


class Raised:
    """A cue that matches and whose conditions hold; its place is looked up when asked for."""

    __slots__ = ("_place", "book", "folded", "index", "sense")

    def __init__(
        self, book: CueBook, index: int, folded: str, place: tuple[int, int] | None = None
    ) -> None:
        self.book = book
        self.index = index
        self.folded = folded
        self.sense: Sense = book.senses[index]
        self._place = place

    @property
    def place(self) -> tuple[int, int]:
        """The span of the match whose conditions hold, in characters."""
        if self._place is None:
            self._place = self.book.spans(self.index, self.folded)[0]
        return self._place

    @property
    def start(self) -> int:
        """Where the match starts."""
        return self.place[0]

    @property
    def end(self) -> int:
        """Where the match ends (exclusive)."""
        return self.place[1]


class Kit:
    """A language's cues and the heads that weigh them."""

    def __init__(self, pack: LanguagePack) -> None:
        self.lang = pack.lang
        self.pack = pack
        self.stopwords = frozenset(pack.itself.stopwords)

    @cached_property
    def agent(self) -> CueBook:
        """The cues of agents' turns."""
        return agent_cues(self.pack)

    @cached_property
    def customer(self) -> CueBook:
        """The cues of customers' turns."""
        return customer_cues(self.pack)

    @cached_property
    def agent_head(self) -> Head:
        """What was learned about agents' turns."""
        return load_head("agent", AGENT_CONTEXT)

    @cached_property
    def customer_head(self) -> Head:
        """What was learned about customers' turns."""
        return load_head("customer", CUSTOMER_CONTEXT)

    @cached_property
    def promise_head(self) -> Head:
        """What was learned about promises."""
        return load_head("promise", PROMISE_CONTEXT)


def raise_cues(book: CueBook, scene: Scene) -> list[Raised]:
    """The cues that hold in a turn, each with its first match whose conditions hold."""
    folded = scene.lexed.folded
    raised = []
    for index in book.hits(folded):
        when = book.senses[index].cue.when
        if not when:
            raised.append(Raised(book, index, folded))
        elif not POSITIONAL.isdisjoint(when):
            for place in book.spans(index, folded):
                if all(scene.holds(c, place[0]) for c in when):
                    raised.append(Raised(book, index, folded, place))
                    break
        elif all(scene.holds(c, 0) for c in when):
            raised.append(Raised(book, index, folded))
    return raised


def columns_of(raised: list[Raised]) -> list[str]:
    """The names of the features that raised cues switch on."""
    return [cue_column(r.sense) for r in raised]


def cue_column(sense: Sense) -> str:
    """The feature that a cue raises: its label and strength, the same in all languages."""
    grade = sense.cue.level if sense.kind == "emotion" else sense.cue.strength
    return f"cue {sense.kind} {sense.label} {grade}"


def vector(head: Head, context: list[float], raised: list[Raised]) -> Floats:
    """A head's context: the plain facts, then how many cues (2 at most) speak for each label."""
    x = np.zeros(len(head.columns), np.float32)
    x[: len(context)] = context
    for name in columns_of(raised):
        column = head.place.get(name)
        if column is not None and x[column] < 2:
            x[column] += 1
    return x
