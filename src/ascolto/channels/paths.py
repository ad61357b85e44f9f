"""Read files, whole folders and standard input, one after the other."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ascolto.channels.files import read, read_together, unreadable
from ascolto.channels.sources import gathering
from ascolto.words import Conversation, Fault


def read_paths(
    paths: Iterable[Path | str], *, source: str | None = None
) -> Iterator[Conversation | Fault]:
    """Yield the conversations of each path in turn: a file, a folder, or "-" for standard input.

    Folders are walked in order of name, without hidden files and folders. What cannot be read,
    or is of no known kind, is a fault and the rest is read. The mail files of one folder are read
    together, after its other files: a thread runs across them.
    """
    for path in paths:
        if str(path) == "-":
            yield from read(sys.stdin.buffer, "-", source=source)
        elif Path(path).is_dir():
            yield from _folder(Path(path), source)
        else:
            yield from read(Path(path), str(path), source=source)


def _folder(folder: Path, source: str | None) -> Iterator[Conversation | Fault]:
    """Read a folder's files, then the folders in it. A link to a folder is not followed."""
    try:
        inside = sorted(one for one in folder.iterdir() if not one.name.startswith("."))
    except OSError as error:
        yield unreadable(str(folder), error)
        return
    together: dict[str, list[Path]] = {}
    for entry in inside:
        if entry.is_dir():
            continue
        if kind := gathering(entry, source):
            together.setdefault(kind, []).append(entry)
        else:
            yield from read(entry, str(entry), source=source)
    for kind, files in together.items():
        yield from read_together(files, kind)
    for entry in inside:
        if entry.is_dir() and not entry.is_symlink():
            yield from _folder(entry, source)
