"""Texts enter composed; heaps of accents cost nothing; lone surrogates cannot get in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ascolto.listen.text import clean, has_surrogates


@given(st.text())
def test_short_texts_are_composed_exactly(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@given(st.text(alphabet="ae\u0300\u0301\u0323\u0327x \u1100\u1161", min_size=400, max_size=1500))
def test_long_texts_are_composed_exactly(text: str) -> None:
    heaps = max(len(run) for run in _runs(text))
    if heaps <= 30:
        assert clean(text) == unicodedata.normalize("NFC", text)


def _runs(text: str) -> list[str]:
    return "".join(c if unicodedata.combining(c) else " " for c in text).split(" ")


@pytest.mark.parametrize("at", [510, 511, 512, 513, 1023, 1024])
def test_an_accent_at_the_edge_of_a_window_is_composed(at: int) -> None:
    text = "x" * at + "e\u0301" + "y" * 600
    assert clean(text) == "x" * at + "é" + "y" * 600


def test_a_heap_of_accents_stays_and_the_rest_is_composed() -> None:
    heap = "\u0300\u0323" * 1000
    assert clean(f"e\u0301 {'z' * 600} a{heap} e\u0301") == f"é {'z' * 600} a{heap} é"


def test_lone_surrogates_are_marked_and_pairs_are_not_touched() -> None:
    assert clean("a\ud83d b\udc00") == "a\ufffd b\ufffd"
    assert clean("😀 ş ț \x00 \u200f") == "😀 ş ț \x00 \u200f"
    assert has_surrogates("\ud83d")
    assert not has_surrogates("😀")
