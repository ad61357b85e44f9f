"""What the encoder says of labelled conversations."""

from collections.abc import Iterable
from typing import Any
from zlib import crc32

from ascolto.engines.encoder import LABELS, Encoder, Weighed

KEPT_BACK = 8  # one conversation in so many was never learned from


def kept_back(conversation: str) -> bool:
    """Whether a conversation, by its id, is only measured with."""
    return crc32(conversation.encode()) % KEPT_BACK == 0


def hear_all(
    encoder: Encoder, conversations: Iterable[dict[str, Any]]
) -> dict[tuple[str, int], Weighed]:
    """Its opinion on every turn, by (conversation, turn)."""
    heard: dict[tuple[str, int], Weighed] = {}
    for c in conversations:
        turns = [t for t in c["turns"] if t["speaker"] in LABELS]
        found, _ = encoder.hear([(t["speaker"], t["text"]) for t in turns])
        heard |= {(c["id"], t["i"]): x for t, x in zip(turns, found, strict=True)}
    return heard
