"""The loaded playbook: what is in no language at once, each language when it is first needed."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache, reduce
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ascolto.errors import PlaybookError
from ascolto.playbook import model
from ascolto.playbook.files import Fields, files_of, lay_over, read_yaml

DATA = Path(__file__).parent / "data"
T = TypeVar("T")


def _convert(fields: Fields, shape: type[T], place: str) -> T:
    fields = {("not_" if k == "not" else k): v for k, v in fields.items() if k != "languages"}
    try:
        return msgspec.convert(fields, shape, strict=False)
    except msgspec.ValidationError as e:
        raise PlaybookError(f"{place}: {e}. Run `ascolto playbook check` on its folder.") from e


class LanguagePack:
    """One language of the playbook. Each folder is read when it is first asked for."""

    def __init__(self, layers: tuple[Path, ...], lang: str) -> None:
        self.lang = lang
        self._layers = layers

    def _texts(self, kind: str, shape: type[T]) -> dict[str, T]:
        """A kind's files, and what files without a language say in it under `languages:`."""
        found = dict(files_of(self._layers, f"languages/{self.lang}/{kind}"))
        if kind in model.KINDS:
            for name, fields in files_of(self._layers, kind):
                inside = fields.get("languages", {}).get(self.lang)
                if inside:
                    found[name] = lay_over(found.get(name, {}), {"id": name, **inside})
        return {n: _convert(f, shape, f"{self.lang}/{kind}/{n}") for n, f in found.items()}

    @cached_property
    def itself(self) -> model.Language:
        """The language itself: `language.yaml`."""
        return _convert(self.raw("language"), model.Language, f"{self.lang}/language")

    @cached_property
    def techniques(self) -> Mapping[str, model.Entry]:
        """The techniques as this language words them, by id."""
        return self._texts("techniques", model.Entry)

    @cached_property
    def failures(self) -> Mapping[str, model.Entry]:
        """The failures, by id."""
        return self._texts("failures", model.Entry)

    @cached_property
    def needs(self) -> Mapping[str, model.Entry]:
        """The needs, by id."""
        return self._texts("needs", model.Entry)

    @cached_property
    def emotions(self) -> Mapping[str, model.Entry]:
        """The emotions, by id."""
        return self._texts("emotions", model.Entry)

    @cached_property
    def signals(self) -> Mapping[str, model.Entry]:
        """The signals, by id."""
        return self._texts("signals", model.Entry)

    @cached_property
    def moments(self) -> Mapping[str, model.MomentText]:
        """The moments, by id."""
        return self._texts("moments", model.MomentText)

    @cached_property
    def steps(self) -> Mapping[str, model.StepText]:
        """The 4P and the process, by id."""
        return self._texts("steps", model.StepText)

    @cached_property
    def cases(self) -> Mapping[str, model.Case]:
        """The worked cases, by id."""
        return self._texts("cases", model.Case)

    @cached_property
    def myths(self) -> Mapping[str, model.Myth]:
        """The myths, by id."""
        return self._texts("myths", model.Myth)

    def paths(self, name: str) -> list[Path]:
        """Where a file of the language's own folder lies, layer by layer, for who reads it."""
        files = (layer / "languages" / self.lang / f"{name}.yaml" for layer in self._layers)
        return [file for file in files if file.is_file()]

    def raw(self, name: str) -> Fields:
        """A file of the language's own folder as plain values (`times`, `moves`)."""
        layers = [read_yaml(path) for path in self.paths(name)]
        if not layers:
            raise PlaybookError(f"languages/{self.lang}/{name}.yaml is not there.")
        return reduce(lay_over, layers)


class Playbook:
    """What listening is: the built-in layer, with a company's own folders laid over it."""

    def __init__(self, layers: tuple[Path, ...]) -> None:
        self.layers = layers
        self.techniques = dict(self._rules("techniques", model.Technique))
        self.failures = dict(self._rules("failures", model.Failure))
        self.needs = {
            name: msgspec.structs.replace(rule, met_by=self._meeting(rule.id))
            for name, rule in self._rules("needs", model.NeedRule)
        }
        self.moments = dict(self._rules("moments", model.MomentRule))
        self.steps = dict(self._rules("steps", model.StepRule))
        names = {p.name for x in layers for p in (x / "languages").glob("*") if p.is_dir()}
        self.languages = {name: LanguagePack(layers, name) for name in sorted(names)}

    def _meeting(self, need: str) -> tuple[str, ...]:
        return tuple(t.id for t in self.techniques.values() if need in t.meets)

    def _rules(self, kind: str, shape: type[T]) -> Iterator[tuple[str, T]]:
        for name, fields in files_of(self.layers, kind):
            yield name, _convert(fields, shape, f"{kind}/{name}")


@lru_cache(maxsize=8)
def load(*over: Path) -> Playbook:
    """The playbook with the given folders laid over it, in their order."""
    for folder in over:
        if not folder.is_dir():
            raise PlaybookError(f"{folder} is not a folder: give the one that holds your playbook.")
    return Playbook((DATA, *over))


def fields_of(shape: Any) -> frozenset[str]:
    """The names that a file of this shape may hold."""
    own = {"own", "met_by"}  # set by the loader, never written
    return frozenset("not" if f == "not_" else f for f in shape.__struct_fields__ if f not in own)
