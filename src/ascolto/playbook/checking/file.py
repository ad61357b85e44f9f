"""The faults of one file: is it YAML, has it the fields of its kind, do its cues hold."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from ascolto.playbook import model
from ascolto.playbook.checking.cues import cue_faults
from ascolto.playbook.checking.lines import NOTHING, Lines
from ascolto.playbook.files import Fields, lay_over
from ascolto.playbook.load import fields_of
from ascolto.words import Fault

_BESIDE = {"silence", "languages"}  # what a layer may say of a thing, whatever its kind
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def file_faults(path: Path, shape: Any, ident: str, below: Fields) -> Iterator[Fault]:
    """Every fault of a file that should have this shape (None: any fields will do) and this id.

    `below` is what the built-in playbook says in the same place: a layer need not say it again.
    """

    def say(line: int | None, reason: str, remedy: str) -> Fault:
        return Fault(file=str(path), line=line, reason=reason, remedy=remedy)

    try:
        node = yaml.compose(path.read_text("utf-8"), Loader=_LOADER)
    except UnicodeDecodeError:
        yield say(None, "is not UTF-8", "save it as UTF-8")
        return
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        reason = f"is not YAML: {getattr(e, 'problem', None) or e}"
        line = mark.line + 1 if mark else None
        yield say(line, reason, "quote text that holds ': ', '#' or a bracket at its start")
        return
    if not isinstance(node, yaml.MappingNode):
        yield say(1, "holds no fields", f"begin with `id: {ident}`")
        return
    yield from _Fields(Lines(node), shape, say, below).faults(ident)


class _Fields:
    """The fields of a file, held against its shape."""

    def __init__(self, top: Lines, shape: Any, say: Any, below: Fields) -> None:
        self.top = top
        self.shape = shape
        self.say = say
        self.below = below

    def faults(self, ident: str) -> Iterator[Fault]:
        """All of them."""
        top = self.top
        for name, line in top.repeated:
            yield self.say(line, f"`{name}` stands twice", "keep one of them")
        if self.shape is None:
            return
        if top.value.get("id") != ident and top.value.get("silence") != "true":
            yield self.say(top.at("id").line, "`id` is not the file's name", f"id: {ident}")
        yield from self._unknown(top, fields_of(self.shape) | _BESIDE)
        yield from self._misshapen()
        yield from self._listed(top.at("examples"), model.CHANNEL_SET, "channel")
        for cue in top.at("cues").items:
            yield from self._unknown(cue, fields_of(model.Cue))
        yield from cue_faults(top.at("cues"), self.say)
        for lang in top.at("languages").fields.values():
            yield from self._unknown(lang, fields_of(model.Entry))
            yield from cue_faults(lang.at("cues"), self.say)

    def _misshapen(self) -> Iterator[Fault]:
        if self.top.at("silence") is not NOTHING:
            return  # what silences need not be whole
        whole = lay_over(self.below, self.top.value)
        values = {("not_" if k == "not" else k): v for k, v in whole.items()}
        try:
            msgspec.convert(
                {k: v for k, v in values.items() if k not in _BESIDE}, self.shape, strict=False
            )
        except msgspec.ValidationError as e:
            path = str(e).rpartition("`$")[2].rstrip("`")
            yield self.say(self.top.line_of(path), str(e), "see docs/playbook.md")

    def _unknown(self, at: Lines, known: frozenset[str]) -> Iterator[Fault]:
        for name, field in at.fields.items():
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                use = f"use one of: {', '.join(sorted(known))}"
                remedy = f"did you mean `{near[0]}`?" if near else use
                yield self.say(field.line, f"`{name}` is no field here", remedy)

    def _listed(self, at: Lines, known: frozenset[str], kind: str) -> Iterator[Fault]:
        for name, field in at.fields.items():
            if name not in known:
                remedy = f"use one of: {', '.join(sorted(known))}"
                yield self.say(field.line, f"`{name}` is no {kind}", remedy)
