"""The command line from outside: what a call of it takes, in time and in memory."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.turns import Talk, repeated

ASCOLTO = Path(sys.executable).parent / "ascolto"
_PER_MB = 1024 if sys.platform == "linux" else 1024 * 1024  # ru_maxrss: KB, elsewhere bytes


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call: seconds by the clock, seconds of processor, and the most memory it held, in MB."""

    clock: float
    processor: float
    peak: float


def call(*arguments: str | Path) -> Call:
    """Run `ascolto` with these arguments, its output thrown away.

    Raises CalledProcessError where it fails. This process must stay small: what it holds itself
    counts into the peak of what it starts.
    """
    start = time.perf_counter()
    command = [ASCOLTO, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 (our own command)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, [str(x) for x in command])
    return Call(
        clock=time.perf_counter() - start,
        processor=used.ru_utime + used.ru_stime,
        peak=used.ru_maxrss / _PER_MB,
    )


def middle(arguments: list[str | Path], *, times: int, tick: Callable[[], None]) -> Call:
    """Call it that many times: the median of each figure."""
    calls = []
    for _ in range(times):
        calls.append(call(*arguments))
        tick()
    return Call(
        clock=median(c.clock for c in calls),
        processor=median(c.processor for c in calls),
        peak=median(c.peak for c in calls),
    )


def streamed(talks: list[Talk], turns: int, folder: Path, reader: str = "fast") -> Call:
    """Read a file of that many turns, the conversations over and over with new ids, to JSON."""
    file = folder / f"{turns}.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for talk in repeated(talks, turns):
            out.write(json.dumps(talk, ensure_ascii=False) + "\n")
    try:
        return call("listen", file, "--json", "--reader", reader)
    finally:
        file.unlink()
