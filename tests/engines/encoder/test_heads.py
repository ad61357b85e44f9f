"""The heads' labels, and the best window of pieces, by hand."""

import numpy as np
import pytest

from ascolto.engines.encoder import AGENT, CUSTOMER
from ascolto.engines.encoder.heads import best_window
from ascolto.understand.customer import CUSTOMER_LABELS
from ascolto.words.terms import FAILURES, TECHNIQUES


@pytest.mark.parametrize(
    ("parts", "longest", "window"),
    [
        ([1], 4, (0, 1)),
        ([-1, 3, 2, -4, 4], 4, (1, 3)),
        ([-1, 3, 2, -1, 4], 4, (1, 5)),
        ([-3, -1, -2], 4, (1, 2)),
        ([1, 1, 1, 1], 2, (0, 2)),
    ],
)
def test_the_window_with_the_greatest_sum_is_found(parts, longest, window):
    assert best_window(np.array(parts, np.float32), longest) == window


def test_the_labels_are_those_of_the_readers():
    assert CUSTOMER == CUSTOMER_LABELS
    assert set(AGENT) >= {*TECHNIQUES, *FAILURES}
