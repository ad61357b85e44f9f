"""What the learned heads see of a turn, beside its words: a short vector of plain facts.

The order of the names is the order of the vector; the weights file carries the names, so that
weights learned with other features are refused instead of misread.
"""

import re

from ascolto.understand.scene import Scene
from ascolto.words.terms import CHANNELS, CLEAR, NEGATIVE

_CHANNELS = tuple(f"channel {c}" for c in CHANNELS)
_CHANNEL = {here: tuple(c == here for c in CHANNELS) for here in CHANNELS}
# What the agent's last turn was found to do, as far as a customer's next feeling depends on it.
ANSWERED = (
    "dismissal", "blame", "ignored_question", "repeat_ask", "rushing", "assumption", "canned",
    "vague_promise", "validation", "ownership", "evidence", "expectation", "deescalation",
    "feedback", "guidance",
)  # fmt: skip
AGENT_CONTEXT = (
    "first", "second", "place", "words", "few words", "sentences", "asks", "ends asking",
    "exclaims", "figures", "lines", "shares", "shares last", "shares nothing", "shares half",
    "copies", "fact again", "time", "customer asked", "customer upset", "customer feels bad",
    "customer satisfied", "customer heated", "customer complained", "customer stated problem",
    "customer closes", "customer confirms", "customer mood", "taken up", "solved",
    "promise open", "few words, asked", "shares nothing, upset", "long, asked",
    "shares question", "shares no question", *_CHANNELS,
)  # fmt: skip
CUSTOMER_CONTEXT = (
    "first", "place", "words", "few words", "asks", "asks twice", "exclaims", "exclaims much",
    "asks loudly", "capitals", "many capitals", "dots", "agent asked", "figures", "mood before",
    "said again", "agent failed", "agent failed twice", *(f"agent {x}" for x in ANSWERED),
    "short after upset", "calm before", "angry face", "sad face", "glad face", "agent promised", *_CHANNELS,
)  # fmt: skip
PROMISE_CONTEXT = (
    "instant", "day", "window", "duration", "recurring", "working", "vague", "past", "no time",
    "asks", "words", "first unit", "last unit", "commits in turn",
)  # fmt: skip
FEW = 7
_FIGURE = re.compile("[0-9]")
_ANGRY = frozenset("😡🤬😠👿💢🖕")
_SAD = frozenset("😢😭😞😔😟😣😩😫😰😥😓🙁☹😕😒🙄😑😤")
_GLAD = frozenset("😊🙂😀😃😄😁🥰😍👍🙏🎉🥳❤😅👏💪🔋")


def agent_context(scene: Scene) -> list[float]:
    """The vector of AGENT_CONTEXT for a turn."""
    lexed, memory = scene.lexed, scene.memory
    text, n = lexed.text, len(lexed.tokens)
    last = memory.last_reading
    states = last.states if last else ()
    shared = scene.shared
    lately = _shared_with_last(scene)
    bad = last is not None and last.emotion in NEGATIVE
    upset_by = memory.upset_by
    upset = upset_by >= CLEAR
    asked = scene.asks_last
    of_question = _shared_with_question(scene) if asked else 0
    return [
        memory.agent_turns == 0,
        memory.agent_turns == 1,
        min((memory.agent_turns + memory.customer_turns) / 10, 2),
        min(n / 20, 3),
        n <= FEW,
        min((text.count(". ") + text.count("? ") + text.count("! ")) / 3, 2),
        "?" in text,
        text.rstrip().endswith("?"),
        "!" in text,
        _FIGURE.search(text) is not None,
        text.count("\n") > 1,
        min(len(shared), 6) / 3,
        min(lately, 5) / 2,
        not shared,
        len(shared) * 2 >= len(scene.content) > 0,
        scene.copied > 0,
        not memory.said.keys().isdisjoint([f.value for f in scene.facts]),
        scene.may_hold_time,
        asked,
        upset,
        bad,
        last is not None and last.emotion == "satisfied",
        memory.heated,
        "complaint" in states,
        "problem" in states,
        "closing" in states,
        last is not None and last.confirms,
        upset_by / 3,
        memory.taken_up,
        memory.solved,
        bool(memory.promises),
        n <= FEW and asked,
        not shared and upset,
        n > 2 * FEW and asked,
        min(of_question, 4) / 2,
        asked and not of_question,
        *_CHANNEL[scene.channel],
    ]


def customer_context(scene: Scene) -> list[float]:
    """The vector of CUSTOMER_CONTEXT for a turn."""
    lexed, memory = scene.lexed, scene.memory
    text, n = lexed.text, len(lexed.tokens)
    shouted = len([w for w in text.split() if len(w) > 2 and w.isupper()])
    signs = set(text) if not text.isascii() else frozenset()
    last = memory.last_said
    failed = {m.id for m in last.failures} if last else frozenset()
    done = {m.id for m in last.techniques} if last else frozenset()
    return [
        memory.customer_turns == 0,
        min((memory.agent_turns + memory.customer_turns) / 10, 2),
        min(n / 20, 3),
        n <= FEW,
        "?" in text,
        text.count("?") > 1,
        "!" in text,
        text.count("!") > 1,
        "??" in text or "?!" in text or "!?" in text,
        shouted > 0,
        shouted > 2,
        "..." in text or "…" in text,
        memory.last_agent is not None and "?" in memory.last_agent.text,
        _FIGURE.search(text) is not None,
        memory.upset_by / 3,
        min(len(scene.shared), 6) / 3,
        len(failed) > 0,
        len(failed) > 1,
        *(x in failed or x in done for x in ANSWERED),
        memory.upset and n <= FEW,
        memory.customer_turns > 0 and memory.upset_by == 0,
        bool(signs & _ANGRY),
        bool(signs & _SAD),
        bool(signs & _GLAD),
        bool(memory.promises),
        *_CHANNEL[scene.channel],
    ]


def _shared_with_last(scene: Scene) -> int:
    last = scene.memory.last_customer
    if last is None:
        return 0
    return len(scene.content.intersection(last.stems))


def _shared_with_question(scene: Scene) -> int:
    """How many words of the case the turn shares with what the customer's last turn asks."""
    last = scene.memory.last_customer
    if last is None or scene.content.isdisjoint(last.stems):
        return 0
    asked: set[str] = set()
    for start, end in last.sentences:
        if "?" in last.folded[start:end]:
            asked |= last.stems_of(start, end)
    return len(scene.content & asked)
