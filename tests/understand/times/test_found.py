"""Where a time stands, of what kind it is, and which of several binds."""

from datetime import datetime

import pytest
from times_table import moment

from ascolto.understand.times import due_of, find_times

TUESDAY = moment("Tue 2026-05-12 10:00", "it")


def places(text: str, lang: str, at: datetime = TUESDAY) -> list[str]:
    return [text[found.start : found.end] for found in find_times(text, lang, at)]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("it", "La richiamo domani alle 10, grazie.", ["domani alle 10"]),
        ("it", "Entro domani alle 17 o giovedì?", ["Entro domani alle 17", "giovedì"]),
        ("it", "Perché l’ha già detto ieri: è così.", ["ieri"]),
        ("ro", "Vă sun mâine, până la ora 9:00, bine?", ["mâine, până la ora 9:00"]),
        ("ro", "Întâi «luni», apoi „marți”.", ["luni", "marți"]),
        ("en", "I'll ring 🙂 by five to nine tomorrow 🙂", ["by five to nine tomorrow"]),
        ("en", "Either Friday at 9 or Monday at 10.", ["Friday at 9", "Monday at 10"]),
        ("en", "every hour until Friday, then stop", ["every hour until Friday"]),
    ],
)
def test_the_words_of_a_time(lang: str, text: str, found: list[str]) -> None:
    assert places(text, lang) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("domani alle 10", "instant"),
        ("tra due ore", "instant"),
        ("a mezzogiorno", "instant"),
        ("domani", "day"),
        ("tra tre giorni", "day"),
        ("domani mattina", "window"),
        ("tra le 9 e le 11", "window"),
        ("la settimana prossima", "window"),
        ("due minuti", "duration"),
        ("ogni giorno", "recurring"),
        ("entro tre giorni lavorativi", "working"),
        ("nei prossimi giorni", "vague"),
        ("tra qualche minuto", "vague"),
    ],
)
def test_the_kind_of_a_time(text: str, kind: str) -> None:
    (found,) = find_times(text, "it", TUESDAY)
    assert found.kind == kind


@pytest.mark.parametrize(
    ("text", "due", "every"),
    [
        # a firm time before a bare length of time
        ("ci vogliono due minuti, la chiamo alle 15", "Tue 2026-05-12 15:00", None),
        # the first of two
        ("il perito giovedì, la lettera venerdì", "Thu 2026-05-14 23:59", None),
        # a day and its hour, with words between
        ("domani passa il corriere alle 16", "Wed 2026-05-13 16:00", None),
        ("alle 11 la richiamo domani", "Wed 2026-05-13 11:00", None),
        # an hour after a day that is named goes with that day
        ("domani entro le 11 sale il tecnico e alle 12 le scrivo", "Wed 2026-05-13 11:00", None),
        # what is past binds nobody
        ("ieri non ho potuto, la chiamo oggi alle 17", "Tue 2026-05-12 17:00", None),
        # what recurs takes its first time from what is said beside it
        ("alle 14 e poi ogni due ore", "Tue 2026-05-12 14:00", "PT2H"),
        ("ogni lunedì e giovedì", "Mon 2026-05-18 23:59", "P1W"),
    ],
)
def test_the_time_that_binds(text: str, due: str, every: str | None) -> None:
    binding = due_of(find_times(text, "it", TUESDAY))
    assert binding is not None
    assert binding.due == moment(due, "it")
    assert binding.every == every


def test_a_day_goes_on_for_the_hours_after_it() -> None:
    times = find_times("domani entro le 11 sale Ezio, alle 12 le scrivo io", "it", TUESDAY)
    assert [found.due for found in times] == [
        moment("Wed 2026-05-13 11:00", "it"),
        moment("Wed 2026-05-13 12:00", "it"),
    ]


def test_nothing_binds_where_nothing_is_ahead() -> None:
    assert due_of(()) is None
    assert due_of(find_times("due giorni fa, lunedì scorso", "it", TUESDAY)) is None
