"""The words that name speakers, as data, and their use."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, cast

import re2
import yaml

from ascolto.playbook import fold, load
from ascolto.words.terms import Speaker

_LONGEST_LABEL = 120
_NOT_LETTERS = re.compile(r"[\W\d_]+")


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
    if found:
        return dict(_phrases())[max(found, key=len)]
    return _languages_names().get(_NOT_LETTERS.sub(" ", folded).strip())


@cache
def _languages_names() -> dict[str, Speaker]:
    """Whole labels that the playbook's languages name: a language that is added brings its own.

    Only as whole labels, for they are as common as "firma" and "banca", which customers' names
    hold too; "me" and "us" are whoever made the export.
    """
    names: dict[str, Speaker] = {}
    for pack in load().languages.values():
        names |= dict.fromkeys(pack.itself.agent_names, "agent")
        names |= dict.fromkeys(pack.itself.customer_names, "customer")
    return {name: role for name, role in names.items() if name not in data()["no_labels"]}


def is_bare(label: str) -> bool:
    """Whether a label is a role and nothing else: "Agente", "Operator 2", "[Client]"."""
    return _bare(label[:_LONGEST_LABEL])


@lru_cache(maxsize=4096)
def _bare(label: str) -> bool:
    folded = fold(label).replace("_", " ")
    rest = _NOT_LETTERS.sub(" ", _phrase_pattern().sub("", folded)).strip()
    return not rest or _NOT_LETTERS.sub(" ", folded).strip() in _languages_names()


@cache
def pattern(section: str) -> Any:
    """Compile every RE2 pattern of a section, of all languages, into one: `^` begins a line.

    A language that the playbook has beyond ours brings how its mail quotes and closes.
    """
    ours = data()[section]
    parts = [part for patterns in ours.values() for part in patterns]
    if section in ("quote_starts", "signature_starts"):
        for lang, pack in load().languages.items():
            parts += getattr(pack.itself, section) if lang not in ours else ()
    return re2.compile("(?m)(?:" + "|".join(f"(?:{part})" for part in parts) + ")")


def agent_words(text: str) -> int:
    """How much a text sounds like an agent (above 0) or like a customer (below 0)."""
    folded = fold(text[:2000])
    agent = sum(1 for _ in pattern("sounds_agent").finditer(folded))
    return agent - sum(1 for _ in pattern("sounds_customer").finditer(folded))
