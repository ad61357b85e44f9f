"""What a measurement says: a value, how sure it is, and how much it rests on."""

from ascolto.words.struct import Fact

LEAST = 4  # fewer labels than this say nothing about a label of their own


class Figure(Fact, frozen=True):
    """One figure. `value` is None where there is not enough data to say.

    `low` and `high` bound the 95% bootstrap interval over conversations; None where fewer than
    two conversations leave nothing to resample. `support` is how many labels it rests on.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    support: int


class Evaluation(Fact, frozen=True):
    """A reading held against people's labels: the main figures, then every label by itself."""

    conversations: int
    figures: tuple[Figure, ...]
    details: tuple[Figure, ...]
