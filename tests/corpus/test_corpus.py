"""The corpus keeps what its datasheet says, and its labels keep the rules of the vocabulary."""

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from ascolto.words.terms import (
    CHANNELS,
    CLEAR,
    EMOTIONS,
    FAILURES,
    LANGUAGES,
    NEEDS,
    NEGATIVE,
    STRONG,
    TECHNIQUES,
)

CORPUS = Path(__file__).parents[2] / "corpus"
RUN = 8  # words in a row that two conversations do not share by chance
WORD = re.compile(r"\w+")


def read(folder: Path) -> list[dict]:
    lines = (x for f in sorted(folder.glob("*.jsonl")) for x in f.read_bytes().splitlines())
    return [json.loads(x) for x in lines]


@pytest.fixture(scope="module")
def talks() -> list[dict]:
    return read(CORPUS)


def turns(talks, speaker):
    return [(talk["id"], t) for talk in talks for t in talk["turns"] if t["speaker"] == speaker]


def test_every_language_has_its_share(talks):
    assert min(Counter(t["lang"] for t in talks).values()) >= 250
    assert {(t["lang"], t["channel"]) for t in talks} == {
        (x, c) for x in LANGUAGES for c in CHANNELS
    }
    assert len({t["id"] for t in talks}) == len(talks)


def test_every_label_is_held_a_hundred_times_a_language(talks):
    for lang in LANGUAGES:
        own = [t for t in talks if t["lang"] == lang]
        held = Counter(
            x for _, t in turns(own, "agent") for x in (*t["techniques"], *t["failures"])
        )
        assert {x for x in (*TECHNIQUES, *FAILURES) if held[x] < 100} == set(), lang


def test_a_third_of_the_agents_turns_have_no_technique(talks):
    said = [t["techniques"] for _, t in turns(talks, "agent")]
    assert sum(not x for x in said) / len(said) > 1 / 3


def test_half_of_the_romanian_is_without_diacritics(talks):
    own = [t for t in talks if t["lang"] == "ro"]
    bare = [t for t in own if not re.search("[ăâîșțşţ]", " ".join(x["text"] for x in t["turns"]))]
    assert len(bare) / len(own) > 0.3
    said = [t["text"] for _, t in turns(own, "customer")]
    assert sum(x.isascii() for x in said) / len(said) > 0.5


def test_a_feeling_opens_its_need_exactly_where_the_vocabulary_says(talks):
    for where, t in turns(talks, "customer"):
        feels = t["emotion"] in NEGATIVE and t["intensity"] >= CLEAR
        assert ("emotion" in t["needs"]) == feels, (where, t["i"])
        heated = t["intensity"] == STRONG or t["escalates"]
        assert ("heat" in t["needs"]) == heated, (where, t["i"])
        assert (t["emotion"] == "neutral") == (t["intensity"] == 0), (where, t["i"])
        assert t["emotion"] in EMOTIONS
        assert set(t["needs"]) <= set(NEEDS)


def test_what_an_agent_promises_stands_in_the_turn(talks):
    for where, t in turns(talks, "agent"):
        assert set(t["techniques"]) <= set(TECHNIQUES)
        assert set(t["failures"]) <= set(FAILURES)
        assert all(p["text"] in t["text"] for p in t["promises"]), (where, t["i"])


def test_no_conversation_is_written_twice(talks):
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for talk in talks:
        for t in talk["turns"]:
            words = WORD.findall(t["text"].lower())
            for i in range(len(words) - RUN + 1):
                holders[tuple(words[i : i + RUN])].add(talk["id"])
    sharing = {talk for talks in holders.values() if len(talks) > 1 for talk in talks}
    assert len(sharing) / len(talks) < 0.015
    shared = Counter(talk for talks in holders.values() if len(talks) > 1 for talk in talks)
    assert max(shared.values()) <= 5


def test_a_tenth_was_labelled_twice(talks):
    second = {t["id"]: t for t in read(CORPUS.parent / "training/blind")}
    assert len(second) >= len(talks) / 10
    first = {t["id"]: t for t in talks}
    for name, talk in second.items():
        assert [t["i"] for t in talk["turns"]] == [t["i"] for t in first[name]["turns"]]
