"""The faults of cues: their patterns, conditions and sentences."""

from collections.abc import Callable, Iterator
from typing import Any

import re2

from ascolto.playbook import model
from ascolto.playbook.checking.lines import Lines
from ascolto.playbook.fold import fold
from ascolto.words import Fault

LEAST_SENTENCES = 3
LARGEST_PATTERN = 4000
_CLASSES = ("\\B", "\\W", "\\S", "\\D")  # escapes whose capital is meant
Say = Callable[[int | None, str, str], Fault]


def cue_faults(cues: Lines, say: Say) -> Iterator[Fault]:
    """Every fault of a list of cues; `say(line, reason, remedy)` makes a fault of this file."""
    seen: set[str] = set()
    for cue in cues.items:
        if not cue.fields:
            yield say(cue.line, "a cue is a mapping of fields", "see docs/playbook.md")
            continue
        name = str(cue.value.get("id", "?"))
        if name in seen:
            yield say(cue.line, f"cue `{name}` stands twice", "give it another id")
        seen.add(name)
        for condition in cue.at("when").items:
            if condition.value not in model.CONDITIONS:
                yield say(
                    condition.line,
                    f"`{condition.value}` is no condition",
                    f"use one of: {', '.join(sorted(model.CONDITIONS))}",
                )
        if "pattern" in cue.fields:
            yield from _pattern_faults(name, cue, say)


def _pattern_faults(name: str, cue: Lines, say: Say) -> Iterator[Fault]:
    at = cue.at("pattern")
    written = str(at.value)
    if len(written) > LARGEST_PATTERN:
        reason = f"the pattern of `{name}` is over {LARGEST_PATTERN} characters"
        yield say(at.line, reason, "split it into several cues")
        return
    options = re2.Options()
    options.log_errors = False
    try:
        pattern = re2.compile(written, options)
    except re2.error as e:
        told = e.args[0].decode() if isinstance(e.args[0], bytes) else str(e.args[0])
        reason = f"the pattern of `{name}` does not compile: {told}"
        yield say(at.line, reason, "RE2 knows no look-around and no back-references")
        return
    if pattern.search("") is not None:
        yield say(at.line, f"the pattern of `{name}` matches nothing at all", "narrow it")
    bare = written
    for escape in _CLASSES:
        bare = bare.replace(escape, "")
    if fold(bare) != bare:
        reason = f"the pattern of `{name}` has capitals or diacritics: folded text has none"
        yield say(at.line, reason, f"write it folded: {fold(written)}")
    yield from _sentence_faults(name, cue, pattern, say)


def _sentence_faults(name: str, cue: Lines, pattern: Any, say: Say) -> Iterator[Fault]:
    for field, wanted in (("must", True), ("must_not", False)):
        sentences = cue.at(field).items
        if len(sentences) < LEAST_SENTENCES:
            reason = f"cue `{name}` has {len(sentences)} sentences in `{field}`"
            yield say(cue.line, reason, f"write at least {LEAST_SENTENCES}")
        for sentence in sentences:
            if (pattern.search(fold(str(sentence.value))) is not None) is not wanted:
                says = "does not match" if wanted else "matches"
                reason = f"cue `{name}` {says} `{sentence.value}` of `{field}`"
                yield say(sentence.line, reason, "mend the pattern or the sentence")
