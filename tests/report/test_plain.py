"""Nothing that other people wrote acts on who reads it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ascolto.report.plain import visible


@given(st.text(alphabet=st.characters(codec=None), max_size=80))
def test_nothing_moves_and_nothing_acts(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert all(unicodedata.category(c) != "Cs" for c in shown)
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\t\n\r"]
    shown.encode("utf-8")


def test_what_was_hidden_can_be_seen() -> None:
    assert visible("a\x1b[31mb\x00\x7f\x9b\u202e") == "a␛[31mb␀␡\ufffd\ufffd"


def test_honest_text_stays_as_it_is() -> None:
    honest = "Perché, ștergeți-l! 👩‍👩‍👧 مرحبا\u200f 1\u00a0000 €\tok\n"
    assert visible(honest) == honest
