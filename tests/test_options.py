"""The options that commands share, and what they make of what is typed."""

from __future__ import annotations

import csv
import inspect
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.testing import CliRunner

from fta_tracker import fields
from fta_tracker.context import Context
from fta_tracker.dates import PartialDate
from fta_tracker.errors import Refused
from fta_tracker.model import Source
from fta_tracker.options import (
    Since,
    Until,
    Write,
    day,
    describes,
    examines,
    parser,
    reads,
    records,
    source,
    with_database,
    writes,
)
from fta_tracker.recording.changes import Edited
from fta_tracker.report import Report
from fta_tracker.store.reader import Reader
from fta_tracker.view import View
from tests.store.samples import made
from tests.support import Result

#: Two rows with all that is hard on a flat format.
ROWS: tuple[dict[str, object], ...] = (
    {"name": 'a "quoted", cell', "words": ("x", "y"), "note": None, "day": PartialDate("2020-H1")},
    {"name": "tab\tline\nback\\", "words": (), "note": "=1+1", "day": PartialDate("2019")},
)


@reads
def _ask(view: View, loud: bool = False) -> Report:
    """Ask."""
    day = view.when.day.isoformat()
    rows = [{**row, "note": day} if loud else row for row in ROWS]
    return Report("Asked", ("name", "words", "note", "day"), rows)


def _said(command: Callable[..., None], *args: str, **env: str) -> Result:
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command()(command)
    done = CliRunner().invoke(app, args, env=env)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Result(done.exit_code, done.stdout, done.stderr)


def test_a_pipe_gets_tsv_unless_told_otherwise() -> None:
    tsv = (
        "name\twords\tnote\tday\n"
        'a "quoted", cell\tx;y\t\t2020-H1\n'
        "tab\\tline\\nback\\\\\t\t=1+1\t2019\n"
    )

    assert _said(_ask) == Result(0, tsv, "")
    assert _said(_ask, "-o", "tsv") == Result(0, tsv, "")
    assert _said(_ask, "--output", "tsv", "--no-header").out == tsv.partition("\n")[2]


def test_csv_is_exact() -> None:
    done = _said(_ask, "-o", "csv")

    assert list(csv.reader(io.StringIO(done.out, newline=""))) == [
        ["name", "words", "note", "day"],
        ['a "quoted", cell', "x;y", "", "2020-H1"],
        ["tab\tline\nback\\", "", "=1+1", "2019"],
    ]
    assert _said(_ask, "-o", "csv", "--no-header").out == done.out.partition("\n")[2]


def test_json_and_its_short_form() -> None:
    done = _said(_ask, "--json")

    assert json.loads(done.out) == [
        {"name": 'a "quoted", cell', "words": ["x", "y"], "note": None, "day": "2020-H1"},
        {"name": "tab\tline\nback\\", "words": [], "note": "=1+1", "day": "2019"},
    ]
    for args in (["-o", "json"], ["--json", "-o", "json"], ["--json", "--no-header"]):
        assert _said(_ask, *args) == done
    lines = _said(_ask, "-o", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(done.out)


def test_pictures_for_the_eye() -> None:
    assert _said(_ask, "-o", "md").out.startswith("## Asked\n\n| name | words | note | day |\n")
    assert _said(_ask, "-o", "table").out.startswith("Asked\n\nname")


@pytest.mark.parametrize("other", ["tsv", "csv", "jsonl", "md", "table"])
def test_json_contradicts_every_other_format(other: str) -> None:
    done = _said(_ask, "--json", "-o", other)

    assert done.code == 2
    assert done.err.endswith(
        f"Error: Invalid value: --json and -o {other} contradict each other.\n"
    )


@pytest.mark.parametrize("format", ["tsv", "json", "csv", "jsonl", "md", "table"])
def test_fields_are_chosen_and_ordered_in_every_format(format: str) -> None:
    done = _said(_ask, "-o", format, "--fields", "day, name")

    assert done.code == 0
    assert done.out.index("day") < done.out.index("name")
    assert "words" not in done.out
    if format == "tsv":
        assert done.out == 'day\tname\n2020-H1\ta "quoted", cell\n2019\ttab\\tline\\nback\\\\\n'
    if format == "json":
        assert [list(row) for row in json.loads(done.out)] == [["day", "name"]] * 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2020", "2020-12-31"),
        ("2020-H1", "2020-06-30"),
        ("2020-Q3", "2020-09-30"),
        ("2020-02", "2020-02-29"),
        ("2020-07-09", "2020-07-09"),
        ("today", "2026-11-23"),
        ("yesterday", "2026-11-22"),
    ],
)
def test_as_of_is_the_end_of_its_day(written: str, meant: str) -> None:
    assert _said(_ask, "--loud", "--as-of", written, "--fields", "note").out == (
        f"note\n{meant}\n{meant}\n"
    )
    assert _said(_ask, "--loud", "--fields", "note", FTA_TODAY="2001-01-01").out == (
        "note\n2001-01-01\n2001-01-01\n"
    )


