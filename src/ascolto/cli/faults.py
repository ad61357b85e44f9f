"""What could not be read: named, counted, told by the exit status."""

import sys
from collections.abc import Iterable, Iterator

import typer

from ascolto.report.plain import visible
from ascolto.words import Conversation, Fault

SHOWN = 50
SOME_LOST = 1


class Faults:
    """Takes the faults out of a stream and tells them on standard error as they come."""

    def __init__(self) -> None:
        self.lost = 0
        self.noted = 0

    def sift(self, items: Iterable[Conversation | Fault]) -> Iterator[Conversation]:
        """Only the conversations; the faults are told and counted."""
        for item in items:
            if isinstance(item, Fault):
                self._tell(item)
            else:
                yield item

    def _tell(self, fault: Fault) -> None:
        self.lost += fault.lost
        self.noted += not fault.lost
        if self.lost + self.noted <= SHOWN:
            place = fault.file if fault.line is None else f"{fault.file}:{fault.line}"
            kind = "left out" if fault.lost else "note"
            reason = fault.reason.rstrip(".")
            sys.stderr.write(visible(f"{place}: {kind}: {reason}. {fault.remedy}") + "\n")

    def finish(self) -> None:
        """Say how many there were; exit with 1 where something was left out."""
        if self.lost + self.noted > SHOWN:
            sys.stderr.write(f"... and {self.lost + self.noted - SHOWN} more\n")
        if self.lost:
            sys.stderr.write(f"{self.lost} left out, the rest was read.\n")
            raise typer.Exit(SOME_LOST)
