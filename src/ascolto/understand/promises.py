"""Promises in an agent's turn: the words that commit, until when, how often, to what."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import get_args

from ascolto.understand.ear import Opinion
from ascolto.understand.features import PROMISE_CONTEXT
from ascolto.understand.kit import Kit, Raised, counted
from ascolto.understand.lexed import STEM, Lexed
from ascolto.understand.scene import Scene
from ascolto.understand.times import TimeFound, due_of
from ascolto.words import Promise
from ascolto.words.struct import Fact
from ascolto.words.terms import PromiseKind

KINDS: tuple[PromiseKind, ...] = get_args(PromiseKind)
_SEAM = re.compile(r"[,;:]\s|\s(?:e|ed|si|iar|and|then|poi|apoi|dupa)\s|\s-\s|\n")
_CALLING = ("commits", "vague_time")
HEARS = frozenset(  # the cues that tell a promise from a mention of a time
    ("signal", s) for s in ("commits", "vague_time", "estimates", "holding", "done", "limits")
)
ENDING = 3
NEAR = 25  # characters around a time in which the words that belong to it stand


class Unit(Fact, frozen=True):
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
    cuts: list[int] = []
    for before, after in pairwise(times):
        if _same_moment(before, after):
            continue
        seams = list(_SEAM.finditer(folded, before.end, after.start + 1))
        if seams and seams[-1].start() > max([start, *cuts]):
            # The seam nearest the middle is rarely inside the clause that carries the time.
            cuts.append(seams[0 if len(seams) == 1 else -1].start())
        elif not seams and after.start > max([start, *cuts]):
            cuts.append(after.start)  # speech without commas: the next time begins the next part
    return cuts


def _same_moment(before: TimeFound, after: TimeFound) -> bool:
    """Whether two times tell one moment together: a day, and an hour of it."""
    if before.kind != "day" or before.due is None or after.due is None:
        return False
    return before.due.date() == after.due.date()


def unit_context(unit: Unit, lexed: Lexed, place: tuple[int, int], *, commits: bool) -> list[float]:
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
    ]


def find_promises(
    kit: Kit,
    scene: Scene,
    raised: Sequence[Raised],
    at: datetime | None,
    opinion: Opinion | None = None,
) -> tuple[Promise, ...]:
    """The promises of a turn, in order. Without `at` (a turn with no time) none has a due time."""
    calls = calls_in(raised)
    if not calls and not scene.times:
        return ()
    lexed = scene.lexed
    units = units_of(lexed, scene.times)
    return tuple(
        p
        for n, unit in enumerate(units)
        if may_promise(unit, calls, len(units))
        and (p := _promise(kit, lexed, unit, (n, len(units)), raised, at, opinion)) is not None
    )


def calls_in(raised: Sequence[Raised]) -> list[Raised]:
    """The cues of words that commit, or that give a time which is none."""
    return [r for r in raised if r.sense.kind == "signal" and r.sense.label in _CALLING]


def may_promise(unit: Unit, calls: Sequence[Raised], units: int) -> bool:
    """Whether a unit has a time or words that commit: of the rest none is asked further."""
    if any(not t.past for t in unit.times):
        return True
    return any(units == 1 or unit.start <= r.start < unit.end for r in calls)


def unit_vector(
    lexed: Lexed, unit: Unit, place: tuple[int, int], raised: Sequence[Raised]
) -> tuple[list[float], list[Raised], set[str]]:
    """What the promise head sees of a unit: its context, the cues inside it, its stems."""
    inside = [r for r in raised if place[1] == 1 or unit.start <= r.start < unit.end]
    commits = any(r.sense.label == "commits" for r in raised)
    return unit_context(unit, lexed, place, commits=commits), inside, unit_words(lexed, unit)


def unit_words(lexed: Lexed, unit: Unit) -> set[str]:
    """The stems of a unit, and what tells a promise from a mention of a time.

    `~ro`: how its longer words end (the future tense of Italian); `^`: its first words (who
    acts); `<` and `>`: the words around a time ("by", "since", "from"); `@`: those of its clause.
    """
    tokens = lexed.tokens_of(unit.start, unit.end)
    words = {t[:STEM] for t in tokens}
    words.update("~" + t[-ENDING:] for t in tokens if len(t) > STEM - 2)
    words.update("^" + t for t in tokens[:2])
    for time in unit.times:
        words.update("@" + t[:STEM] for t in lexed.tokens_of(*_clause(lexed, unit, time)))
        words.update("<" + t for t in lexed.tokens_of(max(0, time.start - NEAR), time.start)[-2:])
        words.update(">" + t for t in lexed.tokens_of(time.end, time.end + NEAR)[:2])
        words.add(f"<{time.kind}{' past' if time.past else ''}")
    return words


def _clause(lexed: Lexed, unit: Unit, time: TimeFound) -> tuple[int, int]:
    """The part of a unit between the seams around a time."""
    start, end = unit.start, unit.end
    for seam in _SEAM.finditer(lexed.folded, unit.start, unit.end):
        if seam.end() <= time.start:
            start = seam.end()
        elif seam.start() >= time.end:
            end = seam.start()
            break
    return start, end


def _promise(
    kit: Kit,
    lexed: Lexed,
    unit: Unit,
    place: tuple[int, int],
    raised: Sequence[Raised],
    at: datetime | None,
    opinion: Opinion | None,
) -> Promise | None:
    part = opinion.stretch(unit.start, unit.end) if opinion else None
    judge = kit.judge("promise", part)
    context, inside, stems = unit_vector(lexed, unit, place, raised)
    weighed = judge.weigh(kit.lang, stems, context, part)
    possible = judge.possible(weighed)
    if 0 not in possible:
        return None
    margins = judge.judge(weighed, possible, counted(inside)).margins
    if margins[0] <= 0:
        return None
    kind = KINDS[max(range(len(KINDS)), key=margins[1:].__getitem__)]
    binding = due_of(unit.times)
    text = lexed.text[unit.start : unit.end].rstrip(" .,;!")
    return Promise(
        text=text,
        due=binding.due if binding and at else None,
        every=binding.every if binding else None,
        kind=kind,
        start=unit.start,
        end=unit.start + len(text),
    )
