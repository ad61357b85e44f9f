"""The documentation's pages, and what is in them: fenced blocks, links, headings, table rows."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        ROOT / "CONTRIBUTING.md",
        *ROOT.glob("docs/**/*.md"),
    ]
)
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")


class Block(NamedTuple):
    """A fenced block: its language ("" where none is named), its text, the line it begins on."""

    lang: str
    text: str
    line: int


def read(page: Path) -> str:
    return page.read_text("utf-8")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[Block]:
    text = read(page)
    return [Block(m[1], m[2], text.count("\n", 0, m.start()) + 1) for m in _FENCE.finditer(text)]


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return _FENCE.sub("", read(page))


def links(page: Path) -> list[str]:
    return _LINK.findall(prose(page))


def inline_code(page: Path) -> list[str]:
    return _CODE.findall(prose(page))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#{1,6} +(.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in heads}


def rows(page: Path, heading: str) -> list[list[str]]:
    """The cells of all table rows between a heading and the next one of its kind or above."""
    part = section(page, heading)
    cells = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("|")]
    return [row for row in cells if set(row[0]) != {"-"}]


def section(page: Path, heading: str) -> str:
    """The text under a heading, with all that lies below it."""
    level = heading.index(" ")
    after = read(page).partition(f"\n{heading}\n")
    assert after[1], f"{name(page)} has no heading {heading!r}"
    end = re.search(rf"^#{{1,{level}}} ", after[2], re.MULTILINE)
    return after[2][: end.start()] if end else after[2]
