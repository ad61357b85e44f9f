"""Advice and check as the product gives them: read by the real readers, turn by turn."""

from datetime import UTC, datetime, timedelta

import pytest

from ascolto.bootstrap import bootstrap
from ascolto.words import Turn

START = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
OPENINGS = {
    "en": "My oven has stopped heating and nobody has answered my emails for a week. When can somebody come?",
    "it": "Il forno non scalda più e da una settimana nessuno risponde alle mie mail. Quando viene qualcuno?",
    "ro": "Cuptorul nu mai încălzește și de o săptămână nu răspunde nimeni la mailurile mele. Când vine cineva?",
}
POOR = {
    "en": "We understand your frustration. Your request is important to us and will be handled as soon as possible.",
    "it": "Comprendiamo il suo disappunto. La sua richiesta è importante per noi e sarà gestita quanto prima.",
    "ro": "Înțelegem nemulțumirea dumneavoastră. Solicitarea este importantă pentru noi și va fi rezolvată cât mai curând.",
}


def heard(lang, channel="chat"):
    exchange = bootstrap().exchange(channel)
    exchange.hear(Turn(i=0, speaker="customer", text=OPENINGS[lang], at=START))
    return exchange


@pytest.mark.parametrize("lang", OPENINGS)
def test_advice_is_in_the_customers_language_and_words(lang):
    advice = heard(lang).advise()
    assert advice
    texts = " ".join(m.draft for a in advice for m in a.moves)
    words = {
        "en": "oven has stopped",
        "it": "forno non scalda",
        "ro": "nu răspunde nimeni la mailurile",
    }
    assert words[lang] in texts


@pytest.mark.parametrize("lang", OPENINGS)
def test_a_formula_is_found_out(lang):
    result = heard(lang).check(POOR[lang], START + timedelta(minutes=3))
    assert result.findings
    assert any(f.severity != "low" for f in result.findings)
    assert result.leaves


def test_a_check_changes_nothing():
    exchange = heard("en")
    before = exchange.advise()
    for _ in range(3):
        exchange.check("It works now, goodbye!")
    assert exchange.advise() == before
    assert len(exchange.turns) == 1


@pytest.mark.parametrize("draft", ["", " ", "x", "ok", "word " * 40_000])
def test_any_draft_can_be_checked(draft):
    for exchange in (heard("it"), bootstrap().exchange("email")):
        result = exchange.check(draft)
        for finding in result.findings:
            if finding.start is not None:
                assert 0 <= finding.start < finding.end <= len(draft)


def test_an_empty_conversation_has_no_advice():
    assert bootstrap().exchange().advise() == ()


def test_times_are_not_needed():
    exchange = bootstrap().exchange()
    exchange.hear(Turn(i=0, speaker="customer", text=OPENINGS["en"]))
    exchange.hear(Turn(i=1, speaker="agent", text="I'll ring you back tomorrow at nine."))
    assert exchange.advise()
    assert exchange.check("I'll ring you on Friday at 10.").findings is not None
