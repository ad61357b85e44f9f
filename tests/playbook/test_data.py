"""The built-in playbook: complete in every language, and every cue holds its own sentences."""

import pytest

from ascolto.playbook import load
from ascolto.playbook.checking import check
from ascolto.playbook.load import DATA
from ascolto.understand.cues import AGENT_SIGNALS, CUSTOMER_SIGNALS
from ascolto.words.terms import (
    CHANNELS,
    EMOTIONS,
    FAILURES,
    LANGUAGES,
    MOMENTS,
    NEEDS,
    STEPS,
    TECHNIQUES,
)

PLAYBOOK = load()
CASES = 10
MYTHS = 8


def test_no_fault_anywhere():
    assert [f"{f.file}:{f.line}: {f.reason}" for f in check(DATA)] == []


def test_the_languages_are_those_of_the_vocabulary():
    assert tuple(PLAYBOOK.languages) == LANGUAGES


def test_the_rules_are_those_of_the_vocabulary():
    assert set(PLAYBOOK.techniques) == set(TECHNIQUES)
    assert set(PLAYBOOK.failures) == set(FAILURES)
    assert set(PLAYBOOK.needs) == set(NEEDS)
    assert set(PLAYBOOK.moments) == set(MOMENTS)
    assert set(PLAYBOOK.steps) == set(STEPS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_words_everything(lang):
    pack = PLAYBOOK.languages[lang]
    assert set(pack.techniques) == set(TECHNIQUES)
    assert set(pack.failures) == set(FAILURES)
    assert set(pack.needs) == set(NEEDS)
    assert set(pack.emotions) == set(EMOTIONS)
    assert set(pack.moments) == set(MOMENTS)
    assert set(pack.steps) == {*STEPS, "process"}
    assert len(pack.steps["process"].steps) == 7
    assert len(pack.cases) >= CASES
    assert len(pack.myths) >= MYTHS
    assert set(AGENT_SIGNALS) | set(CUSTOMER_SIGNALS) <= set(pack.signals)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_person_reads_is_there(lang):
    pack = PLAYBOOK.languages[lang]
    for entry in (*pack.techniques.values(), *pack.failures.values()):
        assert entry.name, entry.id
        assert entry.definition, entry.id
        assert entry.matters, entry.id
        assert entry.why, entry.id
        assert set(entry.examples) == set(CHANNELS), entry.id
        assert entry.cues, entry.id
    for entry in (*pack.needs.values(), *pack.emotions.values()):
        assert entry.name, entry.id
        assert entry.why, entry.id
    for signal in ("confirms", "escalates"):
        assert pack.signals[signal].why, signal  # they are shown as marks
