"""A reading in a terminal: readable at every width, with and without colour, whatever was said."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.color import ColorType
from rich.console import Console
from rich.style import Style

from ascolto.report.terminal import show
from ascolto.report.terminal.ink import STYLES
from ascolto.words import Listening
from tests.report import hostile, read_en, read_it, read_ro
from tests.report.cast import NAMES

SGR = re.compile(r"\x1b\[[0-9;]*m")


def _shown(listening: Listening, locale: str = "en", **how: object) -> str:
    out = io.StringIO()
    console = Console(file=out, **({"width": 80, "_environ": {}} | how))  # type: ignore[arg-type]
    show([listening], console, locale=locale, names=NAMES[locale])
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("reading", [read_en.read, hostile.attack, hostile.silent])
def test_no_line_is_wider_than_the_terminal(width: int, reading: object) -> None:
    shown = _shown(reading(), width=width)  # type: ignore[operator]
    assert shown.strip()
    assert max(cell_len(line) for line in shown.splitlines()) <= width


def test_piped_marks_are_bracketed_and_nothing_trails() -> None:
    shown = _shown(read_en.read(), width=120)
    assert "‹as soon as possible›[b!]." in shown
    assert "a!  Empty empathy – Empathy by formula" in shown
    assert "\x1b" not in shown
    assert not [line for line in shown.splitlines() if line != line.rstrip()]


def test_in_colour_marks_are_underlined_and_keep_their_letters() -> None:
    shown = _shown(read_en.read(), width=120, force_terminal=True, color_system="standard")
    assert "\x1b[4;31mas soon as possible\x1b[0m\x1b[1;31m[b!]\x1b[0m" in shown
    assert "\x1b[4;32m" in shown
    assert "‹" not in shown


def test_no_color_leaves_lines_and_letters_but_no_colour() -> None:
    shown = _shown(
        read_en.read(), force_terminal=True, color_system="standard", _environ={"NO_COLOR": "1"}
    )
    codes = {code for found in SGR.findall(shown) for code in found[2:-1].split(";")}
    assert codes <= {"0", "1", "2", "4"}
    assert "[a!]" in shown


def test_only_the_terminals_own_colours_are_used() -> None:
    # Asked of the styles: Rich remembers a style's codes from the first console that it meets.
    colours = {Style.parse(style).color for style in STYLES.values()} - {None}
    assert {colour.name for colour in colours} == {"red", "green", "yellow"}
    assert {colour.type for colour in colours} == {ColorType.STANDARD}


@pytest.mark.parametrize("force", [False, True])
def test_what_was_said_cannot_act_on_the_terminal(force: bool) -> None:
    shown = _shown(hostile.attack(), force_terminal=force, color_system="standard", width=200)
    left = SGR.sub("", shown)
    assert not [c for c in left if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0]
    assert "\u202e" not in left
    assert "␛[2J" in left
    assert "[bold red]no[/]" in left
    assert ":smile:" in left
    left.encode("utf-8")


def test_an_old_terminal_gets_plain_signs() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="replace")
    console = Console(file=out, width=80, _environ={})
    show([read_en.read()], console, locale="en", names=NAMES["en"])
    out.flush()
    shown = out.buffer.getvalue().decode("ascii")  # type: ignore[attr-defined]
    assert "*x*x****" in shown
    assert "[I understand your" in shown


def test_needs_stand_in_the_margin_or_below() -> None:
    beside = _shown(read_en.read(), width=80).splitlines()
    assert any(re.match(r"1 +Customer .+ ○ Problem · met in turn 6", line) for line in beside)
    below = _shown(read_en.read(), width=60).splitlines()
    assert "    ○ Problem · met in turn 6" in below


def test_the_account_and_the_promises_are_told() -> None:
    shown = _shown(read_ro.read(), "ro", width=120)
    assert "12 din 18 nevoi împlinite" in shown
    assert "scor de ascultare, din 100" in shown
    assert re.search(r"Emoția să fie recunoscută +1 +0 din 1\n", shown)
    assert "până vin., 18 sept. 2026, 16:00 · ținută (intervenția 10)" in " ".join(shown.split())


def test_nothing_called_for_is_said_not_scored() -> None:
    assert "No score: nothing was called for." in _shown(hostile.only_agent())
    assert "In questa conversazione non è stato detto niente." in _shown(hostile.silent(), "it")


def test_italian_speaks_italian() -> None:
    shown = _shown(read_it.read(), "it", width=120)
    assert "accolti 9 su 16 bisogni" in shown
    assert "gio 17 set 2026, 14:00" in shown
