"""A small encoder of our own: what a turn says, read against the turns before it.

encoder = load_encoder()
weighed, past = encoder.hear([("customer", "The parcel never came. Where is it?")])
weighed, past = encoder.hear([("agent", "It left Turin on Monday.")], past)
weighed[0].odds            # log-odds of encoder.labels.AGENT, above 0 where one holds
weighed[0].evidence(7)     # the characters that speak most for the eighth of them
"""

from ascolto.engines.encoder.encoder import Encoder, load_encoder
from ascolto.engines.encoder.heads import Head, Weighed
from ascolto.engines.encoder.labels import AGENT, CUSTOMER, LABELS
from ascolto.engines.encoder.past import Past
from ascolto.engines.encoder.weights import EncoderWeightsError

__all__ = [
    "AGENT",
    "CUSTOMER",
    "LABELS",
    "Encoder",
    "EncoderWeightsError",
    "Head",
    "Past",
    "Weighed",
    "load_encoder",
]
