"""The signature of a command, as Typer reads it: options of its own, then those it shares."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import typer

#: A command's function as Typer takes it.
Command = Callable[..., None]


def command(
    own: Callable[..., Any],
    answer: Callable[[dict[str, Any]], None],
    shared: Mapping[str, Any],
    own_from: int = 1,
) -> Command:
    """A function with the options of `own` (behind its first arguments) and the shared ones."""
    mine = [*inspect.signature(own, eval_str=True).parameters.values()][own_from:]
    keyword = inspect.Parameter.KEYWORD_ONLY
    options = [p.replace(kind=keyword) for p in mine if p.name not in shared]
    options += [
        inspect.Parameter(
            name,
            keyword,
            annotation=annotation,
            default=inspect.Parameter.empty if default is ... else default,
        )
        for name, (annotation, default) in shared.items()
    ]

    def run(**values: Any) -> None:
        since, until = values.get("since"), values.get("until")
        if since and until and until.definitely_before(since):
            raise typer.BadParameter(f"--until {until} lies before --since {since}.")
        answer({p.name: p.default for p in options} | values)

    run.__doc__ = own.__doc__
    run.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in options}
    return run
