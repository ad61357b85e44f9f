"""Writing the tokenizer as a file of the `tokenizers` library: a unigram model over words.

It cuts text as the packed model's own tokenizer does, and says where in the text each piece
stands. No piece of control is told by its written form: a `</s>` in a message is five signs.
"""

import json
from collections.abc import Sequence
from typing import Any

from tokenizers import Tokenizer

from training.encoder.packed import Packed

CONTROL = 4  # the first four ids: start, padding, end, unknown
SPACE = "▁"
# What the packed model's map of characters does beside Unicode's own NFKC.
_GONE = "[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\\x{8f}\\x{9f}]"
_BLANK = "[\\t\\n\\f\\r\\x{1680}\\x{200b}-\\x{200f}\\x{2028}\\x{2029}\\x{2581}\\x{feff}\\x{fffd}]"


def tokenizer_json(packed: Packed, pieces: Sequence[int]) -> str:
    """The tokenizer with these of the packed pieces, in their new order, as JSON."""
    vocabulary = [
        # A space stands in no text by then, so that no text matches a piece of control.
        (f" {name}", 0.0) if new < CONTROL else (name, float(packed.scores[old]))
        for new, (old, name) in enumerate((old, packed.pieces[old]) for old in pieces)
    ]
    return json.dumps(
        {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [],
            "normalizer": {
                "type": "Sequence",
                "normalizers": [
                    {"type": "NFKC"},
                    _replace(_GONE, ""),
                    _replace(_BLANK, " "),
                    _replace(" {2,}", " "),
                ],
            },
            "pre_tokenizer": {
                "type": "Metaspace",
                "replacement": SPACE,
                "prepend_scheme": "always",
                "split": True,
            },
            "post_processor": None,
            "decoder": None,
            "model": {
                "type": "Unigram",
                "unk_id": packed.unknown,
                "byte_fallback": False,
                "vocab": vocabulary,
            },
        },
        ensure_ascii=False,
    )


def _replace(pattern: str, content: str) -> dict[str, Any]:
    return {"type": "Replace", "pattern": {"Regex": pattern}, "content": content}


def whole_tokenizer(packed: Packed) -> Tokenizer:
    """The tokenizer with all pieces, under their own ids."""
    return Tokenizer.from_str(tokenizer_json(packed, range(len(packed.pieces))))
