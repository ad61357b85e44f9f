from ascolto.engines.llm import LABELS
from ascolto.engines.llm.ear import LlmEar
from ascolto.engines.llm.opinion import LlmOpinion
from ascolto.understand import Ear, Opinion


def test_an_ear_and_its_opinions_are_what_the_reader_asks_for(endpoint, ear):
    told: Ear = ear
    (opinion,), _ = told.hear([("agent", "Hello, Leah.")])
    heard: Opinion | None = opinion
    assert isinstance(ear, LlmEar)
    assert isinstance(heard, LlmOpinion)
    for protocol, thing in ((Ear, ear), (Opinion, heard)):
        asked = {n for n in dir(protocol) if not n.startswith("_")}
        assert asked
        assert not [n for n in asked if not hasattr(thing, n)]
    assert heard.odds.shape == (len(LABELS["agent"]),)
    assert heard.stretch(0, 5) is None
