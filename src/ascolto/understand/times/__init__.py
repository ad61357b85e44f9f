"""Times in what people write and say: relative times, working time, due dates of promises."""

from ascolto.understand.times.clock import Clock
from ascolto.understand.times.find import find_times
from ascolto.understand.times.found import TimeFound, due_of
from ascolto.understand.times.zone import zone_for

__all__ = ["Clock", "TimeFound", "due_of", "find_times", "zone_for"]
