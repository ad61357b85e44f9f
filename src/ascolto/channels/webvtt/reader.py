"""Read WebVTT."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ascolto.channels.webvtt.markup import is_rolling, voices
from ascolto.listen.cues import Cue, told
from ascolto.listen.encoding import head_text
from ascolto.listen.notes import Notes
from ascolto.listen.textlines import text_lines
from ascolto.listen.timing import span
from ascolto.words import Conversation, Fault

Block = list[tuple[int, str, tuple[float, float] | None]]  # line number, line, times if it has any

_ASIDE = ("NOTE", "STYLE", "REGION")


def sniff(head: bytes, name: str) -> bool:
    """Know a file by "WEBVTT" at its beginning, or by its name."""
    text = head_text(head).lstrip("\ufeff")
    return text.startswith("WEBVTT") or name.lower().endswith(".vtt")


def read(stream: BinaryIO, name: str) -> Iterator[Conversation | Fault]:
    """Yield the file's one conversation; what is no cue is told line by line."""
    notes = Notes(name)
    cues = list(_cues(_blocks(text_lines(stream, notes)), notes))
    yield from told(
        cues,
        notes,
        name,
        "there is no cue in it",
        "Export the captions again: cues look like 00:01.000 --> 00:04.000.",
    )


def _blocks(lines: Iterable[tuple[int, str]]) -> Iterator[Block]:
    """Part the file at empty lines, and before a timing line that follows without one.

    A line of spaces right under the times is none: YouTube's captions keep a row so.
    """
    block: Block = []
    timed = said = False
    for number, line in lines:
        if not line.strip():
            if block and (said or not (timed and line)):
                yield block
                block, timed, said = [], False, False
            continue
        times = span(line) if "->" in line else None
        if timed and times:
            yield block
            block, said = [], False
        said = timed and not times
        timed = timed or times is not None
        block.append((number, line, times))
    if block:
        yield block


def _cues(blocks: Iterable[Block], notes: Notes) -> Iterator[Cue]:
    rolled: set[str] = set()
    for block in blocks:
        at = next((i for i, (_, _, times) in enumerate(block[:3]) if times), None)
        times = block[at][2] if at is not None else None
        if at is None or times is None:
            _note(block, notes)
            continue
        lines = [line for _, line, _ in block[at + 1 :]]
        fresh = _unrolled(lines, rolled)
        for name, text in voices("\n".join(fresh)) if fresh else ():
            yield Cue(name=name, text=text, start=times[0], end=times[1], line=block[at][0])


def _unrolled(lines: list[str], rolled: set[str]) -> list[str]:
    """Leave out what automatic captions show again: the line spoken before, above the new one."""
    if not rolled and not any(is_rolling(line) for line in lines):
        return lines
    shown = [(line, text) for line in lines for _, text in voices(line)]
    fresh = [line for line, text in shown if text and text not in rolled]
    rolled.clear()
    rolled.update(text for _, text in shown)
    return fresh


def _note(block: Block, notes: Notes) -> None:
    number, line, _ = block[0]
    if line.lstrip("\ufeff").startswith(("WEBVTT", *_ASIDE)):
        return
    if "-->" in " ".join(text for _, text, _ in block[:3]):
        notes.add(
            number, "a cue's times cannot be read: the cue is left out",
            "Write them as 00:01:02.000 --> 00:01:04.000.", lost=True,
        )  # fmt: skip
    else:
        notes.add(
            number, "a text stands under no times: left out",
            "Put a line of times over it, or NOTE before it.", lost=True,
        )  # fmt: skip
