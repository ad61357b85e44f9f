"""Every fault of a playbook's folder: file, line, reason, remedy.

    python -m ascolto.playbook.check DIR     (people: `ascolto playbook check DIR`)
"""

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import re2
import yaml

from ascolto.playbook import model
from ascolto.playbook.fold import fold
from ascolto.playbook.load import fields_of
from ascolto.words import Fault

_SHAPES: dict[str, Any] = {
    "techniques": model.Technique,
    "failures": model.Failure,
    "needs": model.NeedRule,
    "moments": model.MomentRule,
    "steps": model.StepRule,
}
_TEXT_SHAPES: dict[str, Any] = {
    **dict.fromkeys(("techniques", "failures", "needs", "emotions", "signals"), model.Entry),
    "moments": model.MomentText,
    "steps": model.StepText,
    "cases": model.Case,
    "myths": model.Myth,
}
_EXTRA = {"silence", "languages"}
_FREE = {"times", "moves"}
LEAST_SENTENCES = 3
_LARGEST_PATTERN = 4000


class _Lines:
    """The lines on which the fields of one YAML file stand, beside its values."""

    def __init__(self, node: yaml.Node) -> None:
        self.line = node.start_mark.line + 1
        self.fields: dict[str, _Lines] = {}
        self.items: list[_Lines] = []
        self.value: Any = None
        if isinstance(node, yaml.MappingNode):
            self.repeated = [
                (k.value, k.start_mark.line + 1)
                for i, (k, _) in enumerate(node.value)
                if k.value in {x.value for x, _ in node.value[:i]}
            ]
            self.fields = {k.value: _Lines(v) for k, v in node.value}
            self.value = {k: v.value for k, v in self.fields.items()}
        elif isinstance(node, yaml.SequenceNode):
            self.items = [_Lines(x) for x in node.value]
            self.value = [x.value for x in self.items]
        else:
            self.value = node.value


class _FileCheck:
    """One file's faults."""

    def __init__(self, path: Path, shape: Any) -> None:
        self.path = path
        self.shape = shape

    def fault(self, line: int | None, reason: str, remedy: str) -> Fault:
        return Fault(file=str(self.path), line=line, reason=reason, remedy=remedy)

    def run(self) -> Iterator[Fault]:
        try:
            node = yaml.compose(self.path.read_text("utf-8"), Loader=yaml.SafeLoader)
        except UnicodeDecodeError:
            yield self.fault(None, "is not UTF-8", "save it as UTF-8")
            return
        except yaml.YAMLError as e:
            mark = getattr(e, "problem_mark", None)
            yield self.fault(
                mark.line + 1 if mark else None,
                f"is not YAML: {getattr(e, 'problem', None) or e}",
                "quote text that holds ': ', '#' or a bracket at its start",
            )
            return
        if not isinstance(node, yaml.MappingNode):
            yield self.fault(1, "holds no fields", f"begin with `id: {self.path.stem}`")
            return
        yield from self.fields(_Lines(node))

    def fields(self, top: _Lines) -> Iterator[Fault]:
        for name, line in top.repeated:
            yield self.fault(line, f"`{name}` stands twice", "keep one of them")
        if top.value.get("id") != self.path.stem:
            yield self.fault(top.line, "`id` is not the file's name", f"id: {self.path.stem}")
        if self.shape is None:
            return
        yield from self.unknown(top, fields_of(self.shape) | _EXTRA)
        values = {("not_" if k == "not" else k): v for k, v in top.value.items() if k not in _EXTRA}
        if "silence" not in top.value:
            try:
                msgspec.convert(values, self.shape, strict=False)
            except msgspec.ValidationError as e:
                yield self.fault(self.line_of(top, str(e)), str(e), "see docs/playbook.md")
        yield from self.examples(top)
        yield from self.cues(top)
        for lang in top.fields.get("languages", _NOTHING).fields.values():
            yield from self.unknown(lang, fields_of(model.Entry))
            yield from self.cues(lang)

    def unknown(self, at: _Lines, known: frozenset[str] | set[str]) -> Iterator[Fault]:
        for name, field in at.fields.items():
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                remedy = f"did you mean `{near[0]}`?" if near else f"use one of: {_listed(known)}"
                yield self.fault(field.line, f"`{name}` is no field here", remedy)

    def line_of(self, top: _Lines, message: str) -> int:
        """The line of msgspec's `$.cues[2].pattern`."""
        at, _, path = top, "", message.rpartition("`$")[2].rstrip("`")
        for part in path.replace("[", ".").replace("]", "").split("."):
            if part in at.fields:
                at = at.fields[part]
            elif part.isdigit() and int(part) < len(at.items):
                at = at.items[int(part)]
        return at.line

    def examples(self, top: _Lines) -> Iterator[Fault]:
        for channel, at in top.fields.get("examples", _NOTHING).fields.items():
            if channel not in model.CHANNEL_SET:
                yield self.fault(
                    at.line, f"`{channel}` is no channel", f"use one of: {_listed(model.CHANNEL_SET)}"
                )

    def cues(self, top: _Lines) -> Iterator[Fault]:
        seen: set[str] = set()
        for cue in top.fields.get("cues", _NOTHING).items:
            if not cue.fields:
                yield self.fault(cue.line, "a cue is a mapping of fields", "see docs/playbook.md")
                continue
            yield from self.unknown(cue, fields_of(model.Cue))
            name = cue.value.get("id", "?")
            if name in seen:
                yield self.fault(cue.line, f"cue `{name}` stands twice", "give it another id")
            seen.add(name)
            for condition in cue.fields.get("when", _NOTHING).items:
                if condition.value not in model.CONDITIONS:
                    yield self.fault(
                        condition.line,
                        f"`{condition.value}` is no condition",
                        f"use one of: {_listed(model.CONDITIONS)}",
                    )
            yield from self.pattern(name, cue)

    def pattern(self, name: str, cue: _Lines) -> Iterator[Fault]:
        if "pattern" not in cue.fields:
            return
        at = cue.fields["pattern"]
        if len(str(at.value)) > _LARGEST_PATTERN:
            yield self.fault(
                at.line, f"the pattern of `{name}` is over {_LARGEST_PATTERN} characters", "split it"
            )
            return
        try:
            options = re2.Options()
            options.log_errors = False
            pattern = re2.compile(at.value, options)
        except re2.error as e:
            told = e.args[0].decode() if isinstance(e.args[0], bytes) else str(e.args[0])
            yield self.fault(
                at.line,
                f"the pattern of `{name}` does not compile: {told}",
                "RE2 knows no look-around and no back-references",
            )
            return
        if pattern.search("") is not None:
            yield self.fault(at.line, f"the pattern of `{name}` matches nothing at all", "narrow it")
        if fold(at.value.replace("\\B", "").replace("\\W", "").replace("\\S", "").replace("\\D", "")) != (
            at.value.replace("\\B", "").replace("\\W", "").replace("\\S", "").replace("\\D", "")
        ):
            yield self.fault(
                at.line,
                f"the pattern of `{name}` has capitals or diacritics: folded text has none",
                f"write it folded: {fold(at.value)}",
            )
        for field, wanted in (("must", True), ("must_not", False)):
            sentences = cue.fields.get(field, _NOTHING).items
            if len(sentences) < LEAST_SENTENCES:
                yield self.fault(
                    cue.line,
                    f"cue `{name}` has {len(sentences)} sentences in `{field}`",
                    f"write at least {LEAST_SENTENCES}",
                )
            for sentence in sentences:
                if (pattern.search(fold(str(sentence.value))) is not None) is not wanted:
                    says = "does not match" if wanted else "matches"
                    yield self.fault(
                        sentence.line,
                        f"cue `{name}` {says} `{sentence.value}` of `{field}`",
                        "mend the pattern or the sentence",
                    )


