"""A need of the customer: what the whole product is about."""

from datetime import datetime

from ascolto.words.struct import Fact
from ascolto.words.terms import NeedId, NeedStatus


class Need(Fact, frozen=True):
    """Something that wants to be heard or done, opened by a turn.

    `turn` is the turn that opened it; `met_by` the turn that met it; `missed_at` the turn by
    which it had to be met and was not. `due` is set for a promise with a time; `words` are the
    words that opened it (the customer's own, to answer in).
    """

    need: NeedId
    turn: int
    status: NeedStatus = "open"
    met_by: int | None = None
    missed_at: int | None = None
    due: datetime | None = None
    words: str = ""
