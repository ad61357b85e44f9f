"""Everything the playbook explains, brought to one shape to be listed and shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ascolto.playbook import LanguagePack
from ascolto.playbook.model import Case, Entry, MomentText, Myth, StepText


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One thing of the playbook. `lists` are lines under a heading (a channel, a technique)."""

    id: str
    kind: str
    name: str
    paragraphs: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def terms(pack: LanguagePack) -> Iterator[Term]:
    """Everything a language of the playbook explains, kind by kind."""
    for kind in ("techniques", "failures", "needs", "emotions"):
        yield from (_entry(kind, e) for e in getattr(pack, kind).values())
    yield from (_moment(m, pack) for m in pack.moments.values())
    yield from (_step(s) for s in pack.steps.values())
    yield from (_case(c, pack) for c in pack.cases.values())
    yield from (_myth(m) for m in pack.myths.values())


def _entry(kind: str, e: Entry) -> Term:
    return Term(
        id=e.id,
        kind=kind,
        name=e.name,
        paragraphs=_said(e.definition, e.not_, e.matters),
        lists=e.examples,
    )


def _moment(m: MomentText, pack: LanguagePack) -> Term:
    do = {_named(pack, technique): (line,) for technique, line in m.do.items()}
    avoid = {f"✗ {_named(pack, a)}": () for a in m.avoid}
    return Term(
        id=m.id, kind="moments", name=m.name, paragraphs=_said(m.when), lists={**do, **avoid}
    )


def _step(s: StepText) -> Term:
    steps = {f"{n}. {step.name}": (step.do,) for n, step in enumerate(s.steps, 1)}
    return Term(
        id=s.id,
        kind="steps",
        name=s.name,
        paragraphs=_said(s.definition),
        lists={**s.examples, **steps},
    )


def _case(c: Case, pack: LanguagePack) -> Term:
    how = {
        f"{n}. {_named(pack, move.technique)}": (move.say, f"({move.why})")
        for n, move in enumerate(c.how, 1)
    }
    pitfall = {"✗": (c.pitfall.strip(),)}
    return Term(
        id=c.id,
        kind="cases",
        name=c.name,
        paragraphs=_said(c.vertical, c.situation),
        lists={**how, **pitfall},
    )


def _myth(m: Myth) -> Term:
    return Term(id=m.id, kind="myths", name=m.myth, paragraphs=_said(m.truth, m.try_this))


def _said(*paragraphs: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in paragraphs if p.strip())


def _named(pack: LanguagePack, ident: str) -> str:
    entry = pack.techniques.get(ident) or pack.failures.get(ident)
    return entry.name if entry else ident
