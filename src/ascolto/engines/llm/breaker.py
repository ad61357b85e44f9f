"""A circuit breaker: an endpoint that keeps failing is left alone for a while."""

import time
from collections.abc import Callable
from threading import Lock

FAILURES = 3  # in a row, after which it is left alone
PAUSE = 60.0  # seconds


class Breaker:
    """Says whether to try. One serves any number of threads.

    After FAILURES in a row it says no for PAUSE seconds; then one try decides: another pause, or
    all is well again.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._until = 0.0

    def allows(self) -> bool:
        """Whether to try now. While the one try after a pause is under way, others are told no."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            now = self._clock()
            if now < self._until:
                return False
            self._until = now + PAUSE
            return True

    def failed(self) -> None:
        """A try has failed."""
        with self._lock:
            self._failures += 1
            self._until = self._clock() + PAUSE

    def worked(self) -> bool:
        """A try has worked; gives whether that ended a pause."""
        with self._lock:
            paused = self._failures >= FAILURES
            self._failures = 0
            return paused
