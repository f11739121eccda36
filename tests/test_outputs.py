"""The form of an answer and where it goes."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner

from fta_tracker.outputs import File, chosen
from fta_tracker.render import FORMATS


@pytest.mark.parametrize(
    ("file", "format"),
    [
        ("board.md", "md"),
        ("board.MD", "md"),
        ("a.b/board.json", "json"),
        ("board.txt", "table"),
        ("board.markdown", "md"),
        ("board.tab", "tsv"),
        ("board.ndjson", "jsonl"),
        ("board", "tsv"),
        ("board.", "tsv"),
        ("md", "md"),
        ("board.md.bak", "tsv"),
        ("folder.json/board", "tsv"),
        ("board.pdf", "tsv"),
    ],
)
def test_a_file_s_ending_names_its_format(file: str, format: str) -> None:
    assert chosen(None, False, file, FORMATS, "tsv") == format


def test_what_is_asked_for_counts_more_than_an_ending() -> None:
    assert chosen("csv", False, "board.md", FORMATS, "tsv") == "csv"
    assert chosen(None, True, "board.yaml", FORMATS, "tsv") == "json"
    assert chosen("csv", False, "board.yaml", FORMATS, "tsv") == "csv"


def test_without_a_file_what_is_not_asked_for_stays_open() -> None:
    assert chosen(None, False, None, FORMATS, "tsv") is None
    assert chosen("md", False, None, FORMATS, "tsv") == "md"


@pytest.mark.parametrize(
    ("file", "where"),
    [
        ("board.yaml", "This command has no yaml. `fta export` has it."),
        ("board.yml", "This command has no yaml. `fta export` has it."),
        ("board.xlsx", "This command has no xlsx. `fta export` has it."),
        (
            "board.ics",
            "This command has no ics. `fta upcoming`, `fta events` and `fta rounds` have it.",
        ),
    ],
)
def test_no_file_is_called_what_the_command_cannot_make(file: str, where: str) -> None:
    with pytest.raises(typer.BadParameter) as caught:
        chosen(None, False, file, FORMATS, "tsv")
    assert caught.value.message == where


def test_a_file_must_have_a_name() -> None:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)

    @app.command()
    def ask(file: File = None) -> None:
        assert file is None

    assert CliRunner().invoke(app, ["-f", "-"]).exit_code == 0
    done = CliRunner().invoke(app, ["-f", ""])
    assert done.exit_code == 2
    assert "A file must have a name. Write - for standard output." in done.stderr
