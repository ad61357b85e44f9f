"""What hearing costs on this machine: time for a turn, turns a second, memory.

python -m training.encoder.speed [--weights DIR] [--corpus DIR]
"""

import argparse
import resource
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from ascolto.engines.encoder import Encoder, Past, load_encoder
from ascolto.engines.encoder.weights import FOLDER
from training.encoder.corpus import heard
from training.examples import read_corpus

THREADS = 2
WORDS = (10, 20, 30, 40, 50, 60, 80, 1000)  # a row for turns of fewer words than each
Talk = Sequence[tuple[str, str]]


def main() -> None:
    """Hear the kept-back conversations turn by turn on one thread, then all at once on two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=FOLDER)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    args = parser.parse_args()
    start = time.perf_counter()
    encoder = load_encoder(args.weights)
    print(f"loaded in {time.perf_counter() - start:.2f} s")
    conversations = [c for c in heard(read_corpus(args.corpus)) if c.kept_back]
    talks = [[(t.side, t.text) for t in c.turns] for c in conversations]
    _live(encoder, talks)
    _archive(encoder, talks)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory at most")


def _live(encoder: Encoder, talks: Sequence[Talk]) -> None:
    """Each turn with its past, and the evidence for three labels."""
    words: list[int] = []
    times: list[float] = []
    for talk in talks:
        past: Past | None = None
        for turn in talk:
            start = time.perf_counter()
            (weighed,), past = encoder.hear([turn], past)
            for label in range(3):
                weighed.evidence(label)
            times.append((time.perf_counter() - start) * 1000)
            words.append(len(turn.text.split()))
    print("one turn with its past, one thread, ms\n  words    turns    p50    p95    p99    max")
    length, took = np.array(words), np.array(times)
    for low, high in zip((0, *WORDS), (*WORDS, 61), strict=False):
        rows = took[(length >= (0 if high == 61 else low)) & (length < high)]
        if len(rows):
            cells = "".join(f"{np.percentile(rows, p):7.1f}" for p in (50, 95, 99, 100))
            print(f"{0 if high == 61 else low:5}-{high - 1:<5}{len(rows):6}{cells}")


def _archive(encoder: Encoder, talks: Sequence[Talk]) -> None:
    """Whole conversations."""
    turns = sum(map(len, talks))
    for threads in (1, THREADS):
        start = time.perf_counter()
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(lambda talk: len(encoder.hear(talk)[0]), talks))
        print(f"{turns / (time.perf_counter() - start):.0f} turns/s on {threads} thread(s)")


if __name__ == "__main__":
    main()
