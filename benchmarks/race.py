"""Turns a second on one core: all contenders on the same turns, in turns, in the same run."""

import gc
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from statistics import median

from benchmarks.contenders import CONTENDERS
from benchmarks.turns import Talk, count

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")

_READ, _STOP = "read", "stop"


@dataclass(frozen=True, kw_only=True)
class Race:
    """Processor seconds by contender, round by round: the same place is the same round.

    `first` is the round that was no race: each tool sees the turns for the first time, and what
    it builds as it reads (caches, automata) is still to be built.
    """

    turns: int
    seconds: dict[str, list[float]]
    first: dict[str, float]

    def speed(self, name: str) -> float:
        """Give the turns a second of the median round."""
        return self.turns / median(self.seconds[name])

    def times(self, name: str, other: str) -> tuple[float, float, float]:
        """How many times as fast as the other: median, lowest and highest of the rounds."""
        pairs = zip(self.seconds[name], self.seconds[other], strict=True)
        ratios = [theirs / ours for ours, theirs in pairs]
        return median(ratios), min(ratios), max(ratios)


def race(names: list[str], talks: list[Talk], *, rounds: int, tick: Callable[[], None]) -> Race:
    """Let each read all of the conversations, round after round; the first counts apart.

    Each contender lives in a process of its own, all of them pinned to the same core, one
    reading at a time: what one keeps in memory slows down no other, and what else the machine
    does falls on all. Processor time is counted, not the clock's. `tick` is called after each
    reading.
    """
    seconds: dict[str, list[float]] = {name: [] for name in names}
    first: dict[str, float] = {}
    with _one_thread(), _stable(names, talks) as stable:
        for turn in range(rounds + 1):
            # Another one begins each time, so that nobody always runs after the same neighbour.
            for k in range(len(names)):
                name = names[(turn + k) % len(names)]
                stable[name].send(_READ)
                took = stable[name].recv()
                if turn:
                    seconds[name].append(took)
                else:
                    first[name] = took
                tick()
    return Race(turns=count(talks), seconds=seconds, first=first)


@contextmanager
def _one_thread() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    yield
    for name, value in before.items():
        os.environ.pop(name)
        if value is not None:
            os.environ[name] = value


@contextmanager
def _stable(names: list[str], talks: list[Talk]) -> Iterator[dict[str, Connection]]:
    context = multiprocessing.get_context("spawn")  # no libraries or threads inherited
    lines, processes = {}, []
    for name in names:
        lines[name], theirs = context.Pipe()
        process = context.Process(target=_run, args=(name, talks, theirs), daemon=True)
        process.start()
        # Our copy of their end: once it is closed, their death is an EOFError here.
        theirs.close()
        processes.append(process)
    try:
        yield lines
    finally:
        for line, process in zip(lines.values(), processes, strict=True):
            if process.is_alive():
                line.send(_STOP)
            process.join()


def _run(name: str, talks: list[Talk], line: Connection) -> None:
    pin()
    contender = CONTENDERS[name]()
    while line.recv() != _STOP:
        prepared = contender.prepare(talks)
        gc.collect()
        start = time.process_time()
        contender.read(prepared)
        line.send(time.process_time() - start)


def pin() -> None:
    """Keep this process to one core, where the system can (Linux)."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
