"""The text of a WebVTT cue: voices, tags, entities."""

import html
import re

_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,100})?[ \t]+([^<>]{1,200})>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:v|c|i|b|u|ruby|rt|lang|\d)[^<>]{0,200}>", re.IGNORECASE)
_WORD_TIMES = re.compile(r"<\d{1,5}:\d{2}")


def voices(payload: str) -> list[tuple[str, str]]:
    """Part a cue into (speaker or "", text), one for each `<v Name>` in it."""
    found = list(_VOICE.finditer(payload))
    if not found:
        return [("", plain(payload))]
    before = plain(payload[: found[0].start()])
    parts = [("", before)] if before else []
    ends = [match.start() for match in found[1:]] + [len(payload)]
    for match, end in zip(found, ends, strict=True):
        name = " ".join(html.unescape(match[1]).split())
        parts.append((name, plain(payload[match.end() : end])))
    return parts


def plain(text: str) -> str:
    """Take out tags and read entities. "<3" and "a < b" are no tags, and stay."""
    return html.unescape(_TAG.sub("", text)).strip()


def is_rolling(payload: str) -> bool:
    """Whether a cue has word times in it, as automatic captions that roll up have."""
    return _WORD_TIMES.search(payload) is not None
