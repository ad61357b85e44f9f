"""`ascolto listen --json` is exactly what scripts are promised: every field, every type."""

import json
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

import ascolto
from ascolto.words.terms import EMOTIONS, FAILURES, NEEDS, TECHNIQUES
from tests.stories.made import corpus

SAMPLES = Path(str(resources.files("ascolto"))) / "samples"
KINDS = ("update", "callback", "resolution", "refund", "other")
Fields = tuple[list[str], list[str]]
# The promised fields in their order, then what we add.
LINE = (["id", "lang", "score", "turns", "needs"], ["points"])
CUSTOMER = (
    ["i", "speaker", "lang", "emotion", "intensity", "confirms", "escalates", "opens"],
    ["marks", "facts"],
)
AGENT: Fields = (
    ["i", "speaker", "lang", "techniques", "failures", "promises", "meets", "opens"],
    [],
)
MARK = (["id", "start", "end", "confidence", "why"], ["cue"])
PROMISE = (["text", "due", "every", "kind"], ["start", "end"])
NEED = (["need", "turn", "status", "met_by"], ["missed_at", "due", "words"])


def whole() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    records = [json.loads(f.read_bytes()) for f in sorted(SAMPLES.glob("*.jsonl"))]
    records += corpus()
    return [(r, json.loads(ascolto.to_json(ascolto.listen(r)))) for r in records]


def fields(value: dict[str, Any], promised: Fields) -> None:
    assert list(value) == [*promised[0], *promised[1]]


def test_every_field_of_every_reading() -> None:
    for record, line in whole():
        fields(line, LINE)
        assert line["id"] == record["id"]
        assert line["lang"] in ("en", "it", "ro")
        assert line["score"] is None or (type(line["score"]) is int and 0 <= line["score"] <= 100)
        assert len(line["turns"]) == len(record["turns"])
        for i, (said, turn) in enumerate(zip(record["turns"], line["turns"], strict=True)):
            assert (turn["i"], turn["speaker"]) == (i, said["speaker"])
            assert isinstance(turn["lang"], str)
            if said["speaker"] == "customer":
                customer(turn)
            elif said["speaker"] == "agent":
                agent(turn, said["text"])
            else:
                fields(turn, (["i", "speaker", "lang"], []))
        for need in line["needs"]:
            one_need(need, line["turns"])


def customer(turn: dict[str, Any]) -> None:
    fields(turn, CUSTOMER)
    assert turn["emotion"] in EMOTIONS
    assert turn["intensity"] in (0, 1, 2, 3)
    assert type(turn["intensity"]) is int
    assert type(turn["confirms"]) is bool
    assert type(turn["escalates"]) is bool
    assert set(turn["opens"]) <= set(NEEDS)
    assert (turn["emotion"] == "neutral") == (turn["intensity"] == 0)


def agent(turn: dict[str, Any], text: str) -> None:
    fields(turn, AGENT)
    for marks, ids in ((turn["techniques"], TECHNIQUES), (turn["failures"], FAILURES)):
        for mark in marks:
            fields(mark, MARK)
            assert mark["id"] in ids
            assert 0 <= mark["start"] < mark["end"] <= len(text)
            assert 0 <= mark["confidence"] <= 1
            assert mark["why"].endswith(".")
    for promise in turn["promises"]:
        fields(promise, PROMISE)
        assert promise["text"] == text[promise["start"] : promise["end"]]
        assert promise["due"] is None or datetime.fromisoformat(promise["due"]).tzinfo
        assert promise["every"] is None or promise["every"].startswith("P")
        assert promise["kind"] in KINDS
    for met in turn["meets"]:
        fields(met, (["need", "turn"], []))
        assert met["need"] in NEEDS
        assert 0 <= met["turn"] <= turn["i"]
    assert set(turn["opens"]) <= {"wait", "closing", "promise"}


def one_need(need: dict[str, Any], turns: list[dict[str, Any]]) -> None:
    fields(need, NEED)
    assert need["need"] in turns[need["turn"]]["opens"]
    assert need["status"] in ("open", "met", "missed")
    assert (need["status"] == "met") == (need["met_by"] is not None)
    if need["met_by"] is not None:
        met = turns[need["met_by"]]["meets"]
        assert {"need": need["need"], "turn": need["turn"]} in met


READ = {"i", "speaker", "author", "at", "start", "end", "text"}
ALL = {"id", "lang", "channel", "customer", "agent", "started_at", "turns"}


@pytest.mark.parametrize("record", corpus(), ids=lambda r: str(r["id"]))
def test_labels_change_nothing(record: dict[str, Any]) -> None:
    bare = {k: v for k, v in record.items() if k in ALL}
    bare["turns"] = [{k: v for k, v in t.items() if k in READ} for t in record["turns"]]
    assert bare["turns"] != record["turns"]
    wrong = json.loads(json.dumps(record))
    for turn in wrong["turns"]:
        for label, other in {
            "emotion": "angry", "intensity": 3, "needs": ["heat"], "confirms": True,
            "techniques": ["callback"], "failures": ["blame"], "promises": [], "meets": [],
        }.items():  # fmt: skip
            if label in turn:
                turn[label] = other
    readings = {ascolto.to_json(ascolto.listen(x)) for x in (record, bare, wrong)}
    assert len(readings) == 1
