"""What holds for every text: no error, places inside it, moments with a zone, linear time."""

import time
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from times_table import cases

from ascolto.playbook.fold import fold
from ascolto.understand.times import due_of, find_times
from ascolto.understand.times.lexicon import lexicon

LANGS = st.sampled_from(["en", "it", "ro"])
ZONES = st.one_of(
    st.sampled_from([ZoneInfo("Europe/Rome"), ZoneInfo("Europe/Bucharest"), UTC]),
    st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
MOMENTS = st.datetimes(datetime(1980, 1, 1), datetime(2090, 1, 1), timezones=ZONES)  # noqa: DTZ001


def words_of(lang: str) -> list[str]:
    """Every word that a language's grammar knows, and figures of all kinds."""
    words = lexicon(lang)
    assert words is not None
    phrases = [
        " ".join((first, *rest))
        for first, entry in words.table.items()
        for found in (entry.phrases or {}).values()
        for rest, _ in found
    ]
    figures = ["0", "1", "3", "12", "25", "31", "99", "9999", "3:30", "15.30", "31/02", "5/6/2026"]
    return [*words.table, *phrases, *figures, "2026-05-12", "2026-99-99", "casa", "-", "'"]


WORDS = {lang: words_of(lang) for lang in ("en", "it", "ro")}
LIKE_SPEECH = LANGS.flatmap(
    lambda lang: st.tuples(
        st.just(lang), st.lists(st.sampled_from(WORDS[lang]), max_size=14).map(" ".join)
    )
)


def check(text: str, lang: str, at: datetime) -> None:
    end = 0
    times = find_times(text, lang, at)
    for found in times:
        assert end <= found.start < found.end <= len(text), "in order, apart, inside the text"
        end = found.end
        assert not text[found.start].isspace()
        assert not (found.past and found.due)
        if found.due is not None:
            assert found.due.utcoffset() is not None
            assert found.due.timestamp() > at.timestamp()
        assert (found.kind == "recurring") == (found.every is not None)
    binding = due_of(times)
    assert binding is None or not binding.past


@settings(deadline=None)
@given(st.text(), LANGS, MOMENTS)
def test_any_text_is_read(text: str, lang: str, at: datetime) -> None:
    check(text, lang, at)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(LIKE_SPEECH, MOMENTS)
def test_any_row_of_time_words_is_read(speech: tuple[str, str], at: datetime) -> None:
    check(speech[1], speech[0], at)


@settings(deadline=None)  # the first working day loads the holidays
@given(LANGS, st.integers(0, 10**9), st.sampled_from(["days", "hours", "giorni", "ore", "zile"]))
def test_no_number_is_too_big(lang: str, number: int, unit: str) -> None:
    at = datetime(2026, 5, 12, 10, tzinfo=UTC)
    check(f"in {number} {unit}", lang, at)
    check(f"in {number} working {unit}", lang, at)


def test_a_text_that_is_folded_already_reads_the_same() -> None:
    for case in cases("it"):
        plain = find_times(case.text, "it", case.at)
        assert find_times(case.text, "it", case.at, folded=fold(case.text)) == plain


@pytest.mark.parametrize("lang", ["en", "it", "ro"])
def test_long_texts_take_linear_time(lang: str) -> None:
    at = datetime(2026, 5, 12, 10, tzinfo=UTC)
    once = ". ".join(case.text for case in cases(lang))
    text = (once + ". ") * (200_000 // len(once))
    find_times(once, lang, at)
    start = time.process_time()
    times = find_times(text, lang, at)
    assert time.process_time() - start < 2
    assert len(times) > 50 * (200_000 // len(once))


@pytest.mark.parametrize("part", ["la ", "in the ", "1 e ", "9-", "alle ", "o zi ", "  '"])
def test_rows_of_small_words_take_linear_time(part: str) -> None:
    """It comes back at all: what backtracked or looked at each pair of words would not."""
    text = part * 5_000 + " domani tomorrow maine"
    for lang in ("en", "it", "ro"):
        assert find_times(text, lang, datetime(2026, 5, 12, tzinfo=UTC)) is not None
