"""The times in a text: where each stands, the moment it means, whether it recurs or is past."""

from datetime import datetime

from ascolto.playbook.fold import fold
from ascolto.understand.times.clock import Clock
from ascolto.understand.times.found import TimeFound
from ascolto.understand.times.lexer import lex
from ascolto.understand.times.lexicon import Lexicon, lexicon
from ascolto.understand.times.moment import Reader
from ascolto.understand.times.scan import Scan
from ascolto.understand.times.zone import zone_for


def find_times(
    text: str,
    lang: str,
    at: datetime,
    *,
    country: str | None = None,
    folded: str | None = None,
    words: Lexicon | None = None,
) -> tuple[TimeFound, ...]:
    """Find the times in a turn's text, in order.

    `at` is when the turn was said, with its offset; `country` (ISO code) whose holidays count, by
    default the language's; `folded` the text already folded, to save folding it again; `words` the language's lexicon where it
    is not the built-in one. A language
    without words for time finds none. Raises `ValueError` for a naive `at`.
    """
    words = words or lexicon(lang)
    if words is None:
        return ()
    folded = fold(text) if folded is None else folded
    if not words.may_hold_time(folded.encode()):
        return ()
    clock = Clock.at(at, zone_for(lang, at, words), words.settings, country)
    return Scan(Reader(lex(folded, words), words.settings), clock).times()
