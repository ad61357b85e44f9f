"""What an agent at the desk waits for: one turn after another, read by the `deep` reader.

python -m benchmarks.desk prints one line of JSON; run in a process of its own, so that its memory
is the reader's alone.
"""

import json
import resource
import sys
import time
from collections import defaultdict
from dataclasses import asdict, dataclass
from statistics import quantiles
from typing import Any

from benchmarks.race import pin
from benchmarks.turns import conversations

EVERY = 4  # conversations of which one is read: the rest would only take longer
LONGEST = 60  # words of the turns that the bar is set for
_PER_MB = 1024 if sys.platform == "linux" else 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Milliseconds a turn by length, the seconds until the first is read, the most memory (MB)."""

    turns: int
    p50: float
    p99: float
    by_words: dict[str, tuple[float, float]]
    start: float
    peak: float


def main() -> None:
    """Read on one core and print what it took."""
    pin()
    begun = time.perf_counter()
    from ascolto.bootstrap import bootstrap, conversation_of

    app = bootstrap(reader="deep")
    talks = [conversation_of(talk) for talk in conversations(every=EVERY)]
    app.exchange().hear(talks[0].turns[0])
    start = time.perf_counter() - begun
    took: dict[int, list[float]] = defaultdict(list)
    for talk in talks:
        exchange = app.exchange(talk.channel)
        for turn in talk.turns:
            before = time.perf_counter()
            exchange.hear(turn)
            words = len(turn.text.split())
            if words <= LONGEST:
                took[min(words // 20, 2)].append((time.perf_counter() - before) * 1000)
    print(json.dumps(asdict(_desk(took, start))))


def _desk(took: dict[int, list[float]], start: float) -> Desk:
    every = [ms for some in took.values() for ms in some]
    names = {0: "up to 19 words", 1: "20 to 39", 2: f"40 to {LONGEST}"}
    return Desk(
        turns=len(every),
        p50=_percentile(every, 50),
        p99=_percentile(every, 99),
        by_words={names[n]: (_percentile(took[n], 50), _percentile(took[n], 99)) for n in names},
        start=start,
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _PER_MB,
    )


def _percentile(values: list[float], n: int) -> float:
    return quantiles(values, n=100)[n - 1]


def measured() -> Desk:
    """Run it in a process of its own."""
    import subprocess

    call: list[Any] = [sys.executable, "-m", "benchmarks.desk"]
    told = subprocess.run(call, check=True, capture_output=True, text=True)  # noqa: S603 (our own module)
    return Desk(**json.loads(told.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()
