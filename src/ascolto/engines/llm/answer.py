"""What is asked of a model, as a JSON schema, and what of its answer is taken: that and no more."""

import re
from typing import Annotated, Any, NamedTuple

import msgspec

from ascolto.engines.llm.labels import NAMED
from ascolto.words.terms import EMOTIONS

INTENSITIES = (0, 1, 2, 3)
MOST_ASKED = 8  # labels that the schema lets a model name: no turn of the corpus has more
MOST_NAMED = 30  # labels read where a model was not held to it: more is one that runs in circles
# A model that was not held to the schema may still wrap its answer: that, and nothing beside it.
_FENCED = re.compile(r"\s*```(?:json)?\s*(\{.*\})\s*```\s*", re.DOTALL)


class NoAnswer(Exception):  # noqa: N818 (it is no error of ours: there is no opinion)
    """Why there is no opinion: in words that hold nothing of what was said or answered."""


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A label that is said to hold, and the words of the turn that are said to show it."""

    label: str
    quote: str


class _Agent(msgspec.Struct, forbid_unknown_fields=True):
    labels: Annotated[list[Named], msgspec.Meta(max_length=MOST_NAMED)]


class _Customer(msgspec.Struct, forbid_unknown_fields=True):
    emotion: Named
    intensity: Annotated[int, msgspec.Meta(ge=INTENSITIES[0], le=INTENSITIES[-1])]
    labels: Annotated[list[Named], msgspec.Meta(max_length=MOST_NAMED)]


class Answer(NamedTuple):
    """An answer of the right shape. Whether it is true of the turn is not known yet."""

    labels: tuple[Named, ...]
    emotion: Named | None = None
    intensity: int = 0


def schema(speaker: str) -> dict[str, Any]:
    """The JSON schema of an answer about a turn of this speaker ("customer", "agent")."""
    labels = {"type": "array", "items": _named(NAMED[speaker]), "maxItems": MOST_ASKED}
    if speaker == "agent":
        return _object(labels=labels)
    feeling = {"type": "integer", "enum": list(INTENSITIES)}
    return _object(emotion=_named(EMOTIONS), intensity=feeling, labels=labels)


def answer_of(content: str, speaker: str) -> Answer:
    """A model's answer; only known labels are kept. Raises NoAnswer where it has another shape."""
    fenced = _FENCED.fullmatch(content)
    bare = fenced[1] if fenced else content
    said: _Agent | _Customer
    try:
        if speaker == "agent":
            said = msgspec.json.decode(bare, type=_Agent)
        else:
            said = msgspec.json.decode(bare, type=_Customer)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        # `from None`: the library's message may quote the answer.
        raise NoAnswer("the answer is not the JSON that was asked for") from None
    named = tuple(n for n in said.labels if n.label in NAMED[speaker])
    if isinstance(said, _Agent):
        return Answer(named)
    emotion = said.emotion if said.emotion.label in EMOTIONS else None
    return Answer(named, emotion, said.intensity)


def _named(labels: tuple[str, ...]) -> dict[str, Any]:
    return _object(label={"type": "string", "enum": list(labels)}, quote={"type": "string"})


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
