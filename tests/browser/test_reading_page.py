"""The page of a reading in a real browser: asks for nothing, can be read by everybody."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from ascolto.report.html import to_html
from tests.report import hostile, read_en, read_it, read_ro
from tests.report.cast import NAMES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium"
    ),
]

CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    readings = [read_en.read(), read_it.read(), read_ro.read(), *hostile.every()]
    written = {"one": readings[:1], "many": readings, "hostile": hostile.every()}
    for name, listenings in written.items():
        page = to_html(listenings, locale="en", names=NAMES["en"])
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in written}


def _open(browser: Browser, path: Path, **how: object) -> Page:
    page = browser.new_page(**({"viewport": {"width": 1200, "height": 900}} | how))  # type: ignore[arg-type]
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("name", ["one", "many", "hostile"])
def test_it_asks_for_nothing_and_complains_of_nothing(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []

    def stop(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_() if route.request.url.startswith("file:") else route.abort()

    page.route("**/*", stop)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append("a dialog"), dialog.dismiss()))
    page.goto(pages[name].as_uri())
    page.wait_for_load_state("networkidle")
    assert asked == [pages[name].as_uri()]
    assert said == []
    # The style was let in by its digest: without it the page would be unset.
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "1056px"
    page.close()


def test_the_reason_shows_on_hover(browser: Browser, pages: dict[str, Path]) -> None:
    page = _open(browser, pages["one"])
    mark = page.locator("#c1-2 mark").first
    expect(mark.locator(".reason")).to_be_hidden()
    mark.hover()
    expect(mark.locator(".reason")).to_be_visible()
    expect(mark.locator(".why").first).to_contain_text("Empathy by formula")
    page.mouse.move(0, 0)
    expect(mark.locator(".reason")).to_be_hidden()
    page.close()


def test_the_reason_shows_by_keyboard_alone(browser: Browser, pages: dict[str, Path]) -> None:
    page = _open(browser, pages["one"])
    page.locator("#reasons").focus()
    page.keyboard.press("Tab")
    first = page.locator("#c1-1 mark").first
    expect(first).to_be_focused()
    expect(first.locator(".reason")).to_be_visible()
    page.keyboard.press("Tab")
    expect(first.locator(".reason")).to_be_hidden()
    page.close()


def test_the_reason_shows_on_touch_inside_the_screen(
    browser: Browser, pages: dict[str, Path]
) -> None:
    page = _open(browser, pages["one"], viewport={"width": 360, "height": 700}, has_touch=True)
    for mark in page.locator("#c1-6 mark").all():
        mark.tap()
        reason = mark.locator(".reason")
        expect(reason).to_be_visible()
        box = reason.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    page.close()


def test_a_reason_is_the_description_of_its_mark(browser: Browser, pages: dict[str, Path]) -> None:
    page = _open(browser, pages["one"])
    mark = page.locator("#c1-2 mark").first
    expect(mark).to_have_accessible_description(
        "Empty empathy · failure Empathy by formula: nothing in it belongs to this customer."
    )
    page.close()


def test_every_reason_at_once_on_request(browser: Browser, pages: dict[str, Path]) -> None:
    page = _open(browser, pages["one"])
    why = page.locator("#c1-2 .reasons .why").first
    expect(why).to_be_hidden()
    page.check("#reasons")
    expect(why).to_be_visible()
    page.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1000, 1600])
@pytest.mark.parametrize("name", ["one", "many"])
def test_nothing_scrolls_sideways(
    browser: Browser, pages: dict[str, Path], name: str, width: int
) -> None:
    page = _open(browser, pages[name], viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast(browser: Browser, pages: dict[str, Path], scheme: str) -> None:
    page = _open(browser, pages["many"], color_scheme=scheme)
    page.check("#reasons")
    page.locator("#c1-6 mark").nth(1).hover()
    measured = page.evaluate(CONTRAST)
    assert measured["seen"] > 1000
    assert measured["weak"] == []
    page.close()


def test_on_paper_every_reason_is_printed(browser: Browser, pages: dict[str, Path]) -> None:
    page = _open(browser, pages["one"])
    page.emulate_media(media="print")
    expect(page.locator("#c1-2 .reasons .why").first).to_be_visible()
    expect(page.locator(".toggle")).to_be_hidden()
    expect(page.locator("mark .reason").first).to_be_hidden()
    page.close()


def test_other_scripts_run_their_own_way(browser: Browser, pages: dict[str, Path]) -> None:
    page = _open(browser, pages["hostile"])
    says = page.locator("#c1-4 .says")
    assert says.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator("#c1-3 .says").evaluate("e => getComputedStyle(e).direction") == "ltr"
    page.close()


def test_a_need_and_its_turn_are_tied_by_a_line(browser: Browser, pages: dict[str, Path]) -> None:
    page = _open(browser, pages["one"])
    note = page.locator("#c1-6 .margin li").first
    dot = note.locator(".sign").bounding_box()
    lane = page.locator("#c1-6 .lane.to.y0").evaluate(
        "e => e.getBoundingClientRect().top + parseFloat(getComputedStyle(e, '::before').height)"
    )
    assert dot is not None
    assert abs(dot["y"] + dot["height"] / 2 - lane) <= 2
    page.close()
