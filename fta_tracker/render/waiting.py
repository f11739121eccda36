"""A bar for who waits: on the terminal behind stderr, and gone when the work is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from fta_tracker.render.sanitise import clean


@contextmanager
def bar(err: TextIO, colour: bool) -> Iterator[Callable[[str, float | None], None]]:
    """A bar while the work lasts; it is told what is done now, and how much of it, of 1.

    None: nobody knows how much, so that it only moves.
    """
    console = Console(file=err, markup=False, emoji=False, highlight=False, no_color=not colour)
    columns = TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn()
    with Progress(*columns, console=console, transient=True) as drawn:
        task = drawn.add_task("", total=None)

        def tell(what: str, done: float | None) -> None:
            total = None if done is None else 1.0
            drawn.update(task, description=clean(what), total=total, completed=done or 0.0)

        yield tell
