"""Any command line whatever is carried out, or refused with a sentence: never a traceback."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.main import get_command
from typer.testing import CliRunner

from fta_tracker.cli import COMMANDS, app
from fta_tracker.lifecycle import KINDS
from tests.hostile.words import NASTY
from tests.support import Result, some

#: No message holds these, in whatever word of the command line they stand.
FORBIDDEN_ON_SCREEN = {*map(chr, (*range(10), *range(11, 32), *range(0x7F, 0xA0), 0x202E, 0x2066))}
#: What a program of ours ends with.
CODES = {0, 1, 2, 3, 4, 5, 6, 74, 75}


class Option(NamedTuple):
    """An option as it is written, and whether a value follows."""

    names: tuple[str, ...]
    takes_value: bool


def _parameters(name: str) -> tuple[list[Option], int]:
    """The options of a command, found by asking it, and how many arguments it may be given."""
    root: Any = get_command(app)
    command = root.get_command(typer.Context(root), name)
    options = [
        Option((*p.opts, *p.secondary_opts), not p.is_flag)
        for p in command.params
        if p.param_type_name == "option"
    ]
    return options, sum(p.param_type_name == "argument" for p in command.params)


PARAMETERS = {name: _parameters(name) for group in COMMANDS.values() for name in group}

DATES = ("2020", "2020-07-09", "2019-H1", "2030", "0001", "9999-12-31", "today", "yesterday")
#: What an option may well be given.
LIKELY: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("--as-of", "--since", "--until", "--date", "--end", "--due"), DATES),
    **dict.fromkeys(("--stated-on", "--period"), DATES),
    "--db": ("talks.db", "talks.db", "new.db", "text.txt"),
    "--output": ("json", "table", "tsv", "md", "csv", "jsonl", "ics", "yaml", "xlsx"),
    "--output-file": ("out.md", "out", "text.txt", "talks.db", "nowhere/x", "-"),
    "--kind": (*KINDS,),
    "--party": ("KR", "KH", "VN"),
    "--number": ("1", "7", "999"),
    "--days": ("1", "999999"),
    "--value": ("5.5", "-361"),
    "--from": ("record.yaml", "-"),
    "--fields": ("slug", "agreement,kind,date", "ref"),
    "--source": ("A <https://a.b>", "https://a.b"),
    "--by": ("KR", "agreement", "KH"),
    "--stated-by": ("Yonhap",),
}
#: What a command may well be given.
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "import": ("rows.csv", "record.yaml", "-", "text.txt"),
    "edit": ("cambodia/round/1", "chile", "date=2020", "note=x", "note=-", "by+=KR", "place="),
    "remove": ("cambodia/round/1", "chile/round/1", "rcep"),
    "undo": ("1", "2"),
    "history": ("cambodia", "cambodia/round/1"),
    "add": ("laos", "peru"),
    "export": ("cambodia", "chile"),
}
NAMES = ("cambodia", "chile", "malaysia", "CKFTA", "KH", "rcep", "extreme")


def _can_be_typed(word: str) -> bool:
    """Whether a system would hand the word over: it has bytes, and none of them ends it."""
    return "\0" not in word and not any("\ud800" <= char < "\udc80" for char in word)


nasty = st.one_of(st.sampled_from(NASTY), st.text(max_size=12)).filter(_can_be_typed)


def words(likely: Sequence[str]) -> st.SearchStrategy[str]:
    """Mostly what makes sense, else anything."""
    return st.integers(0, 3).flatmap(lambda n: st.sampled_from(likely) if n and likely else nasty)


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """A command with options that it has, mostly with values, in any order."""
    name = draw(st.sampled_from([*PARAMETERS, *PARAMETERS, "", "frob", "-h", "--version"]))
    options, arguments = PARAMETERS.get(name, ([], 2))
    line = draw(
        st.lists(words(ARGUMENTS.get(name, NAMES)), min_size=bool(arguments), max_size=arguments)
    )
    for option in draw(st.lists(st.sampled_from(options), max_size=4)) if options else []:
        written = draw(st.sampled_from(option.names))
        value = words(LIKELY.get(option.names[0], ()))
        if not option.takes_value:
            line.append(written)
        elif written.startswith("--") and draw(st.booleans()):
            line.append(f"{written}={draw(value)}")
        else:
            line += [written, draw(value)]
    return [name, *line] if name else line


inputs = st.one_of(st.sampled_from(NASTY), st.text(max_size=60), st.just("")).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)
days = st.sampled_from(["2026-11-23", "2020-07-09", "0001-01-01", "9999-12-31", "foo", ""])


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, small_record: Path) -> Path:
    """A folder with a record, the same of every kind of year, and files of several sorts."""
    place = tmp_path_factory.mktemp("hostile")
    shutil.copy(small_record, place / "kept.db")
    (place / "text.txt").write_text("Not a record.")
    (place / "rows.csv").write_text("agreement,kind,date\nchile,round,0001\nchile,round,9999\n")
    (place / "record.yaml").write_text(EXTREME)
    return place


EXTREME = """format: 1
agreements:
  - slug: extreme
    name: Extremes
    kind: fta
    parties: [KR, KH]
    in_force_rule: {text: Late, after: ratification, days: 999999}
    log:
      - {kind: launch, date: '0001'}
      - {kind: round, date: 0001-01-01}
      - {kind: round, date: 0001-H1, end: '9999'}
      - {kind: conclusion, date: 2020-07-09}
      - {kind: signing, date: 2020-07-09}
      - {kind: ratification, by: [KR, KH], date: 2021}
      - {kind: round, number: 1, date: '9999', status: announced}
      - {kind: entry-into-force, date: 9999-12-31, status: announced}
    targets:
      - {kind: conclusion, due: '0001', stated_on: '0001'}
      - {kind: conclusion, due: '9999', stated_on: '0001'}
      - {kind: signing, due: 9999-12-31, stated_on: 2020}
      - {kind: entry-into-force, due: '0001', stated_on: '9999'}
    figures:
      - {measure: exports, period: '0001', value: 999999999999999999999999999999.9}
      - {measure: exports, period: '9999', change_pct: -999999999999999999999999999999}
