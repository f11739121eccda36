"""What goes wrong for a user: for each error its whole text and its exit code, and no traceback."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import NamedTuple

import pytest

from fta_tracker.store.schema import SCHEMA
from tests.commands.desk import SLUGS, Desk, of_a_file
from tests.store.samples import NEXT_SCHEMA
from tests.support import Result

# Those of a server are in test_server.py.
pytestmark = of_a_file

FORMS = "Write YYYY, YYYY-H1, YYYY-Q1, YYYY-MM or YYYY-MM-DD."
KNOWN = f"Known are {', '.join(SLUGS[:-1])} and {SLUGS[-1]}."


class Case(NamedTuple):
    """A command line, and what it says."""

    args: str
    code: int
    said: str
    env: Mapping[str, str] = {}


def ours(args: str, code: int, sentence: str, hint: str | None = None, **env: str) -> Case:
    """An error of ours: a sentence, and a hint where there is one."""
    said = f"fta: {sentence}\n" + (f"hint: {hint}\n" if hint else "")
    return Case(args, code, said, env)


def usage(args: str, what: str, said: str, **env: str) -> Case:
    """A command line that cannot be parsed: how it is used, and what is wrong with it."""
    command = "fta" if what.startswith("[OPTIONS] COMMAND") else f"fta {args.split(maxsplit=1)[0]}"
    return Case(
        args, 2, f"Usage: {command} {what}\nTry '{command} -h' for help.\n\nError: {said}\n", env
    )


PLAIN = "[OPTIONS]"
NAMES = "[OPTIONS] [NAME]..."
ROUND = "[OPTIONS] {NAME}"
LIST_FIELDS = (
    "The fields are: slug, name, kind, parties, stage, since, since_status, activity, "
    "quiet_since, application, rounds, rounds_recorded, rounds_missing, last_event, last_date, "
    "next_event, next_date, open_targets."
)

CASES = [
    # What was typed.
    usage("lst", "[OPTIONS] COMMAND [ARGS]...", "No such command 'lst'. Did you mean 'list'?"),
    usage("frob", "[OPTIONS] COMMAND [ARGS]...", "No such command 'frob'. See `fta --help`."),
    usage("-- -x", "[OPTIONS] COMMAND [ARGS]...", "No such option: -x"),
    usage("--db x list", "[OPTIONS] COMMAND [ARGS]...", "No such option: --db"),
    usage("list cambodia", PLAIN, "Got unexpected extra argument(s) (cambodia)"),
    usage("list --jsn", PLAIN, "No such option: --jsn (Possible options: --json)"),
    usage("list -n", PLAIN, "No such option: -n"),
    Case("export --output", 2, "Error: Option '--output' requires an argument.\n"),
    usage("import", "[OPTIONS] {FILE}", "Missing argument 'FILE'."),
    usage("add-round", ROUND, "Missing argument 'NAME'."),
    usage("add-round chile", ROUND, "Missing option '--date'."),
    # Dates.
    usage("list --as-of 2020-02-30", PLAIN, "Invalid value for '--as-of': '2020-02-30' is not a day"
          f" of the calendar. {FORMS}"),
    usage("list --as-of 20200709", PLAIN,
          f"Invalid value for '--as-of': '20200709' is not a date. {FORMS}"),
    usage("events --since tomorrow", NAMES,
          f"Invalid value for '--since': 'tomorrow' is not a date. {FORMS}"),
    usage("timeline --until 2020-H3", NAMES,
          f"Invalid value for '--until': '2020-H3' is not a date. {FORMS}"),
    usage("add-round chile --date 0", ROUND,
          f"Invalid value for '--date': '0' is not a date. {FORMS}"),
    usage("add-round chile --date 2026 --end 2026-13", ROUND,
          f"Invalid value for '--end': '2026-13' is not a day of the calendar. {FORMS}"),
    ours("list", 2, "FTA_TODAY is 'foo', which is no day.", "Write YYYY-MM-DD.", FTA_TODAY="foo"),
    ours("list", 2, "FTA_TODAY is '2020', which is no day.", "Write YYYY-MM-DD.", FTA_TODAY="2020"),
    usage("list --as-of today", PLAIN, "Invalid value for '--as-of': FTA_TODAY is '2020-02-30', "
          "which is no day. Write YYYY-MM-DD.", FTA_TODAY="2020-02-30"),
    *(
        usage(f"{command} --since 2021-01 --until 2020", NAMES,
              "Invalid value: --until 2020 lies before --since 2021-01.")
        for command in ("events", "rounds", "timeline", "targets")
    ),
    # Words and numbers.
    usage("list --json -o csv", PLAIN,
          "Invalid value: --json and -o csv contradict each other."),
    usage("list -o xml", PLAIN, "Invalid value for '--output' / '-o': 'xml' is not a format. "
          "One of: csv, json, jsonl, md, table, tsv."),
    usage("list --stage talking", PLAIN, "Invalid value for '--stage': 'talking' is not a stage. "
          "One of: proposed, studying, negotiating, agreed, concluded, signed, in-force, ended."),
    ours("list --party KO", 4, "'KO' is not an ISO 3166-1 country code.",
         "Write two capital letters, such as KR or KH."),
    usage("list --sort name", PLAIN, "Invalid value for '--sort': 'name' is not a way to sort. "
          "One of: slug, stage, since, last, next."),
    usage("list --stale-after 0", PLAIN,
          "Invalid value for '--stale-after': 0 is not in the range 1<=x<=1200."),
    usage("events --kind rund", NAMES, "Invalid value for '--kind': 'rund' is not a kind of event. "
          "Did you mean round?"),
    usage("rounds --status done", NAMES, "Invalid value for '--status': 'done' is not a status. "
          "One of: held, announced, cancelled."),
    usage("targets --kind others", NAMES, "Invalid value for '--kind': 'others' is not a kind of "
          "promise. Did you mean other?"),
    usage("targets --outcome late", NAMES, "Invalid value for '--outcome': 'late' is not an "
          "outcome. One of: met, missed, open, not-measurable."),
    usage("figures --measure Exports", NAMES, "Invalid value for '--measure': 'Exports' is not a "
          "word of lower-case letters, digits and hyphens. Write it like trade-remedies."),
    usage("import - --format toml", "[OPTIONS] {FILE}", "Invalid value for '--format': 'toml' is "
          "not a format to take in. One of: yaml, json, csv, tsv, jsonl."),
    usage("add-round chile --date 2026 --number 0", ROUND, "Invalid value for '--number': '0' is "
          "not a number from 1 to 999. Write digits alone, such as 4."),
    usage("add-round chile --date 2026 --mode phone", ROUND, "Invalid value for '--mode': 'phone' "
          "is not a mode of meeting. One of: in-person, video, hybrid."),
    usage("add-round chile --date 2026 --place _", ROUND,
          "Invalid value for '--place': The text is empty. Leave the field out instead."),
    ours("add-round chile --date 2026 --summary \x1b[1m", 4,
         "The text holds the control character U+001B.",
         "Remove it; line breaks and tabs may stay."),
    usage("add-round chile --date 2026 --source http://", ROUND, "Invalid value for '--source': "
          "'http://' is not a web address. Begin it with https:// or http://; no blanks."),
    usage("add-round chile --date 2026 --source A\u00a0<ftp://x>", ROUND, "Invalid value for "
          "'--source': 'ftp://x' is not a web address. Begin it with https:// or http://; no"
          " blanks."),
    ours("list --fields slug,stag", 2, "There is no field 'stag' here.", LIST_FIELDS),
    ours("list --fields slug,", 2, "There is no field '' here.", LIST_FIELDS),
    # Names.
    ours("status combodia", 3, "There is no agreement 'combodia'.", "Did you mean cambodia?"),
    ours("status zzz", 3, "There is no agreement 'zzz'.", KNOWN),
    ours("export rcep zzz", 3, "There is no agreement 'zzz'.", KNOWN),
    ours("timeline ca", 3, "'ca' may mean cambodia and cambodia-upgrade.", "Write one of these."),
    ours("rounds kr", 3, "'kr' may mean cambodia, chile, japan and malaysia.",
         "Write one of these."),
    ours("add-round zzz --date 2026", 3, "There is no agreement 'zzz'.", KNOWN),
    ours("add-round malay --date 2026", 3,
         "'malay' is short for malaysia, and what is recorded needs a slug or an alias in full.",
         "Write malaysia."),
    ours("add-round KH --date 2026", 3,
         "'KH' is short for cambodia, and what is recorded needs a slug or an alias in full.",
         "Write cambodia."),
    # What cannot be true.
    ours("add-round chile --date 2026-11 --end 2026-10", 4,
         "The end, 2026-10, is before the date, 2026-11.", "Give an end on or after the date."),
    ours("add-round chile --date 2026-11 --number 1", 4,
         "chile/round/1 (2026-10) is round 1 already.",
         "To change that one: fta edit chile/round/1 status=held date=2026-11. If this is another, "
         "give it the number 2."),
    ours("add-round malaysia --date 2026-12-20 --announced --number 3", 4,
         "malaysia/round/3.2 (2026-12-07) is round 3 already.",
         "To change that one: fta edit malaysia/round/3.2 FIELD=VALUE. If this is another, give it "
         "the number 4."),
    ours("add-round chile --date 2026-11", 4,
         "chile/round/1 is announced for 2026-10; is this that round?",
         "If so: fta edit chile/round/1 status=held date=2026-11. If not, give it the number 2."),
    ours("add-round rcep --date 2026-11-24", 4,
         "2026-11-24 has not come yet (today is 2026-11-23).",
         "If it is to come: --announced (in an edit or a row: status announced). "
         "If it was held: give the day."),
    ours("add-round cambodia --date 2020-11 --after cambodia/signing/2021-10-26", 4,
         "The event is definitely earlier than cambodia/conclusion/2021-02-03.",
         "Choose a place that its date allows, or let its date find one."),
    ours("add-round cambodia --date 2020-11 --after malaysia/round/1", 3,
         "There is no 'malaysia/round/1' in the record of cambodia.",
         "Did you mean cambodia/round/1, cambodia/round/3 or cambodia/round?"),
    usage("add-round chile --date 2026 --after x", ROUND, "Invalid value for '--after': 'x' is not "
          "a ref. Write it like cambodia/round/1."),
    ours("init --empty", 4, "There is a database at talks.db already.",
         "Take a file in with `fta import FILE`, or name another database."),
    # Databases.
    ours("list --db nope.db", 5, "There is no database at nope.db.",
         "Make one: fta init --db nope.db"),
    ours("list", 5, "There is no database at nope.db.", "Make one: fta init", FTA_DB="nope.db"),
    ours("list --db .", 5, ". is a directory, not a database.", "Name a file in it."),
    ours("list --db _", 2, "--db names no database.", "Give a path, or leave --db out."),
    ours("list --db mysql://desk:secret@host/talks", 5,
         "mysql://desk:***@host/talks is neither a SQLite file nor on a PostgreSQL server.",
         "Give the path of a file, or postgresql+psycopg://USER@HOST/DATABASE."),
    ours("list --db other.db", 5, "other.db is a database of another program.",
         "Name another file; this one is as it was."),
    ours("add-round chile --date 2026 --db other.db", 5,
         "other.db is a database of another program.",
         "Name another file; this one is as it was."),
    ours("init --db other.db", 5, "other.db is a database of another program.",
         "Name another file; this one is as it was."),
    ours("list --db text.db", 5, "text.db is not a database.",
         "Name another file; this one is as it was."),
    ours("list --db empty.db", 5, "There is no database at empty.db.",
         "Make one: fta init --db empty.db"),
    ours("events --db damaged.db", 5,
         "chile/round/1 in damaged.db is damaged: 'rond' is not a kind of event.",
         "Restore the database from a backup."),
    ours("list --db newer.db", 6,
         f"newer.db was made by a newer fta (schema {NEXT_SCHEMA}; this one knows {SCHEMA}).",
         "Install the newer fta."),
    ours("import text.db --db newer.db --format yaml", 2,
         "text.db has 1 problem; nothing was read.\ntext.db:1: This is no record. Begin it "
         "with `format: 1`."),
    ours("init --db text.db/x.db", 5, "text.db/x.db cannot be opened: not a directory.",
         "See the path and its permissions."),
    ours("backup new.db --db postgresql://desk:secret@host/talks", 4,
         "postgresql://desk:***@host/talks is on a server, whose own tools back it up and restore "
         "it.", "Use pg_dump and pg_restore."),
    ours("restore talks.db --db postgresql://desk:secret@host/talks", 4,
         "postgresql://desk:***@host/talks is on a server, whose own tools back it up and restore "
         "it.", "Use pg_dump and pg_restore."),
    ours("backup text.db", 4, "There is a file at text.db already.",
         "Name another, or give --force."),
    ours("backup .", 4, ". is a directory.", "Name a file in it."),
    ours("backup talks.db", 4, "talks.db is a file of the database itself.", "Name another one."),
    ours("backup no/new.db", 74, "no/new.db cannot be made: no such file or directory.",
         "See the path and its permissions."),
    ours("backup new.db --db nope.db", 5, "There is no database at nope.db.",
         "Make one: fta init --db nope.db"),
    ours("restore nope.db", 5, "There is no backup at nope.db.", "See the path."),
    ours("restore text.db", 5, "text.db is not a database.",
         "Name another file; this one is as it was."),
    ours("restore newer.db", 6,
         f"newer.db was made by a newer fta (schema {NEXT_SCHEMA}; this one knows {SCHEMA}).",
         "Install the newer fta."),
    ours("restore damaged.db", 5,
         "chile/round/1 in damaged.db is damaged: 'rond' is not a kind of event.",
         "Restore the database from a backup."),
    ours("restore talks.db", 4, "talks.db is the database itself.", "Name a backup of it."),
    # Files.
    ours("import nope.yaml", 74, "nope.yaml cannot be read: No such file or directory."),
    ours("import .", 74, ". cannot be read: Is a directory."),
    ours("init --db new.db --from nope.yaml", 74,
         "nope.yaml cannot be read: No such file or directory."),
    ours("init --db link.db --empty", 74, "link.db cannot be made: no such file or directory.",
         "See the path and its permissions."),
    ours("init --db /proc/x.db --empty", 74, "/proc/x.db cannot be made: no such file or directory"
         ".", "See the path and its permissions."),
]  # fmt: skip


@pytest.fixture
def full_desk(desk: Desk) -> Desk:
    """A desk with all the wrong files on it."""
    text = desk.folder / "text.db"
    text.write_text("not a database, however one looks at it " * 9)
    (desk.folder / "empty.db").touch()
    (desk.folder / "link.db").symlink_to("gone.db")
    _sql(desk, "other.db", "create table song (title text)")
    (desk.folder / "newer.db").write_bytes(desk.db.read_bytes())
    _sql(desk, "newer.db", f"update fta_schema set version_num = '{NEXT_SCHEMA}'")  # noqa: S608 - ours
    (desk.folder / "damaged.db").write_bytes(desk.db.read_bytes())
    _sql(desk, "damaged.db", "update event set kind = 'rond' where ref = 'chile/round/1'")
    return desk


def _sql(desk: Desk, name: str, statement: str) -> None:
    with closing(sqlite3.connect(desk.folder / name)) as connection, connection:
        connection.execute(statement)


def _args(case: Case) -> list[str]:
    """The words of a command line; `_` stands for an empty one, a hard space for a space."""
    return [arg.replace("\u00a0", " ") if arg != "_" else "" for arg in case.args.split(" ")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.args or "fta")
def test_each_error_says_what_is_wrong_and_writes_nothing(full_desk: Desk, case: Case) -> None:
    before = _contents(full_desk)

    done = full_desk.quick(*_args(case), **case.env)

    assert done == Result(case.code, "", case.said)
    assert _contents(full_desk) == before


def _contents(desk: Desk) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in desk.folder.iterdir() if path.exists()}


#: One of each exit code, in a process of its own.
REAL = [next(case for case in CASES if case.code == code) for code in (2, 3, 4, 5, 6, 74)]


@pytest.mark.parametrize("case", REAL, ids=lambda case: case.args)
def test_the_real_program_says_the_same(full_desk: Desk, case: Case) -> None:
    assert full_desk.run(*_args(case), **case.env) == Result(case.code, "", case.said)


def test_quiet_errors_are_told_all_the_same(desk: Desk) -> None:
    assert desk.quick("status", "zzz", "-q").err.startswith("fta: There is no agreement")


def test_a_hint_that_upgrades_an_older_database(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fta_tracker.store import schema

    monkeypatch.setattr(schema, "KNOWN", (*schema.KNOWN, NEXT_SCHEMA))
    monkeypatch.setattr(schema, "SCHEMA", NEXT_SCHEMA)

    assert desk.quick("list", "--db", "talks.db") == Result(
        6,
        "",
        f"fta: talks.db was made by an older fta (schema {SCHEMA}; this one needs {NEXT_SCHEMA}).\n"
        "hint: Upgrade it, with a backup beside it: fta init --db talks.db\n",
    )


def test_an_empty_record_names_no_agreement(empty_desk: Desk) -> None:
    assert empty_desk.quick("status", "cambodia") == Result(
        3,
        "",
        "fta: There is no agreement 'cambodia'.\n"
        "hint: The record is empty: `fta import FILE` fills it.\n",
    )


def test_fta_debug_shows_where_an_error_came_from(desk: Desk) -> None:
    plain = desk.quick("status", "zzz", FTA_DEBUG="0")
    assert (plain.code, "Traceback" in plain.err) == (3, False)

    done = desk.run("status", "zzz", FTA_DEBUG="1")

    assert (done.code, done.out) == (3, ""), "a script that meets it goes on as without it"
    assert done.err.startswith("Traceback (most recent call last):")
    shown = "fta_tracker.errors.NotFound: There is no agreement 'zzz'.\n"
    assert done.err.endswith(shown + plain.err)
    assert desk.quick("status", "zzz", FTA_DEBUG="1").code == 3


def test_bytes_that_are_no_text_are_named_without_harm(desk: Desk) -> None:
    done = desk.run("status", os.fsdecode(b"\xff\xfe"))

    assert done.code == 3
    assert done.err.startswith("fta: There is no agreement '\\udcff\\udcfe'.\n")


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x1b[2J", "\x07"])
def test_no_error_steers_the_terminal_it_is_read_on(desk: Desk, sign: str) -> None:
    (desk.folder / f"a{sign}b").mkdir()

    for args in (("status", f"a{sign}b"), ("list", "--db", f"a{sign}b"), ("import", f"a{sign}b")):
        done = desk.quick(*args)
        assert done.code != 0
        assert "fta: " in done.err
        assert sign[0] not in done.err


def test_no_talk_steers_the_terminal_it_is_read_on(desk: Desk) -> None:
    name = "a\u202eb.yaml"
    (desk.folder / name).write_text("format: 1\nagreements: []\n")

    done = desk.run("import", name)

    same = "Nothing to take in: the record says the same as a\ufffdb.yaml.\n"
    assert done == Result(0, "", same)
