"""What must always hold of the score, whatever the conversation."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from ascolto.words import AgentReading, CustomerReading
from ascolto.words.terms import FAILURES
from tests.ledger.readings import agent, conversations, customer, mark, run

MEETS = ("mirroring", "validation", "ownership", "deescalation", "options", "expectation")


def value(readings):
    return run(readings)[2].value


def with_marks(reading: AgentReading, **more) -> AgentReading:
    return msgspec.structs.replace(reading, **more)


def test_nothing_called_for_is_no_score():
    assert value([customer(0), agent(1)]) is None
    assert value([]) is None


def test_a_need_nobody_has_had_a_turn_to_meet_is_not_counted_yet():
    assert value([customer(0, "problem")]) is None


def test_the_best_is_100_and_the_worst_is_0():
    asked = customer(0, "problem", "question", emotion="worried", intensity=2)
    assert value([asked, agent(1, "mirroring", "validation", answers=[0])]) == 100
    assert value([asked, agent(1, failures=["dismissal"])]) == 0


def test_soon_is_worth_more_than_late():
    problem = customer(0, "problem")
    soon = value([problem, agent(1, "mirroring")])
    late = value([problem, agent(1), agent(2), agent(3, "mirroring")])
    assert soon == 100
    assert late == 80


@given(conversations(), st.data())
def test_meeting_a_need_never_lowers_it(readings, data):
    agents = [r for r in readings if isinstance(r, AgentReading)]
    before = value(readings)
    if not agents or before is None:
        return
    chosen = data.draw(st.sampled_from(agents))
    added = mark(data.draw(st.sampled_from(MEETS)))
    better = [
        with_marks(r, techniques=(*r.techniques, added)) if r is chosen else r for r in readings
    ]
    assert value(better) >= before


@given(conversations(), st.data())
def test_a_failure_never_raises_it(readings, data):
    agents = [r for r in readings if isinstance(r, AgentReading)]
    before = value(readings)
    if not agents or before is None:
        return
    chosen = data.draw(st.sampled_from(agents))
    failure = mark(data.draw(st.sampled_from(FAILURES)))
    worse = [with_marks(r, failures=(*r.failures, failure)) if r is chosen else r for r in readings]
    assert value(worse) <= before


@given(conversations(), st.integers(1, 4))
def test_repeating_a_formula_never_raises_it(readings, times):
    before = value(readings)
    if before is None:
        return
    last = max(r.i for r in readings)
    formula = [agent(last + 1 + n, failures=["empty_empathy"]) for n in range(times)]
    assert value([*readings, *formula]) <= before


@given(conversations(), st.data())
def test_the_order_of_what_one_turn_states_does_not_matter(readings, data):
    turned = [
        msgspec.structs.replace(r, states=tuple(data.draw(st.permutations(r.states))))
        if isinstance(r, CustomerReading)
        else r
        for r in readings
    ]
    assert run(turned)[2] == run(readings)[2]


@given(conversations())
def test_every_point_is_traceable_to_turns(readings):
    points = run(readings)[2].points
    turns = {r.i for r in readings}
    assert all(p.turns and set(p.turns) <= turns for p in points)
    assert all(-p.weight <= p.gained <= p.weight for p in points)


@given(conversations())
def test_the_value_is_the_sum_of_its_points(readings):
    result = run(readings)[2]
    if result.value is None:
        return
    called_for = sum(p.weight for p in result.points if p.kind not in FAILURES)
    gained = sum(p.gained for p in result.points)
    assert result.value == round(100 * min(1, max(0, gained) / called_for))
