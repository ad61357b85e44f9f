"""The customer's clause turned to the customer: "my line is down" -> "your line is down".

Done only where it is surely right. "Your site says ..." or "I may have been ..." stay what they
are: then the words are quoted instead.
"""

import re
from collections.abc import Sequence

from ascolto.respond.texts import Turnabout

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|[^A-Za-z]+")
_SHORT_VERBS = frozenset(("m", "s", "ve", "re", "d", "ll", "t"))


def turned(clause: str, rules: Turnabout) -> str:
    """The clause in the second person, or "" where that is not sure.

    "my picture turns to mosaic" -> "your picture turns to mosaic"; "I was told so" -> "you were
    told so"; "I said it was" -> "" (whose "was" it is takes a reader).
    """
    if not rules.words:
        return ""
    parts = _WORD.findall(clause.replace("’", "'"))
    low = [p.lower() for p in parts]
    words = [w for w in low if w[0].isalpha()]
    if not words or words[0] not in rules.starts or set(words) & set(rules.never):
        return ""
    if not any(_is_verb(w, rules.verbs) for w in words):
        return ""
    if _agreement_lost(words):
        return ""
    out = []
    for k, (part, word) in enumerate(zip(parts, low, strict=True)):
        before = low[k - 2] if k > 1 else ""
        pair = rules.words.get(f"{before} {word}")
        if pair is not None and word in ("am", "was", "wasn't"):
            out.append(pair.split()[1])
        else:
            out.append(rules.words.get(word, part if k else part[:1].lower() + part[1:]))
    return "".join(out).strip()


def _is_verb(word: str, verbs: Sequence[str]) -> bool:
    return word in verbs or word.endswith("ed") or word.partition("'")[2] in _SHORT_VERBS


def _agreement_lost(words: list[str]) -> bool:
    """Whether a "was" or "am" belongs to an "I" that does not stand right before it."""
    for k, word in enumerate(words):
        if word in ("was", "wasn't", "am") and words[k - 1] != "i" and "i" in words:
            return True
        if word in ("am", "was") and words[k + 1 : k + 2] == ["i"]:
            return True
    return False
