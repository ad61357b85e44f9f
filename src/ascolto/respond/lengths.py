"""How long a message is, and how long it may be."""

from ascolto.respond.texts import Limit


def size(text: str, limit: Limit) -> int:
    """The length of a text in the limit's own unit."""
    return len(text) if limit.characters else len(text.split())


def most(limit: Limit) -> int:
    """The number that a text should stay within (0: no limit)."""
    return limit.characters or limit.words or 0


def over(text: str, limit: Limit) -> int:
    """By how much a text is longer than it should be; 0 where it is not."""
    return max(0, size(text, limit) - most(limit)) if most(limit) else 0
