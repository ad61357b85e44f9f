"""Read one file or stream, whatever source it comes from."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from ascolto.channels.sources import Gathering, source_of, sources
from ascolto.listen.encoding import as_utf8
from ascolto.listen.limits import HEAD_BYTES
from ascolto.listen.rewind import peek
from ascolto.words import Conversation, Fault

_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_PACKED = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"\xfd7zXZ": "xz", b"BZh": "bzip2"}


def read(
    path: Path | BinaryIO, name: str, *, source: str | None = None
) -> Iterator[Conversation | Fault]:
    """Yield the conversations of a file or stream, and a fault for whatever was wrong with it.

    `name` is what faults call the input, and helps to tell its kind; `source` forces one (the
    name of a folder of `ascolto.channels`, such as "native" or "mail"). Nothing is raised for
    what a file holds or for one that cannot be opened.
    """
    if not isinstance(path, Path):
        yield from _guarded(path, name, source)
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        yield unreadable(name, error)
        return
    with stream:
        yield from _guarded(stream, name, source)


def read_together(paths: Iterable[Path], source: str) -> Iterator[Conversation | Fault]:
    """Yield the conversations of several files of one source, where they may run across files."""
    faults: list[Fault] = []
    try:
        yield from cast("Gathering", sources()[source]).read_all(_opened(paths, faults))
    except OSError as error:  # the disk broke off: which file, the error tells if anyone can
        faults.append(unreadable(str(error.filename or source), error))
    yield from faults


def _opened(paths: Iterable[Path], faults: list[Fault]) -> Iterator[tuple[BinaryIO, str]]:
    """Open one file after the other; those that cannot be, or are empty, go into `faults`."""
    for path in paths:
        try:
            opened = path.open("rb")
        except OSError as error:
            faults.append(unreadable(shown(path), error))
            continue
        with opened:
            head, stream = peek(opened, HEAD_BYTES)
            if head.strip(_BLANK):
                yield as_utf8(stream, head), shown(path)
            else:
                faults.append(_empty(shown(path)))


def shown(path: Path) -> str:
    """Give a path as text: Linux allows names that are no UTF-8, and nothing could write those."""
    return os.fsencode(path).decode("utf-8", "replace")


def unreadable(name: str, error: OSError) -> Fault:
    """Make the fault of a file that the system does not give."""
    reason = f"it cannot be read: {error.strerror or error}"
    return Fault(file=name, line=None, reason=reason, remedy="Check the path and its permissions.")


def _guarded(stream: BinaryIO, name: str, source: str | None) -> Iterator[Conversation | Fault]:
    try:
        yield from _read(stream, name, source)
    except OSError as error:  # the disk or the pipe broke off while reading
        yield unreadable(name, error)


def _read(stream: BinaryIO, name: str, source: str | None) -> Iterator[Conversation | Fault]:
    head, stream = peek(stream, HEAD_BYTES)
    if not head.strip(_BLANK):
        yield _empty(name)
        return
    found = source or source_of(head, name)
    if found is None or found not in sources():
        yield _unknown(head, name, source)
        return
    yield from sources()[found].read(as_utf8(stream, head), name)


def _empty(name: str) -> Fault:
    remedy = "Nothing to do, unless it should hold conversations: then export it again."
    return Fault(file=name, line=None, reason="the file is empty", remedy=remedy, lost=False)


def _unknown(head: bytes, name: str, source: str | None) -> Fault:
    kinds = ", ".join(sources())
    remedy = f"Name its source, one of: {kinds}."
    reason = (
        f"there is no source called {source!r}" if source else "nothing knows this kind of file"
    )
    packed = next((kind for magic, kind in _PACKED.items() if head.startswith(magic)), None)
    if packed and not source:
        reason, remedy = f"the file is packed ({packed})", "Unpack it first."
    return Fault(file=name, line=None, reason=reason, remedy=remedy)
