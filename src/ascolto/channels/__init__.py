"""From the formats of the outside to our Conversation: one folder a source."""

from ascolto.channels.files import read
from ascolto.channels.paths import read_paths
from ascolto.channels.sources import source_of, sources

__all__ = ["read", "read_paths", "source_of", "sources"]
