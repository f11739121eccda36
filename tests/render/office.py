"""The spreadsheet as LibreOffice opens it: each sheet, turned into CSV, says what was written.

`python -m tests.render.office` compares the whole shipped record, and every hostile word; for
`.ci/long`, since an office is no small thing to install.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from fta_tracker.context import shipped
from fta_tracker.dates import Moment
from fta_tracker.exchange import read
from fta_tracker.fields import Number
from fta_tracker.render import write_document
from fta_tracker.render.cells import cell
from fta_tracker.render.sanitise import visible
from fta_tracker.report import Document, Report
from fta_tracker.views.document import document
from tests.hostile.words import HARMLESS

#: Comma, quotes, UTF-8, all columns as shown, and each sheet into a file of its own.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
#: Written for people, and so not as other formats have them.
IN_WORDS = {"sources", "claims"}
DAY = date(2026, 11, 23)


def opened(held: Document, folder: Path) -> dict[str, list[list[str]]]:
    """The cells of each sheet, by its name, as LibreOffice shows them."""
    with (folder / "made.xlsx").open("wb") as file:
        write_document(held, "xlsx", file)
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={(folder / 'home').as_uri()}"),
            *("--convert-to", AS_CSV, "--outdir", str(folder), str(folder / "made.xlsx")),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    sheets = {}
    for path in folder.glob("made-*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            sheets[path.stem.removeprefix("made-")] = [*csv.reader(lines)]
    return sheets


def differences(name: str, table: Report, found: list[list[str]]) -> Iterator[str]:
    """What a sheet says otherwise than the table that it was made of."""
    heading, *rows = found
    if heading != list(table.fields) or len(rows) != len(table.rows):
        yield f"{name}: {heading}, {len(rows)} rows"
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=False), 1):
        for field, shown in zip(table.fields, cells, strict=True):
            if field not in IN_WORDS and not _same(row[field], shown):
                yield f"{name}, row {number}: {field} is {shown!r}, and should be {row[field]!r}"


def _same(value: object, shown: str) -> bool:
    if isinstance(value, (int, Number)) and not isinstance(value, bool):
        return float(shown) == float(str(value))
    return shown == visible(cell(value))


def main() -> None:
    """Compare both, and say how much was compared."""
    record = read(shipped().read_bytes(), "the shipped record", "yaml")
    whole = document(record, Moment(DAY, DAY))
    words = [*HARMLESS, "=1+1", "+1", "-1", "@SUM(A1)", "https://example.org", "1/2", "1E5", "TRUE"]
    hostile = Report("", ("word",), [{"word": word} for word in words])
    held = whole._replace(tables=(*whole.tables, ("hostile", hostile)))
    with TemporaryDirectory() as folder:
        sheets = opened(held, Path(folder))
    wrong = [line for name, table in held.tables for line in differences(name, table, sheets[name])]
    if wrong or sheets.keys() != {name for name, _ in held.tables}:
        sys.exit("\n".join([*wrong, f"sheets: {', '.join(sheets)}"]))
    cells = sum(len(row) for rows in sheets.values() for row in rows)
    print(f"LibreOffice shows {len(sheets)} sheets of {cells} cells as they were written.")


if __name__ == "__main__":
    main()
