"""The base of every fact in the product: frozen, keyword-only, quick to make and to write as JSON."""

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something known: it never changes, it is only replaced.

    `gc=False`: facts hold no cycles, so the collector need not walk them (half of the cost of
    reading an archive otherwise).
    """
