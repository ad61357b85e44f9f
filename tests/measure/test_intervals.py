import numpy as np
import pytest

from ascolto.measure import evaluate
from ascolto.measure.intervals import interval, resampled
from tests.measure.made import blurred


def test_sums_spread_as_drawing_with_replacement_does() -> None:
    tallies = np.arange(200).reshape(100, 2)
    sums = resampled(tallies)
    assert sums.shape == (1000, 2)
    # The mean of the sums is the sum; their deviation is sqrt(n) times that of one.
    assert sums.mean(axis=0) == pytest.approx(tallies.sum(axis=0), rel=0.01)
    assert sums.std(axis=0) == pytest.approx(10 * tallies.std(axis=0), rel=0.1)


def test_the_same_data_give_the_same_draws_however_they_are_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tallies = np.arange(60).reshape(20, 3)
    whole = resampled(tallies)
    monkeypatch.setattr("ascolto.measure.intervals._BLOCK", 20 * 64)
    assert (resampled(tallies) == whole).all()


def test_interval_passes_over_what_is_undefined() -> None:
    values = np.append(np.linspace(0, 1, 201), np.nan)
    assert interval(values) == pytest.approx((0.025, 0.975))
    assert interval(np.array([np.nan])) == (None, None)


def _talk(name: int, *, right: bool) -> tuple[dict, dict]:
    turn = {"i": 0, "speaker": "agent", "text": "x", "techniques": ["options"], "failures": []}
    read = {"i": 0, "techniques": ["options"] if right else []}
    return {"id": name, "turns": [turn]}, {"id": name, "turns": [read]}


@pytest.mark.parametrize("size", [40, 400])
def test_a_share_has_the_width_that_theory_gives_it(size: int) -> None:
    # Half of the turns found, nothing made up: F1 is 2s/(1+s) of a share s with a known spread.
    golds, reads = zip(*(_talk(i, right=i % 2 == 0) for i in range(size)), strict=True)
    figure = next(f for f in evaluate(golds, reads).details if f.name == "options")
    low, high = (0.5 + side * 1.96 * 0.5 / size**0.5 for side in (-1, 1))
    expected = (2 * low / (1 + low), 2 * high / (1 + high))
    assert figure.value == 2 / 3
    assert (figure.low, figure.high) == pytest.approx(expected, abs=0.05)


def test_one_conversation_leaves_nothing_to_resample() -> None:
    gold = {
        "id": "a",
        "turns": [
            {"i": i, "speaker": "customer", "emotion": "angry", "intensity": 3, "needs": ["heat"]}
            for i in range(5)
        ],
    }
    figure = next(f for f in evaluate([gold], [blurred(gold, 1)]).details if f.name == "opens heat")
    assert figure.value is not None
    assert (figure.low, figure.high) == (None, None)
