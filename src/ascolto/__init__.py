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
[n.need for n in listening.needs if n.status == "missed"]
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ascolto.words import Conversation, Listening, Turn

if TYPE_CHECKING:
    from ascolto.loop import Exchange
    from ascolto.words.terms import Channel

__version__ = "0.1.0"
__all__ = ["Conversation", "Listening", "Turn", "exchange", "listen"]


def listen(conversation: Conversation | Mapping[str, object]) -> Listening:
    """Read a conversation: a `Conversation`, or a mapping in the native format (docs/formats.md).

    Raises UnreadableError where the mapping is no conversation; the message says what to do.
    """
    # What follows loads the playbook and the weights: only whoever reads pays for it.
    from ascolto.bootstrap import bootstrap, conversation_of

    if not isinstance(conversation, Conversation):
        conversation = conversation_of(conversation)
    return bootstrap().listen(conversation)


def exchange(channel: "Channel" = "chat") -> "Exchange":
    """A live conversation: `hear` its turns one by one, and ask what is open at any time."""
    from ascolto.bootstrap import bootstrap

    return bootstrap().exchange(channel)
