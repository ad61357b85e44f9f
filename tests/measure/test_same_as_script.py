"""The figures are those of the project's scoring script, to the last digit."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ascolto.measure import Evaluation, evaluate
from tests.measure.made import blurred, right

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT.parent / "shared/tools/score_gold.py"
CORPUS = sorted((ROOT / "corpus").glob("*.jsonl"))


@pytest.fixture(scope="module")
def golds() -> list[dict]:
    lines = (x for file in CORPUS for x in file.read_text("utf-8").splitlines())
    return [_without_bots(json.loads(x)) for x in lines if x.strip()]


def _without_bots(conversation: dict) -> dict:
    # Nobody labels a bot's turns: we pass over them, the script stops at one.
    turns = [t for t in conversation["turns"] if t["speaker"] in ("customer", "agent")]
    return conversation | {"turns": turns}


@pytest.fixture(scope="module")
def reads(golds: list[dict]) -> list[dict]:
    return [blurred(gold, seed=7) for gold in golds[5:]]


def _script(folder: Path, golds: list[dict], reads: list[dict], *more: str) -> str:
    if not SCRIPT.exists():
        pytest.skip("the scoring script is not beside this checkout")
    for name, lines in (("gold", golds), ("read", reads)):
        text = "\n".join(json.dumps(x) for x in lines)
        (folder / f"{name}.jsonl").write_text(text, "utf-8")
    told = subprocess.run(
        [sys.executable, SCRIPT, folder / "gold.jsonl", folder / "read.jsonl", *more],
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout


def _same_figures(result: Evaluation, told: str) -> None:
    script = json.loads(told)
    assert result.conversations == script.pop("conversations")
    assert {f.name: f.value for f in result.figures} == script


def test_the_corpus_blurred(tmp_path: Path, golds: list[dict], reads: list[dict]) -> None:
    result = evaluate(golds, reads)
    _same_figures(result, _script(tmp_path, golds, reads, "--json"))
    assert all(0.2 < f.value < 0.99 for f in result.figures)  # wrong enough to show a difference


def test_so_few_that_labels_drop_out(tmp_path: Path, golds: list[dict], reads: list[dict]) -> None:
    few = golds[5:8]
    _same_figures(evaluate(few, reads), _script(tmp_path, few, reads, "--json"))


def test_no_readings_at_all(tmp_path: Path, golds: list[dict]) -> None:
    _same_figures(evaluate(golds[:20], []), _script(tmp_path, golds[:20], [], "--json"))


def test_every_label(tmp_path: Path, golds: list[dict], reads: list[dict]) -> None:
    ours = {
        f"{f.name} {f.value:.2f} {f.support}"
        for f in evaluate(golds, reads).details
        if f.value is not None
    }
    theirs = set()
    for line in _script(tmp_path, golds, reads).splitlines():
        if line.startswith("  "):
            name, _, rest = line.strip().rpartition(" F1 ")
            value, _, support = rest.partition("  (n=")
            if int(support.rstrip(")")) >= 4:
                theirs.add(f"{name.strip()} {value} {support.rstrip(')')}")
    assert ours == theirs


def test_the_corpus_read_right(golds: list[dict]) -> None:
    result = evaluate(golds, [right(gold) for gold in golds])
    assert {f.value for f in (*result.figures, *result.details)} <= {1.0, None}
    assert all((f.low, f.high) == (1.0, 1.0) for f in result.figures)
