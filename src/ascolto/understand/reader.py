"""The reader: a turn, and what came before it, to what it says."""

from collections.abc import Sequence

import msgspec

from ascolto.playbook import Playbook
from ascolto.understand.agent import TAKES_UP, read_agent
from ascolto.understand.customer import read_customer
from ascolto.understand.kit import Kit
from ascolto.understand.language import Languages
from ascolto.understand.lexed import Lexed
from ascolto.understand.memory import Memory
from ascolto.words import AgentReading, CustomerReading, Need, OtherReading, Turn, TurnReading
from ascolto.words.terms import Channel


class Reader:
    """Reads turns in the playbook's languages. One reader serves any number of conversations."""

    def __init__(self, playbook: Playbook) -> None:
        self._kits = {lang: Kit(pack) for lang, pack in playbook.languages.items()}
        self._languages = Languages(playbook)

    def hear(
        self, turn: Turn, memory: Memory, channel: Channel, open_needs: Sequence[Need] = ()
    ) -> TurnReading:
        """Read a turn and remember it. To try a draft, hear it with `memory.copy()`.

        A turn in a language that the playbook does not hold is kept in its place with that
        language's code, and read for nothing.
        """
        lexed = Lexed(turn.text)
        lang = self._languages.of(lexed, memory.lang)
        kit = self._kits.get(lang)
        if kit is None or turn.speaker not in ("customer", "agent"):
            return OtherReading(i=turn.i, lang=lang, at=turn.at)
        if turn.at is not None and turn.at.tzinfo is None:
            turn = msgspec.structs.replace(turn, at=turn.at.replace(tzinfo=kit.zone))
        memory.lang = lang
        if turn.speaker == "customer":
            return self._hear_customer(kit, turn, lexed, memory, channel)
        return self._hear_agent(kit, turn, lexed, memory, channel, open_needs)

    def _hear_customer(
        self, kit: Kit, turn: Turn, lexed: Lexed, memory: Memory, channel: Channel
    ) -> CustomerReading:
        reading, sight = read_customer(kit, turn, lexed, memory, channel)
        memory.heard_customer(lexed, sight.scene.content, reading)
        return reading

    def _hear_agent(
        self,
        kit: Kit,
        turn: Turn,
        lexed: Lexed,
        memory: Memory,
        channel: Channel,
        open_needs: Sequence[Need],
    ) -> AgentReading:
        reading = read_agent(kit, turn, lexed, memory, channel, open_needs)
        takes_up = any(t.id in TAKES_UP for t in reading.techniques)
        memory.heard_agent(lexed, reading, takes_up=takes_up)
        return reading
