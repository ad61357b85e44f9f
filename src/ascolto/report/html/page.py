"""Conversations as one page that needs nothing but itself: no script, no request, no font."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ascolto.report import phrases
from ascolto.report.html.chapter import Chapter, chapter
from ascolto.report.i18n import Catalogue, catalogue
from ascolto.words import Listening

_SHEETS = ("tokens", "page", "summary", "transcript", "marks", "print")
# A longer name does not fit beside what became of the need, in the margin.
_LONG_NAME = 16


def to_html(
    listenings: Iterable[Listening],
    *,
    locale: str,
    names: Mapping[str, str] | None = None,
) -> str:
    """Set one or several readings as an HTML page, to keep, to send or to print.

    `locale` is the reader's ("it", "en_GB"): the page's own words, dates and numbers; what was
    said stays in its language. `names` gives techniques, failures, needs and emotions their
    names in that language, by identifier. The agents of the conversations are not named.
    """
    known = names or {}
    c = catalogue(locale)
    chapters = [chapter(listening, number) for number, listening in enumerate(listenings, 1)]
    sheet, digest = _style()

    def name(ident: str) -> str:
        return phrases.name(ident, known)

    return (
        _environment(c)
        .get_template("page.html")
        .render(
            c=c,
            chapters=chapters,
            missed=_most_missed(chapters),
            name=name,
            has_long_names=lambda told: any(len(name(n.id)) > _LONG_NAME for n in told.needs),
            sheet=Markup(sheet),  # noqa: S704 (our own file, no one else's text)
            digest=digest,
        )
    )


def _most_missed(chapters: list[Chapter]) -> list[tuple[str, int]]:
    missed = Counter(n.id for ch in chapters for n in ch.story.having("missed"))
    return missed.most_common(3)


@cache
def _style() -> tuple[str, str]:
    """Read the style sheet and its digest: the page's policy lets this style in, nothing else."""
    folder = resources.files("ascolto.report.html") / "style"
    sheet = "\n".join((folder / f"{name}.css").read_text("utf-8") for name in _SHEETS)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return sheet, f"'sha256-{digest}'"


@cache
def _environment(c: Catalogue) -> Environment:
    environment = Environment(
        loader=PackageLoader("ascolto.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.globals["say"] = phrases
    environment.install_gettext_callables(c.gettext, c.ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    return environment
