"""The reader: a turn, and what came before it, to what it says."""

from collections.abc import Iterator, Sequence
from itertools import repeat

import msgspec

from ascolto.playbook import Playbook
from ascolto.understand.agent import TAKES_UP, read_agent
from ascolto.understand.customer import read_customer
from ascolto.understand.ear import Opinion
from ascolto.understand.kit import Kit, Trusted
from ascolto.understand.language import Languages
from ascolto.understand.lexed import LONGEST, Lexed
from ascolto.understand.memory import Memory
from ascolto.words import Need, OtherReading, Turn, TurnReading
from ascolto.words.terms import Channel

HEARD = ("customer", "agent")  # the speakers whose turns are read


class Reader:
    """Reads turns in the playbook's languages. One reader serves any number of conversations.

    `trusted` is a second opinion to weigh with the words and cues (a `deep` or `llm` reader).
    """

    def __init__(self, playbook: Playbook, trusted: Trusted | None = None) -> None:
        self._kits = {lang: Kit(pack, trusted) for lang, pack in playbook.languages.items()}
        self._languages = Languages(playbook)
        self._ear = trusted.ear if trusted else None

    @property
    def has_ear(self) -> bool:
        """Whether a second opinion is heard."""
        return self._ear is not None

    def ahead(self, turns: Sequence[Turn]) -> Iterator[Opinion | None]:
        """The ear's opinion on every turn of a conversation, heard at once: quicker than singly.

        The same opinions as turn by turn. None for each turn where there is no ear.
        """
        if self._ear is None:
            return repeat(None, len(turns))
        heard = [(t.speaker, t.text[:LONGEST]) for t in turns if t.speaker in HEARD]
        opinions = iter(self._ear.hear(heard)[0])
        return (next(opinions) if t.speaker in HEARD else None for t in turns)

    def opinion(self, turn: Turn, memory: Memory) -> Opinion | None:
        """The ear's opinion on the next turn, which it then remembers."""
        if self._ear is None or turn.speaker not in HEARD:
            return None
        (opinion,), memory.ear_past = self._ear.hear(
            [(turn.speaker, turn.text[:LONGEST])], memory.ear_past
        )
        return opinion

    def hear(
        self,
        turn: Turn,
        memory: Memory,
        channel: Channel,
        open_needs: Sequence[Need] = (),
        opinion: Opinion | None = None,
    ) -> TurnReading:
        """Read a turn and remember it. To try a draft, hear it with `memory.copy()`.

        A turn in a language that the playbook does not hold is kept in its place with that
        language's code, and read for nothing.
        """
        lexed = Lexed(turn.text)
        lang = self._languages.of(lexed, memory.lang)
        kit = self._kits.get(lang)
        if kit is None or turn.speaker not in HEARD:
            return OtherReading(i=turn.i, lang=lang, at=turn.at)
        if turn.at is not None and turn.at.tzinfo is None:
            turn = msgspec.structs.replace(turn, at=turn.at.replace(tzinfo=kit.zone))
        memory.lang = lang
        if turn.speaker == "customer":
            reading, sight = read_customer(kit, turn, lexed, memory, channel, opinion)
            memory.heard_customer(lexed, sight.scene.content, reading)
            return reading
        said = read_agent(kit, turn, lexed, memory, channel, open_needs, opinion)
        takes_up = any(t.id in TAKES_UP for t in said.techniques)
        memory.heard_agent(lexed, said, takes_up=takes_up)
        return said
