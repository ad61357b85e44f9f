"""What the encoder's heads say of a turn, by who speaks."""

from collections.abc import Mapping

from ascolto.words.terms import EMOTIONS, FAILURES, TECHNIQUES

CUSTOMER = (
    *EMOTIONS, "clear", "strong", "confirms", "escalates",
    "problem", "question", "complaint", "closing",
)  # fmt: skip
AGENT = (*TECHNIQUES, *FAILURES, "answers", "keeps", "closes")
LABELS: Mapping[str, tuple[str, ...]] = {"customer": CUSTOMER, "agent": AGENT}
STRETCH = ("promise",)  # what is said of a stretch of an agent's turn
