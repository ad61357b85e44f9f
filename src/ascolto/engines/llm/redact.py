"""What leaves the house: the text with placeholders where identifiers, contacts and names stood.

book = Book(common=frozenset(("and", "the")))
redacted, book = redact("My name is Leah, order 5580123", book, names=True)
redacted.text              # "My name is [name-1], order [identifier-1]"
redacted.origin(11, 19)    # (11, 15): "Leah"
redact("Thanks Leah!", book)[0].text    # "Thanks [name-1]!": the same, as long as the book is
"""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ascolto.engines.llm.shapes import Secret, joined, secrets_in
from ascolto.playbook import fold

SHORTEST_NAME = 2  # letters of a name that is looked for in later turns
_SIGN = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]+")


class Placed(NamedTuple):
    """Where a placeholder stands, and where in the original what it stands for."""

    start: int
    end: int
    from_start: int
    from_end: int


@dataclass(frozen=True)
class Redacted:
    """A text that may leave, and how its places correspond to those of the original."""

    text: str
    placed: tuple[Placed, ...] = ()

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The original's stretch; one that cuts a placeholder takes in all it stands for."""
        return self._origin(start, at_end=False), self._origin(end, at_end=True)

    def _origin(self, offset: int, *, at_end: bool) -> int:
        shift = 0
        for p in self.placed:
            if p.start < offset < p.end:
                return p.from_end if at_end else p.from_start
            if offset >= p.end:
                shift = p.from_end - p.end
        return offset + shift


@dataclass(frozen=True)
class Book:
    """Which placeholder stands for what, in one conversation. Never changed, only replaced.

    `given` maps a value, folded and without signs, to its placeholder; `names` the words of names.
    `common` are a language's common words: where a name is one ("Will"), it counts with a capital.
    """

    common: Set[str] = frozenset()
    given: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def with_value(self, kind: str, words: str) -> tuple[str, "Book"]:
        """The placeholder of a value, and the book that holds it; `words` is its folded text."""
        value = _SIGN.sub("", words)
        if value in self.given:
            return self.given[value], self
        place = f"[{kind}-{1 + sum(p.startswith(f'[{kind}-') for p in self.given.values())}]"
        names = dict(self.names)
        if kind == "name":
            for word in _WORD.findall(words):
                if len(word) >= SHORTEST_NAME:
                    names.setdefault(word, place)
        return place, replace(self, given={**self.given, value: place}, names=names)

    def named_in(self, text: str, folded: str) -> Iterator[Secret]:
        """Where names known from before stand in a text."""
        for m in _WORD.finditer(folded) if self.names else ():
            word = m.group()
            if word in self.names and (word not in self.common or text[m.start()].isupper()):
                yield Secret(m.start(), m.end(), "name")


def redact(text: str, book: Book, *, names: bool = False) -> tuple[Redacted, Book]:
    """A text that may leave, and the book to redact the next one with.

    With `names`, a short text that begins with a person's name gives it, as customers' do.
    """
    folded = fold(text)
    found = secrets_in(text, folded, names=names, common=book.common)
    # First the names this text gives itself, so that it hides all their other places too.
    for secret in found:
        _, book = book.with_value(secret.kind, folded[secret.start : secret.end])
    parts: list[str] = []
    placed: list[Placed] = []
    length = done = 0
    for start, end, kind in joined([*found, *book.named_in(text, folded)]):
        words = folded[start:end]
        place = book.names.get(words) if kind == "name" else None
        if place is None:
            place, book = book.with_value(kind, words)
        parts += [text[done:start], place]
        length += start - done
        placed.append(Placed(length, length + len(place), start, end))
        length += len(place)
        done = end
    return Redacted("".join([*parts, text[done:]]), tuple(placed)), book
