"""The first hearing of a text: one linear head a label over its words and its context.

The weights are plain arrays in a `.npz` file (no pickle): `labels`, `columns` (the names of the
context's features), `dense` (columns x labels), `keys` (a language, a tab, a stem), `sparse`
(keys x labels, half precision) and `bias` (labels).
"""

from collections.abc import Sequence, Set
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from ascolto.errors import AscoltoError
from ascolto.understand.lexed import Lexed

WEIGHTS = Path(__file__).parent / "weights"
Floats = NDArray[np.float32]


class Head:
    """One set of labels, learned together.

    `dense` has the shape (columns, labels), `sparse` (keys, labels), `bias` (labels).
    """

    def __init__(
        self,
        labels: Sequence[str],
        dense: Floats,
        keys: Sequence[str],
        sparse: Floats,
        bias: Floats,
    ) -> None:
        self.labels = tuple(labels)
        # Row by row in memory: a turn gathers some fifty rows of words.
        self.dense = np.ascontiguousarray(dense, np.float32)
        # Rows count from 1, so that a word without a row (None) is told by being false.
        table = np.zeros((len(keys) + 1, len(self.labels)), np.float32)
        table[1:] = sparse
        self._table = table
        self.sparse = table[1:]
        self.bias = np.asarray(bias, np.float32)
        self.keys = tuple(keys)
        self._rows: dict[str, dict[str, int]] = {}
        for row, key in enumerate(keys, 1):
            lang, _, word = key.partition("\t")
            self._rows.setdefault(lang, {})[word] = row

    def scaled(self, lean: Floats, base: Floats) -> "Head":
        """The head whose log-odds are lean * these + base, label by label."""
        return Head(
            self.labels,
            self.dense * lean,
            self.keys,
            self.sparse * lean,
            self.bias * lean + base,
        )

    def weigh(self, lang: str, stems: Set[str], context: Sequence[float]) -> "Weighed":
        """Log-odds of each label; `context` is in the order of the columns."""
        odds: Floats = np.array(context, np.float32).dot(self.dense)
        odds += self.bias
        known = self._rows.get(lang, {})
        # In one order whatever the set's, so that sums and ties come out the same every time.
        rows = sorted(filter(None, map(known.get, stems)))
        words = self._table.take(rows, axis=0) if rows else None
        if words is not None:
            odds += np.add.reduce(words, axis=0)
        return Weighed(self, odds, rows, words, learned=bool(known))


class Weighed:
    """A text, weighed by a head: `odds` has the log-odds of each label.

    `learned` says whether any word of its language was: if none, the log-odds mean nothing.
    """

    __slots__ = ("_rows", "_words", "head", "learned", "odds")

    def __init__(
        self, head: Head, odds: Floats, rows: list[int], words: Floats | None, *, learned: bool
    ) -> None:
        self.head = head
        self.odds = odds
        self.learned = learned
        self._rows = rows
        self._words = words

    def sentence(self, label: int, lexed: Lexed) -> tuple[int, int]:
        """The sentence with the word that speaks most for a label: the evidence to show for it."""
        if self._words is None or len(lexed.sentences) == 1:
            return lexed.sentences[0]
        key = self.head.keys[self._rows[int(self._words[:, label].argmax())] - 1]
        word = key.partition("\t")[2]
        # A stem at the start of a word; inside one only where it stands nowhere else.
        place = lexed.folded.find(f" {word}") + 1 or max(0, lexed.folded.find(word))
        return lexed.sentence_at(place)


def read_arrays(name: str, context: tuple[str, ...] = ()) -> dict[str, NDArray[Any]]:
    """The arrays of a shipped weights file; `context` are the features this code computes.

    Raises AscoltoError where the file is missing, damaged, or was learned with other features.
    """
    path = WEIGHTS / f"{name}.npz"
    try:
        with np.load(path, allow_pickle=False) as f:
            arrays = {key: f[key] for key in f.files}
        columns = tuple(str(x) for x in arrays["columns"]) if context else ()
    except FileNotFoundError as e:
        raise AscoltoError(f"{path} is missing. Install Ascolto again, or run `make train`.") from e
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as e:
        raise AscoltoError(
            f"{path} is damaged ({e}). Install Ascolto again, or run `make train`."
        ) from e
    if columns[: len(context)] != context:
        raise AscoltoError(f"{path} was learned with other features. Run `make train`.")
    return arrays


def head_of(arrays: dict[str, NDArray[Any]]) -> Head:
    """The head that a weights file holds."""
    return Head(
        [str(x) for x in arrays["labels"]],
        arrays["dense"],
        bytes(arrays["keys"]).decode().split("\n"),
        arrays["sparse"].astype(np.float32),
        arrays["bias"],
    )
