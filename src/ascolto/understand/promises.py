"""Promises in an agent's turn: the words that commit, until when, how often, to what."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import get_args

from ascolto.understand.features import PROMISE_CONTEXT
from ascolto.understand.kit import Kit, Raised, vector
from ascolto.understand.lexed import Lexed
from ascolto.understand.times import TimeFound, due_of
from ascolto.words import Promise
from ascolto.words.struct import Fact
from ascolto.words.terms import PromiseKind

KINDS: tuple[PromiseKind, ...] = get_args(PromiseKind)
_SEAM = re.compile(r"[,;:]\s|\s(?:e|ed|si|iar|and|then|poi|apoi|dupa)\s|\s-\s|\n")
_CALLING = ("commits", "vague_time", "done", "estimates")


class Unit(Fact):
    """A stretch of a turn that may hold one promise: a sentence, or a part with a time of its own."""

    start: int
    end: int
    times: tuple[TimeFound, ...]


def units_of(lexed: Lexed, times: Sequence[TimeFound]) -> list[Unit]:
    """The stretches of a turn, none with two times that could each be a due time."""
    units = []
    for start, end in lexed.sentences:
        inside = [t for t in times if start <= t.start < end]
        cuts = _cuts(lexed.folded, start, [t for t in inside if not t.past])
        for a, b in zip([start, *cuts], [*cuts, end], strict=True):
            a += len(lexed.text[a:b]) - len(lexed.text[a:b].lstrip(" ,;:-\n"))
            if a < b:
                units.append(
                    Unit(start=a, end=b, times=tuple(t for t in inside if a <= t.start < b))
                )
    return units


def _cuts(folded: str, start: int, times: Sequence[TimeFound]) -> list[int]:
    """Where a sentence with several times comes apart: at the last seam before each later time."""
    cuts = []
    for before, after in zip(times, times[1:], strict=False):
        seams = list(_SEAM.finditer(folded, before.end, after.start + 1))
        if seams and seams[-1].start() > max([start, *cuts]):
            # The seam nearest the middle is rarely inside the clause that carries the time.
            cuts.append(seams[0 if len(seams) == 1 else -1].start())
    return cuts


def unit_context(
    unit: Unit, lexed: Lexed, place: tuple[int, int], *, commits: bool, options: bool
) -> list[float]:
    """The vector of PROMISE_CONTEXT; `place` is (index, number) of the unit in its turn."""
    kinds = {t.kind for t in unit.times if not t.past}
    words = lexed.folded[unit.start : unit.end]
    return [
        *(k in kinds for k in PROMISE_CONTEXT[:7]),
        any(t.past for t in unit.times),
        not kinds,
        "?" in words,
        min(len(words) / 100, 2),
        place[0] == 0,
        place[0] == place[1] - 1,
        commits,
        options,
    ]


def find_promises(
    kit: Kit, lexed: Lexed, times: Sequence[TimeFound], raised: Sequence[Raised], at: datetime | None
) -> tuple[Promise, ...]:
    """The promises of a turn, in order. Without `at` (a turn with no time) none has a due time."""
    signals = {r.sense.label for r in raised if r.sense.kind == "signal"}
    if not times and not signals.intersection(_CALLING):
        return ()
    units = units_of(lexed, times)
    return tuple(
        p
        for n, unit in enumerate(units)
        if (p := _promise(kit, lexed, unit, (n, len(units)), raised, at)) is not None
    )


def unit_vector(
    kit: Kit, lexed: Lexed, unit: Unit, place: tuple[int, int], raised: Sequence[Raised]
) -> tuple[list[float], list[Raised], list[str]]:
    """What the promise head sees of a unit: its context, the cues inside it, its stems."""
    inside = [r for r in raised if unit.start <= r.start < unit.end]
    labels = {r.sense.label for r in raised}
    context = unit_context(
        unit, lexed, place, commits="commits" in labels, options="options" in labels
    )
    return context, inside, lexed.stems_of(unit.start, unit.end)


def _promise(
    kit: Kit,
    lexed: Lexed,
    unit: Unit,
    place: tuple[int, int],
    raised: Sequence[Raised],
    at: datetime | None,
) -> Promise | None:
    head = kit.promise_head
    context, inside, stems = unit_vector(kit, lexed, unit, place, raised)
    odds = head.odds(kit.lang, stems, vector(head, context, inside))
    if odds[0] <= 0:
        return None
    kind = KINDS[int(odds[1:].argmax())]
    binding = due_of(unit.times)
    return Promise(
        text=lexed.text[unit.start : unit.end].rstrip(" .,;!"),
        due=binding.due if binding and at else None,
        every=binding.every if binding else None,
        kind=kind,
        start=unit.start,
        end=unit.end,
    )
