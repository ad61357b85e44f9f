"""Read files, whole folders and standard input, one after the other."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ascolto.channels.files import read, read_together, shown, unreadable
from ascolto.channels.sources import gathering
from ascolto.words import Conversation, Fault


def read_paths(
    paths: Iterable[Path | str], *, source: str | None = None
) -> Iterator[Conversation | Fault]:
    """Yield the conversations of each path in turn: a file, a folder, or "-" for standard input.

    Folders are walked in order of name, without hidden files and folders. What cannot be read,
    or is of no known kind, is a fault and the rest is read. Mail files named one after the other,
    or lying in one folder (after its other files), are read together: a thread runs across them.
    """
    for path in _in_runs(paths, source):
        if isinstance(path, _Run):
            yield from read_together(path.files, path.source)
        elif str(path) == "-":
            yield from read(sys.stdin.buffer, "-", source=source)
        elif Path(path).is_dir():
            yield from _folder(Path(path), source)
        else:
            yield from read(Path(path), shown(Path(path)), source=source)


class _Run(NamedTuple):
    """Files of a source whose conversations may run across them."""

    source: str
    files: list[Path]


def _in_runs(paths: Iterable[Path | str], source: str | None) -> Iterator[Path | str | _Run]:
    """Give each path, in order; neighbours that are to be read together as one run."""
    run: _Run | None = None
    for path in paths:
        kind = None if str(path) == "-" or Path(path).is_dir() else gathering(Path(path), source)
        if run and kind != run.source:
            yield run
            run = None
        if kind is None:
            yield path
        elif run:
            run.files.append(Path(path))
        else:
            run = _Run(kind, [Path(path)])
    if run:
        yield run


def _folder(top: Path, source: str | None) -> Iterator[Conversation | Fault]:
    """Read a folder's files, then the folders in it, however deep. Links are not followed."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            inside = sorted(one for one in folder.iterdir() if not one.name.startswith("."))
        except OSError as error:
            yield unreadable(shown(folder), error)
            continue
        yield from _files([entry for entry in inside if not entry.is_dir()], source)
        deeper = [entry for entry in inside if entry.is_dir() and not entry.is_symlink()]
        waiting.extend(reversed(deeper))


def _files(files: Iterable[Path], source: str | None) -> Iterator[Conversation | Fault]:
    """Read the files of one folder, those that are to be read together last."""
    together: dict[str, list[Path]] = {}
    for file in files:
        if file.exists() and not file.is_file():
            yield _special(file)
        elif kind := gathering(file, source):
            together.setdefault(kind, []).append(file)
        else:
            yield from read(file, shown(file), source=source)
    for kind, gathered in together.items():
        yield from read_together(gathered, kind)


def _special(entry: Path) -> Fault:
    """Make the fault of a pipe, socket or device in a folder: opening one may wait for ever."""
    return Fault(
        file=shown(entry),
        line=None,
        reason="it is no regular file",
        remedy='Name it by itself, or pipe it in with "-".',
    )
