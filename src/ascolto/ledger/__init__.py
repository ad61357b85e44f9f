"""The ledger: readings to needs opened, met, missed; and the score of what became of them."""

from ascolto.ledger.ledger import Changes, Ledger
from ascolto.ledger.score import score

__all__ = ["Changes", "Ledger", "score"]
