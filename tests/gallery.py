"""`docs/errors.md`: every message of every error, as a command that provokes it shows it.

`python -m tests.gallery --update` writes the page anew; `tests/test_gallery.py` holds it to the
program, and the list below to the source: a new message without an entry here fails there.
"""

from __future__ import annotations

import shlex
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, closing, contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from tests.commands.desk import RECORD, Desk
from tests.store.samples import NEXT_SCHEMA
from tests.support import ROOT, TODAY, Result, run

PAGE: Final = ROOT / "docs" / "errors.md"
OLDER: Final = ROOT / "tests" / "store" / "databases" / "0001.db"


class Entry(NamedTuple):
    """A command line that an error answers.

    `files`: what stands in files beside it. `given`: what else is the case, in words, and `makes`
    what makes it so; `first`: commands that went before. `do`: what to do, where no hint says it.
    """

    line: str
    do: str = ""
    files: Mapping[str, str] = {}
    given: str = ""
    first: tuple[str, ...] = ()
    makes: Callable[[Desk], None] = lambda _: None


HEAD: Final = (
    "format: 1\nagreements:\n  - slug: a\n    name: A\n    kind: fta\n    parties: [KR, KH]\n"
)


def yaml(text: str, do: str = "") -> Entry:
    """A file of a record with an error in it."""
    return Entry("fta import f.yaml", do, {"f.yaml": text})


def below(text: str, do: str = "") -> Entry:
    """A record with this below its agreement."""
    return yaml(HEAD + "".join(f"    {line}\n" for line in text.splitlines()), do)


def rows(text: str, name: str = "f.csv", do: str = "") -> Entry:
    """A file of rows with an error in it."""
    return Entry(f"fta import {name}", do, {name: text})


CSV: Final = "agreement,kind,date,note\n"


# ------------------------------------------------------------------------- what must be there first


