"""Golden drafts: a person reads these and says whether an agent would be glad of them."""

from datetime import timedelta

import pytest

from ascolto.respond import advise
from ascolto.words import Need
from tests.respond.made import PLAYBOOK, START, agent, customer, situation


def drafts(said):
    return {(a.need.need, m.technique): m.draft for a in advise(said, PLAYBOOK) for m in a.moves}


def test_english_chat_answers_in_their_words():
    text = "Hi. My picture keeps failing every Tuesday at seven. When will it be fixed?"
    said = situation(
        customer(0, text, emotion="worried", intensity=2, states=("problem", "question")),
        needs=[("problem", 0), ("emotion", 0), ("question", 0)],
    )
    found = drafts(said)
    assert "your picture keeps failing every Tuesday at seven" in found[
        "problem", "mirroring"
    ].lower().replace("tuesday", "Tuesday")
    assert found["problem", "mirroring"].endswith("?")
    assert "“when will it be fixed?”" in found["question", "evidence"]
    assert "[time]" in found["question", "expectation"]
    assert "picture keeps failing" in found["emotion", "validation"]


def test_italian_email_is_a_letter_to_this_person_with_lei():
    text = (
        "Buongiorno,\nda stamattina gli ordini escono doppi e non posso lavorare.\n"
        "Quando sarà risolto?\nCordiali saluti,\nLivia Cosulich"
    )
    said = situation(
        customer(
            0, text, lang="it", emotion="frustrated", intensity=2, states=("problem", "question")
        ),
        lang="it",
        channel="email",
        needs=[("emotion", 0), ("question", 0), ("problem", 0)],
    )
    found = drafts(said)
    letter = found["emotion", "validation"]
    assert letter.startswith("Gentile Livia Cosulich,\n\n")
    assert letter.endswith("Cordiali saluti\n[nome]")
    assert "«da stamattina gli ordini escono doppi" in letter
    assert "Le scrivo in ogni caso" in letter
    assert "«quando sarà risolto?»" in found["question", "evidence"]


def test_italian_chat_says_tu_to_who_says_tu():
    text = "ciao raga, il pos non funziona da ieri sera. mi puoi dire che succede?"
    said = situation(
        customer(0, text, lang="it", states=("problem", "question")),
        lang="it",
        needs=[("question", 0), ("problem", 0)],
    )
    found = drafts(said)
    assert "ti faccio sapere" in found["question", "expectation"]
    assert "il pos non funziona da ieri sera" in found["problem", "mirroring"]


def test_romanian_keeps_the_customers_way_of_writing():
    plain = "buna ziua, tableta nu suna deloc si pierd comenzi. cand se rezolva?"
    full = "Bună ziua, tableta nu sună deloc și pierd comenzi. Când se rezolvă?"
    for text, blank, quote in (
        (plain, "[ora]", "„tableta nu suna deloc"),
        (full, "[oră]", "„tableta nu sună deloc"),
    ):
        said = situation(
            customer(0, text, lang="ro", emotion="angry", intensity=2, states=("problem",)),
            lang="ro",
            needs=[("emotion", 0), ("problem", 0)],
        )
        found = drafts(said)
        assert blank in found["emotion", "validation"]
        assert quote in found["problem", "mirroring"]
        assert ("ș" in "".join(found.values())) is (blank == "[oră]")


