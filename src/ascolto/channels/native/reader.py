"""Read Ascolto's own format."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from ascolto.channels.native.fast import decode
from ascolto.channels.native.records import records
from ascolto.channels.native.repair import Repair
from ascolto.listen.encoding import LineDecoder, head_text
from ascolto.listen.limits import LINE_BYTES, MIB
from ascolto.listen.notes import Notes
from ascolto.words import Conversation, Fault

_SUFFIXES = (".jsonl", ".ndjson", ".json")


def sniff(head: bytes, name: str) -> bool:
    """Know a JSON file by its name, or by beginning as JSON objects do."""
    text = head_text(head).lstrip()
    if text.startswith("[") and name.lower().endswith(_SUFFIXES):
        return True
    squeezed = "".join(text[:200].split())
    return squeezed.startswith(('{"', "{}", '[{"', "[{}")) or (
        name.lower().endswith(_SUFFIXES) and not text.startswith("WEBVTT")
    )


def read(stream: BinaryIO, name: str) -> Iterator[Conversation | Fault]:
    """Yield each conversation as it comes, and what was wrong right before it.

    Only one record is held at a time, and 8 bytes of hash for each id seen. A record of more than
    64 MiB is left out with a fault; the rest is read.
    """
    notes = Notes(name)
    repair = Repair(notes, LineDecoder(), PurePath(name).stem or name)
    seen: set[int] = set()
    line = 0
    for line, raw in records(stream):
        conversation = decode(raw) if raw is not None else None
        if conversation is None:
            conversation = _slowly(repair, notes, line, raw)
        if conversation is not None and _again(conversation.id, seen):
            notes.add(
                line,
                "the id was in the file before: both are kept",
                "Give each conversation an id of its own.",
                where=f"`{conversation.id[:80]}`",
            )
        yield from notes.drain()
        if conversation is not None:
            yield conversation
    if not line:
        notes.add(None, "there is no record in it", "Nothing to do, if none was to be exported.")
        yield from notes.drain()


def _slowly(repair: Repair, notes: Notes, line: int, raw: bytes | None) -> Conversation | None:
    if raw is not None:
        return repair.conversation(raw, line)
    notes.add(
        line,
        f"the record is larger than {LINE_BYTES // MIB} MiB",
        "Split the conversation into several records.",
        lost=True,
    )
    return None


def _again(id_: str, seen: set[int]) -> bool:
    size = len(seen)
    seen.add(hash(id_))
    return len(seen) == size
