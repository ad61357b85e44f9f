"""Read bytes the way a caller would, and part what comes."""

import io

from ascolto.channels import read
from ascolto.words import Conversation, Fault


def parted(
    data: bytes | str, name: str, source: str | None = None
) -> tuple[list[Conversation], list[Fault]]:
    raw = data.encode() if isinstance(data, str) else data
    conversations: list[Conversation] = []
    faults: list[Fault] = []
    for one in read(io.BytesIO(raw), name, source=source):
        (conversations if isinstance(one, Conversation) else faults).append(one)
    return conversations, faults


def only(data: bytes | str, name: str, source: str | None = None) -> Conversation:
    (conversation,), _ = parted(data, name, source)
    return conversation


def sides(conversation: Conversation) -> str:
    """One letter a turn: who speaks."""
    return "".join(turn.speaker[0] for turn in conversation.turns)
