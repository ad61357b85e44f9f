"""Checking a playbook: file, line, reason and remedy for every fault."""

from ascolto.playbook.checking.folder import check

__all__ = ["check"]
