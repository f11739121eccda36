"""What a command answers: rows for every format, and at most one picture for the eye."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from fta_tracker.errors import Malformed, quoted

if TYPE_CHECKING:
    from fta_tracker.calendars import Calendar
    from fta_tracker.picture import Chart, Picture


def _no_picture() -> None:
    return None


class Report(NamedTuple):
    """The answer of a command.

    `rows` have every key of `fields`, in that order; their values are those of the model, dates and
    numbers as written. `columns` are the fields of flat formats (all, where None); `single`: JSON
    shows the one row as an object. Title, picture and footer are for the eye only; the latter two
    are made when someone looks, for a pipe never does. `fails`: what it tells is wrong, so that the
    program exits with 1 after it has been shown. `chart`: what is drawn where a chart is asked for,
    whatever the picture is; `calendar`: the same as days, where it can be.
    """

    title: str
    fields: tuple[str, ...]
    rows: Sequence[Mapping[str, object]]
    columns: tuple[str, ...] | None = None
    single: bool = False
    picture: Callable[[], Picture | None] = _no_picture
    footer: Callable[[], tuple[str, ...]] = tuple
    fails: bool = False
    chart: Callable[[], Chart | None] = _no_picture
    calendar: Callable[[], Calendar | None] = _no_picture

    def only(self, names: Sequence[str]) -> Report:
        """The report with these fields alone, in this order, and no picture; else Malformed."""
        for name in names:
            if name not in self.fields:
                raise Malformed(
                    f"There is no field {quoted(name)} here.",
                    f"The fields are: {', '.join(self.fields)}.",
                )
        rows = [{name: row[name] for name in names} for row in self.rows]
        return Report(self.title, tuple(names), rows, footer=self.footer, fails=self.fails)


class Document(NamedTuple):
    """A part of the record as something to hand on: reports of the same agreements and day.

    `note` tells of what record it is, as of the `day`. `board`, `chart` and `pages` have pictures
    of these names, with a page for each agreement; `chronologies` are in the order of the pages.
    `tables` are all that is recorded, with every field, each by its name.
    """

    title: str
    note: str
    day: date
    board: Report
    chart: Report
    pages: Report
    chronologies: tuple[Report, ...]
    tables: tuple[tuple[str, Report], ...]
