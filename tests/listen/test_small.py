"""Dates, times, threads, lines, HTML and timing lines: the small shared parts."""

import io
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ascolto.listen.dates import moment, order_of, stamp
from ascolto.listen.html_text import to_text
from ascolto.listen.lines import byte_lines
from ascolto.listen.moments import comparable, iso
from ascolto.listen.notes import Notes
from ascolto.listen.rewind import peek
from ascolto.listen.threads import Link, bare_subject, threads
from ascolto.listen.timing import span


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-03-02T10:02:00Z", datetime(2026, 3, 2, 10, 2, tzinfo=UTC)),
        ("2026-03-02 10:02+00:00", datetime(2026, 3, 2, 10, 2, tzinfo=UTC)),
        (1772445720, datetime(2026, 3, 2, 10, 2, tzinfo=UTC)),
        (1772445720000, datetime(2026, 3, 2, 10, 2, tzinfo=UTC)),
        ("tomorrow", None), (True, None), (-5, None), (1e300, None), (float("nan"), None), ([], None), ("9999-01-01", None),
    ],
)  # fmt: skip
def test_points_in_time(value: object, expected: datetime | None) -> None:
    assert iso(value) == expected


_FIRST, _LAST = (datetime.fromisoformat(day) for day in ("1990-01-01", "2030-01-01"))


@given(
    st.lists(
        st.none() | st.datetimes(_FIRST, _LAST, timezones=st.none() | st.just(UTC)),
        max_size=8,
    )
)
def test_times_are_made_comparable(times: list[datetime | None]) -> None:
    notes = Notes("f")
    made = [at for at in comparable(times, [1] * len(times), notes) if at]
    assert len({at.tzinfo is None for at in made}) <= 1
    assert len(made) == len([at for at in times if at])
    backward = any("backward" in fault.reason for fault in notes.drain())
    assert backward == any(b < a for a, b in pairwise(made))


@pytest.mark.parametrize(
    "text", ["", "25:00", "10:61", "13:00 PM", "no", "1" * 60, "10", "00:00 AM"]
)
def test_what_is_no_stamp(text: str) -> None:
    one = stamp(text)
    assert one is None or moment(one, "dmy") is None


def test_an_order_that_nothing_tells_is_a_note() -> None:
    notes = Notes("f")
    one = stamp("02/03/2026 10:02")
    assert one
    assert order_of([one], notes) == "dmy"
    assert [fault.lost for fault in notes.drain()] == [False]
    american = stamp("3/2/26, 10:02 AM")
    assert american
    assert order_of([american], notes) == "mdy"


@given(st.binary(max_size=200), st.integers(1, 20))
def test_lines_are_numbered_and_long_ones_left_out(data: bytes, limit: int) -> None:
    expected = data.split(b"\n")
    if expected[-1] == b"":
        expected.pop()
    came = list(byte_lines(io.BytesIO(data), limit))
    assert [number for number, _ in came] == list(range(1, len(expected) + 1))
    for (_, line), whole in zip(came, expected, strict=True):
        assert line is None or line in (whole, whole.removesuffix(b"\r"))
        assert (line is None) == (len(whole.removesuffix(b"\r")) > limit)


@given(st.binary(max_size=300), st.integers(1, 100))
def test_a_stream_that_was_looked_at_is_whole(data: bytes, size: int) -> None:
    head, stream = peek(io.BytesIO(data), size)
    assert head == data[:size]
    assert stream.read() == data


@pytest.mark.parametrize(
    "subject", ["Re: a", "RE[2]: a", "R: Fwd: a", "Răsp: a", "I: a", "Fw : a", "AW: Re: a"]
)
def test_prefixes_of_replies(subject: str) -> None:
    assert bare_subject(subject) == ("a", True)


def test_a_subject_may_begin_like_a_prefix() -> None:
    assert bare_subject("Refund: when?") == ("refund: when?", False)
    assert bare_subject("") == ("", False)


def test_threads_of_a_long_chain_and_of_a_missing_root() -> None:
    links = [Link(f"{i}", (f"{i - 1}",), "", frozenset()) for i in range(1, 3000)]
    assert threads(links) == [list(range(2999))]
    orphans = [
        Link("b", ("gone",), "Re: x", frozenset("p")),
        Link("c", ("gone",), "Re: x", frozenset("p")),
    ]
    assert threads(orphans) == [[0, 1]]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a<br>b<BR/>c", "a\nb\nc"),
        ("<p>a</p><p>b", "a\n\nb"),
        ("1 < 2 <3 a<b", "1 < 2 <3 a"),
        ("<style>p{}</STYLE>x", "x"),
        ("a<!-- b > c -->d", "ad"),
        ("a&nbsp;&egrave;&#39;&bogus;", "a è'&bogus;"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n> > b\nc"),
        ("<img alt='x' src=http://spy>a", "a"),
        ("a <", "a <"),
        ("<script>x", ""),
    ],
)
def test_html(source: str, text: str) -> None:
    assert to_text(source) == text


@given(st.text(alphabet="<>!-/ascriptp&;# \n", max_size=200))
def test_html_of_any_kind_ends(source: str) -> None:
    assert "<script>" not in to_text(source) or "&" in source


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("00:01.000 --> 00:02.500", (1.0, 2.5)),
        ("1:00:00,000-->1:00:01,5", (3600.0, 3601.5)),
        ("00:00:05.000 -> 00:00:04.000", (5.0, 5.0)),
        (" 00:01.000 --> 00:02.000 align:start", (1.0, 2.0)),
        ("00:01.000 --> ", None),
        ("a --> b", None),
    ],
)
def test_timing_lines(line: str, times: tuple[float, float] | None) -> None:
    assert span(line) == times
