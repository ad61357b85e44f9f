"""Chats exported from WhatsApp, on Android and on iOS, in any of its date shapes."""

from ascolto.channels.whatsapp.reader import read, sniff

__all__ = ["read", "sniff"]
