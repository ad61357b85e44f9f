"""The only place that knows how the parts are put together."""

import io
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from os import PathLike
from pathlib import Path
from threading import Lock

import msgspec

from ascolto import loop
from ascolto.channels import native, read_paths
from ascolto.errors import UnreadableError
from ascolto.playbook import Playbook, load
from ascolto.readers import make_reader, usual_reader
from ascolto.words import Conversation, Fault, Listening
from ascolto.words.terms import Channel

logger = logging.getLogger("ascolto")
_SHAPE = 'Give it as {"id": ..., "channel": ..., "turns": [{"speaker": ..., "text": ...}]}.'
_making = Lock()


class Ascolto:
    """The product, put together: a playbook and a reader that hears with it.

    One serves any number of conversations and threads: what is remembered of a conversation is in
    its exchange.
    """

    def __init__(self, playbook: Playbook, reader: str) -> None:
        self.playbook = playbook
        self.reader = make_reader(reader, playbook)
        # An encoder works outside of Python and may have a core for itself; words and cues do not.
        self.workers = (os.cpu_count() or 1) if self.reader.has_ear else 1

    def listen(self, conversation: Conversation) -> Listening:
        """Read a whole conversation."""
        return loop.listen(conversation, self.playbook, self.reader)

    def names(self, locale: str) -> dict[str, str]:
        """What techniques, failures, needs and emotions are called in a language, by id."""
        pack = self.playbook.languages.get(locale.split("_")[0])
        if pack is None:
            return {}
        kinds = (pack.emotions, pack.needs, pack.failures, pack.techniques)
        return {e.id: e.name for kind in kinds for e in kind.values() if e.name}

    def exchange(self, channel: Channel = "chat") -> loop.Exchange:
        """A conversation to be heard turn by turn."""
        return loop.Exchange(self.playbook, self.reader, channel)


def bootstrap(*playbooks: str | PathLike[str], reader: str | None = None) -> Ascolto:
    """Ascolto with the built-in playbook and the given folders laid over it; made once for each.

    `reader` is one of `readers.READERS`: by default the best one that is installed.
    """
    # Two threads that begin at once are to share one, not to load the playbook twice.
    with _making:
        return _made(reader or usual_reader(), *(Path(p).absolute() for p in playbooks))


@lru_cache(maxsize=8)
def _made(reader: str, *playbooks: Path) -> Ascolto:
    return Ascolto(load(*playbooks), reader)


def read_files(
    paths: Iterable[str | PathLike[str]], source: str | None = None
) -> Iterator[Conversation | Fault]:
    """Yield what files and folders hold, in any known format; "-" is standard input."""
    return read_paths([Path(p) for p in paths], source=source)


def conversation_of(mapping: Mapping[str, object]) -> Conversation:
    """A mapping in the native format (docs/formats.md) as a conversation.

    What can be put right is put right, as in a file, and logged ("ascolto", at level INFO).
    Raises UnreadableError where it is no conversation, or where a turn would be left out.
    """
    for item in native.read(io.BytesIO(_as_json(mapping)), "the mapping"):
        if isinstance(item, Conversation):
            return item
        if item.lost:
            raise UnreadableError(f"{item.reason}. {item.remedy}")
        logger.info("%s. %s", item.reason, item.remedy)
    raise UnreadableError(f"There is nothing in it. {_SHAPE}")


def _as_json(mapping: Mapping[str, object]) -> bytes:
    if not isinstance(mapping, Mapping):
        kind = type(mapping).__name__
        raise UnreadableError(f"A {kind} is no conversation. {_SHAPE}")
    try:
        return _encoded(dict(mapping))
    except (TypeError, ValueError, RecursionError) as e:
        raise UnreadableError(f"It cannot be written as JSON ({e}). {_SHAPE}") from e


def _encoded(mapping: dict[str, object]) -> bytes:
    try:
        return msgspec.json.encode(mapping, enc_hook=_plain)
    except UnicodeEncodeError:  # half a character, cut out of an emoji: JSON can hold it escaped
        import json

        return json.dumps(mapping, default=_plain).encode()


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)
