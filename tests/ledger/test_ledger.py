"""The ledger's rules, one sentence of the vocabulary at a time."""

from tests.ledger.readings import agent, customer, promise, run


def state(needs, need, turn=0):
    found = next(n for n in needs if (n.need, n.turn) == (need, turn))
    return found.status, found.met_by if found.status == "met" else found.missed_at


def test_a_problem_is_met_by_taking_it_up_however_late():
    needs, _, _ = run([customer(0, "problem"), agent(1, "guidance"), agent(2, "mirroring")])
    assert state(needs, "problem") == ("met", 2)


def test_an_emotion_is_met_in_the_very_next_agent_turn_or_missed():
    sad = customer(0, emotion="worried", intensity=2)
    assert state(run([sad, agent(1, "validation")])[0], "emotion") == ("met", 1)
    late = run([sad, agent(1), agent(2, "ownership")])[0]
    assert state(late, "emotion") == ("missed", 1)


def test_mild_or_glad_feelings_open_nothing():
    needs, _, _ = run(
        [
            customer(0, emotion="worried", intensity=1),
            customer(1, emotion="satisfied", intensity=2),
        ]
    )
    assert needs == []


def test_a_question_stays_open_until_it_is_answered():
    asked = customer(0, "question")
    assert state(run([asked, agent(1)])[0], "question") == ("open", None)
    assert state(run([asked, agent(1), agent(2, answers=[0])])[0], "question") == ("met", 2)


def test_heat_is_opened_by_escalation_or_by_the_strongest_feeling():
    for hot in (
        customer(0, escalates=True),
        customer(0, emotion="angry", intensity=3),
    ):
        assert state(run([hot, agent(1, "options")])[0], "heat") == ("met", 1)


def test_a_promise_with_a_time_meets_its_own_wait_and_stays_open_itself():
    needs, changes, _ = run([agent(0, promises=[promise(60)])])
    assert state(needs, "wait") == ("met", 0)
    assert state(needs, "promise") == ("open", None)
    assert [m.need for m in changes[0].meetings] == ["wait"]


def test_a_promise_without_a_time_waits_for_one_until_the_next_turn():
    vague = agent(0, promises=[promise(None)])
    assert state(run([vague, agent(1, "expectation")])[0], "wait") == ("met", 1)
    assert state(run([vague, agent(1)])[0], "wait") == ("missed", 1)


def test_a_promise_is_kept_on_time_or_missed():
    on_time = run([agent(0, promises=[promise(60)]), agent(5, keeps=[0])])[0]
    late = run([agent(0, promises=[promise(2)]), agent(5, keeps=[0])])[0]
    assert state(on_time, "promise") == ("met", 5)
    assert state(late, "promise") == ("missed", 5)


def test_a_recap_opens_and_meets_the_closing_at_its_own_turn():
    assert state(run([agent(0, "summary", closes=True)])[0], "closing") == ("met", 0)


def test_the_ledger_before_a_turn_stays_as_it_is():
    from ascolto.ledger import Ledger
    from ascolto.playbook import load

    before = Ledger(rules=load().needs)
    before.after(customer(0, "problem"))
    assert before.open == ()
