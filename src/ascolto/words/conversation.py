"""What was said: the one shape into which every channel is brought."""

from datetime import datetime

from ascolto.words.struct import Fact
from ascolto.words.terms import Channel, Speaker


class Turn(Fact, frozen=True):
    """One message or utterance.

    `at` is a point in time (with the offset of the conversation's zone where the source gave
    one); `start` and `end` are seconds into a recording. `quoted` is what the source set aside
    (quoted mail, signature): kept for whoever looks, never read as the speaker's words.
    """

    i: int
    speaker: Speaker
    text: str
    author: str | None = None
    at: datetime | None = None
    start: float | None = None
    end: float | None = None
    quoted: str | None = None


class Conversation(Fact, frozen=True):
    """An exchange between a customer and a company, in order, on one channel.

    `carried` holds the fields of the source that we do not know: written back, never read.
    """

    id: str
    turns: tuple[Turn, ...]
    lang: str | None = None
    channel: Channel = "chat"
    customer: str | None = None
    agent: str | None = None
    started_at: datetime | None = None
    carried: dict[str, object] = {}  # noqa: RUF012 (msgspec copies an empty default for each)
