"""Every format and every picture, byte for byte."""

from __future__ import annotations

from importlib import import_module
from io import StringIO

import pytest

from fta_tracker.errors import Malformed
from fta_tracker.render import FORMATS, SPECIAL, document_formats, write
from tests.render.goldens import FOLDER, drawn, goldens
from tests.render.samples import HARD, PICTURES, SPECIMENS, WIDTHS
from tests.support import seen

NAMES = sorted(goldens())


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_shows_the_hard_values_as_its_golden_file_does(format: str) -> None:
    golden = (FOLDER / f"hard.{format}").read_bytes().decode()
    assert drawn(HARD, format, width=100) == golden


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_looks_as_its_golden_file_does(name: str) -> None:
    assert goldens()[name] == (FOLDER / name).read_bytes().decode()


def test_there_is_no_golden_file_without_a_sample() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == NAMES


def test_the_formats_are_those_that_are_promised() -> None:
    assert FORMATS == ("csv", "json", "jsonl", "md", "table", "tsv")
    assert sorted(SPECIAL) == sorted(SPECIMENS) == ["ics", "svg"]
    assert document_formats() == ("html", "md", "xlsx")


@pytest.mark.parametrize("format", [*FORMATS, *sorted(SPECIAL)])
def test_a_format_that_not_every_report_can_be_says_which_commands_have_it(format: str) -> None:
    module = import_module(f"fta_tracker.render.formats.{format}")
    assert hasattr(module, "ONLY") == (format in SPECIAL)
    if format in SPECIAL:
        with pytest.raises(Malformed):
            write(HARD, format, StringIO())


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("width", [*WIDTHS, 61, 72, 132])
def test_no_line_is_wider_than_the_screen_or_ends_in_blanks(name: str, width: int) -> None:
    from rich.cells import cell_len

    for line in drawn(PICTURES[name], width=width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_terminal_shows_the_same_in_colour_and_breaks_no_line(name: str, width: int) -> None:
    coloured = drawn(PICTURES[name], width=width, colour=True).replace("\n", "\r\n")
    assert list(seen(coloured, width)) == drawn(PICTURES[name], width=width).splitlines()


def test_what_is_written_goes_where_it_should(capsys: pytest.CaptureFixture[str]) -> None:
    assert drawn(HARD) != ""
    assert capsys.readouterr().out == ""


def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [drawn(report, colour=colour) for report in PICTURES.values() for colour in (0, 1)]
    for name, value in {
        "NO_COLOR": "1",
        "FORCE_COLOR": "1",
        "COLUMNS": "33",
        "LINES": "3",
        "TERM": "dumb",
        "COLORTERM": "truecolor",
        "TTY_COMPATIBLE": "1",
        "JUPYTER_COLUMNS": "20",
    }.items():
        monkeypatch.setenv(name, value)
    after = [drawn(report, colour=colour) for report in PICTURES.values() for colour in (0, 1)]
    assert before == after


def test_an_unknown_format_is_a_mistake_of_ours() -> None:
    with pytest.raises(ModuleNotFoundError):
        write(HARD, "xml", None)  # type: ignore[arg-type]
