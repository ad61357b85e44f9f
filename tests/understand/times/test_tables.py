"""What each language's words for time mean: the tables beside this file, line by line."""

import pytest
from times_table import Case, cases, without_diacritics

from ascolto.understand.times import due_of, find_times

ALL = [case for lang in ("en", "it", "ro") for case in cases(lang)]
ROMANIAN = [case for case in ALL if without_diacritics(case.text) != case.text]


def check(case: Case, text: str) -> None:
    times = find_times(text, case.lang, case.at)
    binding = due_of(times)
    if case.due == "past":
        assert times, "nothing found"
        assert all(found.past and found.due is None for found in times)
    elif case.due == "none":
        assert binding is None or (binding.due is None and binding.every is None)
    else:
        assert binding is not None, f"nothing ahead in {times}"
        assert binding.due == case.due_at()
        assert binding.due.utcoffset() == case.due_at().utcoffset()
        assert binding.every == case.every


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.lang}: {case.text}")
def test_a_time_means(case: Case) -> None:
    check(case, case.text)


@pytest.mark.parametrize("case", ROMANIAN, ids=lambda case: case.text)
def test_romanian_needs_no_diacritics(case: Case) -> None:
    check(case, without_diacritics(case.text))


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.lang}: {case.text}")
def test_capitals_change_nothing(case: Case) -> None:
    check(case, case.text.upper())


@pytest.mark.parametrize("lang", ["en", "it", "ro"])
def test_each_language_has_ninety_cases(lang: str) -> None:
    assert sum(case.lang == lang for case in ALL) >= 90
