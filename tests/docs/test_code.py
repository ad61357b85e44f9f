"""The code in the documentation runs: Python blocks, doctests, the commands of the quickstart."""

import doctest
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ascolto.cli.app import app

from .pages import PAGES, ROOT, Block, blocks, name, read

_FILE = re.compile(r"\A# (\S+\.yaml)\n")
_STATUS = re.compile(r"# exit status (\d)$")


def _python(page: Path) -> list[Block]:
    return [b for b in blocks(page) if b.lang == "python" and ">>>" not in b.text]


def _commands(page: Path) -> list[str]:
    lines = [line for b in blocks(page) if b.lang == "sh" for line in b.text.splitlines()]
    return [line for line in lines if line.startswith("ascolto ")]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to work in from which the repository's own files are seen as from its root."""
    for entry in ("src", "corpus"):
        (tmp_path / entry).symlink_to(ROOT / entry)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _lay_out(page: Path, folder: Path) -> list[Path]:
    """Write the YAML blocks that name a file of their own."""
    written = []
    for block in blocks(page):
        if block.lang == "yaml" and (file := _FILE.match(block.text)):
            path = folder / file[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
            written.append(path)
    return written


@pytest.mark.parametrize("page", [p for p in PAGES if _python(p)], ids=name)
def test_the_python_blocks_of_a_page_run_one_after_another(page, folder):
    _lay_out(page, folder)
    scope: dict[str, object] = {"__name__": "docs"}
    for block in _python(page):
        code = compile("\n" * block.line + block.text, name(page), "exec")
        exec(code, scope)  # noqa: S102 (our own documentation)


@pytest.mark.parametrize("page", [p for p in PAGES if ">>> " in read(p)], ids=name)
def test_what_a_doctest_shows_is_what_comes(page):
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert tried
    assert not failed


@pytest.mark.parametrize("page", [p for p in PAGES if _commands(p)], ids=name)
def test_the_commands_of_a_page_run(page, folder):
    _lay_out(page, folder)
    for line in _commands(page):
        status = _STATUS.search(line)
        words = shlex.split(line, comments=True)[1:]
        result = CliRunner().invoke(app, words)
        wanted = int(status[1]) if status else 0
        assert result.exit_code == wanted, f"{line}: {result.exit_code}: {result.output[-500:]}"


def test_the_readme_and_the_guides_hold_code_that_is_run():
    for page in ("README.md", "docs/playbook.md", "docs/quickstart.md"):
        assert _python(ROOT / page), page
    assert _commands(ROOT / "docs/quickstart.md")


def test_the_company_of_the_playbook_page_has_no_fault(folder):
    files = _lay_out(ROOT / "docs/playbook.md", folder)
    assert len(files) == 5
    result = CliRunner().invoke(app, ["playbook", "check", "acme"])
    assert result.exit_code == 0, result.output


def test_a_mistake_in_it_is_named_with_file_and_line(folder):
    _lay_out(ROOT / "docs/playbook.md", folder)
    blame = folder / "acme/languages/en/failures/blame.yaml"
    blame.write_text(blame.read_text("utf-8").replace("pattern:", "patern:"), encoding="utf-8")
    result = CliRunner().invoke(app, ["playbook", "check", "acme"])
    assert result.exit_code == 1
    assert re.search(r"blame\.yaml:\d+: `patern`.*did you mean `pattern`", result.output)
