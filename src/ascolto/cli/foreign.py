"""Languages that the playbook does not hold: kept in their place, not read, and said so."""

from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from typing import TYPE_CHECKING

from ascolto.cli.faults import note

if TYPE_CHECKING:
    from ascolto.words import Conversation, Listening, TurnListening

NAMED = 3  # conversations named in the note; of more, how many


class Foreign:
    """Counts what could not be read because of its language."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)
        self._whole: Counter[str] = Counter()
        self._turns: Counter[str] = Counter()
        self._first: list[str] = []

    def watch(self, listenings: "Iterable[Listening]") -> "Generator[Listening]":
        """The same readings, each looked at as it passes."""
        for listening in listenings:
            self.look(listening.conversation, listening.turns)
            yield listening

    def look(self, conversation: "Conversation", turns: "Sequence[TurnListening]") -> None:
        """Count what of a conversation was passed over."""
        from ascolto.words import OtherReading

        langs = [
            heard.reading.lang if isinstance(heard.reading, OtherReading) else None
            for turn, heard in zip(conversation.turns, turns, strict=True)
            if turn.speaker in ("customer", "agent")
        ]
        passed = Counter(lang for lang in langs if lang is not None)
        if passed and passed.total() == len(langs):
            self._whole[passed.most_common(1)[0][0]] += 1
            self._first = [*self._first, conversation.id][:NAMED]
        else:
            self._turns += passed

    def tell(self) -> None:
        """Say on standard error what was passed over, if anything was."""
        if not self._whole and not self._turns:
            return
        whole, turns = self._whole.total(), self._turns.total()
        if whole:
            ids = ", ".join(self._first) + (", ..." if whole > NAMED else "")
            _note(
                f"{_many(whole, 'conversation')} not read, by language: {_listed(self._whole)}: {ids}."
            )
        if turns:
            _note(f"{_many(turns, 'turn')} not read, by language: {_listed(self._turns)}.")
        held = ", ".join(map(_name, self._known))
        _note(
            f"The playbook holds {held}: what is in another language is kept in its place. "
            "A folder of your own adds one (--playbook DIR)."
        )


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _note(message: str) -> None:
    from ascolto.report.plain import visible

    note("note: " + visible(message))


def _listed(langs: Counter[str]) -> str:
    return ", ".join(f"{_name(lang)} {n}" for lang, n in langs.most_common())


def _name(lang: str) -> str:
    from ascolto.report.i18n import catalogue

    return catalogue("en").language(lang)
