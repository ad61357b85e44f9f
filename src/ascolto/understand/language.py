"""The language of a turn: by its common words, else as the conversation went so far."""

from functools import cached_property
from typing import Any

from ascolto.playbook import Playbook
from ascolto.understand.lexed import LONGEST, Lexed

ENOUGH = 2  # common words of one language that settle a turn
FOREIGN_WORDS = 8  # a turn this long with hardly a common word is asked about elsewhere
FOREIGN_SURE = 0.95
FEW_WORDS = 4
# One word in four is common in a language's own text, one in fourteen in a neighbour's (measured):
# a first turn with fewer than one in six is doubtful.
PLAIN = 6
FIELD = LONGEST.bit_length()  # bits that hold the votes of the longest text
_LATIN = "\u024f"  # the last Latin letter that a keyboard of our languages knows


class Languages:
    """Tells the playbook's languages apart, and a language that it does not know."""

    def __init__(self, playbook: Playbook) -> None:
        self.known = tuple(playbook.languages)
        # A word's votes, one field of a number a language: the sum over a text counts them all.
        self._votes: dict[str, int] = {}
        for i, pack in enumerate(playbook.languages.values()):
            for word in pack.itself.common_words:
                self._votes[word] = self._votes.get(word, 0) + (1 << i * FIELD)

    @cached_property
    def _identifier(self) -> Any:
        # Loading it takes a tenth of a second: only for a text that shows no common word.
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def of(self, lexed: Lexed, before: str | None) -> str:
        """The turn's language: ISO 639-1, one that the playbook holds wherever it may be one.

        `before` is the language the speaker used so far (None at the start). A short turn
        ("ok", "QX7PLM") carries it on.
        """
        if not lexed.folded.isascii() and _other_script(lexed.folded):
            lang, _ = self._identifier.classify(lexed.text)
            return "und" if lang in self.known else str(lang)
        counts = sum(filter(None, map(self._votes.get, lexed.tokens)))
        votes = [counts >> i * FIELD & (1 << FIELD) - 1 for i in range(len(self.known))]
        total = sum(votes)
        if total:
            n = max(votes)
            first = self.known[votes.index(n)]
            votes.remove(n)
            lead = n - max(votes, default=0)
            if before is None and n * PLAIN < len(lexed.tokens) >= FEW_WORDS:
                lang = self._foreign(lexed)
                if lang is not None and lang not in self.known:
                    return lang
            if lead >= ENOUGH or (lead and before in (None, first)):
                return first
        if len(lexed.tokens) >= FOREIGN_WORDS and total * 10 < len(lexed.tokens):
            lang = self._foreign(lexed)
            if lang is not None:
                return lang
        return before or self._guess(lexed)

    def _foreign(self, lexed: Lexed) -> str | None:
        """The language of a doubtful text: one of ours, or another that it surely is.

        A language without a two-letter code (Venetian, Sicilian, Aromanian) is one that our
        languages' own customers write in: it is read as theirs, as well as can be.
        """
        lang, sure = self._identifier.classify(lexed.text)
        if lang in self.known or (sure >= FOREIGN_SURE and len(lang) == len("en")):
            return str(lang)
        return None

    def _guess(self, lexed: Lexed) -> str:
        if not lexed.tokens:
            return self.known[0]
        ranked = self._identifier.rank(lexed.text)
        return next((str(x) for x, _ in ranked if x in self.known), self.known[0])


def _other_script(folded: str) -> bool:
    """Whether most letters are of another script than Latin: then no Latin language is guessed."""
    letters = [c for c in folded if c.isalpha()]
    return sum(c > _LATIN for c in letters) * 2 > len(letters)
