"""Where a turn was said: its time zone, and the country whose holidays count."""

from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from ascolto.understand.times.lexicon import Lexicon, Settings, lexicon


def zone_for(lang: str, at: datetime, words: Lexicon | None = None) -> tzinfo:
    """Choose the zone in which dates after `at` are reckoned, so that daylight saving is right.

    A fixed offset that is the one of the language's own zone at that moment becomes that zone;
    another offset, and a zone with rules of its own, stay. Raises `ValueError` for a naive `at`.
    """
    if at.tzinfo is None or at.utcoffset() is None:
        raise ValueError("the time of a turn needs its offset: give it the conversation's zone")
    words = words or lexicon(lang)
    if words is None or isinstance(at.tzinfo, ZoneInfo):
        return at.tzinfo
    home = ZoneInfo(words.settings.zone)
    return home if at.astimezone(home).utcoffset() == at.utcoffset() else at.tzinfo


def country_for(settings: Settings, at: datetime) -> str:
    """Choose the country whose public holidays count: by the offset where the file says so."""
    if not settings.countries:
        return settings.country
    offset = at.utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return settings.countries.get(f"{sign}{minutes // 60:02}:{minutes % 60:02}", settings.country)
