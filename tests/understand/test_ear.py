"""A second opinion beside words and cues: what it may change, and what it may not."""

from typing import NamedTuple

import numpy as np
import pytest

from ascolto.loop import Exchange, listen
from ascolto.playbook import load
from ascolto.report.jsonl import to_json
from ascolto.understand import Reader, Trust, Trusted
from ascolto.understand.customer import CUSTOMER_LABELS
from ascolto.understand.heads import read_arrays
from ascolto.words import Conversation, Turn

TALK = Conversation(
    id="1",
    channel="chat",
    turns=(
        Turn(i=0, speaker="customer", text="The parcel never came and nobody answers me. Where is it?"),
        Turn(i=1, speaker="bot", text="An agent will be with you."),
        Turn(i=2, speaker="agent", text="It left Turin on Monday. I'll call you tomorrow at 10."),
        Turn(i=3, speaker="customer", text="Grazie, va bene."),
    ),
)  # fmt: skip
LABELS = {"customer": ("angry", "clear", "nonsense"), "agent": ("ownership",)}


class Heard(NamedTuple):
    odds: np.ndarray
    text: str

    def evidence(self, label):
        return (0, min(4, len(self.text)))

    def stretch(self, start, end):
        return None


class OneWord:
    """An ear that hears anger in "parcel" and ownership in "Turin"; it counts turns as its past."""

    labels = LABELS

    def __init__(self, *, deaf=False):
        self.deaf = deaf
        self.asked = []

    def hear(self, turns, past=None):
        self.asked += turns
        found = [self._one(*turn) for turn in turns]
        return found, (past or 0) + len(turns)

    def _one(self, speaker, text):
        if self.deaf:
            return None
        word = {"customer": "parcel", "agent": "Turin"}[speaker]
        said = 3.0 if word in text else -3.0
        return Heard(np.full(len(LABELS[speaker]), said, np.float32), text)


def trust(speaker):
    """All that words and cues say, and four times what the ear says of what it knows."""
    arrays = read_arrays(speaker)
    labels = [str(x) for x in arrays["labels"]]
    known = np.array([x in LABELS[speaker] for x in labels], np.float32)
    one = np.ones(len(labels), np.float32)
    return Trust(lean=one, ear=4 * known, base=0 * one, gate=arrays["gate"], cut=arrays["cut"])


def reader(ear):
    trusts = {speaker: trust(speaker) for speaker in LABELS}
    return Reader(load(), Trusted(ear, trusts))


def test_what_it_hears_is_weighed_with_the_rest():
    heard = listen(TALK, load(), reader(OneWord()))
    first, said = heard.turns[0].reading, heard.turns[2].reading
    assert (first.emotion, first.intensity) == ("angry", 2)
    assert "question" in first.states
    ownership = next(t for t in said.techniques if t.id == "ownership")
    assert (ownership.start, ownership.end) == (0, 7)  # "It l", made whole: "It left"


def test_turn_by_turn_is_the_same_as_at_once():
    live = Exchange(load(), reader(OneWord()), "chat")
    for turn in TALK.turns:
        live.hear(turn)
    assert to_json(live.listening(TALK)) == to_json(listen(TALK, load(), reader(OneWord())))


def test_it_hears_only_customers_and_agents_in_their_order():
    ear = OneWord()
    listen(TALK, load(), reader(ear))
    assert ear.asked == [(t.speaker, t.text) for t in TALK.turns if t.speaker != "bot"]


@pytest.mark.parametrize("at_once", [True, False])
def test_where_it_has_no_opinion_the_words_and_cues_decide(at_once):
    plain = to_json(listen(TALK, load(), Reader(load())))
    deaf = reader(OneWord(deaf=True))
    if at_once:
        assert to_json(listen(TALK, load(), deaf)) == plain
        return
    live = Exchange(load(), deaf, "chat")
    for turn in TALK.turns:
        live.hear(turn)
    assert to_json(live.listening(TALK)) == plain


def test_a_draft_is_not_remembered():
    live = Exchange(load(), reader(OneWord()), "chat")
    live.hear(TALK.turns[0])
    past = live.memory.ear_past
    live.try_draft(TALK.turns[2])
    assert live.memory.ear_past == past == 1


def test_labels_are_told_by_name():
    assert [x for x in CUSTOMER_LABELS if x in LABELS["customer"]] == ["angry", "clear"]