"""


def run(place: Path, line: list[str], input_: bytes, today: str) -> Result:
    """What the program does in that folder, in this process; what it lets through is raised."""
    shutil.copy(place / "kept.db", place / "talks.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setenv("HOME", str(place))
        env = {"FTA_DB": "talks.db", "FTA_TODAY": today}
        done = CliRunner().invoke(app, line, input=input_, env=env, prog_name="fta")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Result(done.exit_code, done.stdout, done.stderr)


LIGHT = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@LIGHT
@given(line=command_lines(), input_=inputs, today=days)
def test_any_command_line(place: Path, line: list[str], input_: bytes, today: str) -> None:
    done = run(place, line, input_, today)

    assert done.code in CODES
    if done.code not in (0, 1):
        assert done.err.startswith(("fta: ", "Usage: fta", "Error: ", "Note: ", "Made ", "No ")), (
            done
        )
    assert "Traceback" not in done.err


@pytest.mark.parametrize("today", some(["0001-01-01", "2026-11-23", "9999-12-31"], of=2))
@pytest.mark.parametrize("name", COMMANDS["Read"])
def test_the_first_and_the_last_day_of_the_calendar(place: Path, name: str, today: str) -> None:
    shutil.copy(place / "kept.db", place / "before.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        env = {"FTA_DB": "before.db", "FTA_TODAY": "2026-11-23"}
        taken = CliRunner().invoke(app, ["import", "record.yaml"], env=env)
        assert taken.exit_code == 0, taken.stderr
        env |= {"FTA_DB": "before.db", "FTA_TODAY": today}
        for more in ([], ["--as-of", "0001-01-01"], ["--as-of", "9999-12-31"], ["--as-of", "0002"]):
            for how in ("table", "json"):
                done = CliRunner().invoke(app, [name, *more, "-o", how], env=env)
                # A check that finds something fails, as it should.
                assert done.exit_code in ({0, 1} if name == "check" else {0}), (more, how, done)
                assert isinstance(done.exception, SystemExit | None), done.exception
                done = CliRunner().invoke(app, [name, *more, "-o", how], env=env)
