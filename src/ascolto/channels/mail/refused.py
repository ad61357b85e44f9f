"""What makes a message too much to be read: found by cheap scans, before anything is parsed."""


class RefusedError(Exception):
    """A message goes past a limit of `listen.limits`. Its two arguments: the reason, the remedy."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
