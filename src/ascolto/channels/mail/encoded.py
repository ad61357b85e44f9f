"""Encoded words of mail headers (RFC 2047), and charsets by name."""

import binascii
import codecs
import re

from ascolto.listen.encoding import LineDecoder

_BY_DEFAULT = frozenset(("us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1"))
_WORD = re.compile(r"=\?([A-Za-z0-9._:*-]{1,60})\?([bBqQ])\?([^?\r\n]*)\?=")
_BETWEEN = re.compile(r"(\?=)[ \t\r\n]+(?==\?)")
_TEXT_CHARSET = re.compile(
    r"^(?:utf-?8(?:-sig)?|utf-?16(?:-?[bl]e)?|(?:us-)?ascii|iso-?8859-\d{1,2}|latin-?\d{1,2}"
    r"|windows-\d{3,4}|cp\d{3,4}|koi8-[ru]|mac-?\w{1,12}|gb2312|gbk|gb18030|big5|shift_jis"
    r"|euc-(?:jp|kr)|iso-2022-jp)$"
)


def decode(value: str) -> str:
    """Read encoded words in a header: "=?utf-8?q?Bun=C4=83?=" is "Bună". What is wrong stays."""
    if "=?" not in value:
        return value
    return _WORD.sub(_word, _BETWEEN.sub(r"\1", value))


def _word(match: re.Match[str]) -> str:
    charset, kind, payload = match[1].split("*")[0], match[2].lower(), match[3]
    try:
        data = payload.encode("ascii")
        raw = (
            binascii.a2b_base64(data + b"=" * (-len(data) % 4))
            if kind == "b"
            else binascii.a2b_qp(data, header=True)
        )
    except ValueError:
        return match[0]
    return text(raw, charset)


def text(raw: bytes, charset: str | None) -> str:
    """Decode by a charset's name where it names one, else line by line as well as can be told.

    Only encodings of text are taken by name: Python also knows "rot13", "zip" and "punycode".
    Latin-1 and ASCII are what programs say by default, for UTF-8 as well; where they are meant,
    they are windows-1252 (as browsers read them).
    """
    name = (charset or "").strip().lower().strip("\"'")
    if name in _BY_DEFAULT:
        name = "utf-8" if _is_utf8(raw) else "windows-1252"
    if _TEXT_CHARSET.match(name):
        try:
            return raw.decode(codecs.lookup(name).name)
        except (LookupError, UnicodeDecodeError):
            pass
    decoder = LineDecoder()
    return "\n".join(decoder.text(line)[0] for line in raw.split(b"\n"))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
