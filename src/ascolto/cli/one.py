"""The one conversation that `check` and `advise` are asked about."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ascolto.cli.faults import Faults, note
from ascolto.errors import UnreadableError

if TYPE_CHECKING:
    from ascolto.bootstrap import Ascolto
    from ascolto.loop import Exchange
    from ascolto.words import Conversation


def heard(app: "Ascolto", path: str, source: str | None, ident: str | None) -> "Exchange":
    """The conversation of a file (the one with this id, else the first), heard to its end.

    Raises UnreadableError where the file holds none, or none with that id.
    """
    from ascolto.channels import read_paths

    found = Faults().sift(read_paths([path], source=source))
    chosen = next((c for c in found if ident is None or c.id == ident), None)
    if chosen is None:
        wanted = "no conversation" if ident is None else f"no conversation with the id {ident!r}"
        raise UnreadableError(
            f"{path} holds {wanted}. `ascolto listen {path}` shows what it holds."
        )
    if ident is None:
        _say_if_more(path, chosen, found)
    return _hear(app, chosen)


def _say_if_more(path: str, chosen: "Conversation", rest: "Iterator[Conversation]") -> None:
    from ascolto.report.plain import visible

    if next(rest, None) is not None:
        note(visible(f"note: {path} holds more: this is about {chosen.id}; --id names another."))


def _hear(app: "Ascolto", conversation: "Conversation") -> "Exchange":
    from ascolto.cli.foreign import Foreign

    exchange = app.exchange(conversation.channel)
    for turn in conversation.turns:
        exchange.hear(turn)
    foreign = Foreign(app.playbook.languages)
    foreign.look(conversation, exchange.turns)
    foreign.tell()
    return exchange
