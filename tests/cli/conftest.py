"""The command line as a shell sees it: arguments and bytes in; bytes and an exit status out."""

import io
import signal
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from ascolto.cli.run import run


class Ran(NamedTuple):
    status: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def ascolto(monkeypatch: pytest.MonkeyPatch) -> Iterator[Command]:
    """Call `ascolto` in this process: `ascolto("listen", path, stdin=b"...", LANG="it_IT")`."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    before = signal.getsignal(signal.SIGPIPE)

    def call(*args: object, stdin: bytes = b"", encoding: str = "utf-8", **env: str) -> Ran:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as m:
            for name, value in env.items():
                m.setenv(name, value)
            m.setattr(sys, "argv", ["ascolto", *map(str, args)])
            m.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            stdout = io.TextIOWrapper(out, encoding=encoding)
            stderr = io.TextIOWrapper(err, encoding="utf-8", errors="backslashreplace")
            m.setattr(sys, "stdout", stdout)
            m.setattr(sys, "stderr", stderr)
            with pytest.raises(SystemExit) as left:
                run()
            stdout.flush()
            stderr.flush()
        told = left.value.code
        status = told if isinstance(told, int) else 0
        return Ran(status, out.getvalue().decode(encoding), err.getvalue().decode())

    yield call
    signal.signal(signal.SIGPIPE, before)
