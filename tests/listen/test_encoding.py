"""Encodings: declared ones are kept to, others are guessed line by line."""

import io

import pytest

from ascolto.listen.encoding import LineDecoder, as_utf8, head_text, wide_encoding

ITALIAN = "perché la città è così più in là"
ROMANIAN = "și întârzierea, fără știință, încă o săptămână"


@pytest.mark.parametrize(
    "text", [ITALIAN, ROMANIAN.replace("ș", "ş").replace("ț", "ţ"), "“naïve” – 20 €"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp1250", "iso8859_2"])
def test_a_line_in_any_of_our_encodings(text: str, encoding: str) -> None:
    try:
        raw = text.encode(encoding)
    except UnicodeEncodeError:
        return  # that encoding cannot write that text
    said, guessed = LineDecoder().text(raw)
    assert said == text
    assert (guessed is None) == (encoding == "utf-8")


def test_one_file_may_mix_encodings() -> None:
    decoder = LineDecoder()
    lines = [ITALIAN.encode(), ITALIAN.encode("cp1252"), "fără".encode("cp1250")]
    assert [decoder.text(raw)[0] for raw in lines] == [ITALIAN, ITALIAN, "fără"]


def test_what_no_encoding_of_ours_reads_is_still_text() -> None:
    said, guessed = LineDecoder().text("Привет, как дела? Где мой заказ".encode("cp1251"))
    assert guessed
    assert said
    assert LineDecoder().text(bytes(range(128, 256)) * 3)[0]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ciao mondo".encode("utf-16"), ("utf-16-le", 2)),
        ("\ufeffciao mondo".encode("utf-16-be"), ("utf-16-be", 2)),
        ("ciao mondo".encode("utf-16-le"), ("utf-16-le", 0)),
        ("ciao mondo".encode("utf-16-be"), ("utf-16-be", 0)),
        ("\ufeffciao".encode(), ("utf-8", 3)),
        (b"ciao\x00mondo, tutto bene?", ("utf-8", 0)),
        (b"", ("utf-8", 0)),
    ],
)
def test_unicode_is_told_by_its_beginning(raw: bytes, expected: tuple[str, int]) -> None:
    assert wide_encoding(raw) == expected
    assert head_text(raw).startswith(("ciao", "")[not raw])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_a_stream_is_read_as_utf_8(encoding: str) -> None:
    text = (ROMANIAN + "😀\n") * 9000
    raw = text.encode(encoding)
    stream = as_utf8(io.BytesIO(raw), raw[:65536])
    assert stream.read().decode() == text


def test_a_cut_utf_16_stream_ends() -> None:
    raw = "ciao mondo".encode("utf-16")[:-1]
    assert as_utf8(io.BytesIO(raw), raw).read().decode().startswith("ciao mond")
