"""A language's words for time, as its folder of the playbook gives them (`times.yaml`).

Every word or phrase has a kind and a value ("lunedi" -> weekday 0); a few stand for two
("domattina" -> day 1, part morning). The grammar (`moment`, `span`, `every`) knows kinds only.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

import msgspec
import re2
import yaml

from ascolto.playbook.fold import fold
from ascolto.words.struct import Fact

Meaning = tuple[tuple[str, Any], ...]
Phrases = tuple[tuple[tuple[str, ...], Meaning], ...]

# Kinds that change or follow what stands before them: the lexer looks twice at these.
_LEANING = frozenset({"number", "ordinal", "suffix"})

_PUNCTUATION = {
    **dict.fromkeys(".;!?()", "stop"),
    **dict.fromkeys(",:", "comma"),
    **dict.fromkeys("%/€£$+", "thing"),
    "-": "to",
}

# A text without any of these says no time: they are what the gate looks for.
_ANCHORS = frozenset({"unit", "weekday", "month_name", "day", "part", "weekend", "joined"})
_NUMBERS = frozenset({"number", "ordinal", "half", "quarter"})
_LEADS = frozenset({"at", "by", "until", "from", "between", "hours", "after", "on", "the", "about"})


class Settings(Fact):
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
    unit_too: dict[str, str] = {}  # noqa: RUF012
    plurals: frozenset[str] = frozenset()


class Entry(NamedTuple):
    """What a first word means alone (empty: nothing), the phrases it begins (longest first).

    `leans`: it may change the token before it, or means nothing alone.
    """

    meaning: Meaning
    phrases: Phrases
    leans: bool


class Lexicon(Fact):
    """The words of one language, ready to look up.

    `table` has an entry by first word; `gate` matches every text that can hold a time.
    """

    settings: Settings
    table: dict[str, Entry]
    gate: Any

    def may_hold_time(self, folded: str) -> bool:
        """Whether the text has a word or a figure that a time cannot do without."""
        return bool(self.gate.Match(folded))


@lru_cache(maxsize=None)
def lexicon(lang: str) -> Lexicon | None:
    """The lexicon of an installed language, or None where it has no `times.yaml`."""
    if not lang.isidentifier():
        return None
    file = resources.files("ascolto.playbook") / "data" / "languages" / lang / "times.yaml"
    if not file.is_file():
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return read_lexicon(yaml.load(file.read_text("utf-8"), Loader=loader))  # noqa: S506 (safe)


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
    return Lexicon(settings=settings, table=table, gate=_gate(settings.words))


def _entry(first: str, place: dict[tuple[str, ...], Meaning], settings: Settings) -> Entry:
    meaning: Meaning = place.pop((), (("other", None),))
    leans = len(meaning) != 1 or meaning[0][0] in _LEANING or first in settings.unit_too
    return Entry(meaning, _longest_first(place), leans)


def _longest_first(place: dict[tuple[str, ...], Meaning]) -> Phrases:
    return tuple(sorted(place.items(), key=lambda item: -len(item[0])))


def _meanings(words: Mapping[str, Any]) -> list[tuple[str, Meaning]]:
    found: list[tuple[str, Meaning]] = []
    for kind, table in words.items():
        if kind == "joined":
            found += [(fold(text), tuple((k, v) for k, v in pairs)) for text, pairs in table.items()]
        elif isinstance(table, list):
            found += [(fold(text), ((kind, True),)) for text in table]
        else:
            found += [(fold(text), ((kind, key),)) for key, texts in table.items() for text in texts]
    return found


def _texts(words: Mapping[str, Any], kinds: frozenset[str]) -> str:
    texts: set[str] = set()
    for kind in kinds & words.keys():
        table = words[kind]
        lists = [table] if isinstance(table, list) or kind == "joined" else table.values()
        texts.update(fold(text) for texts_ in lists for text in texts_)
    return "|".join(re2.escape(text).replace(r"\ ", r"\W{1,2}") for text in sorted(texts))


def _gate(words: Mapping[str, Any]) -> Any:
    numbers = _texts(words, _NUMBERS)
    gate = re2.Set.SearchSet()
    gate.Add(
        rf"\b(?:\d{{0,3}}(?:{_texts(words, _ANCHORS)})\b"
        rf"|(?:{_texts(words, _LEADS)})\W{{1,3}}(?:\d|(?:{numbers})\b))"
        r"|\d[:.,/h-]\d\d|\d ?[ap]m\b"
    )
    gate.Compile()
    return gate
