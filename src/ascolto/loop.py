"""The whole product on one screen: which event leads to which steps.

a turn is said   ->  understand it  ->  the ledger after it  ->  remember it
a draft changes  ->  the same on a copy, held against what was open
advice is asked  ->  the needs open now, with the moves that would meet them
a source ends    ->  the score of what became of the needs
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from ascolto.ledger import Changes, Ledger, score
from ascolto.playbook import Playbook
from ascolto.respond import Said, Situation, advise, check
from ascolto.understand import Memory, Opinion, Reader
from ascolto.words import (
    Advice,
    AgentReading,
    Conversation,
    CustomerReading,
    DraftCheck,
    Listening,
    Mark,
    Need,
    OtherReading,
    Turn,
    TurnListening,
    TurnReading,
)
from ascolto.words.terms import Channel


class Exchange:
    """A conversation being listened to: hear its turns one by one, ask what is open at any time."""

    def __init__(self, playbook: Playbook, reader: Reader, channel: Channel = "chat") -> None:
        self.playbook = playbook
        self.channel = channel
        self.memory = Memory()
        self.ledger = Ledger(rules=playbook.needs)
        self.turns: list[TurnListening] = []
        self.said: list[Turn] = []
        self._reader = reader
        self._needs: dict[tuple[str, int, str], Need] = {}
        self._failures: list[tuple[int, Mark]] = []

    def hear(self, turn: Turn) -> TurnListening:
        """Take in one turn: its reading, the needs it opens and meets."""
        return self.take_in(turn, self._reader.opinion(turn, self.memory))

    def take_in(self, turn: Turn, opinion: Opinion | None) -> TurnListening:
        """Take in a turn on which the reader's second opinion, if it has one, is known already."""
        reading = self._reader.hear(turn, self.memory, self.channel, self.ledger.lasting, opinion)
        self.ledger, changes = self.ledger.after(reading)
        heard = TurnListening(
            reading=reading,
            opens=tuple(dict.fromkeys(n.need for n in changes.opened)),
            meets=changes.meetings,
        )
        self.turns.append(heard)
        self.said.append(turn)
        self._keep(reading, changes)
        return heard

    def try_draft(self, turn: Turn) -> tuple[TurnReading, Changes]:
        """What a draft would say and do, leaving everything as it is."""
        memory = self.memory.copy()
        opinion = self._reader.opinion(turn, memory)
        reading = self._reader.hear(turn, memory, self.channel, self.ledger.lasting, opinion)
        return reading, self.ledger.after(reading)[1]

    def _keep(self, reading: TurnReading, changes: Changes) -> None:
        for need in (*changes.opened, *changes.met, *changes.missed):
            self._needs[need.need, need.turn, need.words] = need
        if isinstance(reading, AgentReading):
            self._failures += [(reading.i, f) for f in reading.failures]

    @property
    def needs(self) -> tuple[Need, ...]:
        """Every need so far, in the order in which they were opened."""
        return tuple(self._needs.values())

    def listening(self, conversation: Conversation) -> Listening:
        """The reading of the conversation as far as it was heard."""
        return Listening(
            conversation=conversation,
            lang=self.memory.lang or self._foreign() or conversation.lang or "und",
            turns=tuple(self.turns),
            needs=self.needs,
            score=score(self.needs, self._failures, self.turns, self.playbook),
        )

    def _foreign(self) -> str | None:
        """The language most turns are in, where none could be read."""
        langs = Counter(t.reading.lang for t in self.turns)
        return langs.most_common(1)[0][0] if langs else None

    def check(self, draft: str, at: datetime | None = None) -> DraftCheck:
        """Hold a draft against what is open; `at` is when it would be sent (now, as far as known)."""
        last = _last_time(self.turns)
        now = at or last
        if now is not None and now.tzinfo is None:
            now = now.replace(tzinfo=last.tzinfo if last else UTC)
        turn = Turn(
            i=self.said[-1].i + 1 if self.said else 0,
            speaker="agent",
            text=draft,
            at=now or datetime.now(UTC),
        )
        reading, changes = self.try_draft(turn)
        return check(
            draft,
            reading,
            situation_of(self, now),
            met=changes.met,
            opened=changes.opened,
            playbook=self.playbook,
        )

    def advise(self) -> tuple[Advice, ...]:
        """The needs open now, most pressing first, each with moves and drafts to start from."""
        return advise(situation_of(self, _last_time(self.turns)), self.playbook)


def situation_of(exchange: Exchange, now: datetime | None) -> Situation:
    """Where an exchange stands, as plain values."""
    memory, known = exchange.memory, exchange.playbook.languages
    spoken = [t.reading.lang for t in exchange.turns if isinstance(t.reading, CustomerReading)]
    lang = next((x for x in [*reversed(spoken), memory.lang] if x in known), next(iter(known)))
    return Situation(
        lang=lang,
        channel=exchange.channel,
        said=tuple(
            Said(text=turn.text, reading=heard.reading)
            for turn, heard in zip(exchange.said, exchange.turns, strict=True)
        ),
        open=exchange.ledger.open,
        heated=memory.heated,
        solved=memory.solved,
        now=now,
    )


def _last_time(turns: Sequence[TurnListening]) -> datetime | None:
    # The reading's time has a zone also where the source gave none.
    read = (t.reading.at for t in reversed(turns) if not isinstance(t.reading, OtherReading))
    return next((at for at in read if at is not None), None)


def _timed(turn: Turn, started: datetime | None) -> Turn:
    """A turn of a recording was said so many seconds after it started."""
    if turn.at is not None or turn.start is None or started is None:
        return turn
    return replace(turn, at=started + timedelta(seconds=turn.start))


def listen(conversation: Conversation, playbook: Playbook, reader: Reader) -> Listening:
    """Read a whole conversation: the same step for every turn, from the first to the last."""
    exchange = Exchange(playbook, reader, conversation.channel)
    for turn, opinion in zip(conversation.turns, reader.ahead(conversation.turns), strict=True):
        exchange.take_in(_timed(turn, conversation.started_at), opinion)
    return exchange.listening(conversation)
