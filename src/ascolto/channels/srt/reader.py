"""Read SubRip subtitles."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ascolto.listen.cues import Cue, told
from ascolto.listen.encoding import head_text
from ascolto.listen.notes import Notes
from ascolto.listen.textlines import text_lines
from ascolto.listen.timing import span
from ascolto.words import Conversation, Fault

_TAG = re.compile(r"</?(?:i|b|u|s|font)\b[^<>]{0,200}>|\{\\[^{}]{0,100}\}", re.IGNORECASE)


def sniff(head: bytes, name: str) -> bool:
    """Know a file by a timing line among its first lines, or by its name."""
    text = head_text(head).lstrip("\ufeff")
    if text.startswith("WEBVTT") or name.lower().endswith(".vtt"):
        return False
    first = [line for line in text.splitlines()[:12] if line.strip()]
    return name.lower().endswith(".srt") or any(span(line) for line in first[:3])


def read(stream: BinaryIO, name: str) -> Iterator[Conversation | Fault]:
    """Yield the file's one conversation. Missing numbers and empty lines are no obstacle."""
    notes = Notes(name)
    cues = list(_cues(text_lines(stream, notes), notes))
    yield from told(
        cues, notes, name, "there is no subtitle in it",
        "Export it again: each has a line such as 00:00:01,000 --> 00:00:04,000.",
    )  # fmt: skip


def _cues(lines: Iterable[tuple[int, str]], notes: Notes) -> Iterator[Cue]:
    """Go by the timing lines: a number just before one belongs to it, all else is text."""
    current: Cue | None = None
    text: list[str] = []
    for number, line in lines:
        times = span(line)
        if times is None:
            text.append(line)
            if "-->" in line:
                notes.add(
                    number, "a line of times cannot be read: its text is joined to the one before",
                    "Write it as 00:00:01,000 --> 00:00:04,000.",
                )  # fmt: skip
            elif current is None and line.strip() and not _is_number(line):
                notes.add(
                    number, "a text comes before the first times: left out",
                    "Put a number and a line of times over it.", lost=True,
                )  # fmt: skip
            continue
        if current:
            yield current._replace(text=_text(text, numbered=True))
        current, text = Cue("", "", times[0], times[1], number), []
    if current:
        yield current._replace(text=_text(text, numbered=False))


def _is_number(line: str) -> bool:
    return line.strip("\ufeff \t").isdigit()


def _text(lines: list[str], *, numbered: bool) -> str:
    """Join a subtitle's lines, without the number that already belongs to the next one.

    Only a number after an empty line is: a customer may say "48213" and nothing else.
    """
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    if numbered and kept and _is_number(kept[-1]) and (len(kept) < 2 or not kept[-2].strip()):
        kept.pop()
    text = "\n".join(line.strip() for line in kept if line.strip())
    return html.unescape(_TAG.sub("", text))
