"""Whatever a customer writes, drafts stay whole, short and free of what they did not say."""

import re
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ascolto.respond import advise, check
from ascolto.respond.lengths import over
from ascolto.respond.texts import findings_of, moves_of
from ascolto.words import Need
from ascolto.words.terms import CHANNELS, EMOTIONS, NEEDS
from tests.respond.made import PLAYBOOK, START, agent, customer, situation

LANGS = ("en", "it", "ro")
HOSTILE = [
    "{quote} {said} {0} {{name}} %s ${x}",
    "<script>alert(1)</script> my line is broken",
    "<Lei|tu> the oven <a|b> is broken",
    "[time] [ora] [your name] nothing works",
    '„ « “ my oven ” » is not " working',
    "my oven is broken\u202e\u0000\u200b and never works",
    "((((((((((((((((((((((((((((((((",
    "?" * 500,
    "a" * 20_000,
    "nu merge, " * 2_000,
    "my oven is broken and " * 2_500,
]


@st.composite
def conversations(draw):
    lang = draw(st.sampled_from(LANGS))
    words = st.one_of(st.text(max_size=200), st.sampled_from(HOSTILE[:8]))
    texts = draw(st.lists(words, min_size=1, max_size=4))
    said = [
        customer(
            2 * k,
            text,
            lang=lang,
            emotion=draw(st.sampled_from(EMOTIONS)),
            intensity=draw(st.integers(0, 3)),
            states=("problem", "question"),
        )
        for k, text in enumerate(texts)
    ]
    due = draw(st.sampled_from([None, START - timedelta(hours=2), START + timedelta(days=2)]))
    needs = [
        Need(
            need=n, turn=2 * (len(texts) - 1), words=texts[-1], due=due if n == "promise" else None
        )
        for n in draw(st.sets(st.sampled_from(NEEDS)))
    ]
    channel = draw(st.sampled_from(CHANNELS))
    return situation(*said, lang=lang, channel=channel, needs=needs)


def assert_whole(draft, said):
    """No slot or choice left over, no double spaces, no half quotation, within the length."""
    assert not re.search(r"\{\w+\}", draft)
    assert not set("<>|{}") & set(draft)
    assert "  " not in draft
    opening, closing = moves_of(PLAYBOOK.languages[said.lang]).quotes
    assert draft.count(opening) == draft.count(closing)
    assert draft.count("[") == draft.count("]")
    assert draft.isprintable() or "\n" in draft
    assert draft == draft.strip()
    limit = findings_of(PLAYBOOK.languages[said.lang]).limits[said.channel]
    assert over(draft, limit) == 0


@settings(max_examples=20, deadline=None)
@given(conversations())
def test_drafts_are_whole(said):
    advice = advise(said, PLAYBOOK)
    assert {a.need.need for a in advice} == {n.need for n in said.open}
    for one in advice:
        assert one.why
        assert 1 <= len(one.moves) <= 3
        for move in one.moves:
            assert move.why
            assert_whole(move.draft, said)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_breaks_no_template(lang, text):
    for channel in CHANNELS if len(text) < 1000 else ("email",):
        said = situation(
            customer(
                0, text, lang=lang, emotion="angry", intensity=3, states=("problem", "question")
            ),
            lang=lang,
            channel=channel,
            needs=[(n, 0) for n in NEEDS],
            heated=True,
        )
        for one in advise(said, PLAYBOOK):
            for move in one.moves:
                assert_whole(move.draft, said)
                assert "script" not in move.draft


@settings(max_examples=15, deadline=None)
@given(conversations(), st.text(max_size=400), st.integers(0, 500), st.integers(0, 500))
def test_findings_point_inside_the_draft(said, text, start, length):
    failures = tuple((f, text, start, start + length) for f in PLAYBOOK.failures)
    reading = agent(99, text, lang=said.lang, failures=failures).reading
    result = check(text, reading, said, met=(), opened=(), playbook=PLAYBOOK)
    for finding in result.findings:
        assert finding.reason
        assert finding.remedy
        assert not re.search(r"\{\w+\}", finding.reason + finding.remedy)
        if finding.start is not None:
            assert 0 <= finding.start < finding.end <= len(text)
    assert len({f.id for f in result.findings}) == len(result.findings)


@pytest.mark.parametrize("lang", LANGS)
def test_every_need_and_every_failure_has_its_texts_in_every_language(lang):
    pack = PLAYBOOK.languages[lang]
    assert set(moves_of(pack).needs) == set(NEEDS)
    found = findings_of(pack).findings
    assert set(PLAYBOOK.failures) <= set(found)
    assert {f"missing_{s}" for s in PLAYBOOK.steps} <= set(found)
    assert found.keys() == findings_of(PLAYBOOK.languages["en"]).findings.keys()
    assert set(findings_of(pack).limits) == set(CHANNELS)
    for need, text in moves_of(pack).needs.items():
        met_by = PLAYBOOK.needs[need].met_by
        for move in text.moves:
            assert move.technique in PLAYBOOK.techniques
            assert not met_by or move.technique in (*met_by, "callback"), (need, move.technique)
            for templates in (move.short, move.full, *move.on.values()):
                assert all("[" in t for t in templates if need != "problem"), "a blank to fill"
