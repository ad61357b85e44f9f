"""Whatever the bytes, every reader ends, raises nothing, and gives what can be written out."""

import io
import json
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ascolto.channels
from ascolto.channels import read, sources
from ascolto.words import Conversation

SAMPLES = [
    path.read_bytes() for path in sorted(Path(ascolto.channels.__file__).parent.glob("*/samples/*"))
]
SEEDS = [
    *(b"\x00", b"\r", b"\n\n", b"\xe3", b"\xc3", b"\xff\xfe", b"{", b"[", b'"', b"\\ud800", b"-->"),
    *(
        b"<v X>",
        b"Agent: ",
        b"12/03/26, 10:02 - ",
        b"From a@b 10:00:00 2026\n",
        b"--b\n",
        b">",
        b"=?",
    ),
    *(
        "\u200e \u202f 👩‍👩‍👧 e\u0300 ş ț ﬁ".encode(),
        b"Content-Type: multipart/mixed; boundary=b\n",
    ),
]
NAMES = st.sampled_from(
    ["upload", "a.jsonl", "a.json", "a.eml", "a.mbox", "a.vtt", "a.srt", "a.txt"]
)
SOURCES = st.sampled_from([None, *sources()])
EDITS = st.lists(
    st.tuples(
        st.integers(0, 3000), st.integers(0, 60), st.sampled_from(SEEDS) | st.binary(max_size=6)
    ),
    max_size=6,
)


def check(data: bytes, name: str, source: str | None) -> None:
    for one in read(io.BytesIO(data), name, source=source):
        msgspec.json.encode(one)
        if isinstance(one, Conversation):
            assert [turn.i for turn in one.turns] == list(range(len(one.turns)))
            assert all(unicodedata.is_normalized("NFC", turn.text) for turn in one.turns)
            times = [turn.at for turn in one.turns if turn.at]
            assert len({at.tzinfo is None for at in times}) <= 1
            assert all(start >= 0 for turn in one.turns if (start := turn.start) is not None)
        else:
            assert one.file == name
            assert one.reason
            assert one.remedy.endswith(".")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=400), name=NAMES, source=SOURCES)
def test_arbitrary_bytes(data: bytes, name: str, source: str | None) -> None:
    check(data, name, source)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.text(max_size=300),
    name=NAMES,
    source=SOURCES,
    encoding=st.sampled_from(["utf-8", "utf-16", "cp1250"]),
)
def test_arbitrary_text(text: str, name: str, source: str | None, encoding: str) -> None:
    check(text.encode(encoding, "replace"), name, source)


@pytest.mark.parametrize("source", list(sources()))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sample=st.sampled_from(SAMPLES), edits=EDITS, name=NAMES)
def test_mutated_samples(
    source: str, sample: bytes, edits: list[tuple[int, int, bytes]], name: str
) -> None:
    data = bytearray(sample)
    for position, cut, put in edits:
        at = position % (len(data) + 1)
        data[at : at + cut] = put
    check(bytes(data), name, source)
    check(bytes(data), name, None)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
USUAL = st.sampled_from(
    [
        "customer",
        "agent",
        "Client",
        "Ana",
        "2026-03-02T10:02:00",
        "2026-03-02T10:02:00+02:00",
        "1",
        7,
        1e12,
    ]
)
TURNS = st.lists(
    ANY
    | st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            ("i", "speaker", "author", "at", "start", "end", "text", "quoted"), ANY | USUAL
        ),
    ),
    max_size=5,
)
RECORDS = st.lists(
    ANY
    | st.fixed_dictionaries(
        {"turns": TURNS | ANY},
        optional=dict.fromkeys(
            ("id", "lang", "channel", "customer", "agent", "started_at", "x"), ANY | USUAL
        ),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records=RECORDS, indent=st.sampled_from([None, 0, 1]), wrap=st.booleans())
def test_records_of_any_values(records: list[object], indent: int | None, *, wrap: bool) -> None:
    texts = [json.dumps(record, indent=indent) for record in records]
    check((f"[{','.join(texts)}]" if wrap else "\n".join(texts)).encode(), "a.json", "native")
