"""What could not be read, said so that a person can put it right."""

from ascolto.words.struct import Fact


class Fault(Fact, frozen=True):
    """One thing wrong with an input: where, why, and what to do. It never stops the rest.

    `line` counts from 1; None where the place is the whole file. `lost` says that a record was
    left out because of it (otherwise it was read all the same, as well as could be).
    """

    file: str
    line: int | None
    reason: str
    remedy: str
    lost: bool = True
