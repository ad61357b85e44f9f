"""The patient way: a record with mistakes in it is read as well as it can be, and each is told."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import cast

from ascolto.channels.native.fast import FIELDS, is_plain, shallow
from ascolto.channels.native.turns import Turns
from ascolto.listen.encoding import LineDecoder
from ascolto.listen.moments import iso
from ascolto.listen.notes import Notes
from ascolto.listen.text import clean, has_surrogates
from ascolto.words import Conversation, Turn
from ascolto.words.terms import CHANNELS, Channel

_AGAIN = "Export the record again: each must be one complete JSON object."
_SHAPE = 'Write {"id": ..., "channel": ..., "turns": [{"speaker": ..., "text": ...}]}.'
_NAMED = ("name", "full_name", "display_name", "id", "email")


class Repair:
    """Reads one record after another, telling `notes` what had to be put right."""

    def __init__(self, notes: Notes, decoder: LineDecoder, stem: str) -> None:
        self._notes = notes
        self._decoder = decoder
        self._stem = stem

    def conversation(self, raw: bytes, line: int) -> Conversation | None:
        """Give the conversation, or None where there is none (a note then says why)."""
        record = self._load(raw, line)
        if record is None:
            return None
        listed = record.get("turns")
        if not isinstance(listed, list):
            self._notes.add(line, "the record has no list of turns", _SHAPE, lost=True)
            return None
        if not listed:
            self._notes.add(line, "the list of turns is empty", "Export the messages as well.")
        started = self._started(record.get("started_at"), line)
        turns = Turns(self._notes, line, started.tzinfo if started else None).read(listed)
        return Conversation(
            id=self._id(record, line),
            turns=turns,
            lang=self._lang(record.get("lang"), line),
            channel=self._channel(record.get("channel"), line),
            customer=self._person("customer", record.get("customer"), line),
            agent=self._person("agent", record.get("agent"), line),
            started_at=_in_zone(started, turns),
            carried=self._carried(record, line),
        )

    def _load(self, raw: bytes, line: int) -> Mapping[str, object] | None:
        text, guessed = self._decoder.text(raw)
        text = text.removesuffix(",")  # lines cut out of an array
        if guessed:
            reason = f"the record is not valid UTF-8: read as {guessed}"
            self._notes.add(line, reason, "Export the file in UTF-8.")
        try:
            record = json.loads(text, strict=False, parse_int=_whole, parse_constant=lambda _: None)
        except RecursionError:
            self._notes.add(line, "the JSON is nested too deep to be read", _AGAIN, lost=True)
            return None
        except ValueError as error:
            self._notes.add(line, _json_reason(error, text), _AGAIN, lost=True)
            return None
        if not isinstance(record, dict):
            self._notes.add(line, "the record is no JSON object", _SHAPE, lost=True)
            return None
        return cast("Mapping[str, object]", record)

    def _id(self, record: Mapping[str, object], line: int) -> str:
        value = record.get("id")
        if isinstance(value, str) and value:
            return clean(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            self._notes.add(line, "the id is a number: read as text", "Write the id in quotes.")
            return str(value)
        made = f"{self._stem}:{line}"
        self._notes.add(
            line, "the record has no id: it was given the file's name and line", "Write an id."
        )
        return made

    def _lang(self, value: object, line: int) -> str | None:
        if value is None or (isinstance(value, str) and is_plain(value)):
            return value
        if isinstance(value, str):
            short = value.strip().lower().replace("_", "-").split("-")[0]  # "it-IT" is "it"
            if short and is_plain(short):
                return short
        self._notes.add(
            line, "`lang` is no language code: it will be told from the text", 'Write "en" or "it".'
        )
        return None

    def _channel(self, value: object, line: int) -> Channel:
        named = value.strip().lower().replace(" ", "_") if isinstance(value, str) else ""
        if named in CHANNELS:
            return named
        self._notes.add(
            line,
            "the channel is missing or unknown: read as chat",
            f"Write one of {', '.join(CHANNELS)}.",
        )
        return "chat"

    def _person(self, field: str, value: object, line: int) -> str | None:
        named = value
        if isinstance(value, dict):
            named = next((value[key] for key in _NAMED if value.get(key)), None)
        if isinstance(named, str) and (named or named is value):
            return clean(named) or None
        if isinstance(named, int | float) and not isinstance(named, bool):
            return str(named)
        if value is not None:
            remedy = "Write a name or an id, or an object that has one."
            self._notes.add(line, f"`{field}` names nobody: left out", remedy)
        return None

    def _started(self, value: object, line: int) -> datetime | None:
        at = iso(value)
        if at is None and value is not None:
            self._notes.add(
                line, "`started_at` is no time: left out", "Write it as 2026-03-02T10:02:00+01:00."
            )
        return at

    def _carried(self, record: Mapping[str, object], line: int) -> dict[str, object]:
        carried: dict[str, object] = {}
        for key, value in record.items():
            if key in FIELDS:
                continue
            if shallow(value):
                carried[clean(key)] = _writable(value)
            else:
                self._notes.add(
                    line, "a field is nested too deep to be carried along", "Leave it out.",
                    where=f"`{clean(key[:80])}`",
                )  # fmt: skip
        return carried


def _whole(digits: str) -> int | float:
    """Python refuses to read thousands of digits as a whole number: time grows with the square."""
    return int(digits) if len(digits) < 300 else float(digits)


def _json_reason(error: ValueError, text: str) -> str:
    if isinstance(error, json.JSONDecodeError):
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
            return "the JSON is cut off before its end"
        return f"the JSON is broken at character {error.pos}: {error.msg}"
    return "the JSON is broken"


def _writable(value: object) -> object:
    """Make a carried value fit for any encoder: no lone surrogates, else untouched."""
    if isinstance(value, str):
        return clean(value) if has_surrogates(value) else value
    if isinstance(value, list):
        return [_writable(inner) for inner in value]
    if isinstance(value, dict):
        return {_writable(key): _writable(inner) for key, inner in value.items()}
    return value


def _in_zone(started: datetime | None, turns: tuple[Turn, ...]) -> datetime | None:
    """Give the start the turns' zone where it has none, so that the two can be compared."""
    zone = next((turn.at.tzinfo for turn in turns if turn.at), None)
    return started.replace(tzinfo=zone) if started and started.tzinfo is None else started
