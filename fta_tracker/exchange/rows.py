"""Event rows from CSV, TSV, JSON Lines or a JSON array: the columns of `fta events`, read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, NamedTuple

from fta_tracker.errors import MOST_PROBLEMS, FtaError, Malformed, NotFound, Refused
from fta_tracker.exchange.building import Builder, said, unknown
from fta_tracker.exchange.flat import CSV, TSV, Flat
from fta_tracker.exchange.formats import RowFormat, decoded, shown_name
from fta_tracker.exchange.tables import DERIVED, FORMS, NEEDED, REQUIRED, Held, Problem, held_in
from fta_tracker.exchange.trees import Broken, EnoughError, Noted, Tree, counted, json_tree, step

_FLAT: Final[Mapping[RowFormat, Flat]] = {"csv": CSV, "tsv": TSV}


class Row(NamedTuple):
    """An event as a row gives it, with the agreement as it is written there.

    `number` counts as a spreadsheet does, where the header is row 1; in JSON Lines it is that of
    the line, in an array that of the item, from 1 on. `held` has the fields of Event, `ref` too,
    that the row gives; None for those that it leaves empty.
    """

    number: int
    agreement: str
    held: Mapping[str, Any]


def read_rows(text: str | bytes, name: str, format: RowFormat) -> tuple[Row, ...]:
    """The rows of a file, in its order; each field is right, if not yet beside the others.

    `name` is the file's name as the user gave it. All problems are raised as one error (`failure`).
    """
    rows, problems = rows_and_problems(text, format)
    if problems:
        raise failure(name, problems)
    return rows


def rows_and_problems(
    text: str | bytes, format: RowFormat
) -> tuple[tuple[Row, ...], Noted[Problem]]:
    """The rows of a file whose fields are right, and what is wrong with the others."""
    problems = Noted[Problem]()
    rows: list[Row] = []
    try:
        for number, held in _held(decoded(text), format, problems):
            problems.note(*((number, k, _empty()) for k in REQUIRED if held.get(k, "") is None))
            rows.append(Row(number, held.pop("agreement", None) or "", held))
    except Broken as error:
        problems.append((0, "", _of_the_file(error, format)))
    except EnoughError:
        pass
    wrong = {number for number, _, _ in problems}
    return tuple(row for row in rows if row.number not in wrong), problems


def failure(name: str, problems: Iterable[Problem]) -> FtaError:
    """The one error for all problems of a file's rows, by row.

    Malformed where one of them is, else Refused where one is, else NotFound.
    """
    ordered = sorted(problems, key=lambda problem: problem[0])[:MOST_PROBLEMS]
    told = [f"{shown_name(name)} has {counted(ordered)}; nothing was read."]
    for number, field, error in ordered:
        row = f"row {number}" if number else ""
        place = ": ".join(filter(None, (shown_name(name), row, field)))
        told.append(f"{place}: {error.sentence}" + (f" {error.hint}" if error.hint else ""))
    kinds = (k for k in (Malformed, Refused) if any(isinstance(p[2], k) for p in ordered))
    kind: type[FtaError] = next(kinds, NotFound)
    return kind("\n".join(told))


def _held(text: str, format: RowFormat, problems: Noted[Problem]) -> Iterator[tuple[int, Held]]:
    if format in _FLAT:
        # Excel's own hint of what parts the cells, which no row is.
        yield from held_in(re.sub(r"\Asep=.\r?\n", "", text), _FLAT[format], problems)
        return
    for number, tree in _lines(text, problems) if format == "jsonl" else _items(text):
        yield number, _built(number, tree, problems)


def _lines(text: str, problems: Noted[Problem]) -> Iterator[tuple[int, Tree]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json_tree(line)
            except Broken as error:
                problems.note((number, "", error))


def _items(text: str) -> Iterator[tuple[int, Tree]]:
    if not text.strip():
        raise Broken(None, "The file is empty.", "Write [] for no rows.")
    tree = json_tree(text)
    if not isinstance(tree, list):
        raise Broken(None, f"This must be a list of rows, and is {said(tree)}.", "Begin it with [.")
    yield from enumerate(tree, 1)


def _built(number: int, tree: Tree, problems: Noted[Problem]) -> Held:
    """What an object of JSON holds; what is wrong with it goes to `problems`."""
    if not isinstance(tree, dict):
        sentence = f"This must be an object with the fields of an event, and is {said(tree)}."
        problems.note((number, "", Malformed(sentence)))
        return {}
    builder = Builder()
    held: Held = dict.fromkeys(REQUIRED)
    for key, part in tree.items():
        if key in FORMS:
            with suppress(EnoughError):
                held[key] = None if part is None else builder.field(FORMS[key], part, key)
        elif key not in DERIVED:
            problems.note((number, step("", key), unknown(key, tuple(FORMS))))
    problems.note(*((number, path, error) for path, error in builder.problems))
    faulty = {path for path, _ in builder.problems}
    return {key: value for key, value in held.items() if key not in faulty}


def _empty() -> Malformed:
    return Malformed("There is no value here.", NEEDED)


def _of_the_file(error: Broken, format: RowFormat) -> Malformed:
    """What is said of a file of which no rows can be made."""
    hint = "Save it as 'CSV UTF-8'." if format == "csv" and error.hint else error.hint
    return Malformed(f"line {error.line}: {error.sentence}" if error.line else error.sentence, hint)
