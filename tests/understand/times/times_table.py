"""Reads the tables of times: one case a line, `said at | text | due | every`."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

HERE = Path(__file__).parent
ZONES = {"en": "Europe/London", "it": "Europe/Rome", "ro": "Europe/Bucharest"}


class Case(NamedTuple):
    """One line of a table. `due` is "past", "none" or when it is due."""

    lang: str
    at: datetime
    text: str
    due: str
    every: str | None

    def due_at(self) -> datetime | None:
        """When it is due, in the language's zone; None for "past" and "none"."""
        return None if self.due in ("past", "none") else moment(self.due, self.lang)


def moment(text: str, lang: str) -> datetime:
    """ "Tue 2026-05-12 10:00" in the zone of a language; the weekday has to be right."""
    when = datetime.strptime(text, "%a %Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(ZONES[lang]))
    assert f"{when:%a}" == text[:3], f"{text} is no {text[:3]}"
    return when


def cases(lang: str) -> list[Case]:
    """All cases of a language's table."""
    lines = (HERE / f"{lang}.txt").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line[:1] not in "# "]
    return [Case(lang, moment(at, lang), text, due, every or None) for at, text, due, every in rows]


def without_diacritics(text: str) -> str:
    """Romanian as it is typed on a keyboard that has none."""
    return text.translate(str.maketrans("ăâîșțĂÂÎȘȚ", "aaistAAIST"))
