"""Ascolto: what each customer needed to have heard, what was met, what to say next.

import ascolto

listening = ascolto.listen(
    {
        "id": "1",
        "channel": "chat",
        "turns": [
            {"speaker": "customer", "text": "My parcel says delivered but it isn't here!"},
            {"speaker": "agent", "text": "Please be patient."},
        ],
    }
)
listening.score.value  # 0 to 100, or None where nothing was called for
[n.need for n in listening.needs if n.status != "met"]  # what is still to be heard
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ascolto.errors import AscoltoError, PlaybookError, UnreadableError
    from ascolto.loop import Exchange
    from ascolto.words import Conversation, Fault, Listening, Turn
    from ascolto.words.terms import Channel

__version__ = "0.1.0"
__all__ = [
    "AscoltoError",
    "Conversation",
    "Exchange",
    "Fault",
    "Listening",
    "PlaybookError",
    "Turn",
    "UnreadableError",
    "exchange",
    "listen",
    "read",
    "to_json",
]

# The room of this name: once it is there, importing what is in it does not put it in the place of
# the function below.
import_module("ascolto.listen")

# What follows loads the playbook, the weights, the readers: only whoever uses them pays for them,
# and `ascolto --version` does not.
_HOME = {
    "AscoltoError": "ascolto.errors",
    "PlaybookError": "ascolto.errors",
    "UnreadableError": "ascolto.errors",
    "Exchange": "ascolto.loop",
    "Conversation": "ascolto.words",
    "Fault": "ascolto.words",
    "Listening": "ascolto.words",
    "Turn": "ascolto.words",
}


def listen(
    conversation: "Conversation | Mapping[str, object]",
    *,
    playbook: "str | PathLike[str] | None" = None,
    reader: str | None = None,
) -> "Listening":
    """Read a conversation: a `Conversation`, or a mapping in the native format (docs/formats.md).

    `playbook` is a folder to lay over the built-in one; `reader` is "fast" or "deep", by default
    the best one that is installed. Any number of threads may listen at once.
    Raises UnreadableError where the mapping is no conversation, or a turn in it is no turn, and
    PlaybookError where the folder has faults; the message says what to do.
    """
    from ascolto.bootstrap import bootstrap, conversation_of
    from ascolto.words import Conversation

    if not isinstance(conversation, Conversation):
        conversation = conversation_of(conversation)
    return bootstrap(*_folders(playbook), reader=reader).listen(conversation)


def exchange(
    channel: "Channel" = "chat",
    *,
    playbook: "str | PathLike[str] | None" = None,
    reader: str | None = None,
) -> "Exchange":
    """A live conversation: `hear` its turns one by one, and ask what is open at any time.

    `check` holds a draft against it, `advise` says what to say next; neither changes it.
    """
    from ascolto.bootstrap import bootstrap

    return bootstrap(*_folders(playbook), reader=reader).exchange(channel)


def read(
    *paths: "str | PathLike[str]", source: str | None = None
) -> "Iterator[Conversation | Fault]":
    """Yield the conversations of files and folders in any known format, one at a time.

    What cannot be read comes as a `Fault` (file, line, reason, remedy) in its place; nothing is
    raised for what a file holds. `source` forces a format, such as "native" or "mail".
    """
    from ascolto.bootstrap import read_files

    return read_files(paths, source)


def to_json(listening: "Listening") -> bytes:
    """A reading as one line of UTF-8 JSON without its line end, as `ascolto listen --json` does."""
    from ascolto.report.jsonl import to_json as written

    return written(listening)


def _folders(playbook: "str | PathLike[str] | None") -> "Iterable[str | PathLike[str]]":
    return () if playbook is None else (playbook,)


if not TYPE_CHECKING:  # it would let a type checker take any name for one of ours

    def __getattr__(name: str) -> object:
        """Load a name of the vocabulary when it is first asked for."""
        home = _HOME.get(name)
        if home is None:
            raise AttributeError(f"module 'ascolto' has no attribute {name!r}")
        found: object = getattr(import_module(home), name)
        globals()[name] = found
        return found
