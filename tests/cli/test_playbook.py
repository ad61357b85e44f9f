"""`ascolto playbook`."""

from pathlib import Path

import pytest

from ascolto.words.terms import EMOTIONS, FAILURES, MOMENTS, NEEDS, STEPS, TECHNIQUES
from tests.cli.conftest import Command


def test_the_list_names_everything(ascolto: Command) -> None:
    rows = [
        line.split()[:2] for line in ascolto("playbook", "list", COLUMNS="120").out.splitlines()
    ]
    listed = {
        "techniques": TECHNIQUES, "failures": FAILURES, "needs": NEEDS,
        "emotions": EMOTIONS, "moments": MOMENTS, "steps": (*STEPS, "process"),
    }  # fmt: skip
    for kind, ids in listed.items():
        assert {row[0] for row in rows if row[1:] == [kind]} == set(ids)
    assert sum(row[1:] == ["cases"] for row in rows) >= 10
    assert sum(row[1:] == ["myths"] for row in rows) >= 8


@pytest.mark.parametrize(
    ("term", "lang"),
    [
        ("validation", "en"),
        ("canned", "it"),
        ("heat", "ro"),
        ("angry", "it"),
        ("opening", "ro"),
        ("process", "en"),
        ("takes_time", "it"),
    ],
)
def test_a_term_is_explained(ascolto: Command, term: str, lang: str) -> None:
    ran = ascolto("playbook", "show", term, "--locale", lang, COLUMNS="60")
    assert ran.status == 0
    first, *rest = ran.out.splitlines()
    assert first.endswith(f"/{term}")
    assert len(" ".join(rest).split()) > 15
    assert max(map(len, ran.out.splitlines())) <= 60


def test_a_word_that_is_two_things_shows_both(ascolto: Command) -> None:
    out = ascolto("playbook", "show", "promise").out
    assert "needs/promise" in out
    assert "steps/promise" in out


def test_a_case_names_its_moves(ascolto: Command) -> None:
    out = ascolto("playbook", "show", "retail_not_as_described", "--locale", "it").out
    assert "Rispecchiamento" in out
    assert "✗" in out


def test_faults_of_a_folder_are_told_with_line_and_remedy(ascolto: Command, tmp_path: Path) -> None:
    folder = tmp_path / "languages/en/failures"
    folder.mkdir(parents=True)
    (folder / "canned.yaml").write_text("cues:\n  - id: x\n    pattern: '('\n")
    ran = ascolto("playbook", "check", tmp_path)
    assert ran.status == 1
    assert "canned.yaml:" in ran.out
    assert ran.err.startswith(f"{len(ran.out.splitlines())} fault")
