"""The benchmarks' own machinery: what is compared, and how it is told."""

import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.commands import Call, middle, streamed
from benchmarks.race import Race, race
from benchmarks.results import Results, page
from benchmarks.turns import conversations, count, repeated


def test_labels_never_reach_a_reader() -> None:
    talks = conversations()
    turn_fields = {k for talk in talks for t in talk["turns"] for k in t}
    assert turn_fields <= {"i", "speaker", "author", "at", "start", "end", "text"}
    assert {"id", "turns"} <= talks[0].keys()
    assert not {"quality", "vertical", "needs"} & talks[0].keys()


def test_one_language_is_part_of_all() -> None:
    english = conversations("en")
    assert {talk["lang"] for talk in english} == {"en"}
    assert 0 < count(english) < count(conversations())


def test_repeated_conversations_are_new_ones() -> None:
    talks = conversations("en")[:3]
    often = list(repeated(talks, 10 * count(talks)))
    assert len({talk["id"] for talk in often}) == len(often) == 30
    assert often[3]["turns"] == talks[0]["turns"]


RACE = Race(
    turns=100,
    seconds={"Ascolto fast": [0.2, 0.1, 0.4], "VADER": [0.1, 0.1, 0.1]},
    first={"Ascolto fast": 0.7, "VADER": 0.2},
)


def test_ratios_are_taken_within_a_round() -> None:
    assert RACE.times("Ascolto fast", "VADER") == (0.5, 0.25, 1.0)
    assert RACE.speed("Ascolto fast") == 500


class _Reader:
    """Counts what it is given: it must prepare anew for each reading."""

    def prepare(self, talks: list[dict]) -> list[str]:
        return [turn["text"] for talk in talks for turn in talk["turns"]]

    def read(self, prepared: list[str]) -> None:
        while prepared:
            sum(map(ord, prepared.pop()))


def test_a_race_times_every_round_of_everyone_but_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Forked, so that these two readers are there for it; the real ones are spawned.
    monkeypatch.setattr("benchmarks.race.CONTENDERS", {"one": _Reader, "two": _Reader})
    forked = multiprocessing.get_context("fork")
    monkeypatch.setattr(multiprocessing, "get_context", lambda _: forked)
    ticks: list[None] = []
    talks = conversations("en")[:20]
    result = race(["one", "two"], talks, rounds=3, tick=lambda: ticks.append(None))
    assert result.turns == count(talks)
    assert {name: len(s) for name, s in result.seconds.items()} == {"one": 3, "two": 3}
    assert all(s > 0 for seconds in result.seconds.values() for s in seconds)
    assert result.first.keys() == {"one", "two"}
    assert len(ticks) == 8


def _script(folder: Path, body: str) -> Path:
    file = folder / "ascolto"
    file.write_text(f"#!{sys.executable}\nimport sys\n{body}\n")
    file.chmod(0o755)
    return file


def test_memory_and_time_are_those_of_the_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = _script(
        tmp_path, "held = bytearray(300_000_000); held[::4096] = b'x' * len(held[::4096])"
    )
    monkeypatch.setattr("benchmarks.commands.ASCOLTO", held)
    used = middle([], times=1, tick=lambda: None)
    assert used.peak > 286
    assert used.processor > 0
    assert 0 < used.clock < 60


def test_a_long_file_holds_the_turns_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    copy = f"open({str(seen)!r}, 'w').write(open(sys.argv[2]).read())"
    monkeypatch.setattr("benchmarks.commands.ASCOLTO", _script(tmp_path, copy))
    talks = conversations("en")[:5]
    streamed(talks, 500, tmp_path)
    lines = seen.read_text("utf-8").splitlines()
    turns = sum(line.count('"speaker"') for line in lines)
    assert 500 <= turns < 520
    assert not (tmp_path / "500.jsonl").exists()


def test_a_call_that_fails_is_no_measurement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.commands.ASCOLTO", _script(tmp_path, "sys.exit(2)"))
    with pytest.raises(subprocess.CalledProcessError):
        middle([], times=1, tick=lambda: None)


def test_the_page_says_which_bars_are_held() -> None:
    call = Call(clock=1.0, processor=0.5, peak=80.0)
    slow = Race(
        turns=100,
        seconds={"Ascolto fast": [1.0], "ConvoKit politeness": [60.0]},
        first={"Ascolto fast": 1.0, "ConvoKit politeness": 61.0},
    )
    told = page(
        Results(
            versions={"ascolto": "1"},
            races={"all": RACE, "English": slow},
            streams={20_000: call},
            starts={"ascolto --version": call},
        )
    )
    assert (
        "| all | 100 | VADER | 1,000 | 1,000 | 2,000 | 0.50x as fast (0.25 - 1.00) | 0.5x: held |"
        in told
    )
    assert "| 60.00x as fast (60.00 - 60.00) | 100x: missed |" in told
    assert "| 20,000 | 80 MB | 40,000 | 1.0 s |" in told
    assert "| `ascolto --version` | 1,000 ms | 500 ms | 80 MB |" in told
