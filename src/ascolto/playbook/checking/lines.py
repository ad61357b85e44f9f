"""A YAML file's values together with the lines on which they stand."""

from typing import Any

import yaml


class Lines:
    """One node: its value, its line (from 1), and the nodes inside it."""

    def __init__(self, node: yaml.Node | None = None) -> None:
        self.line = node.start_mark.line + 1 if node is not None else 1
        self.fields: dict[str, Lines] = {}
        self.items: list[Lines] = []
        self.repeated: list[tuple[str, int]] = []
        self.value: Any = None
        if isinstance(node, yaml.MappingNode):
            names = [k.value for k, _ in node.value]
            self.repeated = [
                (k.value, k.start_mark.line + 1)
                for i, (k, _) in enumerate(node.value)
                if k.value in names[:i]
            ]
            self.fields = {k.value: Lines(v) for k, v in node.value}
            self.value = {k: v.value for k, v in self.fields.items()}
        elif isinstance(node, yaml.SequenceNode):
            self.items = [Lines(x) for x in node.value]
            self.value = [x.value for x in self.items]
        elif node is not None:
            self.value = node.value

    def at(self, name: str) -> "Lines":
        """The node of a field; an empty one where it is not there."""
        return self.fields.get(name, NOTHING)

    def line_of(self, path: str) -> int:
        """The line of what msgspec calls `$.cues[2].pattern`, or of the nearest above it."""
        at = self
        for part in path.lstrip("$.").replace("[", ".").replace("]", "").split("."):
            if part in at.fields:
                at = at.fields[part]
            elif part.isdigit() and int(part) < len(at.items):
                at = at.items[int(part)]
        return at.line


NOTHING = Lines()
