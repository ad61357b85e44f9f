"""`playbook check` names file, line and remedy for every fault."""

import time

import pytest
import re2

from ascolto.playbook.checking import check
from ascolto.playbook.fold import fold

GOOD = """id: options
name: Options
cues:
  - id: prefer
    pattern: '\\bprefer\\b'
    must:
      - I prefer tea.
      - You prefer tea.
      - They prefer tea.
    must_not:
      - preferably
      - preface
      - perform
"""


def faults(tmp_path, text, path="languages/en/techniques/options.yaml"):
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(check(tmp_path))


def test_a_good_file_has_none(tmp_path):
    assert faults(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "reason", "remedy"),
    [
        ("name:", "nmae:", 2, "`nmae` is no field", "did you mean `name`?"),
        ("id: options", "id: option", 1, "not the file's name", "id: options"),
        ("- I prefer tea.", "- I like tea.", 7, "does not match", "mend the pattern"),
        ("- preface", "- I prefer", 12, "matches", "mend the pattern"),
        ("      - preface\n", "", 4, "has 2 sentences in `must_not`", "at least 3"),
        ("\\bprefer\\b", "prefer(", 5, "does not compile", "RE2"),
        ("\\bprefer\\b", "(?=x)prefer", 5, "does not compile", "no look-around"),
        ("\\bprefer\\b", "Prefer|prefer", 5, "capitals or diacritics", "folded: prefer|prefer"),
        ("\\bprefer\\b", "preferè|prefer", 5, "capitals or diacritics", "preferee|prefer"),
        ("\\bprefer\\b", "(?:prefer)?", 5, "matches nothing at all", "narrow it"),
        ("    must:", "    when: [sunny]\n    must:", 6, "`sunny` is no condition", "use one of"),
        ("  - id: prefer", "  - id: [prefer", 5, "is not YAML", "quote"),
    ],
)
def test_each_fault_is_named_in_its_place(tmp_path, old, new, line, reason, remedy):
    remedy = remedy.replace("preferee", "prefere")
    found = faults(tmp_path, GOOD.replace(old, new, 1))
    told = [(f.line, f.reason, f.remedy) for f in found]
    assert any(ln == line and reason in r and remedy in m for ln, r, m in told), told


def test_a_field_twice_and_an_id_twice_are_named(tmp_path):
    cue = GOOD[GOOD.index("  - id") :]
    found = [f.reason for f in faults(tmp_path, GOOD + cue + "name: Again\n")]
    assert any("`name` stands twice" in r for r in found)
    assert any("cue `prefer` stands twice" in r for r in found)


def test_not_utf8_not_yaml_and_strangers_are_named(tmp_path):
    assert "not UTF-8" in faults(tmp_path, b"id: caf\xe9\n")[0].reason
    (tmp_path / "notes.txt").write_text("hello")
    assert any("does not belong" in f.reason for f in check(tmp_path))


def test_every_fault_names_its_file(tmp_path):
    found = faults(tmp_path, GOOD.replace("name:", "nmae:"))
    assert all(f.file.endswith("options.yaml") for f in found)


def test_a_pattern_made_to_be_slow_runs_in_linear_time():
    evil, text = re2.compile(r"(?:a+)+(?:b|c)*(?:a*)*$"), fold("a" * 200_000 + "!")
    start = time.perf_counter()
    evil.search(text)
    # A backtracking engine would not come back this century; no speed is asserted here.
    assert time.perf_counter() - start < 20


def test_a_layer_need_not_repeat_what_lies_below(tmp_path):
    text = "id: validation\nname: Warmth\ncues:\n  - id: no-wonder\n    strength: weak\n"
    assert faults(tmp_path, text, "languages/en/techniques/validation.yaml") == []
