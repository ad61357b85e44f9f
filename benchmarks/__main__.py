"""Measure, print the results, write them to benchmarks/results.md."""

import argparse
import tempfile
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown
from rich.progress import Progress

from benchmarks import desk
from benchmarks.commands import middle, streamed
from benchmarks.contenders import versions
from benchmarks.race import race
from benchmarks.results import Results, page
from benchmarks.turns import ROOT, conversations

PAGE = Path(__file__).with_name("results.md")
SAMPLES = ROOT / "src/ascolto/samples"


def main() -> None:
    """Run the whole measurement: a few minutes; `--quick` for a first look, written nowhere."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds; writes no file")
    quick = parser.parse_args().quick
    results = Results(versions=versions())
    with Progress(console=Console(stderr=True)) as progress:
        _race(results, progress, quick=quick)
        _stream(results, progress, quick=quick)
        _start(results, progress, quick=quick)
        results.desk = desk.measured()
        with tempfile.TemporaryDirectory() as folder:
            turns = 500 if quick else 5_000
            read = streamed(conversations(), turns, Path(folder), reader="deep")
            results.archive = (turns, read)
    Console().print(Markdown(page(results)))
    if not quick:
        PAGE.write_text(page(results), encoding="utf-8")


def _race(results: Results, progress: Progress, *, quick: bool) -> None:
    plans = {
        "all three languages": (conversations(), ["Ascolto fast", "VADER"], 3 if quick else 9),
        "English": (
            conversations("en"),
            ["Ascolto fast", "Ascolto deep", "VADER", "ConvoKit politeness"],
            2 if quick else 3,
        ),
    }
    for what, (talks, names, rounds) in plans.items():
        task = progress.add_task(f"Race, {what}", total=(rounds + 1) * len(names))
        results.races[what] = race(
            names, talks, rounds=rounds, tick=partial(progress.advance, task)
        )


def _stream(results: Results, progress: Progress, *, quick: bool) -> None:
    talks = conversations()
    sizes = (2_000, 20_000) if quick else (20_000, 200_000)
    task = progress.add_task("Long files", total=len(sizes))
    with tempfile.TemporaryDirectory() as folder:
        for turns in sizes:
            results.streams[turns] = streamed(talks, turns, Path(folder))
            progress.advance(task)


def _start(results: Results, progress: Progress, *, quick: bool) -> None:
    calls: dict[str, list[str | Path]] = {"ascolto --version": ["--version"]}
    for file in sorted(SAMPLES.glob("*.jsonl")):
        calls[f"ascolto listen {file.name} --json"] = ["listen", file, "--json"]
    times = 3 if quick else 15
    task = progress.add_task("Start-up", total=times * len(calls))
    for what, arguments in calls.items():
        results.starts[what] = middle(arguments, times=times, tick=partial(progress.advance, task))


if __name__ == "__main__":
    main()
