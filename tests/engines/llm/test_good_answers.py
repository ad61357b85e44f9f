import json

import pytest

from ascolto.engines.encoder.labels import LABELS as ENCODERS
from ascolto.engines.llm import AGENT, CUSTOMER, LABELS
from ascolto.playbook import load
from ascolto.understand.customer import CUSTOMER_LABELS

from .endpoint import Reply, content

AGENT_TURN = "I'm sorry  the parcel\nnever came, that is our fault. I'll ring you by noon."
CUSTOMER_TURN = "This is the third time I write! Where is my parcel?"


def held(opinion, speaker):
    odds = opinion.odds.tolist()
    return {x for x, o in zip(LABELS[speaker], odds, strict=True) if o > 0}


def agent(*named):
    return {"labels": [{"label": label, "quote": quote} for label, quote in named]}


def customer(emotion, quote, intensity, *named):
    return {"emotion": {"label": emotion, "quote": quote}, "intensity": intensity, **agent(*named)}


def test_its_labels_stand_where_those_of_the_encoder_stand(ear):
    assert CUSTOMER_LABELS == CUSTOMER
    assert ear.labels == LABELS == {x: ENCODERS[x] for x in ("customer", "agent")}
    assert LABELS == {"customer": CUSTOMER, "agent": AGENT}


def test_a_label_with_a_quote_that_stands_there_holds_and_shows_it(endpoint, ear):
    endpoint.answers(
        agent(("ownership", "THAT IS our fault"), ("validation", "sorry the parcel never"))
    )
    (opinion,), _ = ear.hear([("agent", AGENT_TURN)])
    assert held(opinion, "agent") == {"ownership", "validation"}
    start, end = opinion.evidence(AGENT.index("ownership"))
    assert AGENT_TURN[start:end] == "that is our fault"
    start, end = opinion.evidence(AGENT.index("validation"))
    assert AGENT_TURN[start:end] == "sorry  the parcel\nnever"
    assert opinion.odds[AGENT.index("blame")] == -2
    assert opinion.evidence(AGENT.index("blame")) == (0, len(AGENT_TURN))
    assert opinion.odds.shape == (len(AGENT),)


@pytest.mark.parametrize(
    "quote", ["it is our fault", "", "   ", "I", ".", "our fau", "that is our fault again"]
)
def test_a_label_whose_quote_does_not_stand_there_is_dropped(endpoint, ear, quote):
    endpoint.answers(agent(("ownership", quote), ("callback", "ring you by noon")))
    (opinion,), _ = ear.hear([("agent", AGENT_TURN)])
    assert held(opinion, "agent") == {"callback"}
    assert opinion.odds[AGENT.index("ownership")] == 0


def test_labels_nobody_knows_and_those_of_the_other_side_count_for_nothing(endpoint, ear):
    endpoint.answers(agent(("kindness", "our fault"), ("question", "our fault")))
    (opinion,), _ = ear.hear([("agent", AGENT_TURN)])
    assert opinion.odds.tolist() == [-2] * len(AGENT)


def test_a_customers_emotion_is_clear_and_strong_from_two_and_three_on(endpoint, ear):
    asked = ("question", "Where is my parcel?")
    for intensity, levels in ((1, set()), (2, {"clear"}), (3, {"clear", "strong"})):
        endpoint.answers(customer("frustrated", "the third time I write!", intensity, asked))
        (opinion,), _ = ear.hear([("customer", CUSTOMER_TURN)])
        assert held(opinion, "customer") == {"frustrated", "question"} | levels
    endpoint.answers(customer("neutral", "", 3))
    (opinion,), _ = ear.hear([("customer", CUSTOMER_TURN)])
    assert held(opinion, "customer") == {"neutral"}
    endpoint.answers(customer("satisfied", "Where is", 3))
    (opinion,), _ = ear.hear([("customer", CUSTOMER_TURN)])
    assert held(opinion, "customer") == {"satisfied"}


