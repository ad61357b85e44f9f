"""A reading in a terminal, or piped from one."""

from ascolto.report.terminal.show import show

__all__ = ["show"]
