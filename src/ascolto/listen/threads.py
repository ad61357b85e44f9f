"""Which messages belong to one exchange: by their references, and only then by subject."""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from ascolto.listen.labels import pattern
from ascolto.playbook.fold import fold


class Link(NamedTuple):
    """What ties a message to others. `refs` are all ids that it names as before it.

    `people` are the addresses on the customer's side, or all of them where the sides are unknown.
    """

    id: str
    refs: tuple[str, ...]
    subject: str
    people: frozenset[str]


class _Sets:
    """Disjoint sets with path halving: near constant time a step, no recursion."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def find(self, key: Hashable) -> Hashable:
        parent = self._parent
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def join(self, one: Hashable, other: Hashable) -> None:
        self._parent[self.find(one)] = self.find(other)


def threads(links: Sequence[Link]) -> list[list[int]]:
    """Give the threads as lists of positions, in order of their first message.

    A reply ("Re:") whose references lead nowhere joins the last thread before it that has its
    subject and shares a person with it; a first message never does.
    """
    sets = _Sets()
    for i, link in enumerate(links):
        for reference in (link.id, *link.refs):
            if reference:
                sets.join(i, ("ref", reference))
    groups = _groups(sets, range(len(links)))
    _join_by_subject(sets, groups, links)
    return _groups(sets, range(len(links)))


def _groups(sets: _Sets, positions: Iterable[int]) -> list[list[int]]:
    groups: dict[Hashable, list[int]] = {}
    for i in positions:
        groups.setdefault(sets.find(i), []).append(i)
    return list(groups.values())


def _join_by_subject(sets: _Sets, groups: list[list[int]], links: Sequence[Link]) -> None:
    last: dict[tuple[str, str], int] = {}
    for group in groups:
        first = links[group[0]]
        subject, is_reply = bare_subject(first.subject)
        keys = [(subject, person) for person in sorted(first.people)] if subject else []
        before = next((last[key] for key in keys if key in last), None)
        if is_reply and before is not None:
            sets.join(group[0], before)
        last |= {
            (bare_subject(links[i].subject)[0], person): i
            for i in group
            for person in links[i].people
        }


def bare_subject(subject: str) -> tuple[str, bool]:
    """Take "Re:", "R:", "Fwd:", "Răsp:" off a subject, folded; tells whether there was any."""
    plain = " ".join(fold(subject[:500]).split())
    replied = False
    while match := pattern("reply_prefixes").match(plain):
        plain, replied = plain[match.end() :], True
    return plain.strip(), replied
