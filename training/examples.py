"""From labelled conversations to what the heads see of each turn, and what they should say."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from ascolto.playbook import Playbook
from ascolto.understand import agent, customer
from ascolto.understand.derived import derived
from ascolto.understand.kit import Kit, counted, raise_cues
from ascolto.understand.lexed import Lexed
from ascolto.understand.memory import Memory
from ascolto.understand.promises import HEARS, KINDS, calls_in, may_promise, unit_vector, units_of
from ascolto.words import AgentReading, CustomerReading, Mark, Promise, Turn
from ascolto.words.terms import CLEAR, FAILURES, NEGATIVE, STRONG, TECHNIQUES

AGENT_LABELS = (*TECHNIQUES, *FAILURES, "answers", "keeps", "closes", agent.PROMISES)
PROMISE_LABELS = ("promise", *KINDS)
Feel = Callable[[str, int], CustomerReading | None]
Say = Callable[[str, int], Set[str] | None]


@dataclass(frozen=True, kw_only=True)
class Example:
    """One text as a judge sees it: stems, plain context, columns raised by cues; its labels.

    `span` is where in its turn the text stands, in characters; None where it is the whole turn.
    """

    conversation: str
    turn: int
    lang: str
    stems: Set[str]
    context: Sequence[float]
    raised: Mapping[str, int]
    labels: frozenset[str]
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Examples:
    """All examples of one pass over the corpus, a list for each head."""

    customer: list[Example] = field(default_factory=list)
    agent: list[Example] = field(default_factory=list)
    promise: list[Example] = field(default_factory=list)


def read_corpus(folder: Path) -> Iterator[dict[str, Any]]:
    """The labelled conversations of a folder, file by file."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def examples_of(
    conversations: Sequence[dict[str, Any]], playbook: Playbook, feel: Feel, say: Say
) -> Examples:
    """What the heads see along the conversations.

    `feel` gives the reading of a customer's turn that the next turns are read against (from a
    reader that has not learned from that conversation), or None for the labels themselves; `say`
    what an agent's turn is found to do and to fail at, likewise.
    """
    kits = {lang: Kit(pack) for lang, pack in playbook.languages.items()}
    all_of = Examples()
    for conversation in conversations:
        _Walk(conversation, kits[conversation["lang"]], feel, say, all_of).run()
    return all_of


class _Walk:
    """One conversation, turn by turn, with the memory that a reader would have."""

    def __init__(
        self, conversation: dict[str, Any], kit: Kit, feel: Feel, say: Say, out: Examples
    ) -> None:
        self.conversation = conversation
        self.kit = kit
        self.feel = feel
        self.say = say
        self.out = out
        self.memory = Memory()
        self.memory.lang = kit.lang

    def run(self) -> None:
        for labelled in self.conversation["turns"]:
            turn = msgspec.convert(
                {
                    k: labelled[k]
                    for k in ("i", "speaker", "text", "at")
                    if labelled.get(k) is not None
                },
                Turn,
            )
            if turn.speaker == "customer":
                self._customer(turn, labelled)
            elif turn.speaker == "agent":
                self._agent(turn, labelled)

    def _example(
        self,
        turn: Turn,
        stems: Set[str],
        context: Sequence[float],
        raised: Mapping[str, int],
        labels: set[str],
        span: tuple[int, int] | None = None,
    ) -> Example:
        return Example(
            conversation=self.conversation["id"],
            turn=turn.i,
            lang=self.kit.lang,
            stems=stems,
            context=context,
            raised=raised,
            labels=frozenset(labels),
            span=span,
        )

    def _customer(self, turn: Turn, labelled: dict[str, Any]) -> None:
        lexed = Lexed(turn.text)
        sight = customer.look(self.kit, lexed, self.memory, self.conversation["channel"])
        labels = customer_labels(labelled)
        raised = counted(raise_cues(self.kit.customer, sight.scene, self.kit.customer.groups))
        self.out.customer.append(self._example(turn, lexed.stems, sight.context, raised, labels))
        reading = self.feel(self.conversation["id"], turn.i) or CustomerReading(
            i=turn.i,
            lang=self.kit.lang,
            emotion=labelled["emotion"],
            intensity=labelled["intensity"],
            confirms=labelled["confirms"],
            escalates=labelled["escalates"],
            states=tuple(s for s in customer.STATES if s in labels),
        )
        reading = msgspec.structs.replace(reading, facts=sight.scene.facts)
        self.memory.heard_customer(lexed, sight.scene.content, reading)

    def _agent(self, turn: Turn, labelled: dict[str, Any]) -> None:
        lexed = Lexed(turn.text)
        sight = agent.look(self.kit, turn, lexed, self.memory, self.conversation["channel"])
        raised = raise_cues(self.kit.agent, sight.scene, self.kit.agent.groups)
        labels = {*labelled["techniques"], *labelled["failures"]}
        for meets in labelled.get("meets", []):
            if meets["need"] in ("question", "promise"):
                labels.add({"question": "answers", "promise": "keeps"}[meets["need"]])
            elif meets["need"] == "closing" and meets["turn"] == turn.i:
                labels.add("closes")
        if labelled.get("promises"):
            labels.add(agent.PROMISES)
        columns = counted(raised) | derived(sight.scene, raised)
        self.out.agent.append(self._example(turn, lexed.stems, sight.context, columns, labels))
        spans = [
            (s, s + len(p["text"]), p)
            for p in labelled.get("promises", [])
            if (s := turn.text.find(p["text"])) >= 0
        ]
        units = units_of(lexed, sight.scene.times)
        calls = calls_in(raised)
        for n, unit in enumerate(units):
            if not may_promise(unit, calls, len(units)):
                continue
            context, inside, stems = unit_vector(lexed, unit, (n, len(units)), raised)
            held = [
                p
                for a, b, p in spans
                if min(b, unit.end) - max(a, unit.start) > 0.5 * min(b - a, unit.end - unit.start)
            ]
            unit_labels = {"promise", held[0]["kind"]} if held else set[str]()
            columns = counted(r for r in inside if (r.sense.kind, r.sense.label) in HEARS)
            self.out.promise.append(
                self._example(turn, stems, context, columns, unit_labels, (unit.start, unit.end))
            )
        self.memory.heard_agent(
            lexed, self._reading(turn, labelled), takes_up=bool(agent.TAKES_UP & labels)
        )

    def _reading(self, turn: Turn, labelled: dict[str, Any]) -> AgentReading:
        found = self.say(self.conversation["id"], turn.i)
        if found is None:
            found = {*labelled["techniques"], *labelled["failures"]}
        return AgentReading(
            i=turn.i,
            lang=self.kit.lang,
            techniques=tuple(_mark(x) for x in TECHNIQUES if x in found),
            failures=tuple(_mark(x) for x in FAILURES if x in found),
            promises=tuple(
                Promise(text=p["text"], due=None, every=None, kind="other", start=0, end=0)
                for p in labelled.get("promises", [])
            ),
        )


def _mark(label: str) -> Mark:
    return Mark(id=label, start=0, end=0, confidence=1, why="")


def customer_labels(labelled: dict[str, Any]) -> set[str]:
    """The labels of a customer's turn as the customer head names them."""
    labels = {labelled["emotion"], *(s for s in customer.STATES if s in labelled["needs"])}
    if labelled["emotion"] in NEGATIVE and labelled["intensity"] >= CLEAR:
        labels.add("clear")
    if labelled["emotion"] in NEGATIVE and labelled["intensity"] >= STRONG:
        labels.add("strong")
    return labels | {f for f in customer.FLAGS if labelled[f]}
