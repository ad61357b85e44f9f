"""Hearing a conversation: the same each time, turn by turn or all at once, and with reasons."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from ascolto.engines.encoder import AGENT, CUSTOMER

TALK = (
    ("customer", "The parcel was meant to come on Monday. This is the third time I write!"),
    ("agent", "I'm sorry you had to write three times, that was our fault. It left Turin today."),
    ("customer", "And when will it be here?"),
    ("agent", "Tomorrow by 12:00. I'll write to you as soon as the courier confirms it."),
    ("customer", "Va bene, grazie mille."),
    ("agent", ""),
    ("customer", "Mulțumesc! " + "foarte mult " * 200),
)


def odds(weighed):
    return [w.odds for w in weighed]


def test_each_side_is_asked_for_its_own_labels(encoder):
    weighed, _ = encoder.hear(TALK)
    assert [w.head.labels for w in weighed] == [
        CUSTOMER if t[0] == "customer" else AGENT for t in TALK
    ]
    assert all(np.isfinite(w.odds).all() for w in weighed)


def test_the_same_conversation_gives_the_same(encoder):
    first, second = encoder.hear(TALK)[0], encoder.hear(TALK)[0]
    assert all((a == b).all() for a, b in zip(odds(first), odds(second), strict=True))


def test_turn_by_turn_gives_what_all_at_once_gives(encoder):
    at_once, _ = encoder.hear(TALK)
    past, one_by_one = None, []
    for turn in TALK:
        weighed, past = encoder.hear([turn], past)
        one_by_one += weighed
    for a, b in zip(odds(at_once), odds(one_by_one), strict=True):
        assert (a == b).all()


def test_threads_do_not_disturb_one_another(encoder):
    talks = [TALK[i:] for i in range(len(TALK))] * 3
    alone = [odds(encoder.hear(t)[0]) for t in talks]
    with ThreadPoolExecutor(4) as pool:
        beside = list(pool.map(lambda t: odds(encoder.hear(t)[0]), talks))
    for a, b in zip(alone, beside, strict=True):
        assert all((x == y).all() for x, y in zip(a, b, strict=True))


def test_a_draft_does_not_change_the_past(encoder):
    _, past = encoder.hear(TALK[:3])
    keys = past.keys.copy()
    first, _ = encoder.hear(TALK[3:4], past)
    again, _ = encoder.hear(TALK[3:4], past)
    assert (past.keys == keys).all()
    assert (first[0].odds == again[0].odds).all()


def test_what_came_before_counts_and_what_is_long_past_is_not_kept(encoder):
    answer = [("agent", "Your contract number, please.")]
    given = [("customer", "My contract is 4410-22, the line is dead since Sunday.")]
    alone, _ = encoder.hear(answer)
    after, _ = encoder.hear([*given, *answer])
    assert np.abs(alone[0].odds - after[1].odds).max() > 0.1
    _, past = encoder.hear(TALK * 3)
    assert len(past.lengths) == 3
    assert past.keys.shape[1] == sum(past.lengths)


def test_no_turns_say_nothing(encoder):
    weighed, past = encoder.hear([])
    assert weighed == []
    assert past.lengths == ()


@pytest.mark.parametrize("text", ["", "   ", "\x00", "a" * 200_000, "parola " * 30_000])
def test_any_text_can_be_heard(encoder, text):
    (weighed,), _ = encoder.hear([("customer", text)])
    start, end = weighed.evidence(0)
    assert np.isfinite(weighed.odds).all()
    assert 0 <= start <= end <= len(text)


def test_the_parts_of_the_pieces_make_up_the_log_odds(encoder):
    for weighed in encoder.hear(TALK)[0]:
        for label in range(len(weighed.head.labels)):
            whole = weighed.parts(label).sum() + weighed.head.bias[label]
            assert whole == pytest.approx(weighed.odds[label], abs=1e-3)


def test_a_stretch_that_commits_is_told_from_one_that_does_not(encoder):
    text = "Mi dispiace davvero per l'attesa. Le mando il rimborso entro venerdì alle 12."
    (weighed,), _ = encoder.hear([("agent", text)])
    cut = text.index("Le mando")
    sorry, promised = weighed.stretch(0, cut), weighed.stretch(cut, len(text))
    assert promised.odds[0] > 0 > sorry.odds[0]
    assert promised.evidence(0) == (cut, len(text))
    assert weighed.stretch(len(text) + 5, len(text) + 9) is None


def test_evidence_is_whole_words_of_the_turn(encoder):
    text = "Good morning, thanks for waiting. I'll call you tomorrow at 10:00 with the result."
    (weighed,), _ = encoder.hear([("agent", text)])
    start, end = weighed.evidence(AGENT.index("callback"))
    shown = text[start:end]
    assert "call you" in shown
    assert start == 0 or not text[start - 1].isalnum()
    assert end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
