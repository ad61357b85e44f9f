"""Faults of one input, gathered by kind so that a thousand alike are one line."""

from collections.abc import Iterator

from ascolto.words import Fault


class Notes:
    """Gathers what was wrong, and tells it once a kind: where first, and how often.

    >>> notes = Notes("a.vtt")
    >>> for line in (3, 9):
    ...     notes.add(line, "a time cannot be read", "Write it as 00:01:02.000.")
    >>> [fault.reason for fault in notes.drain()]
    ['a time cannot be read (2 times, the first one here)']
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self._kinds: dict[tuple[str, str, bool], tuple[int | None, str, int]] = {}

    def add(
        self, line: int | None, reason: str, remedy: str, *, where: str = "", lost: bool = False
    ) -> None:
        """Note one thing. `where` ("turn 3") is told for the first of its kind only."""
        kind = (reason, remedy, lost)
        first, place, count = self._kinds.get(kind, (line, where, 0))
        self._kinds[kind] = (first, place, count + 1)

    def drain(self) -> Iterator[Fault]:
        """Give what was gathered, first met first, and forget it."""
        kinds, self._kinds = self._kinds, {}
        for (reason, remedy, lost), (line, where, count) in kinds.items():
            said = f"{where}: {reason}" if where else reason
            often = f" ({count} times, the first one here)" if count > 1 else ""
            yield Fault(file=self.file, line=line, reason=said + often, remedy=remedy, lost=lost)