_NOTHING = _Lines(yaml.ScalarNode("", "", yaml.Mark("", 0, 0, 0, None, None)))


def _listed(names: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(names))


def _shape_for(path: Path, root: Path) -> tuple[bool, Any]:
    """Whether a file belongs into a playbook, and its shape (None: free)."""
    parts = path.relative_to(root).parts
    if len(parts) == 1 and path.stem in _FREE | {"language"}:
        return True, None if path.stem in _FREE else model.Language
    if parts[0] == "languages" and len(parts) == 4:
        return parts[2] in _TEXT_SHAPES, _TEXT_SHAPES.get(parts[2])
    if parts[0] == "languages" and len(parts) == 3:
        known = path.stem in _FREE or path.stem == "language"
        return known, model.Language if path.stem == "language" else None
    if len(parts) == 2 and root.parent.name == "languages":
        return parts[0] in _TEXT_SHAPES, _TEXT_SHAPES.get(parts[0])
    return len(parts) == 2 and parts[0] in _SHAPES, _SHAPES.get(parts[0])


def check(root: Path) -> Iterator[Fault]:
    """Every fault of a playbook's folder (or of one language's folder), file by file."""
    root = root.resolve()
    files = [p for p in sorted(root.rglob("*")) if p.is_file() and not p.name.startswith(".")]
    if not files:
        yield Fault(file=str(root), line=None, reason="holds no file", remedy="see docs/playbook.md")
    for path in files:
        known, shape = _shape_for(path, root)
        if path.suffix != ".yaml" or not known:
            yield Fault(
                file=str(path),
                line=None,
                reason="does not belong into a playbook",
                remedy="put .yaml files into techniques/, failures/, ... or languages/XX/techniques/, ...",
            )
        else:
            yield from _FileCheck(path, shape).run()


if __name__ == "__main__":
    faults = [f for x in sys.argv[1:] for f in check(Path(x))]
    for f in faults:
        print(f"{f.file}:{f.line or ''}: {f.reason}: {f.remedy}")  # noqa: T201
    sys.exit(bool(faults))
