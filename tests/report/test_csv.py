"""Readings as a spreadsheet."""

import csv
import io

import pytest

from ascolto.report.csv import rows, write
from ascolto.words import Conversation, Listening, Score, Turn
from tests.report import hostile, read_en, read_it
from tests.report.cast import NAMES


def _table(listenings: list[Listening], **how: object) -> list[dict[str, str]]:
    data = b"".join(write(listenings, **how)).decode("utf-8-sig")  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO(data), delimiter=str(how.get("delimiter", ","))))


def test_one_line_for_each_thing_heard() -> None:
    reading = read_en.read()
    table = _table([reading], names=NAMES["en"])
    kinds = [line["kind"] for line in table]
    promised = sum(n.need == "promise" for n in reading.needs)
    assert kinds.count("conversation") == 1
    assert kinds.count("need") == len(reading.needs) - promised
    assert kinds.count("promise") == 3
    assert kinds.count("failure") == 5
    assert kinds.count("technique") == 16


def test_a_missed_need_can_be_found_and_timed() -> None:
    table = _table([read_en.read()], names=NAMES["en"])
    (first, second) = [line for line in table if line["status"] == "missed"]
    assert (first["name"], first["turn"], first["ends"]) == ("Feeling", "1", "2")
    assert first["words"] == "23 people get paid tomorrow"
    assert first["minutes"] == "1.2"
    assert first["at"] == "2026-09-17T09:02:10+01:00"
    assert second["minutes"] == "1.4"


def test_a_recording_is_timed_by_its_seconds() -> None:
    table = _table([read_it.read()])
    problem = next(line for line in table if line["id"] == "problem")
    assert problem["minutes"] == "1.0"


def test_a_failure_says_why_and_where() -> None:
    table = _table([read_en.read()], names=NAMES["en"])
    failure = next(line for line in table if line["kind"] == "failure")
    assert failure["words"] == "I understand your frustration."
    assert failure["reason"].startswith("Empathy by formula")


def test_the_score_stands_once_a_conversation() -> None:
    table = _table([read_en.read(), hostile.only_agent()])
    assert [(line["kind"], line["score"]) for line in table if line["score"]] == [
        ("conversation", "68")
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_starts_as_a_formula(start: str) -> None:
    conversation = Conversation(
        id=f"{start}HYPERLINK(1)", turns=(Turn(i=0, speaker="customer", text="x"),)
    )
    listening = hostile.listening(conversation, [hostile.customer()])
    (row,) = rows(listening)
    assert row.conversation.startswith(start)
    (line,) = _table([listening])
    assert line["conversation"] == f"'{start}HYPERLINK(1)"


def test_hostile_texts_stay_cells() -> None:
    table = _table([hostile.attack()])
    words = [line["words"] for line in table if line["id"] == "evidence"]
    assert words == ["'=cmd|' /C calc'!A0"]
    assert not [
        cell
        for line in table
        for cell in line.values()
        if cell.startswith(("=", "+", "@", "\t", "\r")) or "\x1b" in cell
    ]


def test_numbers_below_zero_stay_numbers() -> None:
    from ascolto.report.csv import _safe

    assert _safe(-0.5) == -0.5
    assert _safe("-0.5") == "'-0.5"


def test_excel_gets_its_mark_and_its_semicolon() -> None:
    chunks = list(write([read_it.read()], bom=True, delimiter=";"))
    assert chunks[0].startswith(b"\xef\xbb\xbfconversation;channel;")
    assert not chunks[1].startswith(b"\xef\xbb\xbf")
    assert not next(write([])).startswith(b"\xef\xbb\xbf")
    assert _table([read_it.read()], delimiter=";")[0]["channel"] == "phone"


def test_no_agent_is_named() -> None:
    data = b"".join(write([read_en.read()])).decode()
    assert read_en.read().conversation.agent not in data
    assert Score(value=None).value is None