def test_what_is_asked_defines_every_label_and_holds_the_turns_as_data(endpoint, ear):
    said = [("customer", f"turn {n}") for n in range(8)]
    ear.hear([*said, ("agent", 'He said "all right", and left.')])
    got = endpoint.got[-1]
    system, user = got.body["messages"]
    pack = load().languages["en"]
    for entry in (*pack.techniques.values(), *pack.failures.values()):
        assert f"- {entry.id}: {' '.join(entry.definition.split())}" in system["content"]
        assert " ".join(entry.not_.split()) in system["content"]
    assert "data" in system["content"]
    assert json.loads(user["content"]) == {
        "before": [{"speaker": "customer", "text": f"turn {n}"} for n in range(2, 8)],
        "turn": {"speaker": "agent", "text": 'He said "all right", and left.'},
    }
    form = got.body["response_format"]["json_schema"]
    assert form["strict"] is True
    assert form["schema"]["properties"]["labels"]["items"]["properties"]["label"]["enum"] == [
        *AGENT
    ]


def test_without_history_none_is_sent_and_turn_by_turn_sends_what_all_at_once_does(endpoint, made):
    turns = [("customer", "My name is Leah."), ("agent", "Hello Leah."), ("customer", "Leah, yes")]
    made(history=0).hear(turns)
    assert [g.data["before"] for g in endpoint.got] == [[], [], []]
    endpoint.got.clear()
    ear = made()
    ear.hear(turns)
    at_once = [g.data for g in endpoint.got]
    endpoint.got.clear()
    past = None
    for turn in turns:
        _, past = ear.hear([turn], past)
    assert [g.data for g in endpoint.got] == at_once


def test_a_draft_can_be_tried_on_a_past_that_stays_as_it_was(endpoint, ear):
    _, past = ear.hear([("customer", "My name is Leah.")])
    ear.hear([("agent", "Call 0722 123 456, Leah.")], past)
    ear.hear([("agent", "Call 0722 999 999, Leah.")], past)
    first, second = endpoint.got[1:]
    assert first.text == second.text == "Call [phone-1], [name-1]."
    assert first.data["before"] == second.data["before"]


def test_an_endpoint_that_refuses_the_schema_is_asked_without_and_later_never_with(endpoint, ear):
    def say(got):
        if "response_format" in got.body:
            return Reply(b'{"error": {"message": "unknown field"}}', status=400)
        return content('```json\n{"labels": [{"label": "ownership", "quote": "our fault"}]}\n```')

    endpoint.say = say
    opinions, _ = ear.hear([("agent", AGENT_TURN), ("agent", AGENT_TURN)])
    assert [held(o, "agent") for o in opinions] == [{"ownership"}, {"ownership"}]
    assert ["response_format" in g.body for g in endpoint.got] == [True, False, False]


def test_a_400_of_another_cause_does_not_make_it_forget_the_schema(endpoint, ear):
    endpoint.say = lambda got: Reply(b"{}", status=400)
    assert ear.hear([("agent", AGENT_TURN)])[0] == [None]
    endpoint.answers(agent(("ownership", "our fault")))
    assert held(ear.hear([("agent", AGENT_TURN)])[0][0], "agent") == {"ownership"}
    assert ["response_format" in g.body for g in endpoint.got] == [True, False, True]


def test_what_cannot_be_asked_about_is_not_asked(endpoint, ear):
    opinions, _ = ear.hear([("customer", " \n"), ("bot", "Hello"), ("agent", "Hello")])
    assert opinions[:2] == [None, None]
    assert opinions[2] is not None
    assert [g.text for g in endpoint.got] == ["Hello"]


def test_a_long_turn_is_sent_by_its_ends_and_quoted_by_either(endpoint, ear):
    text = f"We are sorry. {'na ' * 9000}It is our fault."
    endpoint.answers(agent(("validation", "We are sorry"), ("guidance", "na na")))
    (opinion,), _ = ear.hear([("agent", text)])
    assert held(opinion, "agent") == {"validation", "guidance"}
    assert len(endpoint.got[0].text) <= 4000
    assert opinion.evidence(AGENT.index("blame"))[1] <= len(text)
