"""SubRip subtitles (.srt)."""

from ascolto.channels.srt.reader import read, sniff

__all__ = ["read", "sniff"]
