"""Mail made to hang a parser: refused in a moment, with the limit that it goes past."""

import time

import pytest

from .reading import parted

HEAD = b"From: a@b.it\r\nTo: support@c.it\r\nSubject: x\r\n"
MIXED = b"Content-Type: multipart/mixed; boundary="
CEILING = 2.0  # seconds of processor time; each takes a tenth of that on a common machine


def nested(depth: int) -> bytes:
    levels = (MIXED + b"b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(depth))
    return HEAD + b"".join(levels) + b"Content-Type: text/plain\r\n\r\nhi\r\n"


REFUSED = {
    "nested 1,000 deep": (nested(1000), "nested more than 30 deep"),
    "nested 100,000 deep": (nested(100_000), "nested more than 30 deep"),
    "200,000 parts": (HEAD + MIXED + b"b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 200_000, "more than 1000 parts"),
    "To: of 136 KiB": (b"From: a@b.it\r\nTo: " + b"u@x.it, " * 17_408 + b"\r\n\r\nhi", "To is larger than 64 KiB"),
    "encoded words": (HEAD + b"X: " + b"=?u?q?a?= " * 27_956 + b"\r\n\r\nhi", "X is larger than 64 KiB"),
    "open words": (HEAD + b"X: " + b"=?a?q?" * 9_000 + b"\r\n\r\nhi", "more than 500 encoded words"),
    "open brackets": (b"From: " + b"(" * 3000 + b"a@b.it\r\nTo: x@y.z\r\n\r\nhi", "more than 50 brackets"),
    "open angles": (b"To: " + b"<" * 3000 + b"a@b.it\r\nFrom: x@y.z\r\n\r\nhi", "more than 50 brackets"),
    "endless headers": (HEAD + b"X: " + b"a" * 30_000_000, "headers are larger than 0.5 MiB"),
    "a part's headers": (HEAD + MIXED + b"b\r\n\r\n--b\r\nX: " + b"a" * 600_000, "headers are larger than 0.5 MiB"),
    "a million tags": (HEAD + b"Content-Type: text/html\r\n\r\n" + b"<p>" * 600_000, "more than 200,000 tags"),
    "41 MiB": (HEAD + b"\r\n" + b"x" * (41 * 2**20), "larger than 40 MiB"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_mail_is_refused_at_once(name: str) -> None:
    raw, limit = REFUSED[name]
    begun = time.process_time()
    made, faults = parted(raw, "x.eml")
    assert time.process_time() - begun < CEILING
    assert made == []
    assert [fault.lost for fault in faults] == [True]
    assert limit in faults[0].reason
    assert faults[0].line == 1
    assert faults[0].remedy


READ = {
    "forwarded 1,000 times": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 1000 + b"hi",
    "almost boundaries": HEAD + MIXED + b"b\r\n\r\n" + b"\n--bx" * 2_000_000,
    "a long From": b"From: " + b"a" * 60_000 + b"\r\nTo: b@c.it\r\nSubject: x\r\n\r\nhi",
    "quotes in a type": HEAD + MIXED + b'a="\\";' * 9_000 + b"\r\n\r\nhi",
    "half-open references": HEAD + b"References: " + b"<a" * 30_000 + b"\r\n\r\nhi",
    "a heap of accents": HEAD + b"\r\na" + "\u0300\u0323".encode() * 400_000,
    "lines of no encoding": HEAD
    + b"Content-Type: text/plain; charset=x\r\n\r\n"
    + b"\x98\n" * 90_000,
    "a thousand headings": HEAD + b"\r\n" + b"On 1 wrote:\n> a\n" * 45_000,
    "unclosed comments": HEAD + b"Content-Type: text/html\r\n\r\n" + b"<!--<script>" * 90_000,
}


@pytest.mark.parametrize("name", READ)
def test_odd_mail_is_read_in_linear_time(name: str) -> None:
    begun = time.process_time()
    made, _ = parted(READ[name], "x.eml")
    assert time.process_time() - begun < CEILING
    assert len(made) == 1


def test_25_mb_of_attachment_are_passed_over() -> None:
    pdf = b"Content-Type: application/pdf; name=x.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    text = b"Content-Type: text/plain\r\n\r\nhello\r\n"
    data = b"QUJD" * 19 + b"\r\n"
    raw = (
        HEAD + MIXED + b"b\r\n\r\n--b\r\n" + text + b"--b\r\n" + pdf + data * 440_000 + b"--b--\r\n"
    )
    begun = time.process_time()
    (made,), faults = parted(raw, "x.eml")
    assert time.process_time() - begun < CEILING
    assert made.turns[0].text == "hello"
    assert faults == []


def test_a_refused_message_leaves_the_rest_of_the_mailbox() -> None:
    from_line = b"From a@b.it Mon Mar  2 10:00:00 2026\n"
    bad = b"From: " + b"(" * 3000 + b"\nTo: x@y.z\n\nhi\n\n"
    made, faults = parted(from_line + bad + from_line + HEAD + b"\r\nhi\r\n", "a.mbox")
    assert [turn.text for one in made for turn in one.turns] == ["hi"]
    assert [fault.line for fault in faults] == [2]
