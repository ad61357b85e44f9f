"""The page: complete, self-contained, and deaf to what is in the texts."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from ascolto.report.html import to_html
from tests.report import hostile, read_en, read_it, read_ro
from tests.report.cast import NAMES

VOID = {"meta", "input", "br", "hr", "img", "link"}


class Tree(HTMLParser):
    """The elements of a page, each with its attributes; checks that all are closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.found if name == tag]


def _page(*listenings: object, locale: str = "en") -> str:
    return to_html(listenings, locale=locale, names=NAMES[locale])  # type: ignore[arg-type]


ALL = [read_en.read(), read_it.read(), read_ro.read(), *hostile.every()]


def test_a_page_is_well_formed_and_every_link_has_its_place() -> None:
    tree = Tree(_page(*ALL))
    ids = [attrs["id"] for _, attrs in tree.found if attrs.get("id")]
    assert len(ids) == len(set(ids))
    links = {a["href"] for a in tree.all("a")}
    assert links <= {f"#{i}" for i in ids}
    described = {m["aria-describedby"] for m in tree.all("mark")}
    labelled = {a["aria-labelledby"] for _, a in tree.found if a.get("aria-labelledby")}
    assert described | labelled <= set(ids)


def test_nothing_from_outside_and_nothing_that_runs() -> None:
    tree = Tree(_page(*ALL))
    tags = {tag for tag, _ in tree.found}
    assert not tags & {"script", "link", "img", "iframe", "object", "form", "svg", "base"}
    attributes = {name for _, attrs in tree.found for name in attrs}
    assert not [a for a in attributes if a.startswith("on")]
    assert not attributes & {"src", "srcset", "style", "action"}
    assert "url(" not in _page(read_en.read())
    assert "@import" not in _page(read_en.read())


def test_the_policy_lets_in_this_style_and_nothing_else() -> None:
    page = _page(read_en.read())
    (sheet,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = next(m["content"] for m in Tree(page).all("meta") if m.get("http-equiv"))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_what_was_said_is_text_and_only_text() -> None:
    page = _page(hostile.attack())
    tree = Tree(page)
    assert tree.text.count(hostile.SCRIPT) >= 4
    assert "{{ 7*7 }}" in tree.text
    assert "\x1b" not in page
    assert "\u202e" not in page
    page.encode("utf-8")


@pytest.mark.parametrize("locale", ["en", "it", "ro"])
def test_the_words_of_every_turn_are_all_there(locale: str) -> None:
    for listening in (read_en.read(), read_it.read(), read_ro.read()):
        page = _page(listening, locale=locale)
        said = re.findall(r'<div class="says"[^>]*>(.*?)</div>', page, re.DOTALL)
        for turn, shown in zip(listening.conversation.turns, said, strict=True):
            bare = re.sub(r'<span class="reason".*?</span></span></span>', "", shown)
            bare = re.sub(r"<sup.*?</sup>", "", bare)
            assert Tree(bare).text == turn.text


def test_turns_say_their_language_and_the_page_says_its_own() -> None:
    tree = Tree(_page(read_ro.read(), locale="it"))
    assert tree.all("html")[0] == {"lang": "it", "dir": "ltr"}
    says = [a for a in tree.all("div") if a.get("class") == "says"]
    assert {(a["lang"], a["dir"]) for a in says} == {("ro", "auto")}


def test_every_mark_can_be_reached_and_tells_its_reason() -> None:
    tree = Tree(_page(read_en.read()))
    assert {m["tabindex"] for m in tree.all("mark")} == {"0"}
    assert tree.text.count("Empathy by formula: nothing in it belongs to this customer.") == 2


def test_what_was_needed_met_and_missed_stands_first() -> None:
    text = " ".join(Tree(_page(read_en.read())).text.split())
    head = text[: text.index("What was said")]
    assert "14 of 16 needs met · 2 missed" in head
    assert "Feeling 23 people get paid tomorrow turn 1, missed by turn 2" in head
    assert "68 listening score, out of 100" in head
    assert "Met 14 Problem 1 → met in turn 6 Question 1 → met in turn 6 7 → met in turn 8" in head
    assert (
        "Promise 4 → met in turn 8 10 → met in turn 14 12 → met in turn 14 Feeling 5 → met" in head
    )
    assert (
        "I'll write to you by 12:00 with what they say. turn 10 · due Thu, 17 Sept 2026, 12:00"
        in head
    )


def test_the_account_rests_on_turns() -> None:
    text = " ".join(Tree(_page(read_it.read(), locale="it")).text.split())
    account = text[text.index("Come nasce il punteggio") :]
    assert "Empatia di facciata 2 \N{MINUS SIGN}0,5" in account
    assert "Problema 1 → 6 +1,2 su 2" in account


def test_several_conversations_begin_with_a_table() -> None:
    tree = Tree(_page(*ALL, locale="it"))
    assert "7 conversazioni" in tree.text
    assert len(tree.all("article")) == 7
    assert [h for h, _ in tree.found if re.fullmatch("h[1-6]", h)][:2] == ["h1", "h2"]


def test_headings_never_skip_a_level() -> None:
    for page in (_page(read_en.read()), _page(*ALL)):
        levels = [int(tag[1]) for tag, _ in Tree(page).found if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))


def test_where_nothing_was_called_for_the_page_says_so() -> None:
    text = " ".join(Tree(_page(hostile.only_agent())).text.split())
    assert "No score: nothing was called for." in text
    assert "Nothing was said in this conversation." in Tree(_page(hostile.silent())).text
    assert "There is no conversation here." in Tree(_page()).text


def test_no_agent_and_no_customer_is_named_by_the_page() -> None:
    for listening in (read_en.read(), read_it.read(), read_ro.read()):
        page = _page(listening)
        assert listening.conversation.agent not in page
        assert listening.conversation.customer not in page


def test_a_page_without_names_is_still_readable() -> None:
    assert "Empty empathy" in Tree(to_html([read_en.read()], locale="en")).text
