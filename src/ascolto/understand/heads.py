"""The learned part of reading: one linear head a label over a text's words and its context.

The weights are plain arrays in a `.npz` file (no pickle): `labels`, `columns` (the names of the
context's features), `dense` (columns x labels), `keys` (a language, a tab, a stem), `sparse` (keys x labels, half precision), `bias` and `cut` (labels: the log-odds from which one holds).
"""

from collections.abc import Sequence, Set
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ascolto.errors import AscoltoError
from ascolto.understand.lexed import Lexed

WEIGHTS = Path(__file__).parent / "weights"
Floats = NDArray[np.float32]


class Head:
    """One set of labels, learned together. Log-odds above 0 mean that a label holds."""

    def __init__(
        self,
        labels: Sequence[str],
        columns: Sequence[str],
        dense: Floats,
        keys: Sequence[str],
        sparse: Floats,
        bias: Floats,
    ) -> None:
        self.labels = tuple(labels)
        self.columns = tuple(columns)
        self.place = {name: i for i, name in enumerate(columns)}
        # Row by row in memory: a turn gathers some fifty rows of words.
        self.dense = np.ascontiguousarray(dense, np.float32)
        self.sparse = np.ascontiguousarray(sparse, np.float32)
        self.bias = np.asarray(bias, np.float32)
        self.keys = tuple(keys)
        self._rows: dict[str, dict[str, int]] = {}
        for i, key in enumerate(keys):
            lang, _, word = key.partition("\t")
            self._rows.setdefault(lang, {})[word] = i

    def rows(self, lang: str, stems: Set[str]) -> list[int]:
        """The rows of the words that the head knows in this language, each once."""
        known = self._rows.get(lang)
        if known is None:
            return []
        rows = set(map(known.get, stems))
        rows.discard(None)
        return list(rows)  # type: ignore[arg-type]  # None was taken out

    def weigh(self, lang: str, stems: Set[str], context: Floats) -> "Weighed":
        """Log-odds of each label; `context` is in the order of `columns`."""
        odds: Floats = context @ self.dense
        odds += self.bias
        rows = self.rows(lang, stems)
        words = self.sparse.take(rows, axis=0) if rows else None
        if words is not None:
            odds += np.add.reduce(words, axis=0)
        return Weighed(self, odds.tolist(), rows, words)


class Weighed:
    """A text, weighed by a head: `odds` has the log-odds of each label."""

    __slots__ = ("_rows", "_words", "head", "odds")

    def __init__(
        self, head: Head, odds: list[float], rows: list[int], words: Floats | None
    ) -> None:
        self.head = head
        self.odds = odds
        self._rows = rows
        self._words = words

    def sentence(self, label: int, lexed: Lexed) -> tuple[int, int]:
        """The sentence with the word that speaks most for a label: the evidence to show for it."""
        if self._words is None or len(lexed.sentences) == 1:
            return lexed.sentences[0]
        key = self.head.keys[self._rows[int(self._words[:, label].argmax())]]
        word = key.partition("\t")[2]
        # A stem at the start of a word; inside one only where it stands nowhere else.
        place = lexed.folded.find(f" {word}") + 1 or max(0, lexed.folded.find(word))
        return lexed.sentence_at(place)


@lru_cache(maxsize=4)
def load_head(name: str, context: tuple[str, ...]) -> Head:
    """A shipped head by its name; `context` are the features this code computes, in order."""
    path = WEIGHTS / f"{name}.npz"
    with np.load(path, allow_pickle=False) as f:
        columns = [str(x) for x in f["columns"]]
        if tuple(columns[: len(context)]) != context:
            raise AscoltoError(f"{path} was learned with other features. Run `make train`.")
        return Head(
            [str(x) for x in f["labels"]],
            columns,
            f["dense"].astype(np.float32),
            bytes(f["keys"]).decode().split("\n"),
            f["sparse"].astype(np.float32),
            (f["bias"] - f["cut"]).astype(np.float32),
        )
