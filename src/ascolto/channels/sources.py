"""Which sources there are: every folder beside this file that can `sniff` and `read`."""

import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from ascolto.listen.limits import HEAD_BYTES
from ascolto.words import Conversation, Fault


class Source(Protocol):
    """What a source's folder offers."""

    def sniff(self, head: bytes, name: str) -> bool:
        """Tell by the beginning of the content (up to 64 KiB) and the name whether it is its own."""
        ...

    def read(self, stream: BinaryIO, name: str) -> Iterator[Conversation | Fault]:
        """Yield conversations and faults, in the file's order, never raising for its content."""
        ...


class Gathering(Source, Protocol):
    """A source whose conversations may run across files, such as mail."""

    def read_all(self, files: Iterable[tuple[BinaryIO, str]]) -> Iterator[Conversation | Fault]:
        """Yield what `read` does, for several (stream, name) together."""
        ...


@cache
def sources() -> Mapping[str, Source]:
    """Name of the folder -> source, in order of name."""
    package = import_module("ascolto.channels")
    found = sorted(info.name for info in pkgutil.iter_modules(package.__path__) if info.ispkg)
    return {name: cast("Source", import_module(f"ascolto.channels.{name}")) for name in found}


def source_of(head: bytes, name: str) -> str | None:
    """Name the source that knows this content; None where none does."""
    return next((key for key, source in sources().items() if source.sniff(head, name)), None)


def gathering(path: Path, source: str | None) -> str | None:
    """Name the source of a file that is to be read together with others; None for any other."""
    if not path.is_file():
        return None  # a pipe can be read once only
    try:
        with path.open("rb") as stream:
            name = source or source_of(stream.read(HEAD_BYTES), path.name)
    except OSError:
        return None  # reading it will say why
    return name if name and hasattr(sources().get(name), "read_all") else None
