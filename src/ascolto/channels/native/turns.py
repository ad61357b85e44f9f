"""The turns of a record with mistakes in it."""

import json
import math
from datetime import datetime, tzinfo
from typing import cast

from ascolto.listen.moments import comparable, iso
from ascolto.listen.notes import Notes
from ascolto.listen.speakers import author_of, guess_fault, roles
from ascolto.listen.text import clean, has_surrogates
from ascolto.words import Turn
from ascolto.words.terms import SPEAKERS, Speaker

_LONGEST_NAME = 200
_TIME_REMEDY = "Write it as 2026-03-02T10:02:00+01:00."
_TURN_REMEDY = 'Write each turn as {"speaker": ..., "text": ...}.'


class Turns:
    """Reads the turns of one record, which begins on `line`, telling `notes` of each repair.

    `zone` is that of the record's `started_at`, for times that have none.
    """

    def __init__(self, notes: Notes, line: int, zone: tzinfo | None = None) -> None:
        self._notes = notes
        self._line = line
        self._zone = zone

    def read(self, listed: list[object]) -> tuple[Turn, ...]:
        """Give the turns, numbered by position; what is no turn at all is left out, and told."""
        whole = [
            (f"turn {i}", cast("dict[str, object]", turn))
            for i, turn in enumerate(listed)
            if self._is_turn(turn, f"turn {i}")
        ]
        texts = [self._text(turn.get("text"), where) for where, turn in whole]
        speakers = self._speakers([turn for _, turn in whole], texts)
        at = [self._at(turn.get("at"), where) for where, turn in whole]
        times = comparable(at, [self._line] * len(at), self._notes, self._zone)
        return tuple(
            self._turn(i, where, turn, speaker=speakers[i], text=texts[i], at=at)
            for i, ((where, turn), at) in enumerate(zip(whole, times, strict=True))
        )

    def _note(self, where: str, reason: str, remedy: str, *, lost: bool = False) -> None:
        self._notes.add(self._line, reason, remedy, where=where, lost=lost)

    def _is_turn(self, turn: object, where: str) -> bool:
        if not isinstance(turn, dict):
            self._note(where, "it is no JSON object: left out", _TURN_REMEDY, lost=True)
            return False
        return True

    def _turn(
        self,
        i: int,
        where: str,
        turn: dict[str, object],
        *,
        speaker: Speaker,
        text: str,
        at: datetime | None,
    ) -> Turn:
        number = turn.get("i", i)
        if number != i or isinstance(number, bool):
            self._note(where, "`i` is not the turn's position: renumbered", "Count from 0.")
        start, end = self._span(turn, where)
        author = _name(turn.get("author")) or author_of(_label(turn), speaker)
        return Turn(
            i=i,
            speaker=speaker,
            text=text,
            author=author,
            at=at,
            start=start,
            end=end,
            quoted=_name(turn.get("quoted")),
        )

    def _text(self, value: object, where: str) -> str:
        if isinstance(value, str):
            if has_surrogates(value):
                self._note(
                    where,
                    "the text holds half a character (a lone surrogate): shown as U+FFFD",
                    "Export the text without cutting it inside an emoji.",
                )
            return clean(value)
        if value is None:
            self._note(where, "it has no text: read as empty", _TURN_REMEDY)
            return ""
        self._note(where, "its text is no string: read as written", _TURN_REMEDY)
        return clean(
            json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
        )

    def _speakers(self, turns: list[dict[str, object]], texts: list[str]) -> list[Speaker]:
        named = [_label(turn) for turn in turns]
        known: dict[str, Speaker] = {name: name for name in named if name in SPEAKERS}
        strange = {name for name in named if name not in known}
        if strange:
            told, guessed = roles(zip(named, texts, strict=True))
            known = told | known
            if guessed or "" in strange:
                guess_fault(self._notes, self._line)
            else:
                self._note(
                    "",
                    "a speaker has a name of its own: mapped by that name",
                    f"Write one of {', '.join(SPEAKERS)}.",
                )
        return [known[name] for name in named]

    def _at(self, value: object, where: str) -> datetime | None:
        at = iso(value)
        if at is None and value is not None:
            self._note(where, "`at` is no time: left out", _TIME_REMEDY)
        return at

    def _span(self, turn: dict[str, object], where: str) -> tuple[float | None, float | None]:
        start, end = (_seconds(turn.get(field)) for field in ("start", "end"))
        bad = (start is None and turn.get("start") is not None) or (
            end is None and turn.get("end") is not None
        )
        if end is not None and end < (start or 0.0):
            end, bad = None, True
        if bad:
            self._note(
                where,
                "`start` and `end` are no seconds that run forward: what cannot be is left out",
                "Write seconds into the recording, for example 12.5.",
            )
        return start, end


def _label(turn: dict[str, object]) -> str:
    """Find what names the speaker: one of our words, or a name of its own."""
    value = turn.get("speaker")
    name = clean("" if value is None else str(value)[:_LONGEST_NAME]).strip()
    return name.lower() if name.lower() in SPEAKERS else name


def _name(value: object) -> str | None:
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _seconds(value: object) -> float | None:
    """Seconds from a number or from a number in a string; None where it is neither."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and number >= 0 else None
