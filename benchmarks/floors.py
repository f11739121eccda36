"""What any such program stands on: the interpreter, Typer, Rich and SQLModel with nothing to do."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from benchmarks.timing import Job

_EMPTY: Final = """
import typer

app = typer.Typer()


@app.command()
def one() -> None:
    print("one")


@app.command()
def two() -> None:
    print("two")


if __name__ == "__main__":
    app()
"""
_TABLE: Final = """
import typer

app = typer.Typer()


@app.command()
def one() -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("agreement", "stage", "since")
    table.add_row("cambodia", "in-force", "2022-12-01")
    Console().print(table)


@app.command()
def two() -> None:
    print("two")


if __name__ == "__main__":
    app()
"""

BARE, EMPTY, TABLE, IMPORTS = (
    "a bare interpreter",
    "an empty Typer program",
    "a Typer program that prints one Rich table, on a terminal",
    "`import typer, sqlmodel`",
)


def floors(place: Path, env: Mapping[str, str]) -> dict[str, Job]:
    """The floors by name, their programs written to that folder."""
    for name, program in (("empty.py", _EMPTY), ("table.py", _TABLE)):
        (place / name).write_text(program)
    python = sys.executable
    return {
        job.name: job
        for job in (
            Job(BARE, (python, "-c", "pass"), env),
            Job(EMPTY, (python, str(place / "empty.py"), "one"), env),
            Job(TABLE, (python, str(place / "table.py"), "one"), env, terminal=True),
            Job(IMPORTS, (python, "-c", "import typer, sqlmodel"), env),
        )
    }
