"""A bar for long work, on standard error and only where a person is watching."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
EVERY = 20


def counted(items: Iterable[T], *, hidden: bool) -> Iterator[T]:
    """The same items; how many there were so far is shown while they pass."""
    if hidden or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} conversations"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        for n, item in enumerate(items):
            if n % EVERY == 0:
                bar.update(task, completed=n)
            yield item
