"""Who is who: by label, by word, by order."""

from types import SimpleNamespace

import pytest

from ascolto.listen import labels
from ascolto.listen.labels import agent_words, data, is_bare, pattern, role_of
from ascolto.listen.notes import Notes
from ascolto.listen.speakers import author_of, guess_fault, roles
from ascolto.playbook.fold import fold


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Agent", "agent"), ("AGENT 2", "agent"), ("Maria (Support)", "agent"), ("agent_maria", "agent"),
        ("Customer Service", "agent"), ("Customer", "customer"), ("Servizio clienti", "agent"),
        ("Cliente", "customer"), ("Operatrice", "agent"), ("Clientă", "customer"), ("Relații cu clienții", "agent"),
        ("Asistent virtual", "bot"), ("Virtual Assistant", "bot"), ("Assistente virtuale", "bot"),
        ("System", "system"), ("Maria", None), ("Agentina Rossi", None), ("", None),
    ],
)  # fmt: skip
def test_labels(label: str, role: str | None) -> None:
    assert role_of(label) == role


def test_every_phrase_is_folded_and_tells_its_own_role() -> None:
    for role, languages in data()["roles"].items():
        assert set(languages) == {"en", "it", "ro"}
        for phrase in (one for phrases in languages.values() for one in phrases):
            assert phrase == fold(phrase)
            assert role_of(phrase) == role


@pytest.mark.parametrize("section", [name for name in data() if name not in ("roles", "no_labels")])
def test_every_section_speaks_three_languages_and_compiles(section: str) -> None:
    assert set(data()[section]) == {"en", "it", "ro"}
    assert pattern(section).search("") is None


@pytest.mark.parametrize("text", ["How can I help you today?", "Buongiorno, come posso aiutarla?", "Bună ziua, cu ce vă pot ajuta?", "Sono Giulia del servizio clienti", "Sunt Andrei de la serviciul clienți", "Thank you for calling Northline"])  # fmt: skip
def test_an_agent_sounds_so(text: str) -> None:
    assert agent_words(text) > 0


@pytest.mark.parametrize("text", ["My order is late again", "Ho un problema con la bolletta", "Am comandat un telefon", "Coletul meu nu a ajuns"])  # fmt: skip
def test_a_customer_sounds_so(text: str) -> None:
    assert agent_words(text) < 0


@pytest.mark.parametrize(
    ("said", "expected", "guessed"),
    [
        ([("Agent", "x"), ("Customer", "y")], "ac", False),
        ([("Ana", "x"), ("Agent Tom", "y")], "ca", False),
        ([("Cliente", "x"), ("Ana", "y"), ("Tom", "z")], "caa", False),
        ([("Ana", "Cu ce vă pot ajuta?"), ("Tom", "x")], "ac", True),
        ([("Ana", "hello"), ("Tom", "hi"), ("Tom", "more"), ("Tom", "more")], "ca", True),
        ([("Ana", "hello"), ("Tom", "my order is late")], "ac", True),
        ([("Agent", "x"), ("Ana", "hi"), ("Tom", "hi")], "acc", True),
        ([("Ana", "hello")], "c", True),
        ([("Ana", "How may I help?")], "a", True),
    ],
)
def test_roles(said: list[tuple[str, str]], expected: str, *, guessed: bool) -> None:
    known, was_guess = roles(said)
    names = dict.fromkeys(name for name, _ in said)
    assert "".join(known[name][0] for name in names) == expected
    assert was_guess is guessed


def test_an_author_is_a_name() -> None:
    assert author_of("Agente 2", "agent") is None
    assert author_of("agent", "agent") is None
    assert author_of(" Agent Maria ", "agent") == "Agent Maria"
    assert is_bare("[Operator]")


def test_a_guess_is_told() -> None:
    notes = Notes("f")
    guess_fault(notes, 3)
    (fault,) = notes.drain()
    assert (fault.file, fault.line, fault.lost) == ("f", 3, False)
    assert list(notes.drain()) == []


def test_the_playbook_s_languages_add_whole_labels_only() -> None:
    assert role_of("Policyholder 3") == "customer"
    assert role_of("Ghișeu") == "agent"
    assert is_bare("Ghișeu")
    assert role_of("Firma Ilinca SRL") is None
    assert role_of("Me") is None


def test_a_language_beyond_ours_brings_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    german = SimpleNamespace(
        agent_names=("kundendienst",),
        customer_names=("kundin",),
        quote_starts=("^am .* schrieb .*:$",),
        signature_starts=("^mit freundlichen",),
    )
    book = SimpleNamespace(languages={"de": SimpleNamespace(itself=german)})
    monkeypatch.setattr(labels, "load", lambda: book)
    cached = (labels.pattern, labels._role, labels._languages_names)
    for one in cached:
        one.cache_clear()
    try:
        assert role_of("Kundin 2") == "customer"
        assert pattern("quote_starts").search("am 2. maerz schrieb ana:")
        assert pattern("signature_starts").search("mit freundlichen gruessen")
    finally:
        for one in cached:
            one.cache_clear()