def test_a_commands_own_options_stand_before_the_shared_ones() -> None:
    names = list(inspect.signature(_ask).parameters)

    assert names == [
        *(
            "loud",
            "output",
            "as_json",
            "file",
            "only",
            "no_header",
            "exit_code",
            "as_of",
            "db",
            "quiet",
        ),
    ]
    assert (_ask.__doc__ or "").startswith("Ask.")
    text = _said(_ask, "--help").out
    assert text.index("--loud") < text.index("--output") < text.index("--as-of")


@reads
def _ask_for_nothing(_view: View) -> Report:
    """Ask for nothing."""
    return Report("Nothing", ("name",), [])


@pytest.mark.parametrize("format", ["tsv", "json", "table"])
def test_nothing_is_no_error_unless_the_exit_code_shall_tell(format: str) -> None:
    assert _said(_ask_for_nothing, "-o", format).code == 0
    told = _said(_ask_for_nothing, "-o", format, "--exit-code")
    assert (told.code, told.out) == (1, _said(_ask_for_nothing, "-o", format).out)
    assert _said(_ask, "--exit-code").code == 0


def test_an_answer_goes_into_a_file(tmp_path: Path) -> None:
    path = tmp_path / "asked"
    done = _said(_ask, "-f", str(path), FORCE_COLOR="1", COLUMNS="33")

    assert done == Result(0, "", f"Wrote {path}: 79 bytes of tsv.\n")
    assert path.read_text() == _said(_ask).out
    assert _said(_ask, "--output-file", str(path), "-qo", "table", FORCE_COLOR="1") == Result(
        0, "", ""
    )
    assert path.read_text() == _said(_ask, "-o", "table").out
    assert _said(_ask, "-f", "-") == _said(_ask)
    assert [held.name for held in tmp_path.iterdir()] == ["asked"]


def test_what_says_that_there_is_nothing_says_so_of_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "nothing.json"
    done = _said(_ask_for_nothing, "-f", str(path), "--exit-code")

    assert done == Result(1, "", f"Wrote {path}: 3 bytes of json.\n")
    assert path.read_text() == "[]\n"


def test_called_as_a_function_it_takes_every_default(capsys: pytest.CaptureFixture[str]) -> None:
    _ask()

    assert capsys.readouterr().out.startswith("name\twords\tnote\tday\n")


@describes
def _describe(view: View, loud: bool = False) -> Report:
    """Describe."""
    day = view.when.day.isoformat() if loud else view.context.location.written
    return Report("Described", ("name", "day"), [{"name": "x", "day": day}])


def test_what_is_no_record_of_a_day_cannot_be_asked_of_one() -> None:
    with_a_day = list(inspect.signature(_ask).parameters)
    with_a_day.remove("as_of")

    assert list(inspect.signature(_describe).parameters) == with_a_day
    assert "--as-of" not in _said(_describe, "--help").out
    done = _said(_describe, "--as-of", "2020")
    assert done.code == 2
    assert "No such option: --as-of" in done.err


def test_in_all_else_it_reads_as_the_others_do() -> None:
    assert _said(_describe, "--db", "b.db") == Result(0, "name\tday\nx\tb.db\n", "")
    assert _said(_describe, "--loud", "--fields", "day", FTA_TODAY="2001-01-01").out == (
        "day\n2001-01-01\n"
    )
    assert json.loads(_said(_describe, "--json", "--db", "b.db").out) == [
        {"name": "x", "day": "b.db"}
    ]


@examines
def _examine(_view: View, found: bool = False) -> Report:
    """Examine."""
    return Report("Examined", ("name",), [{"name": "x"}] * found, fails=found)


@pytest.mark.parametrize("format", ["tsv", "json", "table"])
def test_a_report_that_fails_is_shown_and_exits_with_1(format: str) -> None:
    found = _said(_examine, "--found", "-o", format)
    assert (found.code, found.err) == (1, "")
    assert "x" in found.out
    assert _said(_examine, "--found", "--fields", "name").code == 1
    assert _said(_examine, "-o", format).code == 0


def test_what_its_exit_code_says_is_no_option() -> None:
    shared = [name for name in inspect.signature(_ask).parameters if name != "loud"]
    shared.remove("exit_code")

    assert list(inspect.signature(_examine).parameters) == ["found", *shared]
    assert _said(_examine, "--exit-code").code == 2


@reads
def _between(view: View, since: Since = None, until: Until = None) -> Report:  # noqa: ARG001
    """Between."""
    return Report("Between", ("since", "until"), [{"since": since, "until": until}])


@pytest.mark.parametrize(
    ("since", "until"),
    [("2020", "2019"), ("2020-07-09", "2020-07-08"), ("2020-H2", "2020-06"), ("today", "2026-10")],
)
def test_no_time_ends_before_it_begins(since: str, until: str) -> None:
    done = _said(_between, "--until", until, "--since", since)

    assert (done.code, done.out) == (2, "")
    meant = "2026-11-23" if since == "today" else since
    assert done.err.endswith(
        f"Error: Invalid value: --until {until} lies before --since {meant}.\n"
    )