def test_what_presses_most_comes_first():
    said = situation(
        customer(0, "The boiler is broken again.", states=("problem", "complaint")),
        agent(1, "I will look into it."),
        customer(2, "I want your manager NOW", emotion="angry", intensity=3, escalates=True),
        needs=[("problem", 0), ("complaint", 0), ("emotion", 2), ("heat", 2)],
        heated=True,
    )
    order = [a.need.need for a in advise(said, PLAYBOOK)]
    assert order == ["heat", "emotion", "problem", "complaint"]
    values = [a.pressing for a in advise(said, PLAYBOOK)]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize(
    ("lang", "passed", "kept"),
    [
        ("en", "that time has passed", "As promised"),
        ("it", "il termine è passato", "Come promesso"),
        ("ro", "termenul a trecut", "Cum am promis"),
    ],
)
def test_a_missed_promise_is_owned_up_to_before_a_question(lang, passed, kept):
    due = START + timedelta(hours=1)
    said = situation(
        customer(
            0, "Buongiorno, l'ordine non arriva. Quando arriva?", lang=lang, states=("question",)
        ),
        agent(1, "ok", lang=lang),
        lang=lang,
        needs=[
            ("question", 0),
            Need(need="promise", turn=1, due=due, words="you'll hear from me by ten"),
        ],
        now=due + timedelta(minutes=5),
    )
    first = advise(said, PLAYBOOK)[0]
    assert first.need.need == "promise"
    assert "“" in first.why or "«" in first.why or "„" in first.why
    texts = {m.technique: m.draft for m in first.moves}
    assert passed in texts["expectation"] or "10:00" in texts["expectation"]
    assert texts["evidence"].startswith(kept)


def test_a_promise_still_to_come_presses_least():
    due = START + timedelta(days=1)
    said = situation(
        customer(0, "When does it arrive?", states=("question",)),
        agent(1, "Tomorrow at nine."),
        needs=[
            ("question", 0),
            Need(need="promise", turn=1, due=due, words="I'll ring you tomorrow"),
        ],
    )
    advice = advise(said, PLAYBOOK)
    assert [a.need.need for a in advice] == ["question", "promise"]
    assert "Wednesday 13 May" in advice[1].why


def test_two_customers_do_not_get_the_same_letter():
    texts = [
        f"The {thing} is broken and nothing works." for thing in ("oven", "lamp", "door", "bell")
    ]
    firsts = set()
    for text in texts:
        said = situation(customer(0, text, states=("problem",)), needs=[("problem", 0)])
        draft = drafts(said)["problem", "mirroring"]
        firsts.add(draft.split(":")[0].split(" the ")[0])
    assert len(firsts) > 1


def test_the_same_conversation_gets_the_same_draft():
    said = situation(customer(0, "My lamp is broken.", states=("problem",)), needs=[("problem", 0)])
    assert advise(said, PLAYBOOK) == advise(said, PLAYBOOK)


def test_a_problem_is_not_answered_with_an_older_one():
    said = situation(
        customer(0, "My oven is broken and does not heat.", states=("problem",)),
        agent(1, "Try it now."),
        customer(2, "And then one more.", states=("problem",)),
        needs=[("problem", 2)],
    )
    assert "oven" not in drafts(said)["problem", "mirroring"]


def test_nothing_open_nothing_said():
    assert advise(situation(), PLAYBOOK) == ()
    assert advise(situation(lang="fr"), PLAYBOOK) == ()


def test_without_times_no_promise_is_called_undated():
    said = situation(
        customer(0, "Hello?", states=("question",)),
        needs=[Need(need="promise", turn=0, words="and I'll ring you on Friday by two")],
    )
    timeless = type(said)(**{f: getattr(said, f) for f in said.__struct_fields__ if f != "now"})
    assert [m.technique for m in advise(timeless, PLAYBOOK)[0].moves] == ["evidence"]
    assert "“I'll ring you on Friday by two”" in advise(timeless, PLAYBOOK)[0].why


def test_a_letters_name_is_the_one_it_is_signed_with():
    for letter, name in (
        ("My table is broken.\n\nBest wishes,\nJo Anand", "Jo Anand"),
        ("My table is broken.\n\nHilary Fenwick (Mrs)", "Hilary Fenwick"),
        ("My table is broken.\n\nKind Regards", ""),
        ("My table is broken.\n\nA. J. W.", ""),
    ):
        said = situation(
            customer(0, letter, states=("problem",)), channel="email", needs=[("problem", 0)]
        )
        greeting = drafts(said)["problem", "mirroring"].split("\n")[0]
        assert greeting == (f"Hello {name.split()[0]}," if name else "Hello,")
