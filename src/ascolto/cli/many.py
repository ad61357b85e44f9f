"""The same work on many things, on several cores, in their order and without holding them all."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 4  # things for each worker that wait for their turn to be given out


def ordered(work: Callable[[T], R], things: Iterable[T], workers: int) -> Iterator[R]:
    """What `work` makes of each thing, in order; threads help only where `work` lets go of Python.

    What `work` raises is raised in its place. With one worker, nothing is read ahead.
    """
    if workers <= 1:
        yield from map(work, things)
        return
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[R]] = deque()
        for thing in things:
            waiting.append(pool.submit(work, thing))
            if len(waiting) > workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
