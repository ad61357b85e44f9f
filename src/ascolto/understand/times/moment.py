"""Points in time as they are said: a day, a part of it and an hour, in any order.

"by six tomorrow morning", "lunedì 12 alle nove e mezza", "vineri, 15 mai, până la ora 12:00".
Here they are only read; `resolve` gives them their date.
"""

from dataclasses import dataclass, field

from ascolto.understand.times.dayword import read_date, read_day
from ascolto.understand.times.hour import Hour, read_hour, relative_at
from ascolto.understand.times.lexicon import Settings
from ascolto.understand.times.said import Said
from ascolto.understand.times.tokens import Tokens

LINKS = frozenset(
    {
        "at", "by", "until", "in", "on", "from", "out", "for", "about", "after", "hours", "the",
        "of", "comma", "max", "since", "between", "upon", "date_the",
    }
)  # fmt: skip
_PART_AFTER = frozenset({"in", "at", "by", "until", "for", "on", "upon", "from", "about"})
_CLOSE_AFTER = frozenset({"by", "until"})
_JOINS = frozenset({"and", "to", "at", "until", "by"})
_OPENS = frozenset({"between", "from", "in", "out"})
_IN_WINDOW = frozenset({"at", "hours", "the", "of"})
_FIXED_PARTS = frozenset({"noon", "midnight", "close", "end", "overnight"})
_DATE_LEADS = (("on",), ("date_the",))
_LISTED = ((), ("comma",))
_MOST_LINKS = 4
_WEAK = frozenset({"the", "of", "comma"})


@dataclass(slots=True)
class Reader:
    """Reads moments out of tokens; keeps what the language needs said besides its words."""

    t: Tokens
    settings: Settings
    clock24: bool = field(init=False)

    def __post_init__(self) -> None:
        self.clock24 = self.settings.figures == 24

    def read(self, i: int) -> tuple[Said, int] | None:
        """Read the moment that begins at token `i` (its prepositions with it), and the token after."""
        said, j = Said(), i
        while True:
            k = self._after_links(j, first=j == i)
            links = self.t.kinds[j:k]
            after = self._piece(said, k, links)
            if after is None:
                break
            said.links += links
            j = after
        return (said, j) if said.told() else None

    def _after_links(self, j: int, *, first: bool) -> int:
        kinds, k = self.t.kinds, j
        while k - j < _MOST_LINKS and kinds[k] in LINKS and not (first and kinds[k] == "comma"):
            k += 1
        return k

    def _piece(self, said: Said, k: int, links: tuple[str, ...]) -> int | None:
        """Add the piece at token `k` to what was said; the token after it, or None."""
        kind = self.t.kinds[k]
        if kind in ("part", "this") and (after := self._part(said, k, links)):
            return after
        if kind == "number" and said.date is None and (after := read_date(self.t, k, said)):
            return after
        if kind == "clock" and self._is_date(said, k, links):
            said.date = (*self.t.values[k][:2], None)
            return k + 1
        if said.hour is None and kind in ("number", "clock", "half", "quarter", "article", "unit"):
            prefixed = self._prefixed(said, links)
            if after := self._window(said, k, links, prefixed=prefixed):
                return after
            if after := self._hour(said, k, links, prefixed=prefixed):
                return after
        return read_day(self.t, k, said, links)

    def _prefixed(self, said: Said, links: tuple[str, ...]) -> bool:
        """Whether a bare number may be an hour here: "le 9" alone may be nine of anything."""
        for last in reversed(links):
            if last not in _WEAK:
                allowed = last in self.settings.hour_after
                return allowed and (last != "hours" or len(links) > 1 or said.dated())
        return False

    def _is_date(self, said: Said, k: int, links: tuple[str, ...]) -> bool:
        """Whether "5.06" is a date: "pe 5.06", "vineri, 15.05"."""
        _, month, sign = self.t.values[k]
        if said.date is not None or sign != "." or not 1 <= month <= 12:
            return False
        return links[-1:] in _DATE_LEADS or (said.weekday is not None and links in _LISTED)

    def _part(self, said: Said, k: int, links: tuple[str, ...]) -> int | None:
        t = self.t
        if t.kinds[k] == "this":
            if t.kinds[k + 1] != "part" or said.day is not None:
                return None
            said.day, k = 0, k + 1
        part: str = t.values[k]
        if said.part is not None:
            return None
        leads = _CLOSE_AFTER if part == "close" else _PART_AFTER
        alone = said.hour is None and not said.dated() and part not in ("end", "overnight")
        if alone and leads.isdisjoint(links):
            return None
        if part in _FIXED_PARTS and said.hour is not None and part not in ("noon", "overnight"):
            return None
        said.part = part
        if part == "noon" and t.kinds[k + 1] == "and" and t.kinds[k + 2] == "half":
            said.hour, said.part = Hour(12, 30, "exact", sure=True), None
            return k + 3
        if t.kinds[k + 1] == "this" and said.day is None and not said.dated():
            said.day, k = 0, k + 1  # "dimineata asta"
        return k + 1

    def _window(self, said: Said, k: int, links: tuple[str, ...], *, prefixed: bool) -> int | None:
        """Read "between 8 and 12", "tra le 9 e le 11", "dalle 19 alle 20", "de la 9 la 11", "8-10"."""
        t = self.t
        opened = not _OPENS.isdisjoint(links)
        if opened and "in" in links and not {"hours", "at"}.intersection(links):
            return None
        first = self._read_hour(k, in_window=True)
        if first is None:
            return None
        j = first[1]
        join = t.kinds[j]
        dash = join == "to"
        if join not in _JOINS or not (
            opened or (dash and (prefixed or said.dated() or first[0].sure))
        ):
            return None
        if join == "to" and not opened and relative_at(t, k):
            return None
        if join in ("at", "by") and opened and not {"from", "out"}.intersection(links):
            return None
        j += 1
        for _ in range(2):
            j += t.kinds[j] in _IN_WINDOW
        last = self._read_hour(j, in_window=True)
        if last is None:
            return None
        said.hour, said.window = last[0], True
        if first[0].how == "exact" and first[0].hour >= 18 > last[0].hour <= 12:
            said.hour, said.over = Hour(last[0].hour, last[0].minute, "am"), True  # "from 22 to 7"
        return last[1]

    def _hour(self, said: Said, k: int, links: tuple[str, ...], *, prefixed: bool) -> int | None:
        t = self.t
        found = self._read_hour(k, in_window=False)
        if found is None:
            return None
        hour, after = found
        named = t.kinds[k] == "unit"  # "ore 15"
        comma = t.kinds[k] == "clock" and t.values[k][2] == ","
        if comma and not (named or {"at", "hours"}.intersection(links)):
            return None
        dated = said.dated() and t.kinds[k] == "clock"
        if not (prefixed or named or dated or hour.sure):
            return None
        said.hour = hour
        return after

    def _read_hour(self, k: int, *, in_window: bool) -> tuple[Hour, int] | None:
        return read_hour(
            self.t,
            k,
            and_minutes=self.settings.and_minutes,
            clock24=self.clock24,
            in_window=in_window,
        )
