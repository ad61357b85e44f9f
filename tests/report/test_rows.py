"""The lines beside the transcript: unbroken from where a need opens to where it ends."""

import pytest

from ascolto.report.html.rows import MOST_LANES, rows
from ascolto.report.story import story
from ascolto.words import Listening
from tests.report import hostile, read_en, read_it, read_ro


@pytest.mark.parametrize("reading", [read_en.read, read_it.read, read_ro.read, hostile.endless])
def test_every_line_runs_unbroken_from_its_start_to_its_end(reading: object) -> None:
    listening: Listening = reading()  # type: ignore[operator]
    laid = rows(story(listening))
    width = {len(row.lanes) for row in laid}
    assert len(width) == 1
    for lane in range(width.pop()):
        parts = [row.lanes[lane].split()[0] if row.lanes[lane] else "" for row in laid]
        running = False
        for part in parts:
            assert part in (("past", "to") if running else ("", "from"))
            running = part in ("from", "past")


def test_a_need_starts_and_ends_at_the_height_of_its_note() -> None:
    laid = rows(story(read_en.read()))
    for row in laid:
        for height, note in enumerate(row.margin):
            if note.reach:
                lane = row.lanes[len(row.lanes) - note.reach]
                part = "from" if note.begins else "to"
                assert lane.split() == [part, note.need.status, f"y{height}"]


def test_a_need_that_ends_at_once_has_a_note_and_no_line() -> None:
    row = rows(story(read_en.read()))[11]
    (closing,) = [n for n in row.margin if n.need.id == "closing"]
    assert closing.reach == 0


def test_a_margin_holds_only_so_many_lines_but_every_note() -> None:
    told = story(hostile.endless())
    laid = rows(told)
    assert len(laid[0].lanes) == MOST_LANES
    assert sum(note.begins for row in laid for note in row.margin) == len(told.needs)


def test_open_needs_run_to_the_end() -> None:
    laid = rows(story(read_it.read()))
    assert [lane.split()[:2] for lane in laid[-1].lanes if "open" in lane] == [["past", "open"]] * 3
