"""What was said of a point in time, piece by piece, before it has a date."""

from dataclasses import dataclass

from ascolto.understand.times.hour import Hour


@dataclass(slots=True)
class Said:
    """The pieces of a moment; None for what was not said.

    `day` counts from today; `date` is (day, month or None, year or None), `slashed`
    where it was written "5/6"; `period` is (0 for
    this, 1 for next; unit); `weeks` are weeks on top of a weekday ("Thursday week"); `end` makes
    it the end of the period; `over` says that a window goes over midnight; `links` are the kinds of the words between ("by", "since").
    """

    day: int | None = None
    weekday: int | None = None
    weeks: int = 0
    date: tuple[int, int | None, int | None] | None = None
    slashed: bool = False
    period: tuple[int, str] | None = None
    end: bool = False
    working: int | None = None
    same: bool = False
    part: str | None = None
    hour: Hour | None = None
    window: bool = False
    over: bool = False
    last: bool = False
    links: tuple[str, ...] = ()

    def dated(self) -> bool:
        """Whether it names a day or a stretch of days."""
        return (
            self.day is not None
            or self.weekday is not None
            or self.date is not None
            or self.period is not None
            or self.working is not None
            or self.same
        )

    def told(self) -> bool:
        """Whether anything was read at all."""
        return self.dated() or self.part is not None or self.hour is not None
