"""Files that are written whole or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ascolto.errors import AscoltoError

STDOUT = Path("-")


@contextmanager
def written(file: Path) -> Iterator[BinaryIO]:
    """Open a file to write; it appears in its place once it is whole. "-" is standard output.

    Whatever ends the writing before (an error, Ctrl-C) leaves an older file as it was. Raises
    AscoltoError where it cannot be written, before anything is read.
    """
    if file == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        if file.exists() and not file.is_file():  # a folder is told, a device is written to
            with file.open("wb") as out:
                yield out
        else:
            yield from _replaced(file.resolve())
    except OSError as e:
        reason = e.strerror or str(e)
        raise AscoltoError(f"{file} cannot be written: {reason}. Name another file.") from e


def _replaced(file: Path) -> Iterator[BinaryIO]:
    part = file.with_name(f".{file.name[:200]}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(file)
    finally:
        with suppress(OSError):
            part.unlink()
