"""The playbook's files as plain values, one layer laid over another."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ascolto.errors import PlaybookError

Fields = dict[str, Any]
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(path: Path) -> Fields:
    """One file as a mapping; every scalar stays text ("no" is a word here, not a boolean)."""
    try:
        fields = yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 (builds str, list, dict only)
    except (yaml.YAMLError, UnicodeDecodeError) as e:
        raise PlaybookError(f"{path}: {e}. Run `ascolto playbook check` on its folder.") from e
    if not isinstance(fields, dict):
        raise PlaybookError(f"{path}: not a mapping of fields. Begin with `id: {path.stem}`.")
    return fields


def lay_over(base: Fields, over: Fields) -> Fields:
    """The fields of `over` replace those of `base`; cues do so one by one, by their id."""
    merged = {**base, **over}
    if "cues" in base and "cues" in over:
        cues = {c["id"]: c for c in base["cues"]}
        cues.update({c["id"]: {**cues.get(c["id"], {}), **c} for c in over["cues"]})
        merged["cues"] = list(cues.values())
    silence = over.get("silence", [])
    if isinstance(silence, list) and silence:
        merged["cues"] = [c for c in merged.get("cues", []) if c["id"] not in silence]
    return merged


def files_of(layers: tuple[Path, ...], folder: str) -> Iterator[tuple[str, Fields]]:
    """Every thing in a folder, by id, with the later layers laid over the earlier ones."""
    found: dict[str, Fields] = {}
    for own, layer in enumerate(layers):
        for path in sorted((layer / folder).glob("*.yaml")):
            fields = read_yaml(path)
            if own:
                for part in (fields, *fields.get("languages", {}).values()):
                    part["cues"] = [{**c, "own": "true"} for c in part.get("cues", [])]
            found[path.stem] = lay_over(found.get(path.stem, {}), fields)
    for name, fields in found.items():
        if fields.pop("silence", None) != "true":
            yield name, fields
