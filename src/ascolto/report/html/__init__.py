"""A reading as one self-contained page."""

from ascolto.report.html.page import to_html

__all__ = ["to_html"]
