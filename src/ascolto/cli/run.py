"""Run the command line as a good citizen of a shell: pipes, full disks, narrow encodings."""

import contextlib
import os
import signal
import sys

from ascolto.cli.app import app
from ascolto.errors import AscoltoError

WRONG = 2


def run() -> None:
    """Run a command; what went wrong is told in one line, with what to do about it."""
    _behave()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except AscoltoError as e:
        _tell(str(e))
    except OSError as e:
        _tell(f"the output cannot be written: {e.strerror or e}.")
        _let_go()
    sys.exit(WRONG)


def _behave() -> None:
    # Whoever read our output has left (`ascolto ... | head`): end as other commands do, quietly.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # What a terminal cannot show is shown as "?"; it does not end the reading.
    with contextlib.suppress(AttributeError):
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a text stream, whatever its type says


def _tell(message: str) -> None:
    sys.stderr.write(f"ascolto: {message}\n")


def _let_go() -> None:
    """Point standard output at nothing: at its end, Python would try to write the rest again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
