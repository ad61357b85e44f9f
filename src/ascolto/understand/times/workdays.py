"""Working time: days that are neither weekends nor public holidays, hours from 9 to 18."""

from datetime import date, timedelta
from functools import lru_cache

# The library knows the United Kingdom's own holidays only by its parts.
_PART_OF = {"GB": "ENG"}
_SATURDAY = 5


@lru_cache(maxsize=256)
def holidays_in(country: str, year: int) -> frozenset[date]:
    """List the public holidays of a country (ISO code, "GB" or "GB-SCT") in one year.

    A country that the library does not know has none. The library is imported on the first call:
    it takes a quarter of a second, and most turns name no working day.
    """
    import holidays

    code, _, part = country.partition("-")
    try:
        found = holidays.country_holidays(code, subdiv=part or _PART_OF.get(code), years=year)
    except NotImplementedError:
        return frozenset()
    return frozenset(day for day in found if day.year == year)


def is_working(day: date, country: str) -> bool:
    """Whether people work on that day."""
    return day.weekday() < _SATURDAY and day not in holidays_in(country, day.year)


def working_days_after(day: date, count: int, country: str) -> date:
    """Find the `count`-th working day after `day` (1 is the next one)."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working(day, country)
    return day
