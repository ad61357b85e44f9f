"""What the readers must hold to, whatever their weights: said once, in words."""

import pytest

import ascolto
from ascolto.words import AgentReading, CustomerReading


def hear(*said, channel="chat"):
    """The readings of turns: customer first, then in turn."""
    turns = tuple(
        ascolto.Turn(i=i, speaker="agent" if i % 2 else "customer", text=text)
        for i, text in enumerate(said)
    )
    return [
        t.reading
        for t in ascolto.listen(ascolto.Conversation(id="1", turns=turns, channel=channel)).turns
    ]


def techniques(reading: AgentReading):
    return {t.id for t in reading.techniques}


def failures(reading: AgentReading):
    return {f.id for f in reading.failures}


PROBLEMS = {
    "en": "My dishwasher stops after ten minutes with error E18 and the floor is wet every time.",
    "it": "La lavastoviglie si ferma dopo dieci minuti con errore E18 e ogni volta il pavimento è bagnato.",
    "ro": "mașina de spălat vase se oprește după zece minute cu eroarea E18 și de fiecare dată podeaua e udă.",
}


@pytest.mark.parametrize("lang", PROBLEMS)
def test_a_parrot_earns_nothing(lang):
    problem = PROBLEMS[lang]
    assert "mirroring" not in techniques(hear(problem, problem)[1])


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            "So after ten minutes it stops with E18 and you are left with a wet floor. Is that right?",
        ),
        (
            "it",
            "Quindi dopo dieci minuti si blocca con E18 e Lei si ritrova il pavimento bagnato: è così?",
        ),
        (
            "ro",
            "Deci după zece minute se oprește cu E18 și rămâneți cu podeaua udă. Am înțeles bine?",
        ),
    ],
)
def test_saying_it_back_in_other_words_is_mirroring(lang, words):
    assert "mirroring" in techniques(hear(PROBLEMS[lang], words)[1])


@pytest.mark.parametrize(
    ("angry", "formula"),
    [
        ("This is the third time!! I am furious.", "I understand your frustration."),
        ("È la terza volta!! Sono furioso.", "Comprendo la sua frustrazione."),
        ("E a treia oară!! Sunt furios.", "Înțeleg frustrarea dumneavoastră."),
    ],
)
def test_a_formula_earns_nothing(angry, formula):
    reading = hear(angry, formula)[1]
    assert not techniques(reading) & {"validation", "mirroring"}
    assert "empty_empathy" in failures(reading)


@pytest.mark.parametrize(
    ("first", "asks"),
    [
        ("Order 301-7745 never came, where is it?", "Could you give me your order number please?"),
        ("L'ordine 301-7745 non è mai arrivato, dov'è?", "Mi può indicare il numero dell'ordine?"),
        ("Comanda 301-7745 nu a mai venit, unde e?", "Îmi puteți da numărul comenzii, vă rog?"),
    ],
)
def test_asking_for_what_was_given_is_asking_again(first, asks):
    assert "repeat_ask" in failures(hear(first, asks)[1])


def test_nobody_asked_nothing_is_ignored():
    reading = hear("Thanks, that is all.", "Have a nice day!")[1]
    assert "ignored_question" not in failures(reading)


@pytest.mark.parametrize(
    "text",
    [
        "I'll ring you tomorrow by noon.",
        "La richiamo domani entro mezzogiorno.",
        "Vă sun mâine până la prânz.",
        "va sun maine pana la pranz",
    ],
)
def test_a_promise_has_its_words_and_its_time(text):
    from datetime import datetime

    at = datetime.fromisoformat("2026-03-10T10:00:00+02:00")
    turn = ascolto.Turn(i=0, speaker="agent", text=text, at=at)
    (promise,) = (
        ascolto.listen(ascolto.Conversation(id="1", turns=(turn,))).turns[0].reading.promises
    )
    assert promise.due is not None
    assert (promise.due.day, promise.due.hour) == (11, 12)


def test_every_mark_has_a_place_and_a_reason():
    for reading in hear(
        PROBLEMS["it"],
        "Mi dispiace, controllo il registro e la richiamo entro le 15.",
        "Va bene, grazie.",
    ):
        marks = (
            reading.marks
            if isinstance(reading, CustomerReading)
            else (*reading.techniques, *reading.failures)
        )
        assert all(m.start < m.end and m.why.endswith(".") and 0 < m.confidence <= 1 for m in marks)


def test_a_recordings_promises_are_due_by_its_clock():
    """A turn that only says how far into the call it stands is dated by the call's start."""
    talk = {
        "id": "call",
        "channel": "phone",
        "started_at": "2026-05-12T10:00:00+02:00",
        "turns": [
            {"speaker": "customer", "start": 0, "end": 9, "text": "il pacco non e arrivato"},
            {
                "speaker": "agent",
                "start": 3600,
                "end": 3609,
                "text": "la richiamo io entro due ore gliel'ho promesso",
            },
        ],
    }
    (promise,) = ascolto.listen(talk, reader="fast").turns[1].reading.promises
    assert promise.due.isoformat() == "2026-05-12T13:00:00+02:00"
