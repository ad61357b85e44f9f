"""Mail: single messages (.eml) and mailboxes (mbox), joined to threads."""

from ascolto.channels.mail.reader import read, read_all, sniff

__all__ = ["read", "read_all", "sniff"]
