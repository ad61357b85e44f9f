"""The tokens of a text, as the grammar reads them."""

from typing import Any

# Kind, value, first word, and which words it is made of (from, up to).
Row = tuple[str, Any, str, int, int]

_AHEAD = 5  # tokens past the end, so that the grammar may look ahead without counting


class Tokens:
    """Parallel columns, quicker than objects: the kind, the value and the words of every token.

    `size` counts them; behind them stand tokens of kind "end_of_text". Where they stand in the
    text is worked out only once a time was found.
    """

    __slots__ = (
        "_at",
        "_text",
        "_word",
        "_words",
        "after",
        "first",
        "kinds",
        "size",
        "texts",
        "values",
    )

    def __init__(self, text: str, words: list[str], rows: list[Row]) -> None:
        """`words` are the text's, with an empty one behind them; `rows` the tokens."""
        self.size = len(rows)
        rows.extend([("end_of_text", None, "", len(words) - 1, len(words) - 1)] * _AHEAD)
        self.kinds: tuple[str, ...]
        self.values: tuple[Any, ...]
        self.texts: tuple[str, ...]
        self.first: tuple[int, ...]
        self.after: tuple[int, ...]
        self.kinds, self.values, self.texts, self.first, self.after = zip(*rows, strict=True)
        self._text, self._words = text, words
        self._word = self._at = 0

    def span(self, i: int, after: int) -> tuple[int, int]:
        """Offsets into the text of the tokens from `i` up to `after`.

        Asked for in the text's order: the words before are stepped over once.
        """
        self._step_to(self.first[i])
        start = self._text.find(self._words[self._word], self._at)
        last = self.after[after - 1] - 1
        self._step_to(last)
        word = self._words[last]
        return start, self._text.find(word, self._at) + len(word)

    def _step_to(self, word: int) -> None:
        """Move to just before a word; between words stands nothing that a word is made of."""
        at, find, words = self._at, self._text.find, self._words
        for passed in words[self._word : word]:
            at = find(passed, at) + len(passed)
        self._at, self._word = at, word
