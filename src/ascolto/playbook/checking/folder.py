"""The faults of a folder: which files belong into a playbook, and what each should be."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ascolto.playbook import model
from ascolto.playbook.checking.file import file_faults
from ascolto.playbook.files import read_yaml
from ascolto.playbook.load import DATA
from ascolto.words import Fault

_RULES: dict[str, Any] = {
    "techniques": model.Technique,
    "failures": model.Failure,
    "needs": model.NeedRule,
    "moments": model.MomentRule,
    "steps": model.StepRule,
}
_TEXTS: dict[str, Any] = {
    **dict.fromkeys(("techniques", "failures", "needs", "emotions", "signals"), model.Entry),
    "moments": model.MomentText,
    "steps": model.StepText,
    "cases": model.Case,
    "myths": model.Myth,
}
_FREE = {"times", "moves", "findings"}  # files with a shape of their own, held by who reads them
_REMEDY = "put .yaml files into techniques/, failures/, ... or languages/XX/techniques/, ..."


def check(root: Path) -> Iterator[Fault]:
    """Every fault of a playbook's folder (or of one language's folder), file by file."""
    root = root.resolve()
    files = [p for p in sorted(root.rglob("*")) if p.is_file() and not p.name.startswith(".")]
    if not files:
        yield Fault(file=str(root), line=None, reason="holds no file", remedy=_REMEDY)
    inside = root.parent.name == "languages"
    for path in files:
        parts = path.relative_to(root).parts
        known, shape = _shape(("languages", root.name, *parts) if inside else parts)
        if path.suffix == ".yaml" and known:
            ident = path.parent.name if shape is model.Language else path.stem
            place = ("languages", root.name, *parts) if inside else parts
            built_in = DATA.joinpath(*place)
            below = read_yaml(built_in) if built_in.is_file() and built_in != path else {}
            yield from file_faults(path, shape, ident, below)
        else:
            reason = "does not belong into a playbook"
            yield Fault(file=str(path), line=None, reason=reason, remedy=_REMEDY)


def _shape(parts: tuple[str, ...]) -> tuple[bool, Any]:
    """Whether a file in this place belongs into a playbook, and its shape (None: a free one)."""
    stem = parts[-1].removesuffix(".yaml")
    match parts:
        case ("languages", _, _):
            return stem in _FREE | {"language"}, model.Language if stem == "language" else None
        case ("languages", _, kind, _):
            return kind in _TEXTS, _TEXTS.get(kind)
        case (kind, _):
            return kind in _RULES, _RULES.get(kind)
    return False, None
