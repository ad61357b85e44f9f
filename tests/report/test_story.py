"""A reading told in order: turns counted as people count, needs where they begin and end."""

import msgspec

from ascolto.report.account import account
from ascolto.report.story import story
from ascolto.words import Conversation, Turn
from tests.report import hostile, read_en, read_ro
from tests.report.made import agent, customer, listening


def test_turns_are_counted_from_one_whatever_the_source_counts() -> None:
    turns = (
        Turn(i=70, speaker="customer", text="It broke."),
        Turn(i=75, speaker="agent", text="It broke, I see."),
    )
    told = story(
        listening(
            Conversation(id="c", turns=turns),
            [customer(opens="problem"), agent(meets="problem@70")],
        )
    )
    assert [t.number for t in told.turns] == [1, 2]
    assert (told.needs[0].opened, told.needs[0].ends) == (1, 2)


def test_a_need_is_told_where_it_begins_and_where_it_ends() -> None:
    told = story(read_en.read())
    assert [n.id for n in told.turns[0].begins] == ["problem", "emotion", "question"]
    assert [(n.id, n.status) for n in told.turns[1].ends] == [("emotion", "missed")]
    assert [n.opened for n in told.turns[5].ends] == [1, 1, 3, 4, 5, 5, 5]


def test_a_need_met_in_its_own_turn_is_told_once() -> None:
    told = story(read_en.read())
    closing = next(n for n in told.needs if n.id == "closing")
    assert closing.opened == closing.ends == 12
    assert closing in told.turns[11].begins
    assert closing not in told.turns[11].ends


def test_promises_carry_what_became_of_them() -> None:
    told = story(read_ro.read())
    assert [(p.turn, p.status, p.ends) for p in told.promises] == [
        (2, "open", None),
        (8, "met", 10),
        (12, "open", None),
    ]


def test_two_promises_of_a_turn_are_told_apart_by_their_time() -> None:
    reading = read_ro.read()
    turn = reading.turns[7]
    kept = turn.reading.promises[0]  # type: ignore[union-attr]
    other = msgspec.structs.replace(kept, text="vă mai scriu", due=None)
    both = msgspec.structs.replace(turn.reading, promises=(other, kept))
    (fulfilled,) = [n for n in reading.needs if n.need == "promise" and n.turn == 7]
    pending = msgspec.structs.replace(fulfilled, status="open", met_by=None, due=None)
    needs = (pending, *reading.needs)
    told = story(
        msgspec.structs.replace(
            reading,
            turns=(
                *reading.turns[:7],
                msgspec.structs.replace(turn, reading=both),
                *reading.turns[8:],
            ),
            needs=needs,
        )
    )
    assert [(p.text, p.status) for p in told.promises if p.turn == 8] == [
        ("vă mai scriu", "open"),
        (kept.text, "met"),
    ]


def test_the_account_puts_what_was_lost_first() -> None:
    groups = account(story(read_en.read()))
    assert list(groups) == ["taken", "lost", "part", "gained"]
    assert [(line.id, line.turns) for line in groups["lost"]] == [
        ("emotion", (1,)),
        ("emotion", (3,)),
    ]
    assert {line.gained for line in groups["taken"]} == {-0.5}


def test_no_conversation_is_too_empty_or_too_long() -> None:
    assert story(hostile.silent()).turns == ()
    assert len(story(hostile.endless()).having("open")) == 21
    assert story(hostile.only_agent()).needs == ()
