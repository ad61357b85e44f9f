"""A turn's text cut where its marks begin and end, ready to be set in type."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from string import ascii_lowercase
from typing import Literal

from ascolto.report.plain import lines_made_plain, visible
from ascolto.words import Mark

# A long turn underlined from end to end is harder to read and says no more than a note beside it.
_SHORT = 160

Kind = Literal["technique", "failure", "heard"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """Why something is marked. `label` is its letter in the turn; `words` are what is marked.

    `whole` says that the note is on the turn as a whole.
    """

    label: str
    kind: Kind
    id: str
    why: str
    start: int
    end: int
    words: str
    whole: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Text over which the same marks hold: `kinds` is empty where none does."""

    text: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """Pieces in a row: marks that overlap stand in one passage, plain text in another."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def notes(text: str, marked: Iterable[tuple[Kind, Mark]]) -> tuple[Note, ...]:
    """Letter the marks of a turn in the order in which a reader meets them.

    Spans are cut to the text. A mark that covers all of a long text, or nothing, speaks of the
    turn as a whole and comes last.
    """
    found = [
        _note(text, kind, mark, max(0, mark.start), min(len(text), mark.end))
        for kind, mark in marked
    ]
    found.sort(key=lambda n: (n.whole, n.start, -n.end))
    return tuple(replace(note, label=_letter(n)) for n, note in enumerate(found))


def passages(text: str, noted: tuple[Note, ...]) -> tuple[Passage, ...]:
    """`text` in order, made harmless; notes of the whole turn mark nothing in it."""
    shown = visible(text)
    done: list[Passage] = []
    at = 0
    for group in _overlapping([n for n in noted if not n.whole]):
        start, end = group[0].start, max(n.end for n in group)
        if at < start:
            done.append(Passage(pieces=(_piece(shown, at, start, ()),), notes=()))
        done.append(Passage(pieces=_pieces(shown, start, end, group), notes=tuple(group)))
        at = end
    if at < len(shown):
        done.append(Passage(pieces=(_piece(shown, at, len(shown), ()),), notes=()))
    return tuple(done)


def _note(text: str, kind: Kind, mark: Mark, start: int, end: int) -> Note:
    everything = len(text) > _SHORT and not (text[:start].strip() or text[end:].strip())
    return Note(
        label="",
        kind=kind,
        id=mark.id,
        why=visible(mark.why),
        start=start,
        end=end,
        words=lines_made_plain(visible(text[start:end])),
        whole=start >= end or everything,
    )


def _overlapping(noted: list[Note]) -> list[list[Note]]:
    groups: list[list[Note]] = []
    reach = -1
    for note in sorted(noted, key=lambda n: (n.start, -n.end)):
        if groups and note.start < reach:
            groups[-1].append(note)
        else:
            groups.append([note])
        reach = max(reach, note.end)
    return groups


def _pieces(shown: str, start: int, end: int, group: list[Note]) -> tuple[Piece, ...]:
    cuts = sorted({start, end} | {n.start for n in group} | {n.end for n in group})
    return tuple(
        _piece(shown, a, b, [n.kind for n in group if n.start <= a and b <= n.end])
        for a, b in pairwise(cuts)
    )


def _piece(shown: str, start: int, end: int, kinds: Iterable[Kind]) -> Piece:
    return Piece(text=lines_made_plain(shown[start:end]), kinds=tuple(sorted(set(kinds))))


def _letter(n: int) -> str:
    rest, letter = divmod(n, len(ascii_lowercase))
    return (_letter(rest - 1) if rest else "") + ascii_lowercase[letter]
