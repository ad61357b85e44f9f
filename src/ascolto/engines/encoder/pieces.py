"""A turn's text, cut into the pieces that the encoder knows."""

from typing import NamedTuple

from tokenizers import Tokenizer

START, END = 0, 2  # the ids that stand around every turn
MOST = 128  # pieces read of one turn: the first half of them from its head, the rest from its tail
REACH = 4000  # characters from either end that are cut at all


class Cut(NamedTuple):
    """The ids of a turn's pieces, START and END included, and where each stands in the text.

    A span is a start and an end (exclusive) in characters; both are equal for START and END.
    """

    ids: list[int]
    spans: list[tuple[int, int]]


class Pieces:
    """Cuts texts. The same text always gives the same pieces."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def cut(self, text: str) -> Cut:
        """The pieces of a text: at most MOST and the two around them, however long it is."""
        if len(text) <= 2 * REACH:
            encoded = self._tokenizer.encode(text, add_special_tokens=False)
            ids, spans = encoded.ids, encoded.offsets
            if len(ids) > MOST:
                half = MOST // 2
                ids, spans = ids[:half] + ids[-half:], spans[:half] + spans[-half:]
        else:
            ids, spans = self._ends(text)
        first, last = (spans[0][0], spans[-1][1]) if spans else (0, 0)
        return Cut([START, *ids, END], [(first, first), *spans, (last, last)])

    def _ends(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """The pieces at both ends of a text too long to be cut whole."""
        half = MOST // 2
        head = self._tokenizer.encode(text[:REACH], add_special_tokens=False)
        tail = self._tokenizer.encode(text[-REACH:], add_special_tokens=False)
        behind = len(text) - REACH
        spans = [(a + behind, b + behind) for a, b in tail.offsets[-half:]]
        return head.ids[:half] + tail.ids[-half:], head.offsets[:half] + spans
