import pytest

from ascolto.respond.address import is_formal, plain_letters, strip_diacritics
from ascolto.respond.texts import moves_of
from tests.respond.made import PLAYBOOK, agent, customer, situation

CASES = [
    ("it", ["c ciao raga, come si fa a cambiare nome?"], False),
    ("it", ["c ciao, ti chiedo una cosa, mi puoi aiutare?"], False),
    ("it", ["c Buongiorno, l'ordine 5512 non è arrivato."], True),
    (
        "it",
        ["c ciao", "a Buongiorno, lei ha il suo numero d'ordine? Le chiedo di indicarlo."],
        True,
    ),
    ("it", ["c Salve", "a Ciao Sara! Se vuoi ti richiamo, dimmi quando puoi."], False),
    ("it", ["c le scarpe e le calze sono sbagliate, le vorrei cambiare"], True),
    ("ro", ["c Bună ziua, comanda mea nu a ajuns."], True),
    ("ro", ["c hei, tu poți să-mi zici ce fac? te rog"], False),
    (
        "ro",
        ["c salut", "a Bună ziua! Vă rog să îmi spuneți ce vedeți; puteți și aveți timp."],
        True,
    ),
    ("ro", ["c Bună seara", "a Bună, Ana! Îți trimit eu, poți să stai liniștită, te sun."], False),
]


@pytest.mark.parametrize(("lang", "turns", "formal"), CASES)
def test_address_follows_the_conversation(lang, turns, formal):
    said = [(customer if t[0] == "c" else agent)(i, t[2:], lang=lang) for i, t in enumerate(turns)]
    pack = PLAYBOOK.languages[lang]
    assert is_formal(situation(*said, lang=lang), pack, moves_of(pack)) is formal


def test_romanian_without_diacritics_is_answered_without():
    plain = situation(customer(0, "buna ziua, comanda mea inca nu a ajuns", lang="ro"), lang="ro")
    full = situation(customer(0, "bună ziua, comanda mea încă nu a ajuns", lang="ro"), lang="ro")
    short = situation(customer(0, "ok", lang="ro"), lang="ro")
    assert plain_letters(plain)
    assert not plain_letters(full)
    assert not plain_letters(short), "too little to tell: diacritics are right"
    assert (
        strip_diacritics("„Știți când ajunge până la [oră]?”")
        == "„Stiti cand ajunge pana la [ora]?”"
    )
