"""The encoder: its pieces, its files, and what it says of a conversation."""
