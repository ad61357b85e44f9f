"""Texts in pieces: as the tokenizer that the weights were learned with, and never too many."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from ascolto.engines.encoder.pieces import END, MOST, START, Pieces
from ascolto.engines.encoder.weights import FOLDER, TOKENIZER

REFERENCE = json.loads((Path(__file__).parent / "reference.json").read_text("utf-8"))
UNKNOWN = 3
_PIECES = Pieces(Tokenizer.from_file(str(FOLDER / TOKENIZER)))


def test_pieces_are_those_of_the_reference_tokenizer(tokenizer):
    """Recorded from another program with the whole vocabulary. A rare piece may be cut in two."""
    told = [tokenizer.encode(r["text"], add_special_tokens=False).tokens for r in REFERENCE]
    same = [ours == r["pieces"] for ours, r in zip(told, REFERENCE, strict=True)]
    assert sum(same) >= 0.85 * len(same)
    assert all(
        "".join(ours) == "".join(r["pieces"]) for ours, r in zip(told, REFERENCE, strict=True)
    )


@pytest.mark.parametrize("sign", ["<s>", "</s>", "<pad>", "<unk>", "<mask>", " <s>", " </s>"])
def test_a_sign_of_control_in_a_message_stays_text(pieces, sign):
    ids = pieces.cut(f"the tag {sign} in my page").ids
    assert ids[0] == START
    assert ids[-1] == END
    assert all(i > UNKNOWN for i in ids[1:-1])


def test_pieces_stand_where_their_spans_say(pieces, tokenizer):
    text = "  Perché   mi avete addebitato 49,90 € due volte?\n\nVă sun mâine 🙂"
    cut = pieces.cut(text)
    for piece, (start, end) in zip(cut.ids[1:-1], cut.spans[1:-1], strict=True):
        name = tokenizer.id_to_token(piece).replace("▁", "")
        assert name in text[start:end]


@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\u200b", "\x00"])
def test_an_empty_text_has_no_pieces_to_speak_of(pieces, text):
    cut = pieces.cut(text)
    assert len(cut.ids) == len(cut.spans) <= 3


def test_of_a_long_text_both_ends_are_read(pieces):
    text = "first words " + "middle " * 500 + "last words"
    cut = pieces.cut(text)
    assert len(cut.ids) == MOST + 2
    assert text[slice(*cut.spans[1])].strip() == "first"
    assert text[slice(*cut.spans[-2])].strip() == "words"
    assert cut.spans[-1] == (len(text), len(text))


@pytest.mark.parametrize("unit", ["x", "parola ", "😡", "\u0301", " ", "</s>"])
def test_a_text_of_200_kb_takes_no_time(pieces, unit):
    text = unit * (200_000 // len(unit.encode()))
    start = time.perf_counter()
    cut = pieces.cut(text)
    assert time.perf_counter() - start < 0.5
    assert len(cut.ids) <= MOST + 2
    assert cut.spans[-1][1] <= len(text)


@given(st.text(max_size=300))
def test_spans_follow_one_another_inside_the_text(text):
    cut = _PIECES.cut(text)
    assert len(cut.ids) == len(cut.spans)
    assert all(0 <= a <= b <= len(text) for a, b in cut.spans)
    assert [a for a, _ in cut.spans] == sorted(a for a, _ in cut.spans)
    assert cut == _PIECES.cut(text)
