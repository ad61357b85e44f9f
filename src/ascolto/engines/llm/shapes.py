"""Where a text holds what must not leave: facts of a kind, found and joined."""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from ascolto.understand.facts import MOST, find_facts
from ascolto.words import Known

OPEN_KINDS = frozenset(("date", "time", "number", "device"))  # may leave as they are
FIGURES = frozenset(("identifier", "phone", "number"))  # may be parts of one long figure
MANY = 7  # digits from which figures side by side are taken for one identifier
IBAN_DIGITS = 8
WORD_DIGITS = 4  # digits in one word from which it is an identifier, whatever else is in it
# What find_facts does not look for, or not whole. All are sought in the folded text.
_OTHERS = (
    ("link", re.compile(r"\b(?:https?://|www\.)\S+")),
    ("email", re.compile(r"\S+@\S+")),
    ("handle", re.compile(r"(?<!\w)@\w+")),
    ("iban", re.compile(r"\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?\b")),
    ("identifier", re.compile(r"\w+")),
)
_ENOUGH_DIGITS = {"iban": IBAN_DIGITS, "identifier": WORD_DIGITS}
_GAP = re.compile(r"[ .\-/()]{0,2}")
_YEAR = re.compile(r"\d{4}")
_DIGIT = re.compile(r"\d")
# A name goes on behind what find_facts gives of it: "Anne-Marie", "Maria Elena Rossi".
_NAME_GOES_ON = re.compile(r"(?:[-'’][^\W\d_]+)*(?: [A-ZÀ-ÖØ-ÞĂÂÎȘȚŞŢ][\w'’-]+){0,2}")
_WORD = re.compile(r"[^\W\d_]+")


class Secret(NamedTuple):
    """A stretch that must not leave: characters, end exclusive."""

    start: int
    end: int
    kind: str


def secrets_in(text: str, folded: str, *, names: bool, common: Set[str]) -> list[Secret]:
    """What must not leave of a text, in order, none inside another.

    With `names`, a short text that begins with a name gives it. `common` are words that do not go on
    a name.
    """
    found = [
        Secret(m.start(), m.end(), kind)
        for kind, shape in _OTHERS
        for m in shape.finditer(folded)
        if len(_DIGIT.findall(m.group())) >= _ENOUGH_DIGITS.get(kind, 0)
    ]
    known = list(_facts(text, folded, names=names))
    figures = [f for f in known if f.kind in FIGURES]
    found += _long_figures(figures, folded)
    for fact in known:
        if fact.kind == "name":
            found += _name(fact, text, folded, common)
        elif fact.kind not in OPEN_KINDS | FIGURES or _is_full_date(fact, folded):
            found.append(Secret(fact.start, fact.end, fact.kind))
    return joined(found)


def joined(found: list[Secret]) -> list[Secret]:
    """The same stretches with those that overlap made one; of the kind of the longest."""
    apart: list[Secret] = []
    for secret in sorted(found, key=lambda s: (s.start, -s.end)):
        if apart and secret.start < apart[-1].end:
            last = apart.pop()
            kind = max(last, secret, key=lambda s: s.end - s.start).kind
            secret = Secret(last.start, max(last.end, secret.end), kind)
        apart.append(secret)
    return apart


def _facts(text: str, folded: str, *, names: bool) -> Iterator[Known]:
    """All facts: find_facts stops after so many, and what lies beyond would leave unseen."""
    begin = 0
    while True:
        some = find_facts(text[begin:], folded[begin:], names=names and not begin)
        for f in some:
            yield Known(kind=f.kind, value=f.value, start=f.start + begin, end=f.end + begin)
        ends = [f.end for f in some if f.kind != "name"]
        if len(ends) < MOST:
            return
        begin += max(ends)


def _long_figures(figures: list[Known], folded: str) -> Iterator[Secret]:
    """Identifiers and phone numbers, with the groups of digits beside them ("4111 1111 1111 11")."""
    run: list[Known] = []
    for figure in figures:
        if run and not _GAP.fullmatch(folded, run[-1].end, figure.start):
            yield from _secret_run(run, folded)
            run = []
        run.append(figure)
    yield from _secret_run(run, folded)


def _secret_run(run: list[Known], folded: str) -> Iterator[Secret]:
    kinds = {f.kind for f in run} - OPEN_KINDS
    if run and (kinds or len(_DIGIT.findall(folded, run[0].start, run[-1].end)) >= MANY):
        yield Secret(run[0].start, run[-1].end, "phone" if "phone" in kinds else "identifier")


def _is_full_date(fact: Known, folded: str) -> bool:
    """A date with its year may be a date of birth; "12/05" says when something will be done."""
    return fact.kind == "date" and bool(_YEAR.search(folded, fact.start, fact.end))


def _name(fact: Known, text: str, folded: str, common: Set[str]) -> Iterator[Secret]:
    words = [m.span() for m in _WORD.finditer(folded, fact.start, fact.end)]
    while len(words) > 1 and folded[slice(*words[-1])] in common:
        words.pop()  # "my name is Leah and ..."
    if words:
        end = words[-1][1]
        goes_on = _NAME_GOES_ON.match(text, end)
        yield Secret(fact.start, goes_on.end() if goes_on else end, "name")
