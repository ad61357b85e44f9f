"""The draft that `check` is given: on the command line or by standard input, in any encoding."""

import sys

import typer

from ascolto.errors import UnreadableError

STDIN = "-"


def draft_of(given: str, path: str) -> str:
    """The draft's text: `given`, or what standard input holds where that is "-".

    Raises UnreadableError where there is none, BadParameter where the conversation at `path` is
    to come by standard input too.
    """
    from ascolto.listen.text import clean

    if given == STDIN and path == STDIN:
        raise typer.BadParameter(
            "standard input already gives the conversation: give the draft as --draft TEXT.",
            param_hint="--draft",
        )
    text = clean(_piped() if given == STDIN else given).strip()
    if not text:
        raise UnreadableError("The draft is empty: give it as --draft TEXT, or pipe it in.")
    return text


def _piped() -> str:
    from ascolto.listen.encoding import LineDecoder, wide_encoding

    if sys.stdin.isatty():
        sys.stderr.write("Write the draft; end it with Ctrl-D on a line of its own.\n")
    raw = sys.stdin.buffer.read()
    encoding, mark = wide_encoding(raw)
    if encoding != "utf-8":
        return raw[mark:].decode(encoding, "replace")
    return LineDecoder().text(raw[mark:])[0]
