"""The words that name speakers, as data, and their use."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, cast

import re2
import yaml

from ascolto.playbook.fold import fold
from ascolto.words.terms import Speaker

_LONGEST_LABEL = 120


@cache
def data() -> dict[str, Any]:
    """`labels.yaml`: section -> language -> list."""
    source = files("ascolto.listen").joinpath("labels.yaml").read_text("utf-8")
    return cast("dict[str, Any]", yaml.safe_load(source))


@cache
def _phrases() -> tuple[tuple[str, Speaker], ...]:
    """Every phrase with its role, longest first; the same word in two languages once."""
    roles = {
        phrase: cast("Speaker", role)
        for role, languages in data()["roles"].items()
        for phrases in languages.values()
        for phrase in phrases
    }
    return tuple(sorted(roles.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _phrase_pattern() -> Any:
    return re2.compile(r"\b(?:" + "|".join(re2.escape(p) for p, _ in _phrases()) + r")\b")


def role_of(label: str) -> Speaker | None:
    """Give the role that a label tells, if it does.

    "Agente 2" and "Maria (Support)" are agents; "Customer service" is one too, being the longer
    phrase; "Maria" tells nothing.
    """
    return _role(label[:_LONGEST_LABEL])


@lru_cache(maxsize=4096)
def _role(label: str) -> Speaker | None:
    folded = fold(label).replace("_", " ")
    found = [match.group() for match in _phrase_pattern().finditer(folded)]
    return dict(_phrases())[max(found, key=len)] if found else None


def is_bare(label: str) -> bool:
    """Whether a label is a role and nothing else: "Agente", "Operator 2", "[Client]"."""
    folded = fold(label[:_LONGEST_LABEL]).replace("_", " ")
    return not any(char.isalpha() for char in _phrase_pattern().sub("", folded))


@cache
def pattern(section: str) -> Any:
    """Compile every RE2 pattern of a section, of all languages, into one: `^` begins a line."""
    parts = [p for patterns in data()[section].values() for p in patterns]
    return re2.compile("(?m)(?:" + "|".join(f"(?:{part})" for part in parts) + ")")


def agent_words(text: str) -> int:
    """How much a text sounds like an agent (above 0) or like a customer (below 0)."""
    folded = fold(text[:2000])
    agent = sum(1 for _ in pattern("sounds_agent").finditer(folded))
    return agent - sum(1 for _ in pattern("sounds_customer").finditer(folded))
