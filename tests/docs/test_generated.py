"""The generated pages are what `make docs` would write now."""

import json

import pytest
from scripts import docs, figures

from .pages import ROOT, inline_code, links, name, read

FIGURES = json.loads((ROOT / "docs/figures.json").read_text("utf-8"))


@pytest.mark.parametrize("page", docs.pages(), ids=name)
def test_it_is_up_to_date(page):
    assert read(page) == docs.pages()[page], "run `make docs`"


def test_an_evaluation_becomes_the_figures_without_the_machines_paths():
    told = {
        "../somewhere/private/gold-it.jsonl": {"conversations": 3, "figures": [], "details": []}
    }
    kept = figures.kept({"fast": told})
    assert kept["readers"]["fast"] == {"gold-it": {"conversations": 3, "figures": []}}
    assert "somewhere" not in json.dumps(kept)


def test_what_rests_on_too_little_is_said_to():
    figure = {"name": "failures_macro_f1", "value": None, "low": None, "high": None, "support": 2}
    one = {"version": "1", "on": "2026-01-01", "readers": {"fast": {}}}
    one["readers"]["fast"]["gold-ro"] = {"conversations": 1, "figures": [figure]}
    lines = figures.block(one, ["fast"]).splitlines()
    rows = iter(x for x in lines if x.startswith(("| failures", "|  |")))
    assert "| failures of listening, macro F1 | fast | too few to say |" in rows
    assert next(rows) == "|  | two analysts | 0.91 |"
    assert next(rows) == "|  | floor | 0.39 |"


def test_the_figures_shown_are_all_that_an_evaluation_gives():
    shown = set(figures.NAMES)
    for file in (file for files in FIGURES["readers"].values() for file in files.values()):
        given = {f["name"] for f in file["figures"]}
        assert shown <= given
        assert given - shown <= {"techniques_micro_f1"}, "say what these are in scripts/figures.py"


def test_a_page_that_lost_its_block_is_refused():
    with pytest.raises(ValueError, match="lost its block"):
        docs.filled("# A page\n", "| a |\n")


def test_a_block_is_replaced_and_the_rest_is_left():
    page = f"before\n{docs.BEGIN}\nold\n{docs.END}\nafter\n"
    assert docs.filled(page, "new\n") == f"before\n{docs.BEGIN}\nnew\n{docs.END}\nafter\n"


def test_the_picture_is_there_and_shown():
    picture = ROOT / "docs/images/reading.png"
    assert picture.read_bytes().startswith(b"\x89PNG\r\n")
    assert "docs/images/reading.png" in links(ROOT / "README.md")
    assert "make run" in read(ROOT / "README.md").partition("##")[0]
    assert "make test" in read(ROOT / "README.md").partition("##")[0]
    assert "docs/cli.md" in inline_code(ROOT / "CONTRIBUTING.md")
