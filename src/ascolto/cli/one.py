"""The one conversation that `check` and `advise` are asked about."""

from ascolto.bootstrap import Ascolto
from ascolto.channels import read_paths
from ascolto.cli.faults import Faults
from ascolto.errors import UnreadableError
from ascolto.loop import Exchange
from ascolto.words import Conversation


def heard(app: Ascolto, path: str, source: str | None, ident: str | None) -> Exchange:
    """The conversation of a file (the one with this id, else the first), heard to its end."""
    found = Faults().sift(read_paths([path], source=source))
    chosen = next((c for c in found if ident is None or c.id == ident), None)
    if chosen is None:
        wanted = "no conversation" if ident is None else f"no conversation with the id {ident!r}"
        raise UnreadableError(
            f"{path} holds {wanted}. `ascolto listen {path}` shows what it holds."
        )
    return hear(app, chosen)


def hear(app: Ascolto, conversation: Conversation) -> Exchange:
    """A conversation, heard turn by turn."""
    exchange = app.exchange(conversation.channel)
    for turn in conversation.turns:
        exchange.hear(turn)
    return exchange
