"""Lines of text of a file in whatever encoding, with notes on what was guessed."""

from collections.abc import Iterator
from typing import BinaryIO

from ascolto.listen.encoding import LineDecoder
from ascolto.listen.limits import MIB, TEXT_LINE_BYTES
from ascolto.listen.lines import byte_lines
from ascolto.listen.notes import Notes


def text_lines(stream: BinaryIO, notes: Notes) -> Iterator[tuple[int, str]]:
    """Yield (line number from 1, text without its end). A line over 4 MiB is left out, and told."""
    decoder = LineDecoder()
    for number, raw in byte_lines(stream, TEXT_LINE_BYTES):
        if raw is None:
            notes.add(
                number,
                f"a line is longer than {TEXT_LINE_BYTES // MIB} MiB",
                "Export the file again, one message a line.",
                lost=True,
            )
            continue
        text, guessed = decoder.text(raw)
        if guessed:
            note_guess(notes, number, guessed)
        for line in text.split("\r") if "\r" in text else (text,):
            yield number, line


def note_guess(notes: Notes, line: int | None, encoding: str) -> None:
    """Note that a text was not UTF-8."""
    notes.add(line, f"it is not valid UTF-8: read as {encoding}", "Export the file in UTF-8.")
