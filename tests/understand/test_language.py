"""Which language a turn is in."""

import pytest

from ascolto.playbook import load
from ascolto.understand.language import Languages
from ascolto.understand.lexed import Lexed

LANGUAGES = Languages(load())


def of(text, before=None):
    return LANGUAGES.of(Lexed(text), before)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Buongiorno, il pacco non è arrivato e nessuno mi risponde", "it"),
        ("buona sera nn mi va piu internet da ieri", "it"),
        ("Bună ziua, nu am primit încă factura pe luna mai", "ro"),
        ("buna ziua nu mi a venit coletul nici azi", "ro"),
        ("hiya my card was blocked and nobody can tell me why", "en"),
        ("Guten Tag, mein Paket ist seit zwei Wochen nicht angekommen und niemand hilft", "de"),
        ("Здравствуйте, моя посылка не пришла", "ru"),
    ],
)
def test_a_turn_is_known_by_its_words(text, lang):
    assert of(text) == lang


@pytest.mark.parametrize("text", ["ok", "QX7PLM", "5580", "👍", ""])
def test_a_short_turn_carries_the_language_on(text):
    assert of(text, "ro") == "ro"


def test_a_conversation_may_switch():
    assert (
        of("Sorry, my Italian is not good enough to explain this, can we go on in English?", "it")
        == "en"
    )


def test_something_is_answered_for_any_text():
    assert of("") in load().languages
