"""Read WhatsApp exports."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from ascolto.channels.whatsapp.shape import Line, parse, set_aside
from ascolto.listen.dates import NO_DAY, NO_DAY_REMEDY, Order, moment, order_of
from ascolto.listen.encoding import head_text
from ascolto.listen.notes import Notes
from ascolto.listen.said import Said, conversation
from ascolto.listen.textlines import text_lines
from ascolto.words import Conversation, Fault

_FIRST_LINES = 20


def sniff(head: bytes, name: str) -> bool:
    """Know an export by a stamped message among its first lines."""
    lines = head_text(head).splitlines()[:_FIRST_LINES]
    return not name.lower().endswith((".eml", ".mbox")) and any(parse(line) for line in lines)


def read(stream: BinaryIO, name: str) -> Iterator[Conversation | Fault]:
    """Yield the one conversation of the export; a chat over months stays one."""
    notes = Notes(name)
    messages = _messages(stream, notes)
    stamps = (line.when for _, line, _ in messages)
    order = order_of(stamps, notes, american_pads=False)  # on an American phone it is 3/2/26
    said = [_said(number, line, more, order, notes) for number, line, more in messages]
    if said:
        stem = PurePath(name).stem or name
        made = conversation(said, notes, id=stem, channel="chat")
        yield from notes.drain()
        yield made
    else:
        notes.add(
            None,
            "no line begins with a date, a time and a sender",
            "Export the chat again: in WhatsApp, Export chat, Without media.",
            lost=True,
        )
        yield from notes.drain()


def _messages(stream: BinaryIO, notes: Notes) -> list[tuple[int, Line, list[str]]]:
    messages: list[tuple[int, Line, list[str]]] = []
    for number, text in text_lines(stream, notes):
        line = parse(text)
        if line:
            messages.append((number, line, []))
        elif messages:
            messages[-1][2].append(text)
        elif text.strip("\ufeff\u200e \t"):
            notes.add(
                number,
                "a line comes before the first message: left out",
                "Export the whole chat, from its first message.",
                lost=True,
            )
    return messages


def _said(number: int, line: Line, more: list[str], order: Order, notes: Notes) -> Said:
    at = moment(line.when, order)
    if at is None:
        notes.add(number, NO_DAY, NO_DAY_REMEDY)
    text, aside = set_aside("\n".join([line.text, *more]))
    return Said(
        name=line.name,
        text=text,
        line=number,
        at=at,
        quoted=aside,
        role=None if line.name else "system",
    )
