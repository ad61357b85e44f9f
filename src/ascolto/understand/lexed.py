"""A turn's text, folded and cut into words: what every reader of it starts from."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from ascolto.playbook.fold import fold

STEM = 6
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[?!]+|[\U0001F300-\U0001FAFF\u2600-\u27BF]")
_PLAIN_TOKEN = re.compile(r"[a-z]+|[0-9]+|[?!]+")  # the same, on ASCII: twice as quick
# A sentence runs to a mark that ends one and is followed by a space ("1.212" and "a.b@c" go on),
# to a semicolon, or to the end of the line.
_SENTENCE = re.compile(r"[^\s.!?;…][^.!?;…\n]*(?:[.!?…]+(?=[^\s.!?…])[^.!?;…\n]*)*[.!?;…]*")
LONGEST = 20_000  # characters read of one turn; what lies beyond is kept, not read


class Lexed:
    """The words of one text.

    `stems` are the first letters of each word (a rough stem that works alike in all three
    languages and costs nothing); `tokens` the whole folded words, marks and emoji.
    """

    __slots__ = ("_encoded", "_sentences", "_token", "folded", "stems", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text[:LONGEST]
        self.folded = fold(self.text)
        self._token = _PLAIN_TOKEN if self.folded.isascii() else _TOKEN
        self.tokens: list[str] = self._token.findall(self.folded)
        self.stems = {t[:STEM] for t in self.tokens}
        self._sentences: list[tuple[int, int]] | None = None
        self._encoded: bytes | None = None

    @property
    def encoded(self) -> bytes:
        """The folded text as UTF-8: what RE2 reads."""
        if self._encoded is None:
            self._encoded = self.folded.encode()
        return self._encoded

    @property
    def sentences(self) -> Sequence[tuple[int, int]]:
        """The spans of the sentences, in order; at least one."""
        if self._sentences is None:
            self._sentences = [m.span() for m in _SENTENCE.finditer(self.text)]
            if not self._sentences:
                self._sentences.append((0, len(self.text)))
        return self._sentences

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The span of the sentence that holds this offset."""
        spans = self.sentences
        return spans[max(0, bisect_right(spans, (offset, LONGEST)) - 1)]

    def whole_words(self, start: int, end: int) -> tuple[int, int]:
        """A stretch without white space around it and with its first and last word whole."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            while start and text[start].isalnum() and text[start - 1].isalnum():
                start -= 1
            while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
                end += 1
        return start, end

    def stems_of(self, start: int, end: int) -> set[str]:
        """The stems between two offsets."""
        return {t[:STEM] for t in self.tokens_of(start, end)}

    def tokens_of(self, start: int, end: int) -> list[str]:
        """The tokens between two offsets."""
        found: list[str] = self._token.findall(self.folded, start, end)
        return found
