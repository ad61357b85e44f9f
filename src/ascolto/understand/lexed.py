"""A turn's text, folded and cut into words: what every reader of it starts from."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from ascolto.playbook.fold import fold

STEM = 6
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[?!]+|[\U0001F300-\U0001FAFF\u2600-\u27BF]")
_PLAIN_TOKEN = re.compile(r"[a-z]+|[0-9]+|[?!]+")  # the same, on ASCII: twice as quick
_END = re.compile(r"[.!?…]+(?=\s|$)|[;\n]+")
LONGEST = 20_000  # characters read of one turn; what lies beyond is kept, not read


class Lexed:
    """The words of one text.

    `stems` are the first letters of each word (a rough stem that works alike in all three
    languages and costs nothing); `tokens` the whole folded words, marks and emoji.
    """

    __slots__ = ("_ends", "_sentences", "_token", "folded", "stems", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text[:LONGEST]
        self.folded = fold(self.text)
        self._token = _PLAIN_TOKEN if self.folded.isascii() else _TOKEN
        self.tokens: list[str] = self._token.findall(self.folded)
        self.stems = [t[:STEM] for t in self.tokens]
        self._sentences: list[tuple[int, int]] | None = None

    @property
    def sentences(self) -> Sequence[tuple[int, int]]:
        """The spans of the sentences, without the white space around them; at least one."""
        if self._sentences is None:
            self._sentences = list(_split(self.text))
            self._ends = [end for _, end in self._sentences]
        return self._sentences

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The span of the sentence that holds this offset."""
        spans = self.sentences
        return spans[min(bisect_right(self._ends, offset), len(spans) - 1)]

    def stems_of(self, start: int, end: int) -> list[str]:
        """The stems between two offsets."""
        return [t[:STEM] for t in self._token.findall(self.folded, start, end)]

    def stems_by_sentence(self) -> list[list[str]]:
        """The stems of each sentence."""
        return [self.stems_of(start, end) for start, end in self.sentences]


def _split(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for end in [m.end() for m in _END.finditer(text)] + [len(text)]:
        piece = text[start:end]
        inner = piece.strip()
        if inner and any(c.isalnum() for c in inner):
            left = start + len(piece) - len(piece.lstrip())
            spans.append((left, left + len(inner)))
        elif inner and spans:
            spans[-1] = (spans[-1][0], end)
        start = end
    return spans or [(0, len(text))]
