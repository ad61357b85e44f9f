"""Everything that exists is documented: commands, options, formats, fields, conditions, settings."""

import re

import msgspec
import pytest
import typer
from scripts.docs import commands

import ascolto
from ascolto import words
from ascolto.channels import sources
from ascolto.cli.app import app
from ascolto.listen import limits
from ascolto.playbook import load, model
from ascolto.report import csv, jsonl
from ascolto.respond import texts
from ascolto.understand import cues, lexed
from ascolto.understand.times.lexicon import Settings
from ascolto.words.terms import EMOTIONS, FAILURES, NEEDS, STEPS, TECHNIQUES

from .pages import PAGES, ROOT, name, read, rows, section

PLAYBOOK, FORMATS, CLI, IDEA = (
    ROOT / f"docs/{page}.md" for page in ("playbook", "formats", "cli", "idea")
)
COMMANDS = dict(commands(typer.main.get_command(app)))


def coded(text: str) -> set[str]:
    """All words in backticks, with those inside longer code (`--html FILE`)."""
    return {w for code in re.findall(r"`([^`\n]+)`", text) for w in (code, *code.split())}


def first_cells(page, heading: str) -> set[str]:
    return {w for row in rows(page, heading) for w in re.findall(r"`([^`]+)`", row[0])}


def fields(shape: type[msgspec.Struct]) -> set[str]:
    return {f.rstrip("_") for f in shape.__struct_fields__} - {"met_by", "own"}  # the loader's


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_and_option_is_documented_and_explained(path):
    text = section(CLI, f"## {path}")
    for param in COMMANDS[path].params:
        if param.param_type_name == "option" and not param.hidden:
            assert set(param.opts) <= coded(text)
            assert param.help, f"{path} {param.opts[0]} has no help"
    assert COMMANDS[path].help


@pytest.mark.parametrize("path", [p for p, c in COMMANDS.items() if not hasattr(c, "commands")])
def test_every_command_is_used_in_a_guide(path):
    used = [page for page in PAGES if page != CLI and f"{path} " in read(page)]
    assert used, f"no page shows `{path}` at work"


def test_every_environment_variable_is_documented():
    code = "".join(p.read_text("utf-8") for p in (ROOT / "src").rglob("*.py"))
    lines = [x for x in code.splitlines() if "environ" in x or "getenv" in x]
    read_there = {w for line in lines for w in re.findall(r'"([A-Z][A-Z_]+)"', line)}
    assert "LC_ALL" in read_there
    assert read_there <= coded(read(CLI))


def test_every_make_target_is_documented():
    targets = re.findall(r"^(\w+):.*?##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert targets
    listed = first_cells(ROOT / "CONTRIBUTING.md", "## Commands")
    assert {f"make {t}" for t in targets} <= {" ".join(x.split()[:2]) for x in listed}


def test_conditions_and_signals_are_those_that_exist():
    assert first_cells(PLAYBOOK, "## Conditions (`when`)") == model.CONDITIONS
    signals = first_cells(PLAYBOOK, "## Signals")
    assert signals == {*cues.AGENT_SIGNALS, *cues.CUSTOMER_SIGNALS}
    for pack in load().languages.values():
        assert set(pack.signals) <= signals


@pytest.mark.parametrize(
    "shape",
    [
        model.Cue, model.Entry, model.MomentText, model.StepText, model.ProcessStep, model.Case,
        model.CaseMove, model.Myth, model.Language, model.Technique, model.Failure, model.NeedRule,
        model.MomentRule, model.StepRule, Settings, texts.Moves, texts.MoveText, texts.NeedText,
        texts.Frame, texts.Cuts, texts.Unsure, texts.Turnabout, texts.Limit, texts.Findings,
        texts.FindingText,
    ],
    ids=lambda shape: shape.__name__,
)  # fmt: skip
def test_every_field_of_the_playbooks_files_is_documented(shape):
    text = read(PLAYBOOK)
    known = coded(text) | set(re.findall(r"^ *(?:- )?(\w+):", text, re.MULTILINE))
    assert fields(shape) - {"id", "own"} <= known  # `own` is the loader's, never written


def test_every_finding_and_slot_is_documented():
    known = coded(read(PLAYBOOK))
    for pack in load().languages.values():
        assert set(texts.findings_of(pack).findings) <= known
        moves = msgspec.json.encode(texts.moves_of(pack).needs).decode()
        assert set(re.findall(r"\{(\w+)\}", moves)) <= known


def test_needs_techniques_failures_and_steps_are_explained():
    assert first_cells(IDEA, "## Needs") == set(NEEDS)
    known = coded(section(IDEA, "## Techniques, failures"))
    assert {*TECHNIQUES, *FAILURES} <= known
    for step in STEPS:
        assert f"**{step.capitalize()}**" in section(IDEA, "## The 4P")


def test_the_needs_are_met_as_the_page_says():
    playbook = load()
    for row in rows(IDEA, "## Needs")[1:]:
        need = row[0].strip("`")
        assert set(re.findall(r"`(\w+)`", row[2])) == set(playbook.needs[need].met_by)


def test_every_input_format_is_documented():
    listed = {row[0].strip("`") for row in rows(FORMATS, "## In: what is recognised")[1:]}
    assert set(sources()) <= listed


def test_every_limit_is_documented_with_its_value():
    set_here = {k: v for k, v in vars(limits).items() if k.isupper() and k != "MIB"}
    set_here["LONGEST"] = lexed.LONGEST
    listed = {row[0].strip("`"): row[1] for row in rows(FORMATS, "### How much is read")[1:]}
    assert listed == {k: str(v) for k, v in set_here.items()}


@pytest.mark.parametrize(
    ("heading", "shapes"),
    [
        ("## In: the native format", [words.Conversation, words.Turn]),
        (
            "## Out: a reading",
            [
                jsonl._Line, jsonl._Customer, jsonl._Agent, jsonl._Other, words.Mark, words.Known,
                words.Promise, words.Meeting, words.Need, words.Point,
            ],
        ),
        (
            "## Out: a draft's check, and advice",
            [words.DraftCheck, words.Finding, words.Advice, words.Move],
        ),
        ("## What could not be read", [words.Fault]),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)  # fmt: skip
def test_every_field_in_and_out_is_documented(heading, shapes):
    known = coded(section(FORMATS, heading))
    for shape in shapes:
        assert fields(shape) <= known, shape.__name__


def test_every_column_is_documented():
    assert first_cells(FORMATS, "## Out: a table") == set(csv.Row._fields)


def test_every_emotion_and_kind_of_fact_is_named():
    known = coded(read(FORMATS))
    assert set(EMOTIONS) <= known
    from ascolto.understand import facts

    assert {kind for kind, _ in facts._SHAPES} | {"name", "tried"} <= known


def test_the_public_names_are_shown_in_the_documentation():
    shown = "".join(read(page) for page in PAGES)
    functions = [x for x in ascolto.__all__ if x[0].islower()]
    assert functions
    for function in functions:
        assert f"ascolto.{function}" in shown, f"no page shows ascolto.{function}"


def test_the_version_of_the_changelog_is_the_packages():
    heads = re.findall(r"^## (\S+)", read(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert heads[0] == ascolto.__version__, name(ROOT / "CHANGELOG.md")
