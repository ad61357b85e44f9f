"""What could not be read: named, counted, told by the exit status."""

import sys
import traceback
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ascolto.cli.many import ordered

if TYPE_CHECKING:
    from ascolto.bootstrap import Ascolto
    from ascolto.words import Conversation, Fault, Listening

SHOWN = 50
SOME_LOST = 1


class Faults:
    """Takes the faults out of a stream and tells them on standard error as they come."""

    def __init__(self) -> None:
        self.read = 0
        self.lost = 0
        self.noted = 0

    def sift(self, items: "Iterable[Conversation | Fault]") -> "Iterator[Conversation]":
        """Only the conversations; the faults are told and counted."""
        from ascolto.words import Fault

        for item in items:
            if isinstance(item, Fault):
                self._tell(item)
            else:
                self.read += 1
                yield item

    def listened(
        self, app: "Ascolto", conversations: "Iterable[Conversation]"
    ) -> "Iterator[Listening]":
        """The readings of conversations; one that our own mistake stops does not stop the rest."""
        from ascolto.words import Fault

        for found in ordered(partial(_listened, app), conversations, app.workers):
            if isinstance(found, Fault):
                self.read -= 1
                self._tell(found)
            else:
                yield found

    def _tell(self, fault: "Fault") -> None:
        from ascolto.report.plain import visible

        self.lost += fault.lost
        self.noted += not fault.lost
        if self.lost + self.noted <= SHOWN:
            place = fault.file if fault.line is None else f"{fault.file}:{fault.line}"
            kind = "left out" if fault.lost else "note"
            reason = fault.reason.rstrip(".")
            note(visible(f"{place}: {kind}: {reason}. {fault.remedy}"))

    def finish(self) -> None:
        """Say how many there were; exit with 1 where something was left out."""
        if self.lost + self.noted > SHOWN:
            note(f"... and {self.lost + self.noted - SHOWN} more")
        if self.lost:
            many = "" if self.read == 1 else "s"
            note(f"{self.lost} left out; {self.read} conversation{many} read.")
            raise typer.Exit(SOME_LOST)


def _listened(app: "Ascolto", conversation: "Conversation") -> "Listening | Fault":
    from ascolto.words import Fault

    try:
        return app.listen(conversation)
    except Exception as e:  # an archive of millions is not given up for one
        reason = f"reading it failed in {_place(e)}: {type(e).__name__}: {e}"
        remedy = "This is a mistake of Ascolto's: please report it with the conversation."
        return Fault(file=conversation.id, line=None, reason=reason, remedy=remedy)


def _place(error: Exception) -> str:
    """The file and line in which an error came up."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def note(message: str) -> None:
    """Tell something on standard error, after what was written to standard output so far."""
    sys.stdout.flush()
    sys.stderr.write(message + "\n")
