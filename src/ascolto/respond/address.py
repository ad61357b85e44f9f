"""How this customer is spoken to: formal or not, with diacritics or without."""

import itertools
import unicodedata
from collections import Counter
from collections.abc import Iterable

from ascolto.playbook import LanguagePack, fold
from ascolto.respond.situation import Situation
from ascolto.respond.texts import Moves

_AGENT_WEIGHT = 2  # who answers has chosen an address: going on in another would jar
_ENOUGH_LETTERS = 25
_ROMANIAN = str.maketrans("ăâîșțşţĂÂÎȘȚŞŢ", "aaiststAAISTST")


def is_formal(situation: Situation, pack: LanguagePack, moves: Moves) -> bool:
    """Whether a reply says Lei or dumneavoastră; where nothing tells, as the language does."""
    if moves.address == "neutral":
        return True
    lead = 0
    unsure = moves.unsure
    for turns, weight, leave_out in (
        (situation.customer, 1, unsure.customer),
        (situation.agent, _AGENT_WEIGHT, unsure.agent),
    ):
        texts = [fold(s.text) for s in turns if s.reading.lang == situation.lang]
        formal = _count(texts, pack.itself.formal, leave_out)
        informal = _count(texts, pack.itself.informal, leave_out)
        if weight == 1 and formal > informal:
            return True  # who is formal wants it back, whatever an agent wrote
        lead += weight * (formal - informal)
    return lead > 0 or (lead == 0 and moves.address == "formal")


def _count(texts: Iterable[str], words: Iterable[str], leave_out: Iterable[str]) -> int:
    """How often the texts use these words, leaving out those that mean other things too."""
    known = set(words) - set(leave_out)
    total = 0
    for text in texts:
        tokens = "".join(c if c.isalnum() or c == "'" else " " for c in text).split()
        single = Counter(tokens)
        pairs = Counter(itertools.pairwise(tokens))
        total += sum(single[w] for w in known if " " not in w)
        total += sum(n for pair, n in pairs.items() if " ".join(pair) in known)
    return total


def plain_letters(situation: Situation) -> bool:
    """Whether the customer writes Romanian without diacritics."""
    if situation.lang != "ro":
        return False
    text = "".join(s.text for s in situation.customer if s.reading.lang == "ro")
    letters = sum(c.isalpha() for c in text)
    return letters >= _ENOUGH_LETTERS and text.translate(_ROMANIAN) == text


def strip_diacritics(text: str) -> str:
    """A Romanian text without its diacritics; „quotes” stay."""
    return unicodedata.normalize("NFC", text).translate(_ROMANIAN)
