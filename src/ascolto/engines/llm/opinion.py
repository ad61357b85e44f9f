"""From an answer to an opinion: only what stands in the turn counts."""

import re

import numpy as np

from ascolto.engines.llm.answer import Answer, NoAnswer
from ascolto.engines.llm.labels import LABELS
from ascolto.engines.llm.redact import Redacted
from ascolto.understand.ear import Floats
from ascolto.words.terms import CLEAR, EMOTIONS, NEGATIVE, STRONG

HOLDS, NOT_NAMED, UNPROVED = 2.0, -2.0, 0.0  # log-odds
LETTERS = 2  # in a quote at least: one letter stands in every text
LONGEST_QUOTE = 2000
_LETTER = re.compile(r"[^\W\d_]|[?!]")
Span = tuple[int, int]


class LlmOpinion:
    """What a language model heard in one turn. `odds` has the shape (labels of the speaker,)."""

    __slots__ = ("_length", "_spans", "odds")

    def __init__(self, odds: Floats, spans: dict[int, Span], length: int) -> None:
        self.odds = odds
        self._spans = spans
        self._length = length

    def evidence(self, label: int) -> Span:
        """The words quoted for a label; the whole turn for one that was not named."""
        return self._spans.get(label, (0, self._length))

    def stretch(self, start: int, end: int) -> None:  # noqa: ARG002 (the protocol's)
        """Nothing: it is asked about whole turns, not about parts of them."""
        return


def opinion_of(answer: Answer, speaker: str, redacted: Redacted, length: int) -> LlmOpinion:
    """What an answer amounts to for a turn of `length` characters that was shown redacted.

    A label whose quote stands in the turn holds; one not named does not; a label named with a quote
    that is not there is dropped: there is no opinion on it. Raises NoAnswer where labels were named
    and no quote at all stands in the turn: whatever was answered, it was not about this turn.
    """
    labels = LABELS[speaker]
    odds = np.full(len(labels), NOT_NAMED, np.float32)
    spans: dict[int, Span] = {}
    quotes = [(labels.index(n.label), n.quote) for n in answer.labels]
    quotes += _feeling(answer, labels)
    for label, quote in quotes:
        place = find_quote(quote, redacted.text)
        if place is not None:
            odds[label] = HOLDS
            spans.setdefault(label, redacted.origin(*place))
        elif label not in spans:
            odds[label] = UNPROVED
    if quotes and not spans:
        raise NoAnswer("no quote of the answer stands in the turn")
    if answer.emotion is not None and answer.emotion.label == "neutral":
        odds[labels.index("neutral")] = HOLDS  # nothing can be quoted for no feeling
    return LlmOpinion(odds, spans, length)


def _feeling(answer: Answer, labels: tuple[str, ...]) -> list[tuple[int, str]]:
    """What a customer's emotion and its intensity say, each with the emotion's quote."""
    emotion = answer.emotion
    if emotion is None or emotion.label == "neutral":
        return []
    said: list[str] = [x for x in EMOTIONS if x == emotion.label]
    if emotion.label in NEGATIVE:
        said += ["clear"] if answer.intensity >= CLEAR else []
        said += ["strong"] if answer.intensity >= STRONG else []
    return [(labels.index(x), emotion.quote) for x in said]


def find_quote(quote: str, text: str) -> Span | None:
    """Where a quote stands in a text, whole words, white space and case aside; None if nowhere."""
    words = quote[: LONGEST_QUOTE + 1].split()
    if len(quote) > LONGEST_QUOTE or len(_LETTER.findall(quote)) < LETTERS:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return found.span() if found else None