@pytest.mark.parametrize(
    ("since", "until"),
    [("2020", "2020"), ("2020-07-09", "2020-07-09"), ("2020-07", "2020"), ("2020", "2020-03")],
)
def test_a_time_may_be_as_short_as_its_dates_allow(since: str, until: str) -> None:
    assert _said(_between, "--since", since, "--until", until) == Result(
        0, f"since\tuntil\n{since}\t{until}\n", ""
    )


@pytest.mark.parametrize("option", ["since", "until"])
def test_a_time_may_be_open(option: str) -> None:
    assert _said(_between, f"--{option}", "2020", "--fields", option).out == f"{option}\n2020\n"


@writes
def _write(context: Context, name: str) -> Write:
    """Write."""

    def edit(_: Reader) -> Edited:
        return Edited({}, {}, (name,))

    return Write(edit, lambda _written, _when, dry: (f"{name} in {context.location} {dry}",))


@records({"place": (Annotated[str | None, typer.Option()], None)})
def _record(_context: Context, given: dict[str, Any], name: str) -> Write:
    """Record."""

    def edit(_: Reader) -> Edited:
        return Edited({}, {}, (f"{name}/{given['place']}",))

    return Write(edit)


@with_database
def _tend(context: Context, name: str = "x") -> None:
    """Tend."""
    context.say(f"{name} in {context.location}")


def test_a_writing_command_has_a_context_and_a_dry_run(tmp_path: Path) -> None:
    db = str(made(tmp_path / "b.db"))
    shared = ["dry_run", "as_json", "db", "quiet"]
    assert list(inspect.signature(_write).parameters) == ["name", *shared]

    assert _said(_write, "a", "--db", db) == Result(0, "a\n", f"a in {db} False\n")
    assert _said(_write, "a", "--dry-run", FTA_DB=db) == Result(0, "", f"a in {db} True\n")
    assert _said(_write, "a", "-q", FTA_DB=db) == Result(0, "a\n", "")
    assert _said(_write, "a", "-nq", "--json", FTA_DB=db) == Result(0, "[]\n", "")


def test_a_recording_command_is_given_what_its_options_gave(tmp_path: Path) -> None:
    db = str(made(tmp_path / "b.db"))
    shared = ["dry_run", "as_json", "db", "quiet"]
    assert list(inspect.signature(_record).parameters) == ["name", "place", *shared]

    assert _said(_record, "a", "--place", "Seoul", "--db", db) == Result(
        0, "a/Seoul\n", "Nothing to change: a/Seoul is so already.\n"
    )


def test_any_other_command_has_a_context() -> None:
    assert list(inspect.signature(_tend).parameters) == ["name", "db", "quiet"]
    assert _said(_tend, "--db", "b.db").err == "x in b.db\n"
    assert _said(_tend, "--quiet").err == ""


def test_what_is_malformed_is_a_usage_error_that_says_why_and_what_is_refused_is_not() -> None:
    def bare(written: str) -> str:
        raise Refused(f"{written} is refused.")

    with pytest.raises(typer.BadParameter) as caught:
        parser(fields.count)("0")
    assert caught.value.message == (
        "'0' is not a number from 1 to 999999. Write digits alone, such as 4."
    )
    with pytest.raises(Refused, match=r"x is refused\."):
        parser(bare)("x")
    assert parser(fields.count)("4") == 4


def test_a_bug_of_ours_is_no_usage_error() -> None:
    def broken(written: str) -> str:
        raise ZeroDivisionError(written)

    with pytest.raises(ZeroDivisionError):
        parser(broken)("x")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Yonhap, 9 July 2020", Source("Yonhap, 9 July 2020")),
        ("https://example.org/a", Source("https://example.org/a", "https://example.org/a")),
        ("http://example.org", Source("http://example.org", "http://example.org")),
        ("Yonhap <https://example.org>", Source("Yonhap", "https://example.org")),
        ("A <b> c <https://example.org>", Source("A <b> c", "https://example.org")),
        ("한국 [1] <http://example.org/?a=b>", Source("한국 [1]", "http://example.org/?a=b")),
        ("A <b> c", Source("A <b> c")),
        ("Trade > 30", Source("Trade > 30")),
        ("Trade <30", Source("Trade <30")),
    ],
)
def test_a_source_as_a_user_writes_it(written: str, meant: Source) -> None:
    assert source(written) == meant


@pytest.mark.parametrize(
    "written", ["", " ", "https://", "https://a b", "Yonhap <example.org>", " <https://a.org>"]
)
def test_a_source_that_is_none(written: str) -> None:
    with pytest.raises(typer.BadParameter):
        source(written)


def test_a_day_is_asked_for_when_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FTA_TODAY", "2024-03-01")

    assert day("yesterday") == PartialDate("2024-02-29")
    assert day("2020-H2") == PartialDate("2020-H2")
