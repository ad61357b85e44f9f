"""Reading a customer's turn: what they feel, what they state, ask, confirm and give."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ascolto.understand.ear import Opinion
from ascolto.understand.facts import find_facts
from ascolto.understand.features import customer_context
from ascolto.understand.judge import NEVER, Judged
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
_STATED_AT = [_AT[label] for label in (*FLAGS, *STATES)]
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
    if tried:
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
    marks = _marks(kit, judged, lexed, raised)
    reading = decide(
        judged.margins,
        i=turn.i,
        lang=kit.lang,
        marks=tuple(marks),
        quotes={m.id: _sentence(lexed, m) for m in marks},
        facts=sight.scene.facts,
        at=turn.at,
    )
    return reading, sight


def _marks(kit: Kit, judged: Judged, lexed: Lexed, raised: Sequence[Raised]) -> list[Mark]:
    """The reasons of what is stated and felt, in the order of the text."""
    margins = judged.margins
    shown = [at for at in _STATED_AT if margins[at] > 0]
    emotion, _ = _feeling(margins)
    if margins[_AT[emotion]] > NEVER and emotion != "neutral":
        shown.append(_AT[emotion])
    marks = learned_marks(judged, shown, lexed, raised, kit.whys)
    marks.sort(key=lambda m: m.start)
    return marks


def decide(margins: Sequence[float], *, i: int, lang: str, **found: Any) -> CustomerReading:
    """The reading that margins of CUSTOMER_LABELS amount to; `found` are its marks, facts, time."""
    emotion, intensity = _feeling(margins)
    return CustomerReading(
        i=i,
        lang=lang,
        emotion=emotion,
        intensity=intensity,
        confirms=bool(margins[_AT["confirms"]] > 0),
        escalates=bool(margins[_AT["escalates"]] > 0),
        states=tuple([s for s in STATES if margins[_AT[s]] > 0]),
        **found,
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
