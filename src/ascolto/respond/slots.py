"""What the templates are filled with: the customer's words, facts, our own promises."""

import re
from collections.abc import Sequence
from datetime import datetime

from babel.dates import format_date, format_time

from ascolto.playbook import LanguagePack
from ascolto.respond.choose import Chooser
from ascolto.respond.clauses import clean, leading
from ascolto.respond.names import person_of
from ascolto.respond.situation import Said, Situation
from ascolto.respond.texts import Moves
from ascolto.respond.turnabout import turned
from ascolto.words import CustomerReading, Need

MOST_PROMISE_WORDS = 14
_END_OF_DAY = (23, 59)
_LOOK_BACK = 4  # customer turns
_LASTING = frozenset(("frustrated", "angry"))
_FEELINGS = frozenset(("emotion", "heat"))
_ENDS = ".!?…\n"
_END = re.compile(r"[.!?…\n]+")


class Slots:
    """The slots of one situation; what is unknown has no slot, so no template can claim it."""

    def __init__(self, situation: Situation, pack: LanguagePack, moves: Moves) -> None:
        self._situation = situation
        self._pack = pack
        self._moves = moves
        self._choose = Chooser(pack, moves, situation.channel)
        self._person = person_of(situation, pack, moves)
        self._made: dict[Need, dict[str, str]] = {}

    def of(self, need: Need) -> dict[str, str]:
        """The slots for answering a need."""
        if need not in self._made:
            self._made[need] = self._make(need)
        return self._made[need]

    def _make(self, need: Need) -> dict[str, str]:
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
        words = self._choose.trouble(*marked, turn)
        if not words and need.need in ("problem", "closing"):
            words = self._choose.trouble(*marked, surely=True)
        if words or need.need not in _FEELINGS or not self._goes_back(need):
            return words
        earlier = [s.text for s in self._situation.customer if s.i < need.turn]
        return self._choose.trouble(*reversed(earlier[-_LOOK_BACK:]), cued=True)

    def _goes_back(self, need: Need) -> bool:
        """Whether a feeling is one that goes on; a new disappointment is not about the old trouble."""
        said = self._situation.at(need.turn)
        return (
            said is not None
            and isinstance(said.reading, CustomerReading)
            and said.reading.emotion in _LASTING
        )

    def _told(self, need: Need) -> tuple[Sequence[str], str]:
        """The sentences that were read as telling what is wrong, and their whole turn."""
        said = self._first_problem() if need.need == "closing" else self._situation.at(need.turn)
        if said is None or not isinstance(said.reading, CustomerReading):
            return (), ""
        quotes = said.reading.quotes
        kinds = ("complaint", "problem") if need.need == "complaint" else ("problem", "complaint")
        marked = [_to_the_end(quotes[k], said.text) for k in kinds if quotes.get(k)]
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
        words = clean(need.words, self._moves.cuts)
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

    def _put(self, slots: dict[str, str], name: str, words: str) -> None:
        if words:
            opening, closing = self._moves.quotes
            slots[name] = f"{opening}{words}{closing}"


def _to_the_end(quote: str, text: str) -> str:
    """A quotation of a text, gone on with to the end of its sentence."""
    start = text.find(quote)
    if start < 0:
        return quote
    end = start + len(quote)
    if quote[-1] in _ENDS:
        return quote
    stop = _END.search(text, end)
    return text[start : stop.end() if stop else len(text)]


def _plain(words: str) -> bool:
    return words.isprintable() and not set(words) & set('<>{}[]|"“”«»„')
