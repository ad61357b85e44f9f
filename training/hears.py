"""Which signals a label listens to, beside the cues that bear its name."""

from collections.abc import Mapping, Sequence

from ascolto.understand import promises
from ascolto.understand.cues import Group
from ascolto.words.terms import EMOTIONS

_SIGNALS: Mapping[str, tuple[str, ...]] = {
    "clarification": ("asks_for", "generic_question"),
    "repeat_ask": ("asks_for",),
    "expectation": ("vague_time", "estimates", "commits", "limits"),
    "vague_promise": ("vague_time", "holding", "commits"),
    "validation": ("formula",),
    "empty_empathy": ("formula",),
    "canned": ("formula", "generic_question"),
    "evidence": ("looked",),
    "feedback": ("generic_question",),
    "callback": ("commits",),
    "early_upsell": ("offers_product",),
    "rushing": ("goodbye", "generic_question"),
    "dismissal": ("limits",),
    "ignored_question": ("holding",),
    "keeps": ("done",),
    "closes": ("goodbye",),
    "promises": ("commits", "vague_time", "holding"),
    "strong": ("insult", "escalates"),
    "clear": ("insult", "already_said"),
    "angry": ("insult",),
    "satisfied": ("thanks", "solved"),
    "neutral": ("thanks",),
    "confirms": ("confirms", "thanks", "solved"),
    "escalates": ("escalates",),
    "problem": ("solved", "confirms"),
    "question": ("rhetorical",),
    "complaint": ("already_said",),
    "closing": ("goodbye", "thanks"),
}
_FEELINGS: tuple[Group, ...] = tuple(("emotion", e) for e in EMOTIONS)

HEARS: Mapping[str, Sequence[Group]] = {
    **{label: tuple(("signal", s) for s in signals) for label, signals in _SIGNALS.items()},
    "clear": (*(("signal", s) for s in _SIGNALS["clear"]), *_FEELINGS),
    "strong": (*(("signal", s) for s in _SIGNALS["strong"]), *_FEELINGS),
    **dict.fromkeys(("promise", *promises.KINDS), tuple(promises.HEARS)),
}
