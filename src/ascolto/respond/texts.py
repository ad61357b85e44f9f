"""The texts of this room, as the playbook's language files give them: moves and findings."""

from functools import lru_cache
from typing import TypeVar

import msgspec

from ascolto.errors import PlaybookError
from ascolto.playbook import LanguagePack
from ascolto.words.struct import Fact

T = TypeVar("T")


class MoveText(Fact, frozen=True):
    """One way to meet a need. `when`: any of these must hold; `short` and `full` are templates.

    `on` holds the templates of a channel that wants its own.

    A template holds `{slots}`, `<formal|informal>` choices and `[blanks]` for a person to fill.
    """

    technique: str
    why: str
    when: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    full: tuple[str, ...] = ()
    on: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 (msgspec copies an empty default)


class NeedText(Fact, frozen=True):
    """Why a need wants an answer (the first of `why` whose slots can be filled), and the moves."""

    why: tuple[str, ...]
    moves: tuple[MoveText, ...]


class Frame(Fact, frozen=True):
    """How a letter opens and closes: for each, the first template that can be filled.

    `capital`: whether its body begins with a capital after the greeting's comma.
    """

    open: tuple[str, ...]
    close: tuple[str, ...]
    capital: bool = True


class Cuts(Fact, frozen=True):
    """How this language's sentences come apart. All words are folded.

    `joins`: words that begin a new clause after a comma or alone; `leads`: words to drop from a
    clause's beginning; `hangs`: a clause that begins with one cannot stand alone; `ends`: a
    clause that ends with one is broken off; `never`: words not to be quoted back (courtesy,
    abuse, a death); `bound`: words that a join before them belongs to ("two hundred and forty").
    """

    joins: tuple[str, ...]
    leads: tuple[str, ...]
    hangs: tuple[str, ...]
    ends: tuple[str, ...]
    never: tuple[str, ...]
    bound: tuple[str, ...]


class Unsure(Fact, frozen=True):
    """Words of the formal and informal lists that mean other things too, by who says them."""

    customer: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()


class Turnabout(Fact, frozen=True):
    """First person into second, word by word.

    Only a clause that begins with one of `starts`, holds one of `verbs` and none of `never`.
    """

    words: dict[str, str] = {}  # noqa: RUF012 (msgspec copies an empty default)
    starts: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class Moves(Fact, frozen=True):
    """`moves.yaml` of a language."""

    id: str
    quotes: tuple[str, str]
    address: str
    unsure: Unsure
    letter: Frame
    cuts: Cuts
    due: dict[str, str]
    needs: dict[str, NeedText]
    turnabout: Turnabout = Turnabout()


class Limit(Fact, frozen=True):
    """How long a message may be on a channel: in words, or in characters."""

    words: int | None = None
    characters: int | None = None


class FindingText(Fact, frozen=True):
    """What is wrong and what to do: for each, the first template that can be filled."""

    reason: tuple[str, ...]
    remedy: tuple[str, ...]


class Findings(Fact, frozen=True):
    """`findings.yaml` of a language."""

    id: str
    units: dict[str, str]
    limits: dict[str, Limit]
    findings: dict[str, FindingText]


@lru_cache(maxsize=32)
def moves_of(pack: LanguagePack) -> Moves:
    """The moves of a language. Raises PlaybookError where the file is missing or malformed."""
    return _read(pack, "moves", Moves)


@lru_cache(maxsize=32)
def findings_of(pack: LanguagePack) -> Findings:
    """The findings of a language. Raises PlaybookError where the file is missing or malformed."""
    return _read(pack, "findings", Findings)


def _read(pack: LanguagePack, name: str, shape: type[T]) -> T:
    try:
        return msgspec.convert(pack.raw(name), shape, strict=False)
    except msgspec.ValidationError as e:
        raise PlaybookError(f"languages/{pack.lang}/{name}.yaml: {e}") from e
