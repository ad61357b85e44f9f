"""Zones, countries and holidays: where a turn was said decides what its times mean."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from times_table import moment

from ascolto.understand.times import due_of, find_times, zone_for
from ascolto.understand.times.workdays import holidays_in, is_working, working_days_after


def at_offset(text: str, hours: float) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone(timedelta(hours=hours)))


def due(text: str, lang: str, at: datetime, country: str | None = None) -> datetime | None:
    binding = due_of(find_times(text, lang, at, country=country))
    return binding and binding.due


@pytest.mark.parametrize(
    ("lang", "at", "zone"),
    [
        ("it", at_offset("2026-05-12 10:00", 2), "Europe/Rome"),
        ("it", at_offset("2026-12-12 10:00", 1), "Europe/Rome"),
        ("ro", at_offset("2026-05-12 10:00", 3), "Europe/Bucharest"),
        ("en", at_offset("2026-05-12 10:00", 1), "Europe/London"),
        ("en", datetime(2026, 12, 12, 10, tzinfo=UTC), "Europe/London"),
    ],
)
def test_the_languages_own_offset_becomes_its_zone(lang: str, at: datetime, zone: str) -> None:
    assert zone_for(lang, at) == ZoneInfo(zone)


@pytest.mark.parametrize(("lang", "hours"), [("it", 1), ("en", -4), ("en", 5.5), ("ro", 2)])
def test_another_offset_stays(lang: str, hours: float) -> None:
    at = at_offset("2026-05-12 10:00", hours)
    assert zone_for(lang, at) == at.tzinfo
    found = due("tomorrow domani maine 10:30", lang, at)
    assert found is not None
    assert found.utcoffset() == timedelta(hours=hours)


def test_a_zone_of_the_turns_own_stays() -> None:
    at = datetime(2026, 5, 12, 10, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert zone_for("it", at) == ZoneInfo("Asia/Tokyo")


def test_the_due_day_has_its_own_offset() -> None:
    winter = due("giovedì 3 dicembre alle 10", "it", at_offset("2026-06-24 10:05", 2))
    assert winter == moment("Thu 2026-12-03 10:00", "it")
    assert winter is not None
    assert winter.isoformat() == "2026-12-03T10:00:00+01:00"
    summer = due("entro l'8 aprile", "it", at_offset("2026-03-02 10:20", 1))
    assert summer is not None
    assert summer.isoformat() == "2026-04-08T23:59:00+02:00"


def test_a_naive_time_is_refused_with_the_remedy() -> None:
    with pytest.raises(ValueError, match="needs its offset"):
        find_times("domani", "it", datetime(2026, 5, 12, 10))  # noqa: DTZ001


def test_a_language_without_words_for_time_finds_none() -> None:
    assert find_times("demain à 10 h", "fr", datetime(2026, 5, 12, tzinfo=UTC)) == ()
    assert find_times("x", "../it", datetime(2026, 5, 12, tzinfo=UTC)) == ()


@pytest.mark.parametrize(
    ("country", "text", "when"),
    [
        (None, "within two business days", "2026-11-27"),  # Thanksgiving, by the offset
        ("GB", "within two business days", "2026-11-26"),
        ("IT", "within two business days", "2026-11-26"),
    ],
)
def test_the_country_decides_the_holidays(country: str | None, text: str, when: str) -> None:
    found = due(text, "en", at_offset("2026-11-24 11:57", -5), country)
    assert found is not None
    assert found.date().isoformat() == when


def test_scotland_works_on_easter_monday() -> None:
    assert is_working(date(2026, 4, 6), "GB-SCT")
    assert not is_working(date(2026, 4, 6), "GB")


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("IT", date(2026, 6, 2)),
        ("IT", date(2026, 4, 6)),
        ("RO", date(2026, 12, 1)),
        ("RO", date(2026, 4, 10)),
        ("GB", date(2026, 8, 31)),
    ],
)
def test_public_holidays(country: str, day: date) -> None:
    assert day in holidays_in(country, day.year)
    assert not is_working(day, country)


def test_working_days_go_over_the_year() -> None:
    assert working_days_after(date(2026, 12, 30), 2, "IT") == date(2027, 1, 4)


def test_an_unknown_country_has_weekends_only() -> None:
    assert holidays_in("XX", 2026) == frozenset()


def test_only_a_working_day_loads_the_holidays() -> None:
    code = (
        "import sys; from datetime import *; from ascolto.understand.times import find_times;"
        "at = datetime(2026, 5, 12, 10, tzinfo=UTC);"
        "assert find_times('domani alle 10', 'it', at); assert 'holidays' not in sys.modules;"
        "assert find_times('tra 2 giorni lavorativi', 'it', at); assert 'holidays' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
