"""How far two people agree who labelled the same conversations."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from ascolto.measure.alpha import alpha, coincidences
from ascolto.measure.figures import LEAST, Figure
from ascolto.measure.intervals import Floats, interval, resampled
from ascolto.measure.tallies import Labelled, ids, strong
from ascolto.words.struct import Fact
from ascolto.words.terms import EMOTIONS, FAILURES, NEEDS, TECHNIQUES

_FLAGS = ("strong negative", "confirms", "escalates")
_LABELS = ("emotion", *_FLAGS, *(f"opens {x}" for x in NEEDS), *TECHNIQUES, *FAILURES)
_Units = dict[str, list[tuple[int, int]]]  # per label, what the two said of each turn


class Agreement(Fact, frozen=True):
    """Two people's labels of the same turns: Krippendorff's alpha (nominal), label by label.

    `conversations` and `turns` are those that both labelled. The first of `labels` is `emotion`,
    all of its classes as one choice; each other label is held or not. A figure's `support` is
    the number of turns to which at least one of the two gave the label (for `emotion`, one other
    than neutral).
    """

    conversations: int
    turns: int
    labels: tuple[Figure, ...]


def agreement(a: Iterable[dict[str, Any]], b: Iterable[dict[str, Any]]) -> Agreement:
    """Hold one person's labelled conversations against another's, by conversation and turn.

    What only one of them labelled is left out. `value` is None where a label stands on fewer
    than 4 turns or was never told apart (everywhere, or nowhere).
    """
    other = {conversation["id"]: conversation for conversation in b}
    both = [_units(one, other[one["id"]]) for one in a if one["id"] in other]
    labels = [x for x in _LABELS if any(x in units for units in both)]
    return Agreement(
        conversations=len(both),
        turns=sum(len(units["turns"]) for units in both),
        labels=tuple(_figure(x, [units.get(x, []) for units in both]) for x in labels),
    )


def _units(a: Labelled, b: Labelled) -> _Units:
    others = {turn["i"]: turn for turn in b["turns"]}
    units: _Units = {"turns": []}
    for one in a["turns"]:
        other = others.get(one["i"])
        if other is None:
            continue
        units["turns"].append((one["i"], other["i"]))
        if one["speaker"] == "customer":
            _customer(units, one, other)
        elif one["speaker"] == "agent":
            for kind, names in (("techniques", TECHNIQUES), ("failures", FAILURES)):
                _held(units, names, ids(one[kind]), ids(other[kind]))
    return units


def _customer(units: _Units, one: Labelled, other: Labelled) -> None:
    classes = EMOTIONS.index(one["emotion"]), EMOTIONS.index(other["emotion"])
    units.setdefault("emotion", []).append(classes)
    _held(units, _FLAGS, _flags(one), _flags(other))
    opened = ({f"opens {x}" for x in turn["needs"]} for turn in (one, other))
    _held(units, [f"opens {x}" for x in NEEDS], *opened)


def _flags(turn: Labelled) -> set[str]:
    flags = {x for x in _FLAGS if turn.get(x)}
    return flags | {"strong negative"} if strong(turn) else flags


def _held(units: _Units, names: Iterable[str], one: set[str], other: set[str]) -> None:
    for name in names:
        units.setdefault(name, []).append((int(name in one), int(name in other)))


def _figure(name: str, conversations: list[list[tuple[int, int]]]) -> Figure:
    values = len(EMOTIONS) if name == "emotion" else 2
    support = sum(any(unit) for units in conversations for unit in units)
    pairs: Floats = np.stack([coincidences(units, values) for units in conversations])
    value = float(alpha(pairs.sum(axis=0)))
    if support < LEAST or np.isnan(value):
        return Figure(name=name, value=None, low=None, high=None, support=support)
    low, high = interval(alpha(resampled(pairs))) if len(pairs) > 1 else (None, None)
    return Figure(name=name, value=value, low=low, high=high, support=support)
