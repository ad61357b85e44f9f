"""HTML to plain text, in linear time whatever the HTML: nothing is run, fetched or shown."""

import html
import re

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tr",
        "ul",
        "body",
    ]
)
_SILENT = frozenset(("script", "style", "head", "title", "template", "noscript"))
_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")  # "3 < 4" and "<3" are text
_NAME = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_LONGEST_TAG = 64 * 1024


def to_text(source: str) -> str:
    """Give the text of an HTML document: blocks on lines of their own, quotes after "> "."""
    writer = _Writer()
    position = 0
    ends: dict[str, int] = {}  # searched once each: an end that is not there is not sought again
    while found := _MARKUP.search(source, position):
        writer.text(source[position : found.start()])
        position = _markup(source, found.start(), writer, ends)
    writer.text(source[position:])
    return writer.result()


def _markup(source: str, start: int, writer: "_Writer", ends: dict[str, int]) -> int:
    """Handle what begins with "<"; gives the position after it."""
    if source.startswith("<!--", start):
        return _past(source, "-->", start + 4, ends)
    name = _NAME.match(source, start + 1)
    end = _past(source, ">", start, ends)
    if name is None:
        return end
    tag, closing = name[2].lower(), bool(name[1])
    if tag in _SILENT and not closing and source[end - 2 : end] != "/>":
        return _past(source, ">", _past(source, f"</{tag}", end, ends), ends)
    writer.tag(tag, closing=closing)
    return end


def _past(source: str, mark: str, start: int, ends: dict[str, int]) -> int:
    """Find the end of `mark` from `start` on; the end of the source where there is none."""
    known = ends.get(mark, -1)
    if known < start:
        known = source.find(mark, start)
        if known < 0 and mark.startswith("</"):
            known = source.find(mark.upper(), start)
        ends[mark] = known = known if known >= 0 else len(source)
    return min(known + len(mark), len(source))


class _Writer:
    """Gathers lines of text; knows how deep in quotes it is."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._depth = 0

    def text(self, raw: str) -> None:
        if raw:
            self._line.append(raw)

    def tag(self, name: str, *, closing: bool) -> None:
        if name == "br":
            self._break()
        elif name in _BLOCKS:
            self._break_if_any()
            if name == "blockquote":
                self._depth = max(0, self._depth + (-1 if closing else 1))
            elif name == "p":
                self._blank()
            elif name == "li" and not closing:
                self._line.append("- ")
        elif name in ("td", "th"):
            self._line.append(" ")

    def _break(self) -> None:
        text = _SPACE.sub(" ", html.unescape("".join(self._line))).strip()
        self._lines.append("> " * min(self._depth, 5) + text)
        self._line = []

    def _break_if_any(self) -> None:
        if self._line and "".join(self._line).strip():
            self._break()
        self._line = []

    def _blank(self) -> None:
        if self._lines and self._lines[-1].strip("> "):
            self._lines.append("> " * min(self._depth, 5))

    def result(self) -> str:
        self._break_if_any()
        return "\n".join(line.rstrip() for line in self._lines).strip("\n")
