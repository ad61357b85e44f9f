"""Folding: the form of a text that patterns are written for, letter for letter.

Every character becomes exactly one character, so that offsets into the folded text are offsets
into the text. "Perché l’ha già detto?" -> "perche l'ha gia detto?"; "Înţeleg" -> "inteleg".
"""

import sys
import unicodedata

_PLAIN = {
    **dict.fromkeys("’‘ʼ´`′＇", "'"),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("–—‒−‑‐", "-"),
    "…": ".",
    "ı": "i",
    "ß": "s",
    "ø": "o",
    "đ": "d",
    "ł": "l",
}
_LATIN_END = 0x250


def _fold_one(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    if char.isspace() or unicodedata.category(char) in ("Cc", "Cf"):
        return " "
    base = unicodedata.normalize("NFKD", char.lower())
    return base[0] if base else char


class _Table(dict[int, str]):
    """`str.translate` table, filled as characters are met: no start-up cost for 150,000 of them."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_one(chr(code))
        return folded


_TABLE = _Table({code: _fold_one(chr(code)) for code in range(min(_LATIN_END, sys.maxunicode))})


def fold(text: str) -> str:
    """Fold a text, character for character: the result has the same length.

    A combining mark on its own (text that is not NFC) cannot vanish without moving what follows:
    readers compose their input first (`listen`), so here it only becomes itself.
    """
    if text.isascii():
        return text.lower().translate(_CONTROL)
    return text.translate(_TABLE)


_CONTROL = dict.fromkeys((*range(32), 127), " ")
_CONTROL[ord("`")] = "'"
