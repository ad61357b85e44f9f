"""The results as one page of Markdown."""

import os
import platform
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.commands import Call
from benchmarks.desk import Desk
from benchmarks.race import Race

BARS = {"VADER": 0.5, "ConvoKit politeness": 100.0}  # times as fast as the peer, at least
_MODEL = "model name"


@dataclass(kw_only=True)
class Results:
    """All that was measured: races by the turns they were run on, calls by what was called."""

    versions: dict[str, str]
    races: dict[str, Race] = field(default_factory=dict)
    streams: dict[int, Call] = field(default_factory=dict)
    starts: dict[str, Call] = field(default_factory=dict)
    desk: Desk | None = None
    archive: tuple[int, Call] | None = None


def page(results: Results) -> str:
    """Write the page."""
    parts = (_head(results), _speed(results), _desk(results), _memory(results), _start(results))
    return "\n\n".join(parts) + "\n"


def _head(results: Results) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in results.versions.items())
    return (
        "# Speed and memory\n\n"
        f"Written by `make bench` on {date.today()}: {_processor()}, {os.cpu_count()} cores, "  # noqa: DTZ011 (a day for people)
        f"Python {platform.python_version()}; {versions}.\n\n"
        "The conversations are those of `corpus/`, without their labels. On one core, one thread, "
        "each tool in a process of its own, in interleaved rounds of the same run; processor time, "
        "medians, and for the ratios the lowest and the highest round. First time: the round before those: turns that the "
        "tool has not met yet in this process. Ascolto does all it does "
        "(fast: words, cues, context; deep: the encoder beside them; language, techniques, failures, emotion, needs, promises with dates, the ledger, the "
        "score) and writes JSON; VADER scores the polarity of a text; ConvoKit parses with spaCy "
        "and finds 21 politeness strategies. The peers' reading is for English."
    )


def _speed(results: Results) -> str:
    rows = []
    for turns, race in results.races.items():
        for name in race.seconds:
            row = [turns, f"{race.turns:,}", name, *_paces(race, name)]
            rows.append([*row, *_ratio(race, name)])
    heading = [
        "turns",
        "of them",
        "tool",
        "turns/s",
        "µs/turn",
        "µs/turn, first time",
        "Ascolto fast is",
        "bar",
    ]
    return "## Turns per second on one core\n\n" + _table(heading, rows)


def _paces(race: Race, name: str) -> tuple[str, str, str]:
    first = race.first[name] / race.turns * 1e6
    return f"{race.speed(name):,.0f}", f"{1e6 / race.speed(name):,.0f}", f"{first:,.0f}"


def _ratio(race: Race, name: str) -> tuple[str, str]:
    bar = BARS.get(name)
    if bar is None:
        return "", ""
    times, low, high = race.times("Ascolto fast", name)
    held = "held" if times >= bar else "missed"
    return f"{times:,.2f}x as fast ({low:,.2f} - {high:,.2f})", f"{bar:g}x: {held}"


def _desk(results: Results) -> str:
    found = results.desk
    if found is None:
        return ""
    rows = [[what, f"{p50:.1f}", f"{p99:.1f}"] for what, (p50, p99) in found.by_words.items()]
    rows.append(["all of them", f"{found.p50:.1f}", f"{found.p99:.1f}"])
    return (
        "## At the desk: turn by turn, the deep reader\n\n"
        f"{found.turns:,} turns of up to 60 words on one core, everything on, by the clock. First "
        f"reading after {found.start:.2f} s, from importing Ascolto on; most memory held "
        f"{found.peak:,.0f} MB. Bars: 99 in a hundred within 30 ms, 2 s, 400 MB.\n\n"
        + _table(["turn", "ms, middle", "ms, 99 in a hundred"], rows)
        + _archive(results)
    )


def _archive(results: Results) -> str:
    if results.archive is None:
        return ""
    turns, call = results.archive
    return (
        f"\n\nAn archive, `ascolto listen FILE --json --reader deep`, on all cores: {turns:,} turns in "
        f"{call.clock:.0f} s, start-up included: {turns / call.clock:,.0f} turns/s (bar: 150 on two), "
        f"most memory held {call.peak:,.0f} MB."
    )


def _memory(results: Results) -> str:
    rows = [
        [f"{turns:,}", f"{c.peak:,.0f} MB", f"{turns / c.processor:,.0f}", f"{c.clock:,.1f} s"]
        for turns, c in results.streams.items()
    ]
    heading = ["turns in the file", "most memory held", "turns/s", "by the clock"]
    return (
        "## Memory: `ascolto listen FILE --json --reader fast`\n\n"
        "The same conversations over and over with new ids, start-up included. "
        "Memory must not grow with the file.\n\n" + _table(heading, rows)
    )


def _start(results: Results) -> str:
    rows = [
        [
            f"`{what}`",
            f"{c.clock * 1000:,.0f} ms",
            f"{c.processor * 1000:,.0f} ms",
            f"{c.peak:,.0f} MB",
        ]
        for what, c in results.starts.items()
    ]
    heading = ["command", "by the clock", "processor", "most memory held"]
    return "## Start-up\n\n" + _table(heading, rows)


def _table(heading: list[str], rows: list[list[str]]) -> str:
    aligned = ["---" if i == 0 else "---:" for i in range(len(heading))]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (heading, aligned, *rows))


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith(_MODEL):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
