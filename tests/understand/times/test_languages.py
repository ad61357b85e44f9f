"""A language is data: its words are well formed, and a new one needs no code."""

from datetime import datetime, timedelta, timezone

import pytest

from ascolto.playbook.fold import fold
from ascolto.understand.times import due_of, find_times, kinds
from ascolto.understand.times.clock import Clock
from ascolto.understand.times.found import TimeFound
from ascolto.understand.times.lexer import lex
from ascolto.understand.times.lexicon import Lexicon, lexicon, read_lexicon
from ascolto.understand.times.moment import Reader
from ascolto.understand.times.scan import Scan

AT = datetime(2026, 5, 12, 10, tzinfo=timezone(timedelta(hours=2)))
GERMAN = {
    "zone": "Europe/Berlin",
    "country": "DE",
    "hour_after": ["at"],
    "words": {
        "number": {2: ["zwei"], 3: ["drei"], 9: ["neun"]},
        "article": {1: ["eine", "einer"]},
        "unit": {"hour": ["stunde", "stunden"], "day": ["tag", "tagen"]},
        "weekday": {4: ["freitag"]},
        "day": {1: ["morgen"], 2: ["übermorgen"]},
        "part": {"morning": ["früh"]},
        "at": ["um"],
        "oclock": ["uhr"],
        "by": ["bis"],
        "in": ["in"],
        "every": ["alle", "jede", "jeden"],
        "joined": {"morgen früh": [["day", 1], ["part", "morning"]]},
    },
}


def read(words: Lexicon, text: str) -> tuple[TimeFound, ...]:
    folded = fold(text)
    if not words.may_hold_time(folded.encode()):
        return ()
    clock = Clock(AT, words.settings.country)
    return Scan(Reader(lex(folded, words), words.settings), clock).times()


@pytest.mark.parametrize(
    ("text", "due", "every"),
    [
        ("Ich rufe Sie in zwei Stunden an", "2026-05-12 12:00", None),
        ("Übermorgen um 14 Uhr", "2026-05-14 14:00", None),
        ("bis Freitag um neun", "2026-05-15 09:00", None),
        ("Morgen früh", "2026-05-13 12:00", None),
        ("alle drei Stunden", "2026-05-12 13:00", "PT3H"),
        ("Guten Tag, zwei Pakete", None, None),
    ],
)
def test_a_new_language_is_a_table_of_words(text: str, due: str | None, every: str | None) -> None:
    binding = due_of(read(read_lexicon(GERMAN), text))
    if due is None:
        assert binding is None
    else:
        assert binding is not None
        assert binding.due == datetime.fromisoformat(due).replace(tzinfo=AT.tzinfo)
        assert binding.every == every


def test_a_word_cannot_have_two_kinds() -> None:
    words = {**GERMAN["words"], "until": ["bis"]}  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="'bis' has two kinds"):
        read_lexicon({**GERMAN, "words": words})


@pytest.mark.parametrize("lang", ["en", "it", "ro"])
def test_every_kind_that_a_language_uses_is_one_that_is_explained(lang: str) -> None:
    words = lexicon(lang)
    assert words is not None
    used = {
        kind
        for entry in words.table.values()
        for meaning in (entry.meaning, *(m for f in (entry.phrases or {}).values() for _, m in f))
        for kind, _ in meaning
    }
    explained = set((kinds.__doc__ or "").replace("`", " ` ").split())
    assert used - {"other", "comma"} <= explained


@pytest.mark.parametrize(
    ("country", "text", "due"),
    [
        ("US", "by 05/06", "2027-05-06"),
        ("GB", "by 05/06", "2026-06-05"),
        ("US", "by 12/31", "2026-12-31"),
        ("US", "by 25/06", "2026-06-25"),
        ("US", "by 2026-06-05", "2026-06-05"),
        ("GB", "by 5/6/26", "2026-06-05"),
    ],
)
def test_the_country_decides_the_order_of_day_and_month(country: str, text: str, due: str) -> None:
    binding = due_of(find_times(text, "en", AT, country=country))
    assert binding is not None
    assert binding.due is not None
    assert binding.due.date().isoformat() == due
