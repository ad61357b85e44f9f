"""With what a reading is drawn in a terminal: styles, signs, and what they fall back to."""

from dataclasses import dataclass

from rich.console import Console

# Only the terminal's own colours: the person chose them to be readable on their background.
STYLES = {
    "technique": "green underline",
    "failure": "red underline",
    "heard": "underline",
    "met": "green",
    "missed": "red",
    "open": "yellow",
    "begun": "dim",
}
_SIGNS = {"met": "●", "missed": "✗", "open": "○", "begun": "○"}
_ASCII = {"met": "*", "missed": "x", "open": "o", "begun": "o"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Ink:
    """What this terminal can show. `width` is in columns, at most as wide as a person reads.

    `before` and `after` enclose a marked passage where no underline will be seen.
    """

    width: int
    signs: dict[str, str]
    before: str
    after: str
    dash: str
    arrow: str
    quotes: tuple[str, str]

    @property
    def has_margin(self) -> bool:
        """Tell whether needs have room beside the turns; else they stand below each."""
        return self.width >= 76


def ink(console: Console) -> Ink:
    """Look at a console: its width, its characters, whether it shows styles at all."""
    plain = console.color_system is None
    ascii_only = not console.encoding.startswith("utf")
    before, after = ("[", "]") if ascii_only else ("‹", "›")
    return Ink(
        width=min(console.width, 116),
        signs=_ASCII if ascii_only else _SIGNS,
        before=before if plain else "",
        after=after if plain else "",
        dash="-" if ascii_only else "–",
        arrow=">" if ascii_only else "→",
        quotes=('"', '"') if ascii_only else ("“", "”"),
    )
