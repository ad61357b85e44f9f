"""What to say next: the open needs, most pressing first, each with moves and drafts."""

import re

from ascolto.playbook import LanguagePack, Playbook
from ascolto.respond.address import is_formal, plain_letters, strip_diacritics
from ascolto.respond.fill import by_chance, fill, first
from ascolto.respond.lengths import over
from ascolto.respond.pressing import in_order
from ascolto.respond.situation import Situation
from ascolto.respond.slots import Slots
from ascolto.respond.texts import Limit, Moves, MoveText, findings_of, moves_of
from ascolto.words import Advice, CustomerReading, Move, Need

MOST_MOVES = 3
_WRITTEN_OUT = frozenset(("email",))
_SPACES = re.compile(r"[ \t]{2,}")


def advise(situation: Situation, playbook: Playbook) -> tuple[Advice, ...]:
    """The open needs, most pressing first, each with one to three moves.

    Drafts are in the situation's language and the customer's address, within the channel's
    length; what is not known is a blank in square brackets.
    """
    pack = playbook.languages.get(situation.lang)
    if pack is None:
        return ()
    desk = _Desk(situation, pack)
    return tuple(
        Advice(need=need, pressing=weight, why=desk.why(need), moves=desk.moves(need))
        for weight, need in in_order(situation.open, situation, playbook.needs)
        if need.need in desk.texts.needs
    )


class _Desk:
    """Everything that drafts of one situation have in common."""

    def __init__(self, situation: Situation, pack: LanguagePack) -> None:
        self.texts: Moves = moves_of(pack)
        self._situation = situation
        self._slots = Slots(situation, pack, self.texts)
        self._formal = is_formal(situation, pack, self.texts)
        self._plain = plain_letters(situation)
        self._limit: Limit = findings_of(pack).limits.get(situation.channel, Limit())
        self._letter = situation.channel in _WRITTEN_OUT

    def why(self, need: Need) -> str:
        """Why the need wants an answer now."""
        return first(self.texts.needs[need.need].why, self._slots.of(need), formal=self._formal)

    def moves(self, need: Need) -> tuple[Move, ...]:
        """The moves that fit, in the playbook's order, one a technique and condition."""
        holding = self._conditions(need)
        fitting = [
            m for m in self.texts.needs[need.need].moves if not m.when or holding & set(m.when)
        ]
        fitting = fitting or list(self.texts.needs[need.need].moves[-1:])
        drafted = ((m, self._draft(m, need)) for m in fitting)
        made = [Move(technique=m.technique, draft=d, why=m.why) for m, d in drafted if d]
        return tuple(made[:MOST_MOVES])

    def _conditions(self, need: Need) -> set[str]:
        said = self._situation.at(need.turn)
        holding: set[str] = set()
        if said is not None and isinstance(said.reading, CustomerReading):
            holding.add(said.reading.emotion)
        if need.need == "promise":
            holding |= self._timing(need)
        return holding

    def _timing(self, need: Need) -> set[str]:
        if self._situation.now is None:
            return set()  # a source without times does not tell what is due when
        if self._situation.overdue(need):
            return {"overdue"}
        return {"due"} if need.due else {"undated"}

    def _draft(self, move: MoveText, need: Need) -> str:
        slots = self._slots.of(need)
        templates = move.on.get(self._situation.channel) or move.short
        if self._letter and move.full:
            templates = move.full
        drafts = [
            self._finish(fill(t, slots, formal=self._formal), slots)
            for t in by_chance(templates, slots, self._seed(move, need))
        ]
        fitting = [d for d in drafts if not over(d, self._limit)]
        return fitting[0] if fitting else min(drafts, key=len, default="")

    def _seed(self, move: MoveText, need: Need) -> str:
        said = self._situation.customer[:1]
        opening = said[0].text[:200] if said else ""
        return f"{opening}|{need.need}|{need.turn}|{move.technique}"

    def _finish(self, body: str, slots: dict[str, str]) -> str:
        text = _SPACES.sub(" ", body)
        if not self._letter or self.texts.letter.capital:
            text = text[:1].upper() + text[1:]
        if self._letter:
            opening = first(self.texts.letter.open, slots, formal=self._formal)
            closing = first(self.texts.letter.close, slots, formal=self._formal)
            text = f"{opening}\n\n{text}\n\n{closing}"
        return strip_diacritics(text) if self._plain else text
