import json

import numpy as np
import pytest

from ascolto import loop
from ascolto.engines.llm import LABELS, set_trust
from ascolto.playbook import load
from ascolto.understand import Reader, Trusted
from ascolto.understand.features import AGENT_CONTEXT, CUSTOMER_CONTEXT
from ascolto.understand.judge import load_judge
from ascolto.words import Turn

from .endpoint import content

CONTEXT = {"agent": AGENT_CONTEXT, "customer": CUSTOMER_CONTEXT}


@pytest.mark.parametrize("speaker", CONTEXT)
def test_what_the_ear_does_not_know_stays_the_judges_own(speaker):
    judge = load_judge(speaker, CONTEXT[speaker])
    trust = set_trust(judge, speaker)
    for j, label in enumerate(judge.labels):
        mine = (trust.lean[j], trust.ear[j], trust.base[j], trust.gate[j], trust.cut[j])
        known = (0.5, 1, 0, -99, 0)
        own = (1, 0, 0, judge.gate[j], np.float32(judge.cut[j]))
        assert mine == (known if label in LABELS[speaker] else own)
    assert all(x.shape == (len(judge.labels),) for x in trust)


def test_promises_are_not_its_affair():
    assert "promises" in load_judge("agent", AGENT_CONTEXT).labels
    assert "promises" not in LABELS["agent"]


def read(ear, *turns):
    playbook = load()
    trust = {x: set_trust(load_judge(x, CONTEXT[x]), x) for x in CONTEXT}
    exchange = loop.Exchange(playbook, Reader(playbook, Trusted(ear, trust) if ear else None))
    for i, (speaker, text) in enumerate(turns):
        heard = exchange.hear(Turn(i=i, speaker=speaker, text=text))
    return heard.reading


CUSTOMER = ("customer", "The oven arrived with a cracked door.")
AGENT = (
    "agent",
    "A cracked door on the very first day. Tomorrow at nine a man brings you another.",
)


def test_a_reader_weighs_it_with_words_and_cues(endpoint, ear):
    quote = "Tomorrow at nine"
    endpoint.say = lambda got: content(
        json.dumps(
            {"labels": [{"label": "expectation", "quote": quote}]}
            if got.data["turn"]["speaker"] == "agent"
            else {"emotion": {"label": "worried", "quote": "cracked door"},
                  "intensity": 2, "labels": []}
        )
    )  # fmt: skip
    alone, with_ear = read(None, CUSTOMER, AGENT), read(ear, CUSTOMER, AGENT)
    assert "expectation" not in {t.id for t in alone.techniques}
    (mark,) = [t for t in with_ear.techniques if t.id == "expectation"]
    assert AGENT[1][mark.start : mark.end] == quote
    assert read(None, CUSTOMER).emotion != "worried"
    assert read(ear, CUSTOMER).emotion == "worried"
    assert with_ear.promises == alone.promises


def test_without_an_opinion_a_reader_reads_as_without_an_ear(endpoint, ear):
    endpoint.say = lambda got: content("nonsense")
    assert read(ear, CUSTOMER, AGENT) == read(None, CUSTOMER, AGENT)
