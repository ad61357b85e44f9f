"""Make the README's picture anew: `python -m scripts.picture` writes docs/images/reading.png.

It is the page of the bundled English conversation as a browser shows it, at twice the pixels,
cut below one of its turns. Needs Chromium (scripts/browser.sh puts it there).
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright

from ascolto.bootstrap import bootstrap
from ascolto.channels import read
from ascolto.report.html import to_html
from ascolto.words import Conversation

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "src/ascolto/samples/en.jsonl"
PICTURE = ROOT / "docs/images/reading.png"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
WIDTH, HEIGHT = 1120, 900
MARGIN = 24  # pixels above what is shown; below, the page has a gap of its own
FIRST, LAST = ".lead", "li.turn:nth-of-type(2)"  # the page's own classes: where to cut


def main() -> None:
    """Read the sample, open its page in Chromium, cut it, write the picture."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("There is no Chromium: run scripts/browser.sh, or apt-get install chromium.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "reading.html"
        file.write_text(page_of_sample(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=2,
            color_scheme="light",
        )
        page.goto(file.as_uri())
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURE, full_page=True, clip=_cut(page))
        browser.close()


def page_of_sample() -> str:
    """The sample's reading as the page that `ascolto listen --html` writes, in English."""
    app = bootstrap()
    heard = [
        app.listen(found) for found in read(SAMPLE, SAMPLE.name) if isinstance(found, Conversation)
    ]
    return to_html(heard, locale="en", names=app.names("en"))


def _cut(page: Page) -> FloatRect:
    """From above the first element shown to below the last, in CSS pixels."""
    top = page.locator(FIRST).first.bounding_box()
    bottom = page.locator(LAST).first.bounding_box()
    if top is None or bottom is None:
        sys.exit(f"The page has no {FIRST} or no {LAST}: mend FIRST and LAST here.")
    start = top["y"] - MARGIN
    height = bottom["y"] + bottom["height"] - start
    return {"x": 0, "y": start, "width": WIDTH, "height": height}


if __name__ == "__main__":
    main()
