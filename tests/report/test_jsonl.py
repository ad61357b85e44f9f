"""A reading as JSON: the shape that scripts depend on."""

import json
import time

import pytest

from ascolto.report.jsonl import to_json
from tests.report import hostile, read_en, read_it, read_ro


def test_fields_stand_in_the_promised_order() -> None:
    line = json.loads(to_json(read_en.read()))
    assert list(line)[:5] == ["id", "lang", "score", "turns", "needs"]
    customer, agent = line["turns"][0], line["turns"][1]
    assert list(customer)[:8] == [
        *("i", "speaker", "lang", "emotion", "intensity", "confirms", "escalates", "opens")
    ]
    assert list(agent)[:8] == [
        *("i", "speaker", "lang", "techniques", "failures", "promises", "meets", "opens")
    ]
    assert list(agent["failures"][0])[:5] == ["id", "start", "end", "confidence", "why"]
    assert list(line["needs"][0])[:4] == ["need", "turn", "status", "met_by"]


def test_what_we_add_comes_after() -> None:
    line = json.loads(to_json(read_en.read()))
    assert list(line["turns"][0])[8:] == ["marks", "facts"]
    assert list(line["needs"][0])[4:] == ["missed_at", "due", "words"]
    assert line["points"][0] == {"kind": "problem", "turns": [0, 5], "weight": 2.0, "gained": 1.2}


def test_values_are_those_of_the_reading() -> None:
    line = json.loads(to_json(read_en.read()))
    said = read_en.read().conversation.turns[1].text
    found = {f["id"]: said[f["start"] : f["end"]] for f in line["turns"][1]["failures"]}
    assert found["empty_empathy"] == "I understand your frustration."
    assert line["turns"][0]["opens"] == ["problem", "emotion", "question"]
    assert line["turns"][3]["opens"] == ["wait", "promise"]
    assert line["turns"][5]["meets"][0] == {"need": "problem", "turn": 0}
    assert {"need": "emotion", "turn": 0, "status": "missed", "missed_at": 1}.items() <= line[
        "needs"
    ][1].items()


def test_due_times_carry_the_offset_of_the_conversation() -> None:
    line = json.loads(to_json(read_ro.read()))
    promise = line["turns"][7]["promises"][0]
    assert list(promise)[:4] == ["text", "due", "every", "kind"]
    assert promise["due"] == "2026-09-18T16:00:00+03:00"
    said = read_ro.read().conversation.turns[7].text
    assert said[promise["start"] : promise["end"]] == promise["text"]
    assert [n["due"] for n in line["needs"] if n["need"] == "promise"][-1] == (
        "2026-09-28T12:00:00+03:00"
    )


def test_other_speakers_keep_their_place_and_name() -> None:
    turns = json.loads(to_json(hostile.attack()))["turns"]
    assert [t["speaker"] for t in turns[-2:]] == ["bot", "system"]
    assert turns[-1] == {"i": 6, "speaker": "system", "lang": 'en"><x'}


def test_a_score_that_was_not_called_for_is_null() -> None:
    assert json.loads(to_json(hostile.only_agent()))["score"] is None


def test_one_reading_is_one_line() -> None:
    for listening in (read_it.read(), hostile.attack(), hostile.silent()):
        assert b"\n" not in to_json(listening)


@pytest.mark.parametrize("module", [read_en, read_it, read_ro])
def test_an_archive_of_millions_is_not_held_up(module: object) -> None:
    listening = module.read()  # type: ignore[attr-defined]
    best = 1.0
    for _ in range(20):
        start = time.perf_counter()
        for _ in range(50):
            to_json(listening)
        best = min(best, (time.perf_counter() - start) / 50 / len(listening.turns))
    assert best < 8e-6
