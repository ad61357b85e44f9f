"""Part what a mail says from what it repeats: earlier mails, signatures, legal notices."""

import re
from typing import NamedTuple

from ascolto.listen.labels import pattern
from ascolto.playbook.fold import fold

_QUOTE_LINE = re.compile(r"^[ \t]*>|^[ \t]*\|[ \t]")
_SIGN = re.compile(r"^(?:--|__|—) ?$")
_RULE = re.compile(r"^[ \t]*[_-]{5,}[ \t]*$")
_CARD_LINES, _CARD_WIDTH = 12, 120  # a name, a title, an address: short lines, few of them


class Parted(NamedTuple):
    """The writer's own words, and what was set aside (None where nothing was)."""

    own: str
    aside: str | None


def part(text: str) -> Parted:
    """Set aside quoted mail and signatures; own words between quoted lines stay.

    A heading such as "On Monday Ana wrote:" takes along the lines with ">" under it, or, where
    there are none, everything to the end.
    """
    lines = text.split("\n")
    own = [True] * len(lines)
    _mark_quotes(lines, own)
    _mark_signature(lines, own)
    kept = "\n".join(line for line, ours in zip(lines, own, strict=True) if ours)
    aside = "\n".join(line for line, ours in zip(lines, own, strict=True) if not ours)
    return Parted(_squeeze(kept), aside.strip("\n") if aside.strip() else None)


def _squeeze(text: str) -> str:
    return re.sub(r"\n[ \t]*(?:\n[ \t]*){2,}", "\n\n", text).strip()


def _mark_quotes(lines: list[str], own: list[bool]) -> None:
    for i, line in enumerate(lines):
        if _QUOTE_LINE.match(line):
            own[i] = False
    folded = _folded(lines)
    for name in ("quote_starts", "quote_headers"):
        if _mark_headings(name, folded, lines, own):
            break


def _mark_headings(name: str, folded: str, lines: list[str], own: list[bool]) -> bool:
    """Set aside each heading; True where one took everything to the end."""
    first = position = 0
    for match in pattern(name).finditer(folded):
        first += folded.count("\n", position, match.start())
        position = match.start()
        last = first + folded.count("\n", position, max(position, match.end() - 1))
        unsure = pattern("own_headings").search(match.group()) is not None
        if _take(lines, own, first, last, unsure=unsure):
            return True
    return False


def _folded(lines: list[str]) -> str:
    """Fold line by line: `fold` makes a space of what ends a line."""
    return "\n".join(fold(line) for line in lines)


def _take(lines: list[str], own: list[bool], first: int, last: int, *, unsure: bool) -> bool:
    """Set aside a heading, and all that follows where it is not quoted line by line.

    An `unsure` heading may be a sentence of the writer's: it is one, unless ">" follows.
    """
    after = next((i for i in range(last + 1, len(lines)) if lines[i].strip()), len(lines))
    line_by_line = after < len(lines) and _QUOTE_LINE.match(lines[after]) is not None
    if unsure and not line_by_line:
        return False
    if first and _RULE.match(lines[first - 1]):
        first -= 1
    to_end = after < len(lines) and not line_by_line
    for i in range(first, len(lines) if to_end else last + 1):
        own[i] = False
    return to_end


def _mark_signature(lines: list[str], own: list[bool]) -> None:
    ours = [i for i, mine in enumerate(own) if mine]
    start = next((i for i in ours if _SIGN.match(lines[i])), None)
    notice = _notice(lines, ours)
    starts = [i for i in (start, notice) if i is not None]
    end = min(starts, default=len(lines))
    for i in ours:
        if i >= end:
            own[i] = False
    _mark_card(lines, own)


def _notice(lines: list[str], ours: list[int]) -> int | None:
    """Find the first device's line or legal notice, looking at the beginning of each line only."""
    folded = "\n".join(fold(lines[i][:200]).strip() for i in ours)
    match = pattern("signature_starts").search(folded)
    return ours[folded.count("\n", 0, match.start())] if match else None


def _mark_card(lines: list[str], own: list[bool]) -> None:
    """Set aside the name and address under a closing formula."""
    ours = [i for i, mine in enumerate(own) if mine and lines[i].strip()]
    tail = ours[-_CARD_LINES - 1 :]
    for position, i in enumerate(tail):
        card = tail[position + 1 :]
        if pattern("closings").match(fold(lines[i].strip())) and all(
            len(lines[j]) <= _CARD_WIDTH and "?" not in lines[j] for j in card
        ):
            for j in card:
                own[j] = False
            return
