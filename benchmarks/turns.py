"""The turns that are read: the project's own corpus, without its labels."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
Talk = dict[str, Any]  # a conversation in the native format (docs/formats.md)

_OF_TURN = ("i", "speaker", "author", "at", "start", "end", "text")
_OF_TALK = ("id", "lang", "channel", "customer", "agent", "started_at")


def conversations(lang: str | None = None, every: int = 1) -> list[Talk]:
    """The conversations of corpus/, or those in one language, stripped of labels.

    Of so many lines one is read: the rest are never held.
    """
    files = sorted((ROOT / "corpus").glob("*.jsonl"))
    lines = (line for file in files for line in file.read_text("utf-8").splitlines())
    talks = (_bare(json.loads(line)) for line in islice(lines, 0, None, every))
    return [talk for talk in talks if lang in (None, talk.get("lang"))]


def repeated(talks: list[Talk], turns: int) -> Iterator[Talk]:
    """Give the same conversations over and over, with new ids, up to that many turns."""
    said = again = 0
    while True:
        again += 1
        for talk in talks:
            if said >= turns:
                return
            said += len(talk["turns"])
            yield talk | {"id": f"{talk['id']}-{again}"}


def count(talks: list[Talk]) -> int:
    """How many turns they have."""
    return sum(len(talk["turns"]) for talk in talks)


def _bare(talk: Talk) -> Talk:
    bare = {k: talk[k] for k in _OF_TALK if k in talk}
    return bare | {"turns": [{k: t[k] for k in _OF_TURN if k in t} for t in talk["turns"]]}
