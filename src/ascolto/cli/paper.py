"""What the shorter commands write on: indented paragraphs, without spaces at the line ends."""

from rich.console import Console
from rich.text import Text

WIDEST = 100  # columns a person reads in comfortably
NARROWEST = 20


class Paper:
    """Standard output, for paragraphs."""

    def __init__(self) -> None:
        self._console = Console()

    def write(self, text: Text | str = "", *, indent: int = 0, sign: Text | None = None) -> None:
        """Write a paragraph; every line of it begins `indent` columns in, `sign` before the first.

        The text is taken as it is: no markup, no highlighting.
        """
        text = Text(text) if isinstance(text, str) else text
        width = max(NARROWEST, min(self._console.width, WIDEST) - indent)
        for number, line in enumerate(text.wrap(self._console, width)):
            line.rstrip()
            if sign is not None and number == 0:
                sign.align("left", indent)
                line = Text.assemble(sign, line)
            elif line:
                line.pad_left(indent)
            self._console.print(line, soft_wrap=True)
