import pytest

from ascolto.respond.choose import Chooser
from ascolto.respond.clauses import bare, clauses
from ascolto.respond.texts import moves_of
from tests.respond.made import PLAYBOOK


def chooser(lang, channel="chat"):
    pack = PLAYBOOK.languages[lang]
    return Chooser(pack, moves_of(pack), channel)


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "Good morning, the glass in the oven door just exploded. Can somebody call me?",
            "the glass in the oven door just exploded",
        ),
        ("en", "Hi!! MY PARCEL NEVER ARRIVED", "my parcel never arrived"),
        (
            "it",
            "Buongiorno, da stamattina gli ordini escono doppi. Grazie, Livia",
            "da stamattina gli ordini escono doppi",
        ),
        (
            "ro",
            "Bună ziua! Lista pe decembrie nu o pot închide, mulțumesc.",
            "Lista pe decembrie nu o pot închide",  # it may be a name: the capital stays
        ),
    ],
)
def test_the_clause_that_tells_what_is_wrong_is_taken(lang, text, wanted):
    assert chooser(lang).trouble(text) == wanted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Thanks so much, have a lovely day!"),
        ("en", "You are useless idiots"),
        ("en", "My father died in March and the account never closed"),
        ("it", "Grazie mille, buona giornata"),
        ("it", "Siete dei ladri, vergogna"),
        ("ro", "Tatăl meu a murit pe 2 martie"),
        ("ro", "Mulțumesc frumos, o zi bună"),
    ],
)
def test_courtesy_abuse_and_a_death_are_not_quoted_back(lang, text):
    words = chooser(lang).trouble(text, surely=True)
    for heard in ("thank", "idiot", "died", "grazie", "ladri", "murit", "mulțumesc"):
        assert heard not in words.lower()


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "ok. and the cabinet, when's that getting seen to?",
            "the cabinet, when's that getting seen to?",
        ),
        ("en", "so will I get it back", "will I get it back?"),
        (
            "it",
            "Quando verranno corretti gli accrediti?",
            "quando verranno corretti gli accrediti?",
        ),
        (
            "it",
            "È perché è venuto fuori qualcosa di brutto?",
            "È perché è venuto fuori qualcosa di brutto?",
        ),
        (
            "ro",
            "bun. și dacă totuși gelul e topit când deschid?",
            "dacă totuși gelul e topit când deschid?",
        ),
    ],
)
def test_a_question_is_given_in_their_words(lang, text, wanted):
    assert chooser(lang).question(text) == wanted


def test_an_indirect_question_is_not_quoted_as_one():
    assert chooser("en").question("I asked you where the form was.") == ""


def test_a_number_is_not_cut_at_its_and():
    cuts = moves_of(PLAYBOOK.languages["en"]).cuts
    found = [
        c.text
        for c in clauses("it was set to a hundred and eighty degrees", cuts, least=2, most=12)
    ]
    assert found == ["it was set to a hundred and eighty degrees"]


def test_italian_is_and_and_stay_apart():
    assert [bare(w) for w in ("è", "e", "e'", "E,", "Perché")] == ["è", "e", "e'", "e", "perche"]


def test_a_very_long_text_costs_little():
    text = "and " * 50_000 + "nothing works here"
    assert isinstance(chooser("en").trouble(text), str)
