"""Reading a customer's turn: what they feel, what they state, ask, confirm and give."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from ascolto.understand.ear import Opinion
from ascolto.understand.facts import find_facts
from ascolto.understand.features import customer_context
from ascolto.understand.judge import NEVER
from ascolto.understand.kit import Kit, Raised, counted, raise_cues
from ascolto.understand.lexed import Lexed
from ascolto.understand.marks import learned_marks
from ascolto.understand.memory import Memory
from ascolto.understand.scene import Scene
from ascolto.words import CustomerReading, Known, Mark, Turn
from ascolto.words.terms import CLEAR, EMOTIONS, NEGATIVE, STRONG, Channel, Emotion

STATES = ("problem", "question", "complaint", "closing")
FLAGS = ("confirms", "escalates")
LEVELS = ("clear", "strong")
CUSTOMER_LABELS = (*EMOTIONS, *LEVELS, *FLAGS, *STATES)
_AT = {label: i for i, label in enumerate(CUSTOMER_LABELS)}
_CALM = len(EMOTIONS) - len(NEGATIVE)  # the emotions that are not negative come first


class Sight(NamedTuple):
    """What is seen of a customer's turn before anything is decided."""

    scene: Scene
    tried: list[Raised]
    context: list[float]


def look(kit: Kit, lexed: Lexed, memory: Memory, channel: Channel) -> Sight:
    """The facts of a turn, and the vector of its context."""
    facts = find_facts(lexed.text, lexed.folded, names=True)
    scene = Scene(lexed, memory, channel, kit.stopwords, facts)
    tried = raise_cues(kit.customer, scene, (("signal", "tried"),))
    scene.facts = (*facts, *_tried(lexed, tried))
    return Sight(scene=scene, tried=tried, context=customer_context(scene))


def _tried(lexed: Lexed, raised: list[Raised]) -> list[Known]:
    """What the customer says they have tried, no two in the same place: the longest is kept."""
    places = sorted((r.place for r in raised), key=lambda p: p[0] - p[1])
    kept: list[tuple[int, int]] = []
    for start, end in places:
        if all(end <= a or b <= start for a, b in kept):
            kept.append((start, end))
    return [Known(kind="tried", value=lexed.folded[a:b], start=a, end=b) for a, b in sorted(kept)]


def read_customer(
    kit: Kit,
    turn: Turn,
    lexed: Lexed,
    memory: Memory,
    channel: Channel,
    opinion: Opinion | None = None,
) -> tuple[CustomerReading, Sight]:
    """The reading of a customer's turn, and what was seen of it (to be remembered)."""
    sight = look(kit, lexed, memory, channel)
    judge = kit.judge("customer", opinion)
    weighed = judge.weigh(kit.lang, lexed.stems, sight.context, opinion)
    possible = judge.possible(weighed)
    raised = raise_cues(kit.customer, sight.scene, judge.groups(possible))
    judged = judge.judge(weighed, possible, counted(raised), opinion)
    reading = decide(judged.margins, i=turn.i, lang=kit.lang)
    shown = [_AT[x] for x in (*FLAGS, *STATES) if judged.margins[_AT[x]] > 0]
    if judged.margins[_AT[reading.emotion]] > NEVER and reading.emotion != "neutral":
        shown.append(_AT[reading.emotion])
    marks = learned_marks(judged, shown, lexed, raised, kit.whys)
    marks.sort(key=lambda m: m.start)
    reading = msgspec.structs.replace(
        reading,
        marks=tuple(marks),
        quotes={m.id: _sentence(lexed, m) for m in marks},
        facts=sight.scene.facts,
        at=turn.at,
    )
    return reading, sight


def decide(margins: Sequence[float], *, i: int, lang: str) -> CustomerReading:
    """The reading that margins of CUSTOMER_LABELS amount to, without its marks and facts."""
    emotion, intensity = _feeling(margins)
    return CustomerReading(
        i=i,
        lang=lang,
        emotion=emotion,
        intensity=intensity,
        confirms=bool(margins[_AT["confirms"]] > 0),
        escalates=bool(margins[_AT["escalates"]] > 0),
        states=tuple(s for s in STATES if margins[_AT[s]] > 0),
    )


def _sentence(lexed: Lexed, mark: Mark) -> str:
    start, _ = lexed.sentence_at(mark.start)
    _, end = lexed.sentence_at(max(mark.start, mark.end - 1))
    return lexed.text[start:end].strip()


def _feeling(margins: Sequence[float]) -> tuple[Emotion, int]:
    """The strongest emotion and its intensity: a clear intensity needs a negative emotion."""
    if margins[_AT["clear"]] > 0:
        emotion = EMOTIONS[_best(margins, _CALM)]
        return emotion, STRONG if margins[_AT["strong"]] > 0 else CLEAR
    emotion = EMOTIONS[_best(margins, 0)]
    return emotion, 0 if emotion == "neutral" else 1


def _best(margins: Sequence[float], start: int) -> int:
    return max(range(start, len(EMOTIONS)), key=margins.__getitem__)
