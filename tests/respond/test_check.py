from datetime import timedelta

import pytest

from ascolto.respond import check
from ascolto.words import Need
from tests.respond.made import PLAYBOOK, START, agent, customer, promise, situation

OVEN = "My oven does not heat since Friday. When can somebody come?"


def checked(said, text, *, met=(), opened=(), **reading):
    draft = agent(99, text, lang=said.lang, **reading)
    return check(text, draft.reading, said, met=met, opened=opened, playbook=PLAYBOOK)


def ids(result):
    return [f.id for f in result.findings]


def asked(**more):
    return situation(
        customer(0, OVEN, states=("problem", "question"), **more),
        needs=[("problem", 0), ("question", 0), *([("emotion", 0)] if more else [])],
    )


def test_a_good_draft_has_no_findings():
    said = asked()
    text = "So your oven has been cold since Friday. Dan can come tomorrow at nine: does that suit you?"
    result = checked(said, text, met=said.open, techniques=("mirroring", "expectation", "options"))
    assert result.findings == ()
    assert result.leaves == ()
    assert {n.need for n in result.meets} == {"problem", "question"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Good morning!"),
        ("en", "One moment, I'm checking."),
        ("it", "Un attimo, controllo."),
        ("ro", "Un moment, verific."),
    ],
)
def test_a_greeting_and_a_moment_please_are_let_be(lang, text):
    said = situation(
        customer(0, "Il forno non va. Quando venite?", lang=lang, states=("problem", "question")),
        lang=lang,
        needs=[("problem", 0), ("question", 0)],
    )
    result = checked(said, text)
    assert result.findings == ()
    assert {n.need for n in result.leaves} == {"problem", "question"}


def test_a_question_that_is_left_is_found_once_and_quoted():
    said = asked()
    text = "Our ovens are made in Forlì and tested there by hand, one by one, before they go out to you."
    result = checked(said, text, failures=("ignored_question",))
    assert ids(result).count("question_unanswered") == 1
    assert "ignored_question" not in ids(result)
    assert "leaves_question" not in ids(result)
    found = next(f for f in result.findings if f.id == "question_unanswered")
    assert "“when can somebody come?”" in found.reason
    assert found.severity == "high"


def test_asking_for_what_is_needed_is_no_evasion():
    result = checked(
        asked(), "Which model is it, the one with the steam tray?", techniques=("clarification",)
    )
    assert "question_unanswered" not in ids(result)


def test_a_feeling_passed_over_is_worse_the_stronger_it_is():
    text = "The oven can be returned to any of our shops within thirty days of the purchase."
    for intensity, severity in ((2, "medium"), (3, "high")):
        said = asked(emotion="angry", intensity=intensity)
        found = {f.id: f for f in checked(said, text).findings}
        assert found["leaves_emotion"].severity == severity
        assert "leaves_heat" not in found


def test_a_promise_without_a_time_is_pointed_at():
    said = asked()
    words = "we'll send somebody round"
    text = f"So your oven is cold since Friday: {words}."
    start = text.index(words)
    result = checked(
        said,
        text,
        met=said.open,
        opened=(Need(need="wait", turn=99),),
        techniques=("mirroring",),
        promises=(promise(words, start=start),),
    )
    assert ids(result) == ["promise_without_time"]
    found = result.findings[0]
    assert text[found.start : found.end] == words


def test_soon_and_no_time_are_one_thing():
    said = asked()
    text = "We'll send somebody round soon, thank you for your patience with us about the oven."
    result = checked(
        said,
        text,
        failures=(("vague_promise", text, 26, 30),),
        promises=(promise("We'll send somebody round soon"),),
    )
    assert "vague_promise" in ids(result)
    assert "promise_without_time" not in ids(result)
    found = next(f for f in result.findings if f.id == "vague_promise")
    assert text[found.start : found.end] == "soon"


def test_a_formula_is_not_also_canned_and_impersonal():
    said = asked(emotion="frustrated", intensity=2)
    text = "We understand your frustration and apologise for any inconvenience this may have caused you."
    result = checked(said, text, failures=("canned", "empty_empathy"))
    assert "empty_empathy" in ids(result)
    assert not {"canned", "nothing_personal", "leaves_emotion"} & set(ids(result))


def test_what_could_go_to_anybody_is_found_without_any_formula():
    said = asked()
    text = (
        "Our colleagues from the responsible department handle all requests in the order in which "
        "they reach us, and every customer matters a great deal to everybody in our company."
    )
    assert "nothing_personal" in ids(checked(said, text))


def test_asking_again_shows_what_was_given():
    said = situation(
        customer(0, "Order AB-55120 has not arrived.", states=("problem",)), needs=[("problem", 0)]
    )
    text = "Could you give me your order number, please?"
    found = {f.id: f for f in checked(said, text, failures=("repeat_ask",)).findings}
    assert "AB-55120" in found["repeat_ask"].reason


def test_nothing_is_sold_too_early_once_nothing_is_open():
    said = situation(customer(0, "It works now, thanks!"))
    assert ids(checked(said, "Have you seen our new ovens?", failures=("early_upsell",))) == []


def test_a_missed_promise_must_be_mentioned_by_the_next_reply():
    due = START + timedelta(hours=1)
    need = Need(need="promise", turn=1, due=due, words="I'll ring you by ten")
    said = situation(
        customer(0, "My oven is cold.", states=("problem",)),
        agent(1, "I'll ring you by ten."),
        customer(2, "Hello?"),
        needs=[need],
        now=due + timedelta(minutes=1),
    )
    text = "Our shops are open from nine to six on all working days and on Saturdays until one."
    found = {f.id: f for f in checked(said, text).findings}
    assert found["leaves_promise"].severity == "high"
    assert "“I'll ring you by ten”" in found["leaves_promise"].reason
    assert checked(said, text).leaves == (need,)
    assert ids(checked(said, text, keeps=(1,), met=(need,))) == []


@pytest.mark.parametrize(
    ("channel", "text", "says"),
    [
        ("social", "x" * 300, "20"),
        ("chat", "word " * 100, "40"),
        ("email", "word " * 400, "150"),
    ],
)
def test_too_long_says_by_how_much(channel, text, says):
    said = situation(customer(0, "Hello"), channel=channel)
    found = {f.id: f for f in checked(said, text).findings}
    assert says in found["too_long"].remedy
    assert found["too_long"].severity == "low"


def test_no_more_than_a_person_would_read_and_the_worst_first():
    said = asked(emotion="angry", intensity=3)
    text = "You pressed the wrong button, calm down. Is that all? Have you seen our ovens? " * 10
    failures = ("blame", "dismissal", "rushing", "early_upsell", "repeat_ask", "canned")
    result = checked(said, text, failures=failures)
    order = [f.severity for f in result.findings]
    assert len(order) <= 4
    assert order == sorted(order, key=["high", "medium", "low"].index)
