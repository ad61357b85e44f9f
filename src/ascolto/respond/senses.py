"""What this room listens for itself: a few of the playbook's cues, as plain yes or no."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import re2

from ascolto.playbook import Cue, LanguagePack

_MEMORY = 64 << 20  # RE2 gives up on large alternations with its default of 8 MiB


class Sense:
    """Some cues taken together: whether any of them is in a folded text, and where."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        taken = list(cues)
        self._cues: list[tuple[str, Any]] = [(c.id, re2.compile(c.pattern)) for c in taken]
        # One pass tells whether there is anything to look at: most clauses hold no cue at all.
        whole = "|".join(f"(?:{c.pattern})" for c in taken)
        self._any: Any = re2.compile(whole, options) if whole else None

    def hears(self, folded: str) -> bool:
        """Whether any cue matches."""
        return self._any is not None and self._any.search(folded) is not None

    def count(self, folded: str) -> int:
        """How many of the cues match."""
        if not self.hears(folded):
            return 0
        return sum(p.search(folded) is not None for _, p in self._cues)

    def where(self, folded: str) -> tuple[str, int, int] | None:
        """The first match in the text: the cue's id, start and end."""
        if not self.hears(folded):
            return None
        found = [(*m.span(), name) for name, p in self._cues if (m := p.search(folded))]
        start, end, name = min(found)
        return name, start, end


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


@lru_cache(maxsize=32)
def senses_of(pack: LanguagePack) -> Senses:
    """The senses of a language, made once."""
    return Senses(pack)
