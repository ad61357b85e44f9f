"""The ear: turns in, a language model's opinion out; None wherever there is none."""

import logging
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from threading import Lock
from typing import NamedTuple

from anyio.from_thread import start_blocking_portal

from ascolto.engines.llm.answer import NoAnswer, answer_of, schema
from ascolto.engines.llm.breaker import Breaker
from ascolto.engines.llm.client import Client, Connection
from ascolto.engines.llm.labels import LABELS
from ascolto.engines.llm.opinion import LlmOpinion, opinion_of
from ascolto.engines.llm.prompt import Prompts, Said
from ascolto.engines.llm.redact import Book, Redacted, redact
from ascolto.engines.llm.settings import LlmSettings
from ascolto.playbook import Playbook

logger = logging.getLogger("ascolto")
LONGEST = 20_000  # characters read of one turn, as by the reader itself


@dataclass(frozen=True)
class Past:
    """What is kept of the turns before: the last few, redacted, and what stands for what."""

    book: Book
    said: tuple[Said, ...] = ()


class _Question(NamedTuple):
    speaker: str
    redacted: Redacted
    length: int
    before: tuple[Said, ...]


class LlmEar:
    """Hears turns with a language model. One serves any number of conversations and threads."""

    def __init__(
        self, playbook: Playbook, settings: LlmSettings, *, breaker: Breaker | None = None
    ) -> None:
        self._settings = settings
        self._client = Client(settings)
        self._prompts = Prompts(playbook)
        self._schemas = {speaker: schema(speaker) for speaker in LABELS}
        self._breaker = breaker or Breaker()
        self._told: set[str] = set()
        self._telling = Lock()
        languages = [pack.itself for pack in playbook.languages.values()]
        words = frozenset(w for x in languages for w in (*x.common_words, *x.stopwords))
        self._nothing = Past(Book(common=words))

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """What it has an opinion on, by speaker, in the order of the odds."""
        return LABELS

    def hear(
        self, turns: Sequence[tuple[str, str]], past: Past | None = None
    ) -> tuple[list[LlmOpinion | None], Past]:
        """An opinion on each (speaker, text), or None, and the past to hear the next ones with.

        Takes `settings.timeout` seconds a turn at most. Never raises for what is said or answered.
        """
        past = past or self._nothing
        questions: list[_Question] = []
        for speaker, text in turns:
            question, past = self._question(speaker, text, past)
            questions.append(question)
        # The client runs in a thread of its own, so that whoever calls may be in an event loop.
        with start_blocking_portal() as portal:
            return portal.call(self._ask_all, questions), past

    def _question(self, speaker: str, text: str, past: Past) -> tuple[_Question, Past]:
        text = text[:LONGEST]
        redacted, book = redact(text, past.book, names=speaker == "customer")
        question = _Question(speaker, redacted, len(text), past.said)
        said = (*past.said, (speaker, redacted.text))
        # Not [-0:], which is all of them.
        kept = said[max(0, len(said) - self._settings.history) :]
        return question, replace(past, book=book, said=kept)

    async def _ask_all(self, questions: Sequence[_Question]) -> list[LlmOpinion | None]:
        opinions: list[LlmOpinion | None] = []
        async with AsyncExitStack() as stack:
            api: Connection | None = None
            for question in questions:
                opinion = None
                blank = not question.redacted.text.strip()
                if question.speaker in LABELS and not blank and self._breaker.allows():
                    if api is None:
                        api = await stack.enter_async_context(self._client.connected())
                    opinion = await self._opinion(api, question)
                opinions.append(opinion)
        return opinions

    async def _opinion(self, api: Connection, asked: _Question) -> LlmOpinion | None:
        turn = (asked.speaker, asked.redacted.text)
        messages = self._prompts.messages(turn, asked.before)
        try:
            content = await self._client.ask(api, messages, self._schemas[asked.speaker])
            answer = answer_of(content, asked.speaker)
        except NoAnswer as reason:
            self._failed(str(reason))
            return None
        except Exception as error:  # whatever a library raises: reading goes on without an opinion
            self._failed(f"{type(error).__name__}, which was not foreseen")
            return None
        self._worked()
        try:
            return opinion_of(answer, asked.speaker, asked.redacted, asked.length)
        except NoAnswer as reason:  # the endpoint works: it is this one answer that is of no use
            self._tell(str(reason))
            return None

    def _worked(self) -> None:
        if self._breaker.worked():
            with self._telling:
                self._told.clear()

    def _failed(self, reason: str) -> None:
        self._breaker.failed()
        self._tell(reason)

    def _tell(self, reason: str) -> None:
        """Log a reason once, until an outage has ended: an archive asks a million times."""
        with self._telling:
            new = reason not in self._told
            self._told.add(reason)
        if new:
            logger.warning(
                "The language model gives no opinion: %s. Reading goes on without it. "
                "Check its address, its key and the model's name.",
                reason,
            )
