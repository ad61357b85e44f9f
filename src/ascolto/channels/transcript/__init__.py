"""Plain transcripts: "Agent: ...", "[10:02] Cliente: ...", one turn a line or over several."""

from ascolto.channels.transcript.reader import read, sniff

__all__ = ["read", "sniff"]
