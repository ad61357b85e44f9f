"""Ascolto's own format: the quick way, the patient way, and streams of any length."""

import io
import json
import re
from datetime import UTC, datetime

import msgspec
import pytest

from ascolto.channels import read
from ascolto.channels.native.fast import decode
from ascolto.channels.native.records import records
from ascolto.words import Conversation

from .reading import only, parted, sides

TURN = {"i": 0, "speaker": "customer", "text": "ciao"}


def _json(record: dict[str, object]) -> str:
    """Letters as they are, but half characters escaped: no file can hold them otherwise."""
    text = json.dumps(record, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


def line(**fields: object) -> str:
    return _json({"id": "x", "channel": "chat", "turns": [TURN], **fields})


def test_unknown_fields_are_carried_and_labels_of_turns_are_not() -> None:
    turn = {**TURN, "emotion": "angry", "needs": ["problem"], "intensity": 3}
    made = only(line(turns=[turn], vertical="telecom", extra={"a": [1, 2.5, None]}), "a.jsonl")
    assert made.carried == {"vertical": "telecom", "extra": {"a": [1, 2.5, None]}}
    assert b"angry" not in msgspec.json.encode(made)


def test_both_ways_read_a_valid_record_the_same() -> None:
    at = "2026-03-10T20:52:00+01:00"
    valid = line(lang="it", customer="C", agent="A", started_at=at, turns=[{**TURN, "at": at}], z=1)
    quick = decode(valid.encode())
    assert quick is not None
    assert only(valid.replace('"i": 0, ', ""), "a.jsonl") == quick


@pytest.mark.parametrize(
    ("customer", "expected"),
    [
        ("Ana", "Ana"),
        ({"name": "Ana", "id": 7}, "Ana"),
        ({"id": 7}, "7"),
        (7, "7"),
        (None, None),
        ("", None),
    ],
)
def test_a_person_may_be_a_string_a_number_or_an_object(customer: object, expected: object) -> None:
    assert only(line(customer=customer), "a.jsonl").customer == expected


def test_speakers_are_mapped_by_their_words_in_three_languages() -> None:
    said = ["Client", "Operatoare", "Cliente", "Chatbot", "SYSTEM", "Agent 2", "Customer Service"]
    turns = [{"speaker": who, "text": "x"} for who in said]
    assert sides(only(line(turns=turns), "a.jsonl")) == "cacbsaa"


def test_an_unknown_speaker_keeps_the_name_as_author() -> None:
    turns = [{"speaker": "agent", "text": "x"}, {"speaker": "Maria", "text": "y"}]
    made = only(line(turns=turns), "a.jsonl")
    assert (made.turns[1].speaker, made.turns[1].author) == ("customer", "Maria")
    assert made.turns[0].author is None


def test_texts_are_composed_and_everything_else_in_them_stays() -> None:
    odd = "e\u0300 \u0000 \u202b\u200f şţ 👩‍👩‍👧 \uffff"
    made = only(line(turns=[{**TURN, "text": odd}]), "a.jsonl")
    assert made.turns[0].text == "è \u0000 \u202b\u200f şţ 👩‍👩‍👧 \uffff"


def test_times_can_be_compared_whatever_was_mixed() -> None:
    turns = [
        {**TURN, "at": "2026-03-10T20:52:00"},
        {"i": 1, "speaker": "agent", "text": "x", "at": "2026-03-10T19:55:00Z"},
    ]
    made = only(line(turns=turns, started_at="2026-03-10T20:50:00"), "a.jsonl")
    assert all(turn.at and turn.at.tzinfo for turn in made.turns)
    assert made.started_at == datetime(2026, 3, 10, 20, 50, tzinfo=UTC)


@pytest.mark.parametrize("indent", [None, 0, 2, "\t"])
@pytest.mark.parametrize("wrap", [False, True])
def test_objects_and_arrays_in_any_print(*, indent: int | str | None, wrap: bool) -> None:
    record = json.loads(line(turns=[{**TURN, "text": 'a "b" \\ { ] \\u00e8 è'}] * 3))
    text = json.dumps([record, record] if wrap else record, indent=indent, ensure_ascii=False)
    made, _ = parted(text, "a.json")
    assert len(made) == (2 if wrap else 1)
    assert all(one.turns[0].text == 'a "b" \\ { ] \\u00e8 è' for one in made)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1250"])
def test_encodings(encoding: str) -> None:
    text = "Bună ziua, întârzierea e de două zile"
    made = only(line(turns=[{**TURN, "text": text}]).encode(encoding), "a.jsonl")
    assert made.turns[0].text == text


def test_a_broken_record_in_an_array_spoils_itself_alone() -> None:
    text = f'[\n{line(id="a")},\n{{"id": "b, "turns": []}},\n{line(id="c")},\n7\n]'
    made, faults = parted(text, "a.json")
    assert [one.id for one in made] == ["a", "c"]
    assert [fault.line for fault in faults if fault.lost] == [3, 5]


def test_long_streams_go_through_one_record_at_a_time() -> None:
    class Endless(io.RawIOBase):
        """A stream that says how much was taken from it."""

        taken = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            one = (line(turns=[{**TURN, "text": "x" * 500}]) + "\n").encode()
            at = self.taken % len(one)
            some = one[at : at + len(buffer)]
            self.taken += len(some)
            buffer[: len(some)] = some
            return len(some)

    stream = Endless()
    came = read(io.BufferedReader(stream, 8192), "-")
    for _ in range(50):
        next(came)
    assert stream.taken < 2_000_000


def test_a_conversation_of_200_000_turns_and_turns_of_200_kb() -> None:
    many = line(turns=[{**TURN, "i": i} for i in range(200_000)])
    long = line(turns=[{**TURN, "text": "è così " * 30_000}])
    made, faults = parted(f"{many}\n{long}", "a.jsonl")
    assert [len(one.turns) for one in made] == [200_000, 1]
    assert len(faults) == 1  # the id comes twice


def test_a_heap_of_accents_is_read_in_no_time() -> None:
    made = only(line(turns=[{**TURN, "text": "a" + "\u0300\u0323" * 50_000}]), "a.jsonl")
    assert len(made.turns[0].text) == 100_001


def test_records_are_cut_alike_however_the_stream_is_read() -> None:
    text = json.dumps([json.loads(line(id=str(i))) for i in range(3)], indent=1).encode()
    whole = list(records(io.BytesIO(text)))

    class Drops(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(7)

    assert [number for number, _ in whole] == [2, 13, 24]
    assert list(records(Drops(text))) == whole


def test_nothing_is_raised_for_deep_nesting() -> None:
    deep = '{"a":' * 50_000 + "1" + "}" * 50_000
    made, faults = parted(f"{deep}\n{line(x=1)}", "a.jsonl")
    assert [one.carried for one in made] == [{"x": 1}]
    assert [fault.lost for fault in faults] == [True]


def test_only_agent_turns_and_unknown_languages_are_read() -> None:
    made = only(line(lang="xx", turns=[{**TURN, "speaker": "agent"}]), "a.jsonl")
    assert (made.lang, sides(made)) == ("xx", "a")
    assert isinstance(made, Conversation)


def test_marks_and_commas_between_records_are_no_obstacle() -> None:
    one = line(id="a").encode()
    joined = (
        b"\xef\xbb\xbf"
        + one
        + b"\n\xef\xbb\xbf"
        + line(id="b").encode()
        + b",\r\n\x1e"
        + line(id="c").encode()
        + b"\n"
    )
    made, faults = parted(joined, "a.jsonl")
    assert [record.id for record in made] == ["a", "b", "c"]
    assert faults == []


@pytest.mark.parametrize(
    "field", ["id", "lang", "channel", "customer", "agent", "started_at", "other", "o\ud800"]
)
def test_half_characters_in_any_field_can_be_written_again(field: str) -> None:
    made = only(line(**{field: "x\ud800"}).encode(), "a.jsonl")
    assert msgspec.json.decode(msgspec.json.encode(made))


@pytest.mark.parametrize("field", ["speaker", "author", "at", "text", "quoted", "start", "i"])
def test_half_characters_in_any_field_of_a_turn_can_be_written_again(field: str) -> None:
    made = only(line(turns=[{**TURN, field: "customer\ud800"}]), "a.jsonl")
    assert msgspec.json.decode(msgspec.json.encode(made))
