"""A language's words for time, as its folder of the playbook gives them (`times.yaml`).

Every word or phrase has a kind and a value ("lunedi" -> weekday 0); a few stand for two
("domattina" -> day 1, part morning). The grammar (`moment`, `span`, `every`) knows kinds only.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec
import yaml

from ascolto.playbook import LanguagePack, load
from ascolto.playbook.fold import fold
from ascolto.understand.times.gate import gate
from ascolto.words.struct import Fact

Meaning = tuple[tuple[str, Any], ...]
Phrases = dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]]

# Kinds that change or follow what stands before them: the lexer looks twice at these.
_LEANING = frozenset({"number", "ordinal", "suffix"})

_PUNCTUATION = {
    **dict.fromkeys(".;!?()", "stop"),
    **dict.fromkeys(",:", "comma"),
    **dict.fromkeys("%/€£$+", "thing"),
    "-": "to",
}


class Settings(Fact, frozen=True):
    """What a language needs said besides its words; the file explains each."""

    zone: str
    country: str
    words: dict[str, Any]
    countries: dict[str, str] = {}  # noqa: RUF012 (msgspec copies an empty default for each)
    month_first: tuple[str, ...] = ()
    figures: int = 24
    hour_after: frozenset[str] = frozenset({"at"})
    and_minutes: bool = False
    tens_and: bool = False
    unit_too: dict[str, str] = {}  # noqa: RUF012 (as above)
    plurals: frozenset[str] = frozenset()


class Entry(NamedTuple):
    """What a first word means alone (empty: nothing), and the phrases it begins.

    They lie by their second word, the longest first; each has its words after the first.

    `leans`: it may change the token before it, or means nothing alone.
    """

    meaning: Meaning
    phrases: Phrases | None
    leans: bool


class Lexicon(Fact, frozen=True):
    """The words of one language, ready to look up.

    `table` has an entry by first word; `gate` matches every text that can hold a time.
    """

    settings: Settings
    table: dict[str, Entry]
    gate: Any

    def may_hold_time(self, folded: bytes) -> bool:
        """Whether a folded text (UTF-8) has a word or a figure that a time cannot do without."""
        return bool(self.gate.Match(folded))


@cache
def lexicon(lang: str) -> Lexicon | None:
    """Load the lexicon of a built-in language, or None where it has no `times.yaml`."""
    pack = load().languages.get(lang)
    return None if pack is None else lexicon_of(pack)


def lexicon_of(pack: LanguagePack) -> Lexicon | None:
    """Build a language's lexicon, each layer's `times.yaml` laid over the one before."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = {}
    for file in pack.paths("times"):
        layer = yaml.load(file.read_text("utf-8"), Loader=loader)  # noqa: S506 (a safe loader)
        words = {**data.get("words", {}), **layer.get("words", {})}
        data = {**data, **layer, "words": words}
    return read_lexicon(data) if data else None


def read_lexicon(data: Mapping[str, Any]) -> Lexicon:
    """Build a lexicon from the content of a `times.yaml`.

    Raises `ValueError` where a word has two kinds, `msgspec.ValidationError` where a setting has
    the wrong type.
    """
    settings = msgspec.convert(data, Settings)
    found: dict[str, dict[tuple[str, ...], Meaning]] = {
        sign: {(): ((kind, sign),)} for sign, kind in _PUNCTUATION.items()
    }
    for text, meaning in _meanings(settings.words):
        first, *rest = text.split()
        place = found.setdefault(first, {})
        if place.setdefault(tuple(rest), meaning) != meaning:
            raise ValueError(f"{text!r} has two kinds: {place[tuple(rest)]} and {meaning}")
    table = {first: _entry(first, place, settings) for first, place in found.items()}
    return Lexicon(settings=settings, table=table, gate=gate(settings.words))


def _entry(first: str, place: dict[tuple[str, ...], Meaning], settings: Settings) -> Entry:
    nothing: Meaning = () if first[0].isdigit() else (("other", None),)
    meaning = place.pop((), nothing)
    leans = len(meaning) != 1 or meaning[0][0] in _LEANING or first in settings.unit_too
    return Entry(meaning, _by_second(place) or None, leans)


def _by_second(place: dict[tuple[str, ...], Meaning]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for rest, meaning in sorted(place.items(), key=lambda item: -len(item[0])):
        found.setdefault(rest[0], []).append((rest, meaning))
    return {second: tuple(phrases) for second, phrases in found.items()}


def _meanings(words: Mapping[str, Any]) -> list[tuple[str, Meaning]]:
    found: list[tuple[str, Meaning]] = []
    for kind, table in words.items():
        if kind == "joined":
            found += [
                (fold(text), tuple((k, v) for k, v in pairs)) for text, pairs in table.items()
            ]
        elif isinstance(table, list):
            found += [(fold(text), ((kind, True),)) for text in table]
        else:
            found += [
                (fold(text), ((kind, key),)) for key, texts in table.items() for text in texts
            ]
    return found
