"""Other people's text made harmless to look at, without moving a single character."""

import re

# Control characters drive terminals (ESC) and hide things (NUL, backspace); bidirectional
# overrides reverse what follows them on the line (CVE-2021-42574); lone surrogates cannot be
# written as UTF-8. Each becomes one visible character, so that offsets stay true.
_REPLACEMENT = 0xFFFD
_VISIBLE: dict[int, int] = (
    {c: 0x2400 + c for c in range(0x20) if c not in (0x09, 0x0A, 0x0D)}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT)
    | dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], _REPLACEMENT)
    | dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)
    | {0x2028: 0x0A, 0x2029: 0x0A}
)
_ACTS = re.compile(f"[{re.escape(''.join(map(chr, _VISIBLE)))}]")


def visible(text: str) -> str:
    r"""`text` with what would act instead of being read replaced by signs, one for one.

    >>> visible("pay \x1b[31mnow")
    'pay ␛[31mnow'
    """
    # Almost no text holds any of these, and looking is a hundred times quicker than translating.
    return text.translate(_VISIBLE) if _ACTS.search(text) else text


def lines_made_plain(text: str) -> str:
    r"""`text` with every line end as `\n`: to be used once the offsets are no longer needed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
