"""Whatever was said, by whomever, whenever: it is read, and the reading holds together."""

from hypothesis import given, settings
from hypothesis import strategies as st

import ascolto
from ascolto import Conversation, Listening, Turn
from ascolto.bootstrap import conversation_of
from ascolto.words import AgentReading, CustomerReading, OtherReading, Promise
from ascolto.words.terms import NEEDS
from tests.stories.made import ODD, ORDINARY, conversations, corpus

few = settings(max_examples=30, deadline=None)


def assert_sound(listening: Listening) -> None:
    said = listening.conversation.turns
    assert len(listening.turns) == len(said)
    agents = {t.i for t in said if t.speaker == "agent"}
    for turn, heard in zip(said, listening.turns, strict=True):
        assert heard.reading.i == turn.i
        assert set(heard.opens) <= set(NEEDS)
        for start, end in spans(heard.reading):
            assert 0 <= start <= end <= len(turn.text)
    for need in listening.needs:
        assert need.need in listening.turns[need.turn].opens
        assert (need.status == "met") == (need.met_by is not None)
        assert (need.status == "missed") == (need.missed_at is not None)
        ends = {need.met_by, need.missed_at} - {None}
        assert ends <= {i for i in agents if i >= need.turn}
        if need.met_by is not None:
            met = [(m.need, m.turn) for m in listening.turns[need.met_by].meets]
            assert (need.need, need.turn) in met
    assert listening.score.value is None or 0 <= listening.score.value <= 100


def spans(reading: CustomerReading | AgentReading | OtherReading) -> list[tuple[int, int]]:
    promises: tuple[Promise, ...] = ()
    match reading:
        case CustomerReading():
            marks = reading.marks
        case AgentReading():
            marks, promises = (*reading.techniques, *reading.failures), reading.promises
        case _:
            return []
    found = [(m.start, m.end) for m in marks] + [(f.start, f.end) for f in reading.facts]
    return found + [(p.start, p.end) for p in promises]


@few
@given(conversations())
def test_it_is_read(conversation: Conversation) -> None:
    listening = ascolto.listen(conversation)
    assert_sound(listening)
    assert ascolto.to_json(listening) == ascolto.to_json(ascolto.listen(conversation))


@few
@given(conversations(zoned=False))
def test_times_may_have_no_zone(conversation: Conversation) -> None:
    assert_sound(ascolto.listen(conversation))


def test_what_is_real_is_sound_too() -> None:
    for record in corpus():
        assert_sound(ascolto.listen(record))


@few
@given(conversations(), st.integers(0, 7), st.sampled_from([*ORDINARY, *ODD]))
def test_turn_by_turn_is_the_same_as_at_once_and_drafts_change_nothing(
    conversation: Conversation, place: int, draft: str
) -> None:
    exchange = ascolto.exchange(conversation.channel)
    for turn in conversation.turns:
        if turn.i == place:
            before = exchange.advise()
            exchange.try_draft(Turn(i=turn.i, speaker="agent", text=draft, at=turn.at))
            exchange.check(draft)
            assert exchange.advise() == before
        exchange.hear(turn)
    assert exchange.listening(conversation) == ascolto.listen(conversation)


@few
@given(conversations())
def test_a_mapping_reads_as_the_conversation_does(conversation: Conversation) -> None:
    mapping = {
        "id": conversation.id,
        "channel": conversation.channel,
        "turns": [
            {"i": t.i, "speaker": t.speaker, "text": t.text, "at": t.at} for t in conversation.turns
        ],
    }
    given_back = conversation_of(mapping)
    assert ascolto.listen(mapping) == ascolto.listen(given_back)
    assert [t.speaker for t in given_back.turns] == [t.speaker for t in conversation.turns]
