"""The worked examples of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011)."""

import math

import pytest

from ascolto.measure.alpha import alpha, coincidences


def _alpha(*people: str) -> float:
    """Alpha of one string a person, one letter a unit, a dot where that person said nothing."""
    letters = sorted({x for person in people for x in person} - {"."})
    units = [
        [letters.index(x) if x != "." else None for x in unit] for unit in zip(*people, strict=True)
    ]
    return float(alpha(coincidences(units, len(letters))))


@pytest.mark.parametrize(
    ("people", "published"),
    [
        (("0100000010", "1110010000"), 0.095),  # A: two people, two values
        (("aabbdcccedda", "babbbccceddd"), 0.692),  # B: two people, five values
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),  # C: gaps
    ],
)
def test_published_examples(people: tuple[str, ...], published: float) -> None:
    assert _alpha(*people) == pytest.approx(published, abs=0.0005)


def test_full_agreement() -> None:
    assert _alpha("aabbc", "aabbc") == 1.0


def test_worse_than_chance() -> None:
    assert _alpha("abab", "baba") < 0


def test_one_value_only_says_nothing() -> None:
    assert math.isnan(_alpha("aaaa", "aaaa"))


def test_a_unit_seen_by_one_person_weighs_nothing() -> None:
    assert _alpha("aabbc", "aabb.") == _alpha("aabb", "aabb")
