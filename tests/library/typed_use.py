"""A program that uses the library, as `mypy --strict` sees it (checked by test_facade)."""

from typing import assert_type

import ascolto

Said = dict[str, object]


def missed(said: Said) -> list[str]:
    listening = ascolto.listen(said)
    assert_type(listening, ascolto.Listening)
    assert_type(listening.score.value, int | None)
    assert_type(ascolto.to_json(listening), bytes)
    return [need.need for need in listening.needs if need.status == "missed"]


def drafts(words: str) -> list[str]:
    exchange = ascolto.exchange("email")
    assert_type(exchange, ascolto.Exchange)
    exchange.hear(ascolto.Turn(i=0, speaker="customer", text=words))
    return [move.draft for advice in exchange.advise() for move in advice.moves]


def remedies(*paths: str) -> list[str]:
    return [x.remedy for x in ascolto.read(*paths) if isinstance(x, ascolto.Fault)]
