"""Every link leads somewhere, every path that is named is there."""

import re

import pytest

from .pages import PAGES, ROOT, anchors, inline_code, links, name, read

TOPS = {
    "src", "docs", "tests", "scripts", "training", "corpus", "benchmarks", "requirements",
}  # fmt: skip
# Paths are also named from the package's own folder, and from that of the playbook's data.
BASES = (ROOT, ROOT / "src/ascolto", ROOT / "src/ascolto/playbook/data")
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
_SUFFIXES = (".py", ".md", ".yaml", ".toml", ".sh", ".json", ".jsonl", ".png")


def _paths(page):
    for code in inline_code(page):
        if _PATH.fullmatch(code) and "XX" not in code:
            top = code.partition("/")[0]
            if "/" in code and (top in TOPS or code.endswith((*_SUFFIXES, "/"))):
                yield code


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_within_resolves(page):
    for link in links(page):
        if re.match(r"https?:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_file(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(target), f"{link}: no such heading"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_path_named_is_there(page):
    for path in _paths(page):
        assert any((base / path).exists() for base in BASES), f"`{path}` is not there"


def test_paths_are_found_in_the_pages():
    named = {path for page in PAGES for path in _paths(page)}
    assert {"src/ascolto/playbook/data/", "understand/", "ledger/ledger.py"} <= named
    assert len(named) > 40


def test_every_page_can_be_reached_from_the_readme():
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        waiting += [
            (page.parent / link.partition("#")[0]).resolve()
            for link in links(page)
            if "://" not in link and link.partition("#")[0]
        ]
    assert set(PAGES) <= seen


def test_every_decision_is_listed_and_says_what_why_what_else_and_when():
    folder = ROOT / "docs/decisions"
    pages = sorted(folder.glob("[0-9]*.md"))
    assert len(pages) >= 9
    for number, page in enumerate(pages, 1):
        text = read(page)
        assert text.startswith(f"# {number}. ")
        assert page.name in links(folder / "README.md")
        for part in ("**What.**", "**Why.**", "**What else.**", "**Come back**"):
            assert part in text, f"{page.name} lacks {part}"
