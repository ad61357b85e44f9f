"""A text cut into sentences and words, in places that are those of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ascolto.playbook import fold
from ascolto.understand.lexed import LONGEST, Lexed


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ho capito. Controllo subito!", ["Ho capito.", "Controllo subito!"]),
        ("Costa 1.212 lei, scrivete la a.b@c.ro", ["Costa 1.212 lei, scrivete la a.b@c.ro"]),
        ("What?? Again?! ok", ["What??", "Again?!", "ok"]),
        ("una riga\nun'altra", ["una riga", "un'altra"]),
        ("...", ["..."]),
        ("", [""]),
    ],
)
def test_sentences(text, sentences):
    lexed = Lexed(text)
    assert [text[a:b].strip() for a, b in lexed.sentences] == sentences


@given(st.text(max_size=300))
def test_places_are_those_of_the_text(text):
    lexed = Lexed(text)
    assert len(fold(text)) == len(text)
    assert all(0 <= a <= b <= len(text) for a, b in lexed.sentences)
    spans = list(lexed.sentences)
    assert spans == sorted(spans)
    for at in range(len(text) + 1):
        start, end = lexed.sentence_at(at)
        assert 0 <= start <= end <= len(text)


def test_a_turn_without_end_is_read_up_to_a_limit():
    assert len(Lexed("parola " * 100_000).text) == LONGEST


def test_accents_and_typographic_signs_are_folded_away():
    assert fold("Perché l’ha GIÀ detto? Înțeleg, şi ţin — „minte”") == (
        'perche l\'ha gia detto? inteleg, si tin - "minte"'
    )


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_of_whole_words_cuts_none(text, a, b):
    lexed = Lexed(text)
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    first, last = lexed.whole_words(start, end)
    assert 0 <= first <= last <= len(text)
    if first < last:
        assert not text[first].isspace()
        assert not text[last - 1].isspace()
        assert not (first and text[first].isalnum() and text[first - 1].isalnum())
        assert not (last < len(text) and text[last - 1].isalnum() and text[last].isalnum())
    kept = text[start:end].strip()
    assert kept in text[first:last]
