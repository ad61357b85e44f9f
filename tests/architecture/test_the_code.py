"""What holds of every file: its length, its docstrings, its imports, its exceptions to the rules."""

import ast
import io
import re
import tokenize

import pytest

from .source import CORE, FILES, SRC, imported, name, public, tree

LONGEST = 300
# Libraries that serve, fetch or store: the core takes text and gives readings.
OUTSIDE = {
    "aiohttp", "asyncio", "django", "dbm", "fastapi", "flask", "ftplib", "grpc", "http.client",
    "http.server", "httpx", "imaplib", "jinja2", "openai", "poplib", "psycopg", "pymongo", "redis",
    "requests", "rich", "smtplib", "socket", "socketserver", "sqlalchemy", "sqlite3", "ssl",
    "starlette", "typer", "urllib.request", "urllib3", "uvicorn", "websockets", "xmlrpc",
}  # fmt: skip
SURFACE = {"jinja2", "rich", "typer"}  # what `report` and `cli` are made with
# A reason is a few words in brackets behind the codes, or a second comment.
_NOQA = re.compile(r"#\s*noqa(?::\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)?(?P<rest>.*)")
_IGNORE = re.compile(r"#\s*type:\s*ignore(?:\[[\w,\s-]+\])?(?P<rest>.*)")


def _within(module: str, libraries: set[str]) -> bool:
    return any(module == x or module.startswith(f"{x}.") for x in libraries)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_it_is_short_and_says_what_it_is(path):
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST
    assert ast.get_docstring(tree(path)), "the module has no docstring"
    bare = [n for n, node in public(path) if not ast.get_docstring(node) and not _is_port(n, node)]
    assert not bare, f"without a docstring: {bare}"


def _is_port(dotted: str, node: ast.AST) -> bool:
    """A method that a class of the standard library asks for: that class documents it."""
    return dotted.split(".")[-1] in ("readable", "readinto") and isinstance(node, ast.FunctionDef)


@pytest.mark.parametrize("path", CORE, ids=name)
def test_the_core_knows_no_web_database_or_network(path):
    assert not {m for m in imported(path) if _within(m, OUTSIDE)}


def test_nothing_talks_to_the_network_but_the_ear_that_asks_a_language_model():
    """And that one is made only for whoever names an endpoint."""
    found = {
        (name(path), m)
        for path in FILES
        if "engines/llm" not in path.as_posix()
        for m in imported(path)
        if _within(m, OUTSIDE - SURFACE)
    }
    assert not found


@pytest.mark.parametrize("path", FILES, ids=name)
def test_the_library_does_not_print(path):
    calls = [n for n in ast.walk(tree(path)) if isinstance(n, ast.Call)]
    printed = [n.lineno for n in calls if isinstance(n.func, ast.Name) and n.func.id == "print"]
    assert not printed, f"print at line {printed}: give it back, or leave it to `cli`"


def test_only_the_command_line_writes_to_the_terminal():
    writers = re.compile(r"\bsys\.(?:stdout|stderr)\b")
    found = [name(p) for p in FILES if writers.search(p.read_text("utf-8"))]
    assert found
    assert not [x for x in found if not x.startswith("ascolto/cli/")]


def _bare(path) -> list[str]:
    """Exceptions to the rules without a reason beside them, or on the line before."""
    lines = path.read_text("utf-8").splitlines()
    tokens = tokenize.generate_tokens(io.StringIO("\n".join(lines) + "\n").readline)
    found = []
    for token in tokens:
        match = token.type == tokenize.COMMENT and (
            _NOQA.search(token.string) or _IGNORE.search(token.string)
        )
        if match and not re.search(r"[A-Za-z]{2}", match["rest"]):
            before = lines[token.start[0] - 2].strip() if token.start[0] > 1 else ""
            if not before.startswith("#"):
                found.append(f"{name(path)}:{token.start[0]}: {token.string}")
    return found


def test_an_exception_without_a_reason_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.architecture.test_the_code.name", lambda p: p.name)
    file = tmp_path / "x.py"
    file.write_text(
        "a = 1  # noqa: S101\n"
        "b = 2  # noqa: S101 (why it may)\n"
        "c = 3  # type: ignore[arg-type]\n"
        "# why it may\n"
        "d = 4  # type: ignore[arg-type]\n"
        "e = 5  # type: ignore[arg-type]  # why it may\n"
        "f = '# noqa'\n",
        encoding="utf-8",
    )
    assert [x.split(":")[1] for x in _bare(file)] == ["1", "3"]


def test_every_exception_to_the_rules_has_its_reason():
    bare = [x for path in FILES for x in _bare(path)]
    assert not bare, "\n".join(["say why beside it:", *bare])


def test_the_files_looked_at_are_the_packages():
    assert len(FILES) > 100
    assert SRC / "ascolto/loop.py" in CORE
    assert SRC / "ascolto/cli/app.py" not in CORE
