"""What can go wrong, each with what to do about it."""


class AscoltoError(Exception):
    """The base of all errors raised on purpose: the message says what to do next."""


class PlaybookError(AscoltoError):
    """The playbook has faults; `ascolto playbook check DIR` lists them."""


class UnreadableError(AscoltoError):
    """A file could not be read at all."""
