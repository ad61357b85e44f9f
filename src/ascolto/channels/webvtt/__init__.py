"""WebVTT: captions and transcripts of Zoom, Teams, Meet, YouTube and recorders."""

from ascolto.channels.webvtt.reader import read, sniff

__all__ = ["read", "sniff"]
