"""From text to agreements: strictly, and with every problem of the file told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TypeAlias

from fta_tracker.errors import FtaError, Malformed, Refused
from fta_tracker.exchange.building import Builder, Problem
from fta_tracker.exchange.formats import Format, decoded, shown_name
from fta_tracker.exchange.trees import (
    Broken,
    EnoughError,
    Take,
    Token,
    Tree,
    counted,
    json_tokens,
    json_tree,
    lines,
)
from fta_tracker.model import Agreement

#: Hears what is being done, and how much of it, of 1 (None: nobody knows).
Tell: TypeAlias = Callable[[str, float | None], None]


def read(
    text: str | bytes, name: str, format: Format, tell: Tell | None = None
) -> tuple[Agreement, ...]:
    """The agreements that a file holds, in its order; `tell` hears how far it is.

    `name` is the file's name as the user gave it. All problems are raised as one error with a line
    for each, `name:line: path: sentence`: Malformed where one of them is, else Refused.
    """
    shown = shown_name(name)
    builder = Builder()
    try:
        clean = _decoded(text)
        tree = _tree(clean, shown, format, builder.take, tell)
    except Broken as error:
        raise _failure(shown, [Problem("", error)], {"": error.line}) from None
    agreements: tuple[Agreement, ...] = ()
    with suppress(EnoughError):
        agreements = builder.file(tree)
    if builder.problems:
        # Of the whole file it is clear where it begins, and finding lines is to parse it again.
        inside = any(problem.path for problem in builder.problems)
        places = lines(_tokens(clean, format)) if inside else {"": 1}
        raise _failure(shown, builder.problems, places)
    return agreements


def _decoded(text: str | bytes) -> str:
    text = decoded(text)
    if not text.strip():
        raise Broken(1, "The file is empty.", "Begin it with `format: 1`.")
    return text


def _tree(text: str, shown: str, format: Format, take: Take, tell: Tell | None) -> Tree:
    """What the text says; of YAML, the agreements are taken as they come, and not kept."""
    if format == "yaml":
        from fta_tracker.exchange.yaml_events import yaml_tree

        heard = (lambda done: tell("Reading", done)) if tell else None
        return yaml_tree(text, heard, {"agreements": take})
    tree = json_tree(text)
    if tell:
        tell(f"Checking {shown}", None)
    listed = tree.get("agreements") if isinstance(tree, dict) else None
    for each in listed if isinstance(listed, list) else ():
        take(each)
    return tree


def _tokens(text: str, format: Format) -> Iterator[Token]:
    if format == "json":
        return json_tokens(text)
    from fta_tracker.exchange.yaml_events import yaml_tokens

    return yaml_tokens(text)


def _failure(name: str, problems: list[Problem], places: Mapping[str, int | None]) -> FtaError:
    """The one error for all problems of a file, by line."""
    told = [f"{name} has {counted(problems)}; nothing was read."]
    for path, error in sorted(problems, key=lambda problem: places[problem.path] or 0):
        line = places[path]
        place = ": ".join(filter(None, (f"{name}:{line}" if line else name, path)))
        told.append(f"{place}: {error.sentence}" + (f" {error.hint}" if error.hint else ""))
    malformed = any(isinstance(problem.error, Malformed) for problem in problems)
    return (Malformed if malformed else Refused)("\n".join(told))
