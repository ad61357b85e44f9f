"""Choosing, of all that a customer wrote, the few words to answer in."""

from collections.abc import Sequence
from itertools import islice

from ascolto.playbook import LanguagePack, fold
from ascolto.respond.clauses import Clause, clauses, settle
from ascolto.respond.senses import Senses, senses_of
from ascolto.respond.texts import Moves
from ascolto.words.terms import Channel

MOST_WORDS: dict[Channel, int] = {"social": 9, "phone": 12, "email": 15}
_MOST_WORDS = 13
_LEAST_WORDS = 3
_LEAST_QUESTION = 3
_MORE_FOR_QUESTIONS = 5
_LATER, _LATEST = 0.1, 0.6  # what is told first is more often the point
_MOST_CLAUSES = 150  # of one text: what is told after that is no longer the point
_OPENING = 40  # letters in which a question without a mark shows that it is one
_BEST_WORDS = (5, 11)
_CONTENT_LETTERS = 4
_ENOUGH = 3.0
_ENOUGH_IF_SURE = 2.7
_ENOUGH_TROUBLE = 2.0


class Chooser:
    """Picks clauses of one language for one channel."""

    def __init__(self, pack: LanguagePack, moves: Moves, channel: Channel) -> None:
        self._moves = moves
        self._senses: Senses = senses_of(pack)
        self._stop = frozenset(pack.itself.stopwords)
        self._negations = frozenset(pack.itself.negations)
        self._function = self._stop | frozenset(pack.itself.common_words)
        self._known: dict[str, Sequence[tuple[float, Clause]]] = {}
        self._most = MOST_WORDS.get(channel, _MOST_WORDS)

    def trouble(self, *texts: str, surely: bool = False, cued: bool = False) -> str:
        """The clause that best tells what is wrong; the first text that has one wins. "" if none.

        `surely`: the texts were read as telling it, so that less in the clause itself must;
        `cued`: a cue of the playbook must say that the clause tells trouble.
        """
        enough = _ENOUGH_IF_SURE if surely else _ENOUGH
        for text in texts:
            good = [
                (w, c)
                for w, c in self._weighed(text)
                if w >= enough and (not cued or self._senses.trouble.hears(fold(c.text)))
            ]
            if good:
                best = max(enumerate(good), key=lambda x: x[1][0] - min(x[0] * _LATER, _LATEST))
                return settle(best[1][1].text, self._function)
        return ""

    def felt(self, text: str) -> str:
        """The beginning of the words that show a feeling, for the agent's eyes. "" if none."""
        found = [c for c in self._clauses(text) if not c.asks]
        return settle(max(found, key=lambda c: c.words).text, self._function) if found else ""

    def around(self, text: str, start: int, end: int) -> str:
        """The shortest clause that holds what stands between two offsets. "" if none."""
        words = " ".join(text[start:end].split())
        found = [c for c in self._clauses(text) if words in c.text]
        return settle(min(found, key=lambda c: c.words).text, self._function) if found else ""

    def question(self, *texts: str) -> str:
        """The last question as the customer put it, or a part of it where it is long. "" if none."""
        for text in texts:
            found = self._questions(text)
            if found:
                last = [c for c in found if c.sentence == found[-1].sentence]
                best = max(last, key=lambda c: c.words)
                return settle(best.text, self._function) + "?"
        return ""

    def _questions(self, text: str) -> Sequence[Clause]:
        cuts, most = self._moves.cuts, self._most + _MORE_FOR_QUESTIONS
        every = clauses(text, cuts, least=_LEAST_QUESTION, most=most, standing=False)
        found = list(islice(every, 4 * _MOST_CLAUSES))
        if "?" in text:
            return [c for c in found if c.asks]  # the end of a question is what it asks
        if not found or found[-1].ended:
            return []  # an indirect question ("I asked where ...") is not to be quoted as one
        last = [c for c in found if c.sentence == found[-1].sentence]
        return [c for c in last if self._senses.question.hears(fold(c.text)[:_OPENING])]

    def _weighed(self, text: str) -> Sequence[tuple[float, Clause]]:
        """The clauses that ask nothing, each with its weight; worked out once for a text."""
        if text not in self._known:
            found = [(self._weight(c), c) for c in self._clauses(text) if not c.asks]
            self._known[text] = found
        return self._known[text]

    def _clauses(self, text: str) -> Sequence[Clause]:
        found = clauses(text, self._moves.cuts, least=_LEAST_WORDS, most=self._most)
        return list(islice(found, _MOST_CLAUSES))

    def _weight(self, clause: Clause) -> float:
        """How well a clause tells the trouble: its cues, its negations, its words of substance."""
        folded = fold(clause.text)
        tokens = [w.strip(".,;:!?'") for w in folded.split()]
        content = sum(len(t) >= _CONTENT_LETTERS and t not in self._stop for t in tokens)
        weight = min(content, 4) * 0.5
        weight += _ENOUGH_TROUBLE * min(self._senses.trouble.count(folded), 2)
        weight += 1.0 * any(t in self._negations for t in tokens)
        weight += 0.8 * (_BEST_WORDS[0] <= clause.words <= _BEST_WORDS[1])
        weight -= 1.5 * tokens[0].isdigit()
        weight -= 0.7 * clause.loud + 1.2 * self._senses.feeling.hears(folded)
        thin = content < (1 if weight >= _ENOUGH_TROUBLE else 2)
        return 0.0 if thin or self._senses.outburst.hears(folded) else weight
