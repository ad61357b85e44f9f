"""The gate: one RE2 pattern a language that lets through only texts that can hold a time.

Most turns hold none, and cost no more than this one look.
"""

from collections.abc import Mapping
from typing import Any, Final

import re2

from ascolto.playbook.fold import fold

# A text with one of these says a time, whatever stands beside it ...
_ANCHORS: Final = frozenset(
    {
        "period", "half", "quarter", "weekday", "month_name", "day", "part", "weekend", "joined",
        "same",
    }
)  # fmt: skip
# ... a unit only if it is counted or pointed at ("two hours", "next week", "la settimana prossima") ...
_COUNTS: Final = frozenset(
    {
        "number", "article", "few", "half", "quarter", "every", "alternate", "next", "this", "last",
        "working", "the", "date_the", "end", "of", "out", "in",
    }
)  # fmt: skip
_AFTER_UNIT: Final = frozenset({"next", "this", "last", "working", "number"})
_AFTER_NUMBER: Final = frozenset({"to", "minutes_past", "oclock"})
# ... and a number only behind a small word.
_NUMBERS: Final = frozenset({"number", "ordinal"})
_LEADS: Final = frozenset(
    {"at", "by", "until", "from", "between", "hours", "after", "on", "the", "date_the", "about"}
)
_NOTHING: Final = r"[^\x00-\x{10FFFF}]"
_MEMORY: Final = 64 << 20  # bytes; where it falls short RE2 says "no match", without an error


def gate(words: Mapping[str, Any]) -> Any:
    """Compile the gate for the words of a `times.yaml`: an RE2 set of one pattern."""
    units, counts = _texts(words, frozenset({"unit"})), _texts(words, _COUNTS)
    numbers = _texts(words, _NUMBERS)
    options = re2.Options()
    options.max_mem = _MEMORY
    found = re2.Set.SearchSet(options)
    found.Add(
        rf"\b(?:\d{{0,3}}(?:{_texts(words, _ANCHORS)})\b"
        rf"|(?:{counts})\W{{1,3}}(?:{units})\b"
        rf"|(?:{units})\W{{1,3}}(?:\d|(?:{_texts(words, _AFTER_UNIT)})\b)"
        rf"|(?:{_texts(words, _LEADS)})\W{{1,3}}(?:\d|(?:{numbers})\b))"
        rf"|(?:\d|\b(?:{numbers}))\W{{1,3}}(?:{_texts(words, _AFTER_NUMBER)})\b"
        rf"|\d ?(?:{units})\b|\d[:.,/h-]\d\d|\d ?[ap]m\b"
    )
    found.Compile()
    return found


def _texts(words: Mapping[str, Any], kinds: frozenset[str]) -> str:
    """Join the words of some kinds as alternatives; spaces in them stand for any short gap."""
    texts: set[str] = set()
    for kind in kinds & words.keys():
        table = words[kind]
        lists = [table] if isinstance(table, list) or kind == "joined" else table.values()
        texts.update(fold(text) for texts_ in lists for text in texts_)
    alternatives = (re2.escape(text).replace(r"\ ", r"\W{1,2}") for text in sorted(texts))
    return "|".join(alternatives) or _NOTHING
