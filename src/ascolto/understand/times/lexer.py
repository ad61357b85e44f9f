"""A folded text -> its words for time, in order, with their kinds and values."""

import re
from typing import Any, Final

from ascolto.understand.times.figures import read_figure
from ascolto.understand.times.lexicon import Entry, Lexicon, Meaning, Settings
from ascolto.understand.times.tokens import Row, Tokens

# The space before a word is taken with it: it spares a failed match at every space. A dash
# counts only between figures ("8-10"); between letters it joins ("dupa-masa").
_WORD: Final = re.compile(
    r" ?([a-z]+|\d+(?:[.,:/]\d+)*(?:-\d\d-\d\d(?!\d))?|[,.;:!?()%/€£$+]"
    r"|(?<=[\d ])-(?=[ ]?\d)|[^\W\d_]+)"
)
_TENS: Final = (20, 30, 40, 50)
_FIGURE: Final = Entry(meaning=(), phrases=None, leans=True)


def lex(folded: str, lexicon: Lexicon) -> Tokens:
    """Read the tokens of a folded text; time is linear in its length.

    Only words that the lexicon knows, figures and punctuation are looked at one by one; any run
    of other words becomes one token of kind "other".
    """
    words: list[str] = _WORD.findall(folded)
    table, settings = lexicon.table, lexicon.settings
    known = [n for n, word in enumerate(words) if word < "a" or word in table]
    words.append("")  # so that a phrase may look ahead
    rows: list[Row] = []
    done = 0
    for n in known:
        if n < done:
            continue  # inside a phrase
        if n > done:
            rows.append(("other", None, "", done, n))
        word = words[n]
        done = n + 1
        meaning, phrases, leans = table.get(word, _FIGURE)
        if phrases is not None:
            for rest, longer in phrases.get(words[done], ()):
                if tuple(words[done : done + len(rest)]) == rest:
                    meaning, leans, done = longer, True, done + len(rest)
                    break
        if leans:
            meaning = meaning or (_figure(words, n, rows),)
            _add_leaning(rows, meaning, word, n, done, settings)
        else:
            kind, value = meaning[0]
            rows.append((kind, value, word, n, done))
    return Tokens(folded, words, rows)


def _add_leaning(
    rows: list[Row], meaning: Meaning, word: str, n: int, done: int, settings: Settings
) -> None:
    """Add what may change the token before it: "twenty five", "3rd", "2 luni" (months)."""
    kind, value = meaning[0]
    last = rows[-1][0] if rows else ""
    if kind in ("number", "ordinal") and 0 < value < 10 and (tens := _tens(rows, settings)):
        del rows[-1 - settings.tens_and :]
        rows.append((kind, tens[1] + value, tens[2], tens[3], done))
    elif kind == "suffix" and last == "number":
        _, number, text, first, _ = rows.pop()
        rows.append(("ordinal", number, text, first, done))
    elif word in settings.unit_too and last in ("number", "few") and not _at_hour(rows):
        rows.append(("unit", settings.unit_too[word], word, n, done))
    else:
        rows.extend((kind, value, word, n, done) for kind, value in meaning)


def _at_hour(rows: list[Row]) -> bool:
    """Tell that "la 10 luni" is at ten on Monday, not ten months."""
    return len(rows) > 1 and rows[-2][0] == "at"


def _tens(rows: list[Row], settings: Settings) -> Row | None:
    """Find the number that "five" goes on: "twenty five", "douazeci si cinci"."""
    at = -1 - settings.tens_and
    if len(rows) < -at or (settings.tens_and and rows[-1][0] != "and"):
        return None
    row = rows[at]
    fits = row[0] == "number" and row[1] in _TENS and not row[2].isdigit()
    return row if fits else None


def _figure(words: list[str], n: int, rows: list[Row]) -> tuple[str, Any]:
    """Tell what a word of figures is; behind a lone letter it is part of a name ("K5", "stand D 4")."""
    named = n > 0 and len(words[n - 1]) == 1 and words[n - 1].isalpha() and rows[-1][0] == "other"
    return ("thing", words[n]) if named else read_figure(words[n])
