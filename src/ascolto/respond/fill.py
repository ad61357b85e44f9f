"""Filling a template: address, slots, nothing else. What a customer wrote is never a template."""

import re
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

_CHOICE = re.compile(r"<([^<>|]*)\|([^<>|]*)>")
_SLOT = re.compile(r"\{(\w+)\}")

Slots = Mapping[str, str]


def fill(template: str, slots: Slots, *, formal: bool = True) -> str:
    """The template with its `<formal|informal>` choices made and its `{slots}` filled.

    One pass over the template: braces in what is filled in stay what they are. Raises KeyError
    where a slot has no value (ask `fillable` first).
    """
    chosen = _CHOICE.sub(lambda m: m[1] if formal else m[2], template)
    return _SLOT.sub(lambda m: slots[m[1]], chosen).strip()


def slots_in(template: str) -> set[str]:
    """The names of a template's slots."""
    return set(_SLOT.findall(template))


def fillable(templates: Iterable[str], slots: Slots) -> list[str]:
    """The templates for which every slot has a value."""
    return [t for t in templates if slots_in(t) <= slots.keys()]


def first(templates: Iterable[str], slots: Slots, *, formal: bool = True) -> str:
    """The first template that can be filled, filled; "" where none can."""
    found = fillable(templates, slots)
    return fill(found[0], slots, formal=formal) if found else ""


def by_chance(templates: Sequence[str], slots: Slots, seed: str) -> list[str]:
    """The templates that can be filled, those with the customer's words first.

    Among equals the order is the conversation's own: the same for the same `seed`, another for
    another, so that two customers do not get the same letter.
    """
    found = fillable(templates, slots)
    turn = crc32(seed.encode("utf-8", "replace"))
    return sorted(found, key=lambda t: (_rank(t), crc32(f"{turn}:{t}".encode())))


def _rank(template: str) -> int:
    """0 for what speaks of the customer's words without quoting, 1 with a quotation, 2 without."""
    names = {n.lower() for n in slots_in(template)}
    return 0 if "said" in names else 1 if names else 2
