"""The cues as they are matched: taken together, none may be lost among the others."""

import pytest

from ascolto.playbook import fold, load
from ascolto.understand.cues import agent_cues, customer_cues
from ascolto.words.terms import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("cues_of", [agent_cues, customer_cues])
def test_every_cue_is_heard_among_the_others(lang, cues_of):
    book = cues_of(load().languages[lang])
    for index, sense in enumerate(book.senses):
        folded = fold(sense.cue.must[0])
        text = folded.encode()
        assert index in book.hits(text, book.groups), (sense.label, sense.cue.id)
        assert index in book.hits(text, [(sense.kind, sense.label)])
        start, end = next(book.spans(index, text))
        assert 0 <= start < end <= len(folded)
