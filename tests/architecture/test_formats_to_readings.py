"""Whatever format a conversation comes in, it goes all the way: every captured sample is heard."""

import json

import pytest

import ascolto

from .source import SRC

SAMPLES = sorted(SRC.glob("ascolto/channels/*/samples/*"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.parent.name}/{p.name}")
def test_a_sample_is_heard_and_written(path):
    found = [x for x in ascolto.read(path) if isinstance(x, ascolto.Conversation)]
    assert found
    for conversation in found:
        read = json.loads(ascolto.to_json(ascolto.listen(conversation)))
        assert [t["i"] for t in read["turns"]] == list(range(len(conversation.turns)))
        assert [t["speaker"] for t in read["turns"]] == [t.speaker for t in conversation.turns]


def test_the_bundled_conversations_are_one_a_language_and_all_have_a_score():
    found = list(ascolto.read(SRC / "ascolto/samples"))
    heard = [ascolto.listen(x) for x in found if isinstance(x, ascolto.Conversation)]
    assert sorted(x.lang for x in heard) == ["en", "it", "ro"]
    assert all(x.score.value is not None for x in heard)
