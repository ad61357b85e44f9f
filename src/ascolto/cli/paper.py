"""What the shorter commands write on: indented paragraphs, without spaces at the line ends."""

from rich.console import Console
from rich.text import Text

WIDEST = 100  # columns a person reads in comfortably
NARROWEST = 20


class Paper:
    """Standard output, for paragraphs."""

    def __init__(self) -> None:
        self._console = Console()

    def write(self, text: Text | str = "", *, indent: int = 0) -> None:
        """Write a paragraph; every line of it begins `indent` columns in.

        The text is taken as it is: no markup, no highlighting.
        """
        text = Text(text) if isinstance(text, str) else text
        width = max(NARROWEST, min(self._console.width, WIDEST) - indent)
        for line in text.wrap(self._console, width):
            line.rstrip()
            if line:
                line.pad_left(indent)
            self._console.print(line, soft_wrap=True)
