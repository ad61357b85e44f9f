"""A length of time with the words around it: from when it counts, and whether it binds.

"within two working days", "tra due e tre ore", "da due settimane" (past), "a month" (a rate).
"""

from typing import Final, NamedTuple

from ascolto.understand.times.found import Kind
from ascolto.understand.times.moment import Reader
from ascolto.understand.times.span import Span, read_span
from ascolto.understand.times.tokens import Tokens

CLOCK_UNITS: Final = frozenset({"second", "minute", "hour"})
_LEADS: Final = frozenset(
    {
        "in", "by", "max", "about", "for", "since", "out", "next", "last", "the", "of", "this",
        "after", "ago_before", "until", "on", "between", "from", "upon", "date_the",
    }
)  # fmt: skip
_FIRM: Final = frozenset({"in", "by", "max", "next", "after", "until", "between"})
_PAST: Final = frozenset({"last", "since", "ago_before"})
_WITHIN: Final = frozenset({"next", "in"})
_ADJECTIVES: Final = frozenset({"next", "this", "last"})
_BEGINS: Final = frozenset({"number", "article", "few", "half", "quarter"})


class Length(NamedTuple):
    """A span that was said from token `start` up to `after`; no `span` where nobody says how long."""

    start: int
    after: int
    kind: Kind
    span: Span | None = None
    past: bool = False


def read_length(reader: Reader, start: int, i: int) -> Length | None:
    """Read the length of time at token `i`, with the small words from `start` on before it."""
    t, j = reader.t, i
    while t.kinds[j] in _LEADS and j < i + 2:
        j += 1
    start = _from_lead(t, start, i)
    leads = t.kinds[start:j]
    if _ADJECTIVES.intersection(t.kinds[start : j + 2]) and (after := _coming(reader, j)):
        past = "last" in t.kinds[start:after]
        return Length(start, after, "duration" if past else "vague", past=past)
    if t.kinds[j] == "unit" and t.values[j] == "hour" and not _WITHIN.isdisjoint(leads):
        return Length(start, j + 1, "instant", Span(1, "hour"))  # "within the hour"
    read = read_span(t, j) if t.kinds[j] in _BEGINS else None
    if read is None:
        return None
    span, after = read
    if span.amount == 0:
        return None
    if t.kinds[after] == "ago":
        return Length(start, after + 1, "duration", past=True)
    if _speaks_of_past(t, leads, j):
        return Length(start, after, "duration", past=True)
    later = t.kinds[after] == "later"
    firm = later or bool(_FIRM.intersection(leads)) or leads == ("out",)
    if span.single and not firm and span.unit != "hour":
        return None  # "19 euros a month" is a rate, "a minute" a while
    kind = _kind(span, firm=firm)
    if kind == "duration" and span.unit not in CLOCK_UNITS:
        return Length(start, after, kind)  # "two months free": nothing then comes due
    return Length(start, after + later, kind, span)


def _from_lead(t: Tokens, start: int, i: int) -> int:
    """Where the small words that belong to a length begin: "la [in] due giorni"."""
    first = i
    while first > start and t.kinds[first - 1] in _LEADS:
        first -= 1
    return first


def _coming(reader: Reader, j: int) -> int | None:
    """Read "nei prossimi giorni", "in the coming weeks", "these days": nobody says how many."""
    t = reader.t
    few = t.kinds[j] == "few"
    unit = j + few
    if t.kinds[unit] != "unit" or not (few or t.texts[unit] in reader.settings.plurals):
        return None
    return unit + 1 + (t.kinds[unit + 1] in _ADJECTIVES)


def _speaks_of_past(t: Tokens, leads: tuple[str, ...], j: int) -> bool:
    """Read "da due settimane", "the last three days", "acum doua zile"; but not "da 3 a 5 giorni"."""
    if _PAST.intersection(leads):
        return "in" not in leads or "last" in leads
    return leads == ("out",) and t.kinds[j + 1] in ("unit", "of", "out", "article", "half")


def _kind(span: Span, *, firm: bool) -> Kind:
    if span.vague:
        return "vague"
    if span.working:
        return "working"
    if not firm:
        return "duration"
    return "instant" if span.unit in CLOCK_UNITS else "day"