def _sql(name: str, *statements: str) -> Callable[[Desk], None]:
    def change(desk: Desk) -> None:
        with closing(sqlite3.connect(desk.folder / name)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    return change


def _link(desk: Desk) -> None:
    (desk.folder / "link.db").symlink_to("gone.db")


def _older(desk: Desk) -> None:
    (desk.folder / "older.db").write_bytes(OLDER.read_bytes())


def _orphans(desk: Desk) -> None:
    _older(desk)
    _sql("older.db", "pragma foreign_keys = off", "delete from agreement")(desk)


def _bytes(name: str, content: bytes) -> Callable[[Desk], None]:
    def make(desk: Desk) -> None:
        (desk.folder / name).write_bytes(content)

    return make


#: By exit code, and in each in the order of what goes wrong.
ENTRIES: Final[dict[int, list[Entry]]] = {
    2: [
        # The command line.
        Entry("fta frob", "Write a command of `fta --help`."),
        Entry("fta list --json -o csv", "Leave one of them out."),
        Entry("fta list -f talks.yaml", "Write another ending, or say the format with `-o`."),
        Entry("fta list -f ''"),
        Entry("fta events --fields date -o ics"),
        Entry("fta timeline --fields date -o svg"),
        Entry("fta events --since 2021 --until 2020", "Give the earlier date to `--since`."),
        Entry("fta init --empty --from f.yaml --db new.db", "Leave one of them out."),
        Entry("fta brief --since 2030"),
        Entry("fta check --rule dormant --without dormant", "Leave fewer rules out."),
        Entry("fta list --db postgresql://desk:p@ss@host/talks"),
        Entry(
            "fta add-round chile --date 2026 --announced --status held", "Leave one of them out."
        ),
        Entry("fta edit chile name=- note=-", "Give the other one on the command line."),
        Entry("fta edit chile note=- < /dev/null"),
        Entry("fta list --as-of 20200709"),
        Entry("fta list --as-of 2020-02-30"),
        Entry("FTA_TODAY=tomorrow fta list"),
        Entry("fta list --fields slug,stag"),
        Entry("fta events --kind rund"),
        Entry("fta figures --measure Exports"),
        Entry("fta list --names Korean"),
        Entry("fta history --last 0"),
        Entry("fta add-round chile --date 2026 --number 1000"),
        Entry("fta add-round chile --date 2026 --place ''"),
        Entry("fta add-round chile --date 2026 --source http://"),
        Entry("fta add-round chile --date 2026 --after first"),
        Entry("fta add-figure chile exports --period 2020 --value 1e3"),
        Entry("fta list --db ''"),
        # edit.
        Entry("fta edit chile note"),
        Entry("fta edit chile colour=red"),
        Entry("fta edit chile slug=peru"),
        Entry("fta edit chile log=x"),
        Entry("fta edit chile note+=x"),
        Entry("fta edit chile/round/1 after+=chile/launch"),
        Entry("fta edit chile names=한국"),
        Entry("fta edit chile 'names=ko=한국; ko=칠레'"),
        Entry("fta edit chile claims=x"),
        Entry("""fta edit chile 'claims={"field": "date"}'""", "Give the field that is named."),
        Entry("""fta edit chile 'claims={"field"'"""),
        # Files: what they are.
        yaml(""),
        yaml("Not a record.\n"),
        yaml("agreements: []\n"),
        yaml("format: 1\n"),
        yaml("format: 1\nagreements: []\n---\n"),
        yaml("format: 1\nagreements: [\n", "Mend the line that is named."),
        Entry("fta import f.json", "Mend the line that is named.", {"f.json": '{"format": 1'}),
        Entry("fta init --db new.db --from f.csv", "", {"f.csv": CSV}),
        Entry(
            "fta import latin.yaml",
            makes=_bytes("latin.yaml", "name: Café\n".encode("latin-1")),
            given="The file is saved as Latin-1.",
        ),
        Entry(
            "fta import cut.csv",
            makes=_bytes("cut.csv", b"\xff\xfea"),
            given="The file is UTF-16, and its last byte is missing.",
        ),
        Entry(
            "fta edit chile note=- < latin.txt",
            given="The file is saved as Latin-1.",
            makes=_bytes("latin.txt", b"Caf\xe9"),
        ),
        # Files of a record: their form.
        yaml("format: 1\nagreements: []\nnote: a\0b\n"),
        yaml(
            f"format: 1\nagreements: {'[' * 21}{']' * 21}\n",
            "Write it flatter: no record is so deep.",
        ),
        yaml("format: 1\nagreements: []\n? [a, b]\n: c\n"),
        below("note: &x A\nin_force_rule: *x"),
        below("note: !!str A"),
        below("note:"),
        below("note: A\nnote: B"),
        below("colour: red"),
        below("aliases: A"),
        below("log:\n  - kind: round", "Give the field that is named."),
        Entry("fta import f.json", "", {"f.json": '{"format": 1, "agreements": NaN}'}),
        # Files of rows.
        rows(""),
        rows("agreement,kind\n"),
        rows("agreement,kind,date,colour\n"),
        rows("agreement,kind,date,date\n"),
        rows(f"{CSV}chile,round\n"),
        rows("agreement,kind,date,\nchile,round,2020,x\n"),
        rows(f"{CSV}chile,round,,x\n"),
        rows(f'{CSV}chile,round,2020,"x\n'),
        rows(CSV.replace(",", "\t") + "chile\tround\t2020\tC:\\dir\n", "f.tsv"),
        rows("[1]\n", "f.jsonl", "Write `{…}` on each line."),
        Entry("fta import f.json", "Write `{…}` for each row.", {"f.json": "[1]"}),
        Entry("fta import f.json --format json", "", {"f.json": ""}),
    ],
    3: [
        Entry("fta status combodia"),
        Entry("fta timeline ca"),
        Entry("fta add-round malay --date 2026"),
        Entry("fta remove CKFTA/round/1"),
        Entry("fta remove cambodia/round/7"),
        Entry("fta remove malaysia/round"),
        Entry("fta history cambodia --change 99"),
        Entry("fta undo 99"),
        Entry("fta edit chile aliases-=CKFTA"),
        Entry(
            "fta edit cambodia/launch sources-=A",
            first=("fta edit cambodia/launch 'sources=A <https://a.b>\nA <https://c.d>'",),
        ),
    ],
    4: [
        # What a field may hold.
        Entry("fta list --party KO"),
        Entry("fta add-round chile --date 2026 --summary $'\\e[1m'"),
        Entry(
            "fta edit chile note=- < long.txt",
            given="The file has 100,001 characters.",
            makes=_bytes("long.txt", b"x" * 100_001),
        ),
        Entry("fta edit chile 'aliases=KCFTA; KCFTA'"),
        Entry("fta edit chile name="),
        # One thing.
        Entry("fta add peru --name Peru --kind fta --party KR"),
        Entry("fta add-round chile --date 2026-11 --end 2026-10"),
        Entry("fta edit cambodia/round/1 date=2020-08-02"),
        Entry("fta add-figure chile exports --value 1"),
        Entry("fta add-figure chile exports --period 2020 --value 1 --text much"),
        Entry("fta add-figure chile exports --period 2020"),
        below("in_force_rule: {text: Soon, days: 60}"),
        below("in_force_rule: {text: Soon, after: deposit, groups: [{of: [KR], need: 2}]}"),
        below(
            "in_force_rule: {text: Soon, after: deposit, groups: [{of: [KR], need: 1}, {of: [KR], need: 1}]}"
        ),
        # Beside what is recorded.
        Entry("fta add-round rcep --date 2026-11-24"),
        Entry("fta add-round chile --date 2026-11 --number 1"),
        Entry("fta add-round chile --date 2026-11"),
        Entry("fta add-round cambodia --date 2020-11 --after cambodia/signing"),
        Entry("fta add-round cambodia --date 2022 --after cambodia/launch"),
        Entry("fta edit cambodia/round/1 after=cambodia/round/1"),
        Entry("fta add cambodia --name X --kind fta --party KR --party KH"),
        Entry("fta add peru --name Peru --kind fta --party KR --party PE --alias CKFTA"),
        Entry("fta edit chile upgrades=peru"),
        Entry("fta edit chile upgrades=chile"),
        Entry("fta remove cambodia"),
        Entry("fta undo 2", first=("fta edit chile note=x", "fta undo")),
        Entry("fta undo", first=("fta undo",)),
        Entry(
            "fta undo",
            "Nothing: the record is as it was before that change.",
            first=(
                "fta add-event rcep statement --date 2026-08 -q",
                "fta add-event rcep statement --date 2026-08 -q",
                "fta edit rcep/statement/2026-08 after=rcep/statement/2026-08.2 -q",
            ),
            given="Another program has moved it back since.",
            makes=_sql(
                "talks.db",
                "update event set position = 0 where ref = 'rcep/statement/2026-08'",
                "update event set position = 1 where ref = 'rcep/statement/2026-08.2'",
            ),
        ),
        Entry("fta undo 2", first=("fta edit chile note=x", "fta edit chile note=y")),
        Entry(
            "fta undo 2",
            first=("fta edit chile note=x",),
            makes=_sql("talks.db", "update agreement set note = 'y' where slug = 'chile'"),
            given="Another program has changed the note since.",
        ),
        Entry("fta init --empty"),
        # Files.
        yaml("format: 2\nagreements: []\n", "Install the fta that wrote it."),
        yaml(HEAD + HEAD.removeprefix("format: 1\nagreements:\n")),
        below("log:\n  - {kind: round, date: 2021}\n  - {kind: launch, date: 2020}"),
        below(
            "log:\n  - {kind: round, date: 2020, ref: a/x}\n  - {kind: round, date: 2021, ref: a/x}"
        ),
        below("log:\n  - {kind: round, date: 2020, ref: b/x}"),
        Entry(
            "fta import f.csv",
            "",
            {
                "f.csv": "agreement,kind,date,ref\nchile,launch,2026-03-02,chile/launch/2026-03-02\nchile,launch,2026-03-02,chile/launch/2026-03-02\n"
            },
        ),
        Entry(
            "fta import f.csv",
            "",
            {"f.csv": "agreement,kind,date,ref\nchile,launch,2020,rcep/launch/2020\n"},
        ),
        Entry(
            "fta import long.csv",
            given="The file is one line of five million characters.",
            makes=_bytes("long.csv", b"x" * 5_000_000),
        ),
        # Backups.
        Entry("fta backup talks.db --force"),
        Entry("fta export -f talks.db"),
        Entry("fta backup talks.backup", first=("fta backup talks.backup -q",)),
        Entry("fta backup ."),
        Entry(
            "fta backup new.db",
            given="A write to an earlier `new.db` was killed.",
            makes=_bytes("new.db-journal", b"\0" * 512),
        ),
        Entry("fta restore talks.db"),
        Entry("fta backup talks.backup --db postgresql://desk@host/talks"),
    ],
    5: [
        Entry("fta list --db nope.db"),
        Entry("fta list --db ."),
        Entry(
            "fta list --db f.txt", "", {"f.txt": "Not a database, however one looks at it.\n" * 3}
        ),
        Entry(
            "fta list --db other.db",
            given="The database is a music player's.",
            makes=_sql("other.db", "create table song (title text)"),
        ),
        Entry("fta list --db f.txt/x.db", "", {"f.txt": "A file, no directory.\n"}),
        Entry("fta list --db mysql://desk:secret@host/talks"),
        Entry("fta list --db postgresql://desk:secret@127.0.0.1:1/talks"),
        Entry("fta restore gone.backup"),
        Entry(
            "fta list",
            given="The working directory was deleted by another program.",
            first=("mkdir gone && cd gone && rmdir ../gone",),
        ),
        Entry(
            "fta events",
            given="Another program has written `rond` for a kind.",
            makes=_sql("talks.db", "update event set kind = 'rond' where ref = 'chile/round/1'"),
        ),
        Entry(
            "fta list",
            given="Another program has written a number for a list.",
            makes=_sql("talks.db", "update agreement set parties = '7' where slug = 'chile'"),
        ),
        Entry(
            "fta list",
            given="Another program has written words for a rule.",
            makes=_sql("talks.db", "update agreement set in_force_rule = '7' where slug = 'chile'"),
        ),
        Entry(
            "fta list",
            given="Another program has written numbers for words.",
            makes=_sql("talks.db", "update agreement set aliases = '[7]' where slug = 'chile'"),
        ),
        Entry(
            "fta list",
            given="A program that knows more fields has written to it.",
            makes=_sql(
                "talks.db",
                """update agreement set claims = '[{"colour": "red"}]' where slug = 'chile'""",
            ),
        ),
        Entry(
            "fta list",
            given="Another program has taken a table away.",
            makes=_sql("talks.db", "drop table event"),
        ),
        Entry(
            "fta init --db older.db",
            given="Another program has taken the agreements away, and left their events.",
            makes=_orphans,
        ),
    ],
    6: [
        Entry(
            "fta list --db older.db",
            given="The database was made by an earlier release.",
            makes=_older,
        ),
        Entry(
            "fta list",
            given="The database was made by a later release.",
            makes=_sql("talks.db", f"update fta_schema set version_num = '{NEXT_SCHEMA}'"),  # noqa: S608
        ),
    ],
    74: [
        Entry("fta import nope.yaml", "See the name of the file, and its permissions."),
        Entry("fta list -f reports/board.md"),
        Entry(
            "fta init --db link.db", given="`link.db` is a link that leads nowhere.", makes=_link
        ),
    ],
}

#: What a page cannot provoke with a command, and what there is to say of it: by the words.
NOT_SHOWN: Final[dict[str, tuple[int, str]]] = {
    "… is busy: another process is writing to it.": (
        75,
        "Another command has been writing for longer than half a minute. Try again in a moment.",
    ),
    "… is busy: someone else is writing to it.": (
        75,
        "The same, on a server. Try again in a moment.",
    ),
    "The connection to … was lost.": (
        75,
        "The server or the network stopped in the middle. Nothing was changed. Try again in a moment.",
    ),
    "… takes no connection now: the server is starting, stopping or full.": (
        75,
        "Try again in a moment.",
    ),
    "… has stopped the command: it took too long.": (
        75,
        "The server has a `statement_timeout`. Nothing was changed. Try again in a moment.",
    ),
    "The connection to … was lost while it was saving: all of it is recorded, or nothing.": (
        74,
        "For half a minute no server has told whether it was saved. See `fta history` before trying again.",
    ),
    "… refuses that by a rule of its own (a trigger, a constraint or a limit).": (
        4,
        "Whoever keeps the server has added such a rule. Nothing was changed. Ask them; `FTA_DEBUG=1` shows what it says.",
    ),
    "… could not be written: the server has no room.": (
        74,
        "Nothing was changed. Make room on the server.",
    ),
    "… could not be read or written: the server's disk failed.": (
        74,
        "Nothing was changed. See the server's log.",
    ),
    "… does not let you do that.": (
        74,
        "Your role on the server may only read, or not even that. Ask the owner of the database for one that may.",
    ),
    "… can only be read: it is a replica, or set so.": (74, "Write to the main server."),
    "… has no schema in which tables could be made.": (
        5,
        "Make a schema that your role may use, or name one: `?options=-csearch_path%3DNAME`.",
    ),
    "… cannot be reached: there is no host of that name.": (5, "See how the host is spelt."),
    "… cannot be reached: it did not answer in time.": (
        5,
        "See the host, the port and the network; `?connect_timeout=30` waits longer.",
    ),
    "The server has no database ….": (5, "Make it first, with `createdb`; then `fta init`."),
    "There is no record in … yet.": (5, "The server's database is empty. `fta init` fills it."),
    "… does not let you in: the user or the password is wrong.": (
        5,
        "Put the password into the URL, `PGPASSWORD` or `~/.pgpass`.",
    ),
    "… keeps text as …, which cannot hold every name.": (
        5,
        "Make a database for fta: `createdb --encoding UTF8 --template template0 NAME`.",
    ),
    "… needs psycopg, which is not installed.": (
        5,
        "Install what speaks to a server: `pip install 'fta-tracker[postgres]'`.",
    ),
    "… could not be written: the disk or the network failed.": (
        74,
        "Nothing was changed. Try again, or use another disk.",
    ),
    "… could not be written: the disk is full.": (74, "Nothing was changed. Make room."),
    "… may not be written.": (
        74,
        "The file, its directory or the disk is read-only for you. See their permissions.",
    ),
    "… has to be mended after a write that was killed, and may not be written.": (
        74,
        "A write was killed half-way, and only who may write can take it back: have the owner run any fta command.",
    ),
    "… could not be read or written: the disk or the network failed.": (
        74,
        "Nothing was changed. Try again, or use another disk.",
    ),
    "The answer could not be written: ….": (
        74,
        "What reads the answer, such as a file on a full disk, does not take it. Nothing is wrong with the record.",
    ),
    "… is recorded. …": (
        74,
        "The write is saved; only its ref could not be printed. Do not record it again.",
    ),
    "… needs …, which is not installed.": (
        4,
        "Install the library: `pip install 'fta-tracker[calendar]'` for `-o ics`, `'fta-tracker[html]'` for `-o html`, `'fta-tracker[spreadsheet]'` for `-o xlsx`.",
    ),
    "… is no text for a terminal.": (
        2,
        "A spreadsheet is bytes, which a terminal cannot show: redirect them, or give `-f FILE`.",
    ),
    "… has more than … bytes.": (
        4,
        "The file has more than 500 million bytes (text for one field: 4 million), or does not end. Give it in parts.",
    ),
    "… does not speak of agreements in its first … megabytes.": (
        2,
        "Where a file is long, no more of it is read than that. `fta export` and `fta events -o csv` show what can be taken in.",
    ),
}
#: What only a mistake in the program itself could bring about: no command line, file or database.
OURS_ALONE: Final = {
    "… is on a server, and so has no path.": "store/location.py:path",
    "… is not a tuple of ….": "fields.py:check",
    "… is not in this log.": "log.py:_chosen",
    "… is not a list of texts.": "store/reader.py:_words",
    "This must be a list of rows, and is ….": "exchange/rows.py:_items",
    "The ref … stands twice.": "model.py:_refs_taken",
    "The ref … is not one of ….": "model.py:_refs_taken",
    "… (…) stands below … (…), which is later.": "model.py:_require_order",
}
#: Errors told once more, with a place before them: the words are those of the first.
ONCE_MORE: Final = {
    "exchange/assigning.py:_value",
    "exchange/cells.py:_from_json",
    "exchange/rows.py:_of_the_file",
    "exchange/yaml_events.py:_node",
    "options.py:parser",
    "outputs.py:_parser",
}

MEANING: Final = {
    2: "could not be parsed: the command line, a date, a file",
    3: "is not there, or may mean several things",
    4: "cannot be true, or is refused; nothing was written",
    5: "the database is missing, damaged, or not ours",
    6: "the database has another schema",
    74: "a file could not be read or written",
    75: "the database is busy",
}

INTRO: Final = """# Errors

Every message that ends a command, by its exit code, as a command that provokes it shows it. What to do stands in the
`hint`, or below. Made by `python -m tests.gallery --update`, and held to the program by `tests/test_gallery.py`.

An error goes to stderr, and stdout stays empty. Whatever the message, nothing was written, unless it says so. `FTA_DEBUG=1`
shows where in the program it arose. What is not here, such as a traceback, is a mistake of ours: please tell us.
"""


@contextmanager
def desks() -> Iterator[Callable[[], Desk]]:
    """Makes a desk with the small record on it, in a folder of its own, as often as it is called."""
    with tempfile.TemporaryDirectory() as place:
        made = Path(place) / "talks.db"
        assert run("init", "--db", str(made), "--from", str(RECORD), "-q").code == 0

        def desk() -> Desk:
            folder = Path(tempfile.mkdtemp(dir=place))
            (folder / "talks.db").write_bytes(made.read_bytes())
            return Desk(folder)

        yield desk


def answered(entry: Entry, desk: Desk) -> Result:
    """What the program says to an entry on that desk; in this process, where no shell is needed."""
    for name, text in entry.files.items():
        (desk.folder / name).write_text(text)
    for line in entry.first[:-1] if "cd" in "".join(entry.first) else entry.first:
        assert desk.bash(line).code == 0, line
    entry.makes(desk)
    before = f"{entry.first[-1]}; " if "cd" in "".join(entry.first) else ""
    line = before + entry.line
    if line.startswith("fta ") and not set("|<>;$&*").intersection(line):
        with chdir(desk.folder):
            return desk.quick(*shlex.split(line)[1:], COLUMNS="100", FTA_TODAY=TODAY)
    return desk.bash(line, COLUMNS="100")


def block(entry: Entry, said: Result) -> str:
    """The entry as the page shows it: a session, and what to do."""
    lines: list[str] = [entry.given, ""] if entry.given else []
    lines.append("```console")
    for name, text in entry.files.items():
        shown = text.replace("\0", "␀").rstrip("\n")
        lines += [f"$ cat {name}", *(shown.split("\n") if shown else ())]
    lines += [f"$ {line}" for line in entry.first]
    lines += [f"$ {entry.line}", said.err.rstrip("\n"), "```", ""]
    if entry.do:
        lines += [entry.do, ""]
    return "\n".join(lines) + "\n"


def page() -> str:
    """The whole page, as the program is now."""
    parts = [INTRO]
    with desks() as desk:
        for code, meaning in MEANING.items():
            parts.append(f"\n## {code}: {meaning}\n\n")
            for entry in ENTRIES.get(code, ()):
                said = answered(entry, desk())
                if (said.code, said.out) != (code, ""):
                    sys.exit(f"{entry.line}: exit code {said.code}\n{said.out}{said.err}")
                parts.append(block(entry, said))
            untried = [(w, do) for w, (its, do) in NOT_SHOWN.items() if its == code]
            parts += [f"`{words}`: {do}\n\n" for words, do in untried]
    return "".join(parts).rstrip("\n") + "\n"


if __name__ == "__main__":
    if sys.argv[1:] != ["--update"]:
        sys.exit("usage: python -m tests.gallery --update")
    PAGE.write_text(page(), encoding="utf-8")
