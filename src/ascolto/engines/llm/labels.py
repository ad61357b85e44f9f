"""What the ear has an opinion on, by who speaks: the same labels, in the same order, as the encoder."""

from ascolto.words.terms import EMOTIONS, FAILURES, TECHNIQUES

FLAGS = ("confirms", "escalates")
STATES = ("problem", "question", "complaint", "closing")
DOINGS = ("answers", "keeps", "closes")
CUSTOMER = (*EMOTIONS, "clear", "strong", *FLAGS, *STATES)
AGENT = (*TECHNIQUES, *FAILURES, *DOINGS)
LABELS = {"customer": CUSTOMER, "agent": AGENT}
# What is asked for by name, with a quote each. A customer's emotion is asked for beside them.
NAMED = {"customer": (*FLAGS, *STATES), "agent": AGENT}
