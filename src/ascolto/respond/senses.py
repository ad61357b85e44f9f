"""What this room listens for itself: a few of the playbook's cues, as plain yes or no."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import re2

from ascolto.playbook import Cue, LanguagePack


class Sense:
    """Some cues taken together: whether any of them is in a folded text, and where."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._cues: list[tuple[str, Any]] = [(c.id, re2.compile(c.pattern)) for c in cues]

    def hears(self, folded: str) -> bool:
        """Whether any cue matches."""
        return any(p.search(folded) is not None for _, p in self._cues)

    def count(self, folded: str) -> int:
        """How many of the cues match."""
        return sum(p.search(folded) is not None for _, p in self._cues)

    def where(self, folded: str) -> tuple[str, int, int] | None:
        """The first match in the text: the cue's id, start and end."""
        found = [(m.start(), m.end(), name) for name, p in self._cues if (m := p.search(folded))]
        return min((name, start, end) for start, end, name in [min(found)]) if found else None


class Senses:
    """The senses of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        needs, signals = pack.needs, pack.signals
        self.trouble = Sense(
            c for n in ("problem", "complaint") if n in needs for c in needs[n].cues
        )
        self.question = Sense(needs["question"].cues if "question" in needs else ())
        self.outburst = Sense(
            c
            for s in ("insult", "escalates", "rhetorical", "thanks", "already_said")
            if s in signals
            for c in signals[s].cues
        )
        self.feeling = Sense(c for e in pack.emotions.values() for c in e.cues)
        self.holding = Sense(signals["holding"].cues if "holding" in signals else ())
        self.asks_for = Sense(signals["asks_for"].cues if "asks_for" in signals else ())
        self.goodbye = Sense(signals["goodbye"].cues if "goodbye" in signals else ())


@lru_cache(maxsize=32)
def senses_of(pack: LanguagePack) -> Senses:
    """The senses of a language, made once."""
    return Senses(pack)
