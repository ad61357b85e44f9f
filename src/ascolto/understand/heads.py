"""The learned part of reading: one linear head a label over a text's words and its context.

The weights are plain arrays in a `.npz` file (no pickle): `labels`, `columns` (the names of the
context's features), `dense` (columns x labels), `keys` (a language, a tab, a word or a pair of
words), `sparse` (keys x labels, half precision), `bias` and `cut` (labels: the log-odds from which one holds).
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ascolto.errors import AscoltoError
from ascolto.understand.lexed import Lexed

WEIGHTS = Path(__file__).parent / "weights"
Floats = NDArray[np.float32]


def word_keys(stems: Sequence[str]) -> list[str]:
    """What a head may know of a text: its stems and the pairs of neighbours (some may repeat)."""
    keys = list(stems)
    before = "^"
    for stem in stems:
        keys.append(f"{before} {stem}")
        before = stem
    keys.append(f"{before} $")
    return keys


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
        self._rows: dict[str, dict[str, int]] = {}
        for i, key in enumerate(keys):
            lang, _, word = key.partition("\t")
            self._rows.setdefault(lang, {})[word] = i

    def rows(self, lang: str, stems: Sequence[str]) -> list[int]:
        """The rows of the words that the head knows in this language, each once."""
        known = self._rows.get(lang)
        if known is None:
            return []
        rows = set(map(known.get, word_keys(stems)))
        rows.discard(None)
        return list(rows)  # type: ignore[arg-type]  # None was taken out

    def odds(self, lang: str, stems: Sequence[str], context: Floats) -> Floats:
        """Log-odds of each label; `context` is in the order of `columns`. Shape: (labels,)."""
        total: Floats = context @ self.dense
        total += self.bias
        if rows := self.rows(lang, stems):
            total += np.add.reduce(self.sparse.take(rows, axis=0), axis=0)
        return total

    def best_sentences(self, lang: str, lexed: Lexed, labels: list[int]) -> list[tuple[int, int]]:
        """For each label the sentence whose words speak most for it: the evidence to show."""
        spans = lexed.sentences
        if len(spans) == 1:
            return [spans[0]] * len(labels)
        weights = np.zeros((len(spans), len(labels)), np.float32)
        for i, stems in enumerate(lexed.stems_by_sentence()):
            if rows := self.rows(lang, stems):
                weights[i] = np.add.reduce(self.sparse.take(rows, axis=0), axis=0)[labels]
        return [spans[i] for i in weights.argmax(axis=0)]


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
