"""The only place that knows how the parts are put together."""

import io
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from ascolto import loop
from ascolto.channels import native
from ascolto.errors import UnreadableError
from ascolto.playbook import Playbook, load
from ascolto.understand import Reader
from ascolto.words import Conversation, Listening
from ascolto.words.terms import Channel


class Ascolto:
    """The product, put together: a playbook and a reader that hears with it."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self.reader = Reader(playbook)

    def listen(self, conversation: Conversation) -> Listening:
        """Read a whole conversation."""
        return loop.listen(conversation, self.playbook, self.reader)

    def listen_all(self, conversations: Iterable[Conversation]) -> Iterator[Listening]:
        """Read conversations one after another, keeping none."""
        for conversation in conversations:
            yield self.listen(conversation)

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


@lru_cache(maxsize=8)
def bootstrap(*playbooks: Path) -> Ascolto:
    """Ascolto with the built-in playbook and the given folders laid over it."""
    return Ascolto(load(*playbooks))


def conversation_of(mapping: Mapping[str, object]) -> Conversation:
    """A mapping in the native format (docs/formats.md) as a conversation.

    Raises UnreadableError where it is none; what can be put right is put right, as in a file.
    """
    record = msgspec.json.encode(mapping, enc_hook=str)
    reasons = []
    for item in native.read(io.BytesIO(record), "the mapping"):
        if isinstance(item, Conversation):
            return item
        reasons.append(f"{item.reason}. {item.remedy}")
    raise UnreadableError(" ".join(reasons) or "The mapping is empty: give it a list of `turns`.")
