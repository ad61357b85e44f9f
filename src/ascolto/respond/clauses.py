"""Cutting what somebody wrote into clauses that can be quoted as they are."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from ascolto.playbook import fold
from ascolto.respond.texts import Cuts
from ascolto.words.struct import Fact

LONGEST_READ = 3_000  # characters of one turn that are looked at for something to quote
_SENTENCE = re.compile(r"[^.!?…;\n]+(?:[.](?=\w)[^.!?…;\n]+)*([.!?…;\n]*)")
_SEAM = re.compile(r"[,:()–—]+(?=\s|$)|\s-\s|\s\(|\.\.+")
_WORD = re.compile(r"\S+")
_UNQUOTABLE = re.compile(
    r"[<>{}\[\]|\"“”«»„@#*_\\/^~=`]|\d{5,}|\d{3,} \d{3,}|\d{2,} \d{2,} \d{2,}|https?:|www\.|(?<!\w)'|[^\W\d_]\.[^\W\d_]{2,}"
)
_PICTURES = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2190-\u2bff\u3000-\uffff\U0001F000-\U0001FFFF]|(?<!\w)[:;]['-]?[()DPp]+(?!\w)"
)
MOST_ATOMS = 60
MOST_IN_RUN = 6  # neighbouring clauses in one quotation
MOST_LEADS = 3  # words that may fall away at the beginning
_EDGE = " \t,;:.!?…-–—()'"


class Clause(Fact, frozen=True):
    """Words of somebody, as they stand.

    `sentence` is the number of its sentence in the text; `loud` and `ended` tell whether that ends
    in an exclamation mark, in any mark; `asks` whether the clause ends in a question mark.
    """

    text: str
    words: int
    sentence: int
    asks: bool
    loud: bool
    ended: bool


def clauses(
    text: str, cuts: Cuts, *, least: int, most: int, standing: bool = True
) -> Iterator[Clause]:
    """Yield the clauses of a text that have between `least` and `most` words, in order.

    Every run of neighbouring clauses inside one sentence counts as one too. Unless `standing`,
    one may hang on what stood before it (as questions do: "and when ...?").
    """
    seen = _PICTURES.sub("\n", text[:LONGEST_READ])
    for number, match in enumerate(_SENTENCE.finditer(seen)):
        end = match[1]
        body = match[0][: len(match[0]) - len(end)] if end else match[0]
        for said, tail in _runs(body, cuts, most=most):
            count = len(said.split())
            if least <= count <= most and not _broken(said, cuts, standing=standing):
                yield Clause(
                    text=said,
                    words=count,
                    sentence=number,
                    asks="?" in end and tail,
                    loud="!" in end,
                    ended=bool(end.strip("\n;")),
                )


def _runs(body: str, cuts: Cuts, *, most: int) -> Iterator[tuple[str, bool]]:
    """Every run of neighbouring atoms of a sentence, cleaned, that is not much too long.

    With each goes whether it reaches the sentence's end.
    """
    atoms = _atoms(body, cuts)[:MOST_ATOMS]
    for i, (start, _) in enumerate(atoms):
        for _, end in atoms[i : i + MOST_IN_RUN]:
            if len(body[start:end].split()) > most + MOST_LEADS:
                break
            yield clean(body[start:end], cuts), end == atoms[-1][1]


def _atoms(body: str, cuts: Cuts) -> list[tuple[int, int]]:
    """Spans between the seams of a sentence: punctuation, and words that join clauses."""
    joins, bound = frozenset(cuts.joins), frozenset(cuts.bound)
    seams = {0, *(m.end() for m in _SEAM.finditer(body))}
    words = [(m.start(), bare(m[0])) for m in _WORD.finditer(body)]
    for k, (start, word) in enumerate(words):
        after = {w for _, w in words[k + 1 : k + 3]}
        if word in joins and not after & bound and not any(w.isdigit() for w in after):
            seams.add(start)
    edges = [*sorted(seams), len(body)]
    return [(a, b) for a, b in pairwise(edges) if body[a:b].strip(_EDGE)]


@lru_cache(maxsize=8192)
def bare(word: str) -> str:
    """Fold a word and take the marks off its edges; Italian "è" and "e'" stay apart from "e"."""
    folded = fold(word).strip(_EDGE)
    if len(folded) == 1 and word.lower().strip(_EDGE) != folded:
        return word.lower().strip(_EDGE)
    return f"{folded}'" if len(folded) == 1 and fold(word).endswith("'") else folded


def clean(text: str, cuts: Cuts) -> str:
    """Take off the edges and the leading words; single the spaces."""
    words = text.strip(_EDGE).split()
    leads = frozenset(cuts.leads)
    while words and bare(words[0]) in leads:
        words.pop(0)
    return " ".join(words).strip(_EDGE)


def _broken(said: str, cuts: Cuts, *, standing: bool) -> bool:
    """Whether a clause cannot be quoted: broken off, courtesy, or marks that would read badly."""
    if _UNQUOTABLE.search(said) or said.count("(") != said.count(")"):
        return True
    words = [bare(w) for w in said.split()]
    if standing and words and (words[0] in cuts.hangs or words[-1] in cuts.ends):
        return True
    line = f" {' '.join(words)} "
    return any(f" {p} " in line for p in cuts.never)


def leading(text: str, cuts: Cuts, *, most: int) -> str:
    """The beginning of a text, cut at the last seam within `most` words; "" where there is none."""
    found = [
        c for c in clauses(text, cuts, least=2, most=most) if text.strip().startswith(c.text[:8])
    ]
    return max(found, key=lambda c: c.words).text if found else ""


def settle(said: str, function_words: frozenset[str]) -> str:
    """A clause as it stands inside a sentence: shouting lowered, a sentence's capital taken off.

    A capital stays on a word that may be a name.
    """
    letters = [c for c in said if c.isalpha()]
    if len(letters) > 3 and sum(c.isupper() for c in letters) > 0.6 * len(letters):
        return said.lower()
    first = said.split()[0]
    plain = fold(first).strip(_EDGE)
    if first[:1].isupper() and first[1:2].islower() and plain in function_words:
        return said[:1].lower() + said[1:]
    return said
