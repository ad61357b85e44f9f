"""A reading as one line of JSON: the stable shape that scripts depend on."""

import msgspec

from ascolto.words import (
    AgentReading,
    CustomerReading,
    Known,
    Listening,
    Mark,
    Meeting,
    Need,
    Point,
    Promise,
)


# The order of the fields is the order in the file: what is promised first, then what we add.
class _Customer(msgspec.Struct, frozen=True, gc=False):
    i: int
    speaker: str
    lang: str
    emotion: str
    intensity: int
    confirms: bool
    escalates: bool
    opens: tuple[str, ...]
    marks: tuple[Mark, ...]
    facts: tuple[Known, ...]


class _Agent(msgspec.Struct, frozen=True, gc=False):
    i: int
    speaker: str
    lang: str
    techniques: tuple[Mark, ...]
    failures: tuple[Mark, ...]
    promises: tuple[Promise, ...]
    meets: tuple[Meeting, ...]
    opens: tuple[str, ...]


class _Other(msgspec.Struct, frozen=True, gc=False):
    i: int
    speaker: str
    lang: str


class _Line(msgspec.Struct, frozen=True, gc=False):
    id: str
    lang: str
    score: int | None
    turns: list[_Customer | _Agent | _Other]
    needs: tuple[Need, ...]
    points: tuple[Point, ...]


_ENCODER = msgspec.json.Encoder()


def to_json(listening: Listening) -> bytes:
    r"""One conversation's reading as UTF-8 JSON, without a line end: join them with `b"\n"`.

    The fields are those of "A reading" in that order; ours follow (`marks` and `facts` of a
    customer's turn, `cue` of a mark, `start` and `end` of a promise, `missed_at`, `due` and
    `words` of a need, `points` of the score). Spans are character offsets into the turn's text;
    times are ISO 8601 with their offset. The texts themselves are not repeated.
    """
    return _ENCODER.encode(
        _Line(
            listening.conversation.id,
            listening.lang,
            listening.score.value,
            _turns(listening),
            listening.needs,
            listening.score.points,
        )
    )


def _turns(listening: Listening) -> list[_Customer | _Agent | _Other]:
    # One loop and no call per turn: archives hold hundreds of millions of them.
    turns: list[_Customer | _Agent | _Other] = []
    for turn, said in zip(listening.turns, listening.conversation.turns, strict=True):
        r = turn.reading
        if isinstance(r, CustomerReading):
            turns.append(
                _Customer(
                    r.i,
                    "customer",
                    r.lang,
                    r.emotion,
                    r.intensity,
                    r.confirms,
                    r.escalates,
                    turn.opens,
                    r.marks,
                    r.facts,
                )
            )
        elif isinstance(r, AgentReading):
            turns.append(
                _Agent(
                    r.i,
                    "agent",
                    r.lang,
                    r.techniques,
                    r.failures,
                    r.promises,
                    turn.meets,
                    turn.opens,
                )
            )
        else:
            turns.append(_Other(r.i, said.speaker, r.lang))
    return turns
