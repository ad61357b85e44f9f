"""Rooms share words, never code; what is public is what `import ascolto` says."""

import subprocess
import sys

from .source import FILES, SRC, imported

# Which rooms a room may use, besides `words` and `errors`. The order is that of docs/architecture.md.
MAY_USE = {
    "words": set(),
    "errors": set(),
    "playbook": set(),
    "listen": {"playbook"},
    "understand": {"playbook"},
    "ledger": {"playbook"},
    "respond": {"playbook"},
    "measure": {"playbook"},
    "loop": {"playbook", "understand", "ledger", "respond", "listen", "measure"},
    "channels": {"playbook", "listen"},
    "engines": {"playbook", "understand"},
    "readers": {"playbook", "understand", "engines"},
    "bootstrap": {"playbook", "channels", "understand", "loop", "listen", "readers"},
    "report": {"playbook"},
    "cli": {"playbook", "bootstrap", "channels", "listen", "measure", "report", "loop", "readers"},
}
_SHARED = {"words", "errors"}


def _room(module: str) -> str:
    return module.removeprefix("ascolto.").partition(".")[0]


def _used(room: str) -> set[str]:
    """The rooms that a room's files import from."""
    home = SRC / "ascolto"
    own = [p for p in FILES if p == home / f"{room}.py" or home / room in p.parents]
    modules = {m for path in own for m in imported(path) if m.startswith("ascolto.")}
    return {r for m in modules if (r := _room(m)) in MAY_USE} - {room}


def test_every_room_is_known():
    home = SRC / "ascolto"
    packages = {p.parent.name for p in home.glob("*/__init__.py")}
    modules = {p.stem for p in home.glob("*.py")} - {"__init__"}
    assert packages | modules == set(MAY_USE)


def test_a_room_uses_only_what_lies_below_it():
    for room, allowed in MAY_USE.items():
        extra = _used(room) - allowed - _SHARED
        assert not extra, f"{room} uses {sorted(extra)}"


def test_words_use_nothing_and_the_core_uses_no_surface():
    assert not _used("words") | _used("errors")
    assert not _used("loop") & {"cli", "report", "bootstrap", "channels"}


def _in_a_fresh_python(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_importing_it_loads_neither_playbook_nor_weights():
    told = _in_a_fresh_python("import sys, ascolto; print(*sys.modules)")
    loaded = set(told.split())
    assert not {"numpy", "re2", "yaml", "rich", "jinja2", "babel"} & loaded


def test_the_function_and_the_room_of_the_same_name_stay_apart():
    told = _in_a_fresh_python(
        "import ascolto, ascolto.channels, ascolto.listen.encoding\n"
        "talk = {'id': '1', 'channel': 'chat', 'turns': [{'speaker': 'customer', 'text': 'Ciao'}]}\n"
        "print(ascolto.listen(talk).lang, ascolto.listen(talk).lang)"
    )
    assert told.split() == ["it", "it"]
