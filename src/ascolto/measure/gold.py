"""How well a reading agrees with labelled conversations, each figure with its interval."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from ascolto.measure.figures import LEAST, Evaluation, Figure
from ascolto.measure.intervals import Floats, interval, resampled
from ascolto.measure.tallies import CELLS, Counts, tally
from ascolto.words.terms import EMOTIONS, FAILURES, NEEDS, TECHNIQUES


class _Ask(NamedTuple):
    name: str
    labels: Sequence[str]
    macro: bool = False  # the mean over the labels; otherwise one F1 of all of them together


_EMOTIONS = tuple(f"emotion {x}" for x in EMOTIONS)
_OPENS = tuple(f"opens {x}" for x in NEEDS)
_FIGURES = (
    _Ask("techniques_macro_f1", TECHNIQUES, macro=True),
    _Ask("techniques_micro_f1", (*TECHNIQUES, "other technique")),
    _Ask("failures_macro_f1", FAILURES, macro=True),
    _Ask("emotion_macro_f1", _EMOTIONS, macro=True),
    _Ask("strong_negative_f1", ("strong negative",)),
    _Ask("needs_opened_macro_f1", _OPENS, macro=True),
    _Ask("needs_met_f1", ("met",)),
    _Ask("promises_f1", ("promise",)),
)
_DETAILS = (*TECHNIQUES, *FAILURES, *_EMOTIONS, *_OPENS)


def evaluate(golds: Iterable[dict[str, Any]], reads: Iterable[dict[str, Any]]) -> Evaluation:
    """Hold readings (the lines of `listen --json`) against labelled conversations, by `id`.

    F1 per label (a turn is a hit where the label is right for that turn); macro figures over the
    labels that the gold holds at least 4 times; needs met as (need, opening turn, meeting turn);
    promises by overlapping words, `promises_dated` the share of the found ones with the right
    due time. A conversation without a reading counts as read for nothing. Raises UnreadableError
    where a turn carries no labels.
    """
    by_id = {read["id"]: read for read in reads}
    tallies = [tally(gold, by_id.get(gold["id"], {})) for gold in golds]
    counts = np.stack(tallies) if tallies else np.zeros((0, len(CELLS), 3), np.int64)
    totals: Counts = counts.sum(axis=0)
    draws = resampled(counts) if len(counts) > 1 else None
    return Evaluation(
        conversations=len(counts),
        figures=(*(_figure(ask, totals, draws) for ask in _FIGURES), _dated(totals, draws)),
        details=tuple(_detail(label, totals, draws) for label in _DETAILS),
    )


def _figure(ask: _Ask, totals: Counts, draws: Floats | None) -> Figure:
    if not ask.macro:
        return _made(ask.name, totals, draws, _cells(ask.labels))
    cells = [c for c in _cells(ask.labels) if _support(totals, [c]) >= LEAST]
    scores = f1(totals[cells].astype(np.float64)).tolist()
    # Python's own sum, as whoever checks the figure by hand: another order, another last digit.
    value = sum(scores) / len(scores) if scores else None
    low = high = None
    if draws is not None and cells:
        low, high = interval(_mean(f1(draws[:, cells])))
    return Figure(name=ask.name, value=value, low=low, high=high, support=_support(totals, cells))


def _detail(label: str, totals: Counts, draws: Floats | None) -> Figure:
    cells = _cells([label])
    support = _support(totals, cells)
    if support < LEAST:
        return Figure(name=label, value=None, low=None, high=None, support=support)
    return _made(label, totals, draws, cells)


def _dated(totals: Counts, draws: Floats | None) -> Figure:
    # Its false alarms are always none: what is left is the share of hits, which F1 is not.
    (cell,) = _cells(["dated"])
    hits, _, misses = (int(x) for x in totals[cell])
    low = high = None
    if draws is not None:
        low, high = interval(_ratio(draws[:, cell, 0], draws[:, cell].sum(axis=-1)))
    value = hits / (hits + misses) if hits + misses else None
    return Figure(name="promises_dated", value=value, low=low, high=high, support=hits + misses)


def _made(name: str, totals: Counts, draws: Floats | None, cells: list[int]) -> Figure:
    value = float(f1(totals[cells].sum(axis=0).astype(np.float64)))
    low = high = None
    if draws is not None:
        low, high = interval(f1(draws[:, cells].sum(axis=1)))
    return Figure(
        name=name,
        value=None if np.isnan(value) else value,
        low=low,
        high=high,
        support=_support(totals, cells),
    )


def f1(counts: Floats) -> Floats:
    """F1 of hits, false alarms and misses [..., 3]: shape [...], NaN where there are none."""
    hits = 2 * counts[..., 0]
    return _ratio(hits, hits + counts[..., 1] + counts[..., 2])


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.full_like(whole, np.nan), where=whole > 0)


def _mean(scores: Floats) -> Floats:
    # A resample may hold none of a label: its mean is over the others.
    known = ~np.isnan(scores)
    return _ratio(np.where(known, scores, 0).sum(axis=-1), known.sum(axis=-1).astype(np.float64))


def _support(totals: Counts, cells: list[int]) -> int:
    return int(totals[cells][:, (0, 2)].sum())


def _cells(labels: Sequence[str]) -> list[int]:
    return [CELLS.index(x) for x in labels]
