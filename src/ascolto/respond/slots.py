"""What the templates are filled with: the customer's words, facts, our own promises."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from babel.dates import format_date, format_time

from ascolto.playbook import LanguagePack, fold
from ascolto.respond.choose import Chooser
from ascolto.respond.clauses import leading
from ascolto.respond.situation import Said, Situation
from ascolto.respond.texts import Moves
from ascolto.respond.turnabout import turned
from ascolto.words import CustomerReading, Need

MOST_PROMISE_WORDS = 14
_END_OF_DAY = (23, 59)
_LOOK_BACK = 4  # customer turns
_FEELINGS = frozenset(("emotion", "heat"))
_SIGNATURE_LINES = 3
_SIGNED = re.compile(r"([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){0,2})(?: \(\w+\.?\))?")


class Slots:
    """The slots of one situation; what is unknown has no slot, so no template can claim it."""

    def __init__(self, situation: Situation, pack: LanguagePack, moves: Moves) -> None:
        self._situation = situation
        self._pack = pack
        self._moves = moves
        self._choose = Chooser(pack, moves, situation.channel)
        self._person = self._name()

    def of(self, need: Need) -> dict[str, str]:
        """The slots for answering a need."""
        slots = {**self._person}
        if need.need == "question":
            self._put(slots, "question", self._question(need))
        elif need.need == "promise":
            slots |= self._promise(need)
        else:
            slots |= self._trouble(need)
        return slots

    def _trouble(self, need: Need) -> dict[str, str]:
        slots: dict[str, str] = {}
        words = self._wrong(need)
        self._put(slots, "quote", words)
        self._put(slots, "felt", self._choose.felt(need.words))
        if said := turned(words, self._moves.turnabout):
            slots |= {"said": said, "Said": said[0].upper() + said[1:]}
        self._put(slots, "tried", self._tried())
        if said_too := self._asked_too(need):
            self._put(slots, "question", said_too)
        return slots

    def _wrong(self, need: Need) -> str:
        """What is wrong, in a clause of the customer's: "" where none says it well.

        A feeling may go back to what an earlier turn told; a problem and a complaint may not,
        or a new one would be answered with an old one.
        """
        marked, turn = self._told(need)
        words = self._choose.trouble(*marked, turn) or self._choose.trouble(*marked, surely=True)
        if words or need.need not in _FEELINGS:
            return words
        earlier = [s.text for s in self._situation.customer if s.i < need.turn]
        return self._choose.trouble(*reversed(earlier[-_LOOK_BACK:]), cued=True)

    def _told(self, need: Need) -> tuple[Sequence[str], str]:
        """The sentences that were read as telling what is wrong, and their whole turn."""
        said = self._first_problem() if need.need == "closing" else self._situation.at(need.turn)
        if said is None or not isinstance(said.reading, CustomerReading):
            return (), ""
        quotes = said.reading.quotes
        kinds = ("complaint", "problem") if need.need == "complaint" else ("problem", "complaint")
        marked = [quotes[k] for k in kinds if quotes.get(k)]
        own = need.need not in (*_FEELINGS, "closing")  # the words of a feeling are not its cause
        return [*marked, *([need.words] if own else [])], said.text

    def _first_problem(self) -> Said | None:
        """The first turn that states a problem: what the customer came with."""
        for said in self._situation.customer:
            reading = said.reading
            if isinstance(reading, CustomerReading) and "problem" in reading.states:
                return said
        return None

    def _question(self, need: Need) -> str:
        said = self._situation.at(need.turn)
        return self._choose.question(need.words, said.text if said else "")

    def _asked_too(self, need: Need) -> str:
        """A question that stands in the same turn."""
        said = self._situation.at(need.turn)
        if said is None or not isinstance(said.reading, CustomerReading):
            return ""
        asked = "question" in said.reading.states
        return (
            self._choose.question(said.reading.quotes.get("question", ""), said.text)
            if asked
            else ""
        )

    def _tried(self) -> str:
        for said in reversed(self._situation.customer):
            for fact in said.reading.facts:  # type: ignore[union-attr]  # a customer's reading
                if fact.kind == "tried":
                    return self._choose.around(said.text, fact.start, fact.end)
        return ""

    def _promise(self, need: Need) -> dict[str, str]:
        slots: dict[str, str] = {}
        words = need.words.strip()
        if len(words.split()) > MOST_PROMISE_WORDS:
            words = leading(words, self._moves.cuts, most=MOST_PROMISE_WORDS)
        self._put(slots, "promise", words.rstrip(" .,;:!?") if _plain(words) else "")
        if need.due is not None:
            slots["due"] = self._when(need.due)
        if self._situation.overdue(need):
            slots["overdue"] = ""
        return slots

    def _when(self, due: datetime) -> str:
        """A moment in the language's words; the day alone where it means all of the day."""
        lang, shapes = self._pack.lang, self._moves.due
        now = self._situation.now
        day = format_date(due, shapes["day"], locale=lang)
        if (due.hour, due.minute) == _END_OF_DAY:
            return day
        time = format_time(due.timetz(), shapes["time"], locale=lang, tzinfo=due.tzinfo)
        shape = shapes["today" if now is not None and now.date() == due.date() else "both"]
        return shape.replace("{day}", day).replace("{time}", time)

    def _name(self) -> Mapping[str, str]:
        """The customer's name, where they gave it or signed with it."""
        given = list(self._situation.given("name"))
        if self._situation.channel == "email":
            given += [signed(s.text) for s in self._situation.customer]
        for name in reversed(given):
            if self._is_name(name):
                return {"name": name, "first": name.split()[0]}
        return {}

    def _is_name(self, name: str) -> bool:
        common = {*self._pack.itself.common_words, *self._pack.itself.stopwords}
        unfit = {w for p in self._moves.cuts.never for w in p.split()}
        parts = name.split()
        return bool(parts) and all(
            p[:1].isupper()
            and p[1:2].islower()
            and p.replace("-", "").isalpha()
            and fold(p) not in common | unfit
            for p in parts
        )

    def _put(self, slots: dict[str, str], name: str, words: str) -> None:
        if words:
            opening, closing = self._moves.quotes
            slots[name] = f"{opening}{words}{closing}"


def signed(letter: str) -> str:
    """The name under a letter: the first line of its end that is one to three names alone."""
    lines = [line.strip() for line in letter.strip().splitlines() if line.strip()]
    return next((m[1] for line in lines[-_SIGNATURE_LINES:] if (m := _SIGNED.fullmatch(line))), "")


def _plain(words: str) -> bool:
    return not set(words) & set('<>{}[]|"“”«»„') and "\n" not in words
