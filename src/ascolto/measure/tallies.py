"""One conversation's reading held against its labels: hits, false alarms and misses per label."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from ascolto.errors import UnreadableError
from ascolto.measure.promised import compare
from ascolto.words.terms import EMOTIONS, FAILURES, NEEDS, NEGATIVE, TECHNIQUES

Labelled = Mapping[str, Any]  # a conversation or a turn of it, as JSON gives it
Counts = npt.NDArray[np.int64]

CELLS = (
    *TECHNIQUES,
    "other technique",  # one that we do not know: it weighs in the pooled figure only
    *FAILURES,
    *(f"emotion {x}" for x in EMOTIONS),
    *(f"opens {x}" for x in NEEDS),
    "strong negative",
    "met",
    "promise",
    "dated",
)
_AT = {name: i for i, name in enumerate(CELLS)}
_TECHNIQUES = frozenset(TECHNIQUES)


def tally(gold: Labelled, read: Labelled) -> Counts:
    """Hits, false alarms and misses of a reading in one conversation: shape [len(CELLS), 3].

    A turn that the reading leaves out was read as nothing (a customer's as neutral). Raises
    UnreadableError where a turn of `gold` carries no labels.
    """
    counts = np.zeros((len(CELLS), 3), np.int64)
    turns = {t["i"]: t for t in read.get("turns", ())}
    for said in gold["turns"]:
        found = turns.get(said["i"], {})
        try:
            if said["speaker"] == "customer":
                _customer(counts, said, found)
            elif said["speaker"] == "agent" or "techniques" in said:
                _agent(counts, said, found)
        except KeyError as e:
            raise UnreadableError(
                f"Conversation {gold['id']}, turn {said['i']} has no {e}: "
                "label every turn of it, or leave the conversation out."
            ) from e
    return counts


def ids(items: Iterable[Any] | None) -> set[Any]:
    """Collect the ids of marks, given as objects with an `id` or as the ids themselves."""
    return {x["id"] if isinstance(x, Mapping) else x for x in items or ()}


def strong(turn: Labelled) -> bool:
    """Whether a customer's turn shows a negative emotion of intensity 2 or 3."""
    return turn.get("emotion") in NEGATIVE and turn.get("intensity", 0) >= 2


def _customer(counts: Counts, said: Labelled, found: Labelled) -> None:
    _add(counts, "emotion ", {said["emotion"]}, {found.get("emotion", "neutral")})
    _count(counts, "strong negative", wanted=strong(said), given=strong(found))
    _add(counts, "opens ", set(said["needs"]), set(found.get("opens", ())))


def _agent(counts: Counts, said: Labelled, found: Labelled) -> None:
    _add(counts, "", _known(said["techniques"]), _known(ids(found.get("techniques"))))
    _add(counts, "", set(said["failures"]), ids(found.get("failures")))
    wanted, given = _meetings(said), _meetings(found)
    counts[_AT["met"]] += len(wanted & given), len(given - wanted), len(wanted - given)
    kept = compare(said["text"], said.get("promises", ()), found.get("promises", ()))
    counts[_AT["promise"]] += kept.found, kept.extra, kept.missed
    counts[_AT["dated"]] += kept.dated, 0, kept.found - kept.dated


def _known(techniques: Iterable[str]) -> set[str]:
    return {x if x in _TECHNIQUES else "other technique" for x in techniques}


def _meetings(turn: Labelled) -> set[tuple[str, int]]:
    return {(m["need"], m["turn"]) for m in turn.get("meets", ())}


def _add(counts: Counts, kind: str, wanted: set[Any], given: set[Any]) -> None:
    for x in wanted | given:
        _count(counts, f"{kind}{x}", wanted=x in wanted, given=x in given)


def _count(counts: Counts, name: str, *, wanted: bool, given: bool) -> None:
    at = _AT.get(name)
    if at is not None and (wanted or given):
        counts[at, 0 if wanted and given else 1 if given else 2] += 1
