"""Ascolto's own format: one conversation a line of JSON, or one JSON object, or a JSON array."""

from ascolto.channels.native.reader import read, sniff

__all__ = ["read", "sniff"]
