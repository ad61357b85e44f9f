"""Work on several cores keeps its order, its errors, and its patience."""

import time
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ascolto.cli.many import AHEAD, ordered


@given(st.lists(st.integers()), st.integers(1, 4))
def test_results_come_in_the_order_of_the_things(numbers, workers):
    assert list(ordered(lambda n: n * 2, numbers, workers)) == [n * 2 for n in numbers]


def test_the_slow_ones_do_not_fall_behind():
    def work(n):
        time.sleep(0.02 if n % 3 == 0 else 0)
        return n

    assert list(ordered(work, range(12), 3)) == list(range(12))


def test_an_endless_stream_is_read_only_a_little_ahead():
    read = []
    stream = (read.append(n) or n for n in count())
    assert list(islice(ordered(str, stream, 2), 5)) == ["0", "1", "2", "3", "4"]
    assert len(read) <= 5 + 2 * AHEAD + 1


def test_what_is_raised_comes_in_its_place():
    results = ordered(lambda n: 1 // n, [1, 1, 0, 1], 2)
    assert [next(results), next(results)] == [1, 1]
    with pytest.raises(ZeroDivisionError):
        next(results)
