"""The labels of a file of labelled conversations, as `evaluate` compares with them."""

import json
from pathlib import Path
from typing import Any

from ascolto.errors import UnreadableError


def labelled(file: Path) -> list[dict[str, Any]]:
    """The records of a labelled JSONL file, as they stand.

    Raises UnreadableError, with file and line, where one is no conversation with an id.
    """
    try:
        text = file.read_text("utf-8-sig")
    except OSError as e:
        raise UnreadableError(f"{file} cannot be read: {e.strerror}. Check the path.") from e
    except UnicodeDecodeError as e:
        raise UnreadableError(f"{file} is not UTF-8 ({e.reason}): save it in UTF-8.") from e
    # Not `splitlines`: a text may hold the other line ends of Unicode, JSONL knows only this one.
    lines = enumerate(text.split("\n"), 1)
    return [_record(line, f"{file}:{n}") for n, line in lines if line.strip()]


def _record(line: str, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as e:
        raise UnreadableError(f"{place}: not JSON ({e}): mend or remove the line.") from e
    turns = record.get("turns") if isinstance(record, dict) else None
    if not isinstance(turns, list) or not isinstance(record.get("id"), str):
        raise UnreadableError(
            f"{place}: no labelled conversation: it needs an id and a list of turns."
        )
    for i, turn in enumerate(turns):
        if not isinstance(turn, dict) or not isinstance(turn.get("speaker"), str):
            raise UnreadableError(f"{place}: turn {i} is no turn: it needs a speaker and a text.")
        turn.setdefault("i", i)
    return dict(record)
