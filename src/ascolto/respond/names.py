"""The customer's name, as far as they gave it."""

import re
from collections.abc import Mapping

from ascolto.playbook import LanguagePack, fold
from ascolto.respond.situation import Situation
from ascolto.respond.texts import Moves

_SIGNATURE_LINES = 3
_SIGNED = re.compile(r"([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){0,2})(?: \(\w+\.?\))?")


def person_of(situation: Situation, pack: LanguagePack, moves: Moves) -> Mapping[str, str]:
    """The slots `name` and `first`, where the customer said or signed with a name; else none."""
    given = list(situation.given("name"))
    if situation.channel == "email":
        given += [signed(s.text) for s in situation.customer]
    unfit = {*pack.itself.common_words, *pack.itself.stopwords}
    unfit |= {w for p in moves.cuts.never for w in p.split()}
    for name in reversed(given):
        if name and all(_is_name(part, unfit) for part in name.split()):
            return {"name": name, "first": name.split()[0]}
    return {}


def _is_name(part: str, unfit: set[str]) -> bool:
    cased = part[:1].isupper() and part[1:2].islower()
    return cased and part.replace("-", "").isalpha() and fold(part) not in unfit


def signed(letter: str) -> str:
    """The name under a letter: the first line of its end that is one to three names alone.

    "Best wishes, | Jo Anand" gives "Jo Anand"; initials ("J. A.") are none.
    """
    lines = [line.strip() for line in letter.strip().splitlines() if line.strip()]
    return next((m[1] for line in lines[-_SIGNATURE_LINES:] if (m := _SIGNED.fullmatch(line))), "")
