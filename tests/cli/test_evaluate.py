"""`ascolto evaluate`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    lines = (CORPUS / "it-a.jsonl").read_text("utf-8").split("\n")[:2]
    path = tmp_path / "it.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_figures_with_their_intervals(ascolto: Command, gold: Path) -> None:
    ran = ascolto("evaluate", gold.parent)
    assert ran.status == 0
    assert ran.out.startswith("it.jsonl")
    assert "promises_dated" in ran.out
    (result,) = json.loads(ascolto("evaluate", gold, "--json", "--detail").out).values()
    assert result["conversations"] == 2
    for figure in result["figures"]:
        if figure["value"] is not None:
            assert 0 <= figure["low"] <= figure["value"] <= figure["high"] <= 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not enough data"),
        (b"{", ":1: not JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[" * 100_000, ":1: not JSON"),
        (b'{"turns": []}', "an id"),
        (b'{"id": "a", "turns": [1]}', "turn 0"),
        (b'{"id": "a", "turns": [{"speaker": "customer", "text": "Hi"}]}', "label"),
    ],
)
def test_what_is_no_gold_is_told(
    ascolto: Command, tmp_path: Path, content: bytes, told: str
) -> None:
    file = tmp_path / "x.jsonl"
    file.write_bytes(content)
    ran = ascolto("evaluate", file)
    assert told in ran.err + ran.out
    assert ran.status == (0 if told == "not enough data" else 2)


def test_line_ends_of_unicode_inside_a_text(ascolto: Command, gold: Path) -> None:
    text = gold.read_text("utf-8").replace("Buonasera.", "Buonasera.\u2028", 1)
    gold.write_text(text, "utf-8")
    assert ascolto("evaluate", gold).status == 0


def test_a_folder_without_gold(ascolto: Command, tmp_path: Path) -> None:
    ran = ascolto("evaluate", tmp_path)
    assert ran.status == 2
    assert ".jsonl" in ran.err
