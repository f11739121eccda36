"""Other programs that keep dated things, doing the like job on the like data.

Those in Python are looked for in the folder that `--peers` names, the `bin` of a venv with
`pip install sqlite-utils todoman td-watson khal jrnl`; taskwarrior and hledger (`apt-get install
taskwarrior hledger`) on PATH. One that is not there is left out, and that is said.
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from benchmarks.desk import Desk
from benchmarks.table import Target, show
from benchmarks.timing import Job

Row = Mapping[str, Any]

#: The first day that taskwarrior takes, or near it.
_EARLIEST: Final = "1980-01-02"
#: One year of the record, as each program asks for it.
_YEAR: Final = "--since 2020 --until 2020"


class Peer(NamedTuple):
    """A program, how its version is asked, and what it is to do beside which of our commands.

    `fill` writes the like data to a folder, from the rows of events and of targets, and gives the
    arguments and what the environment must hold.
    """

    program: str
    version: tuple[str, ...]
    beside: str
    fill: Callable[[Path, Sequence[Row], Sequence[Row]], tuple[Sequence[str], Mapping[str, str]]]


def _day(row: Row) -> str:
    """The day of a row, as a program that knows no other dates must have it."""
    return str(row["earliest"])


def _title(row: Row) -> str:
    return f"{row['agreement']} {row['kind']} {row['summary'] or ''}".strip()


def _ics(folder: Path, number: int, component: str, lines: Sequence[str]) -> None:
    text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:benchmarks", f"BEGIN:{component}"]
    text += [f"UID:{number}@benchmarks", "DTSTAMP:20200101T000000Z", *lines]
    text += [f"END:{component}", "END:VCALENDAR", ""]
    (folder / f"{number}.ics").write_text("\r\n".join(text))


def _plain(text: str) -> str:
    """Text that needs no escape in an iCalendar line."""
    return text.replace("\\", "").replace(",", "").replace(";", "").replace("\n", " ")


def _sqlite_utils(
    place: Path, _events: Sequence[Row], _targets: Sequence[Row]
) -> tuple[Sequence[str], Mapping[str, str]]:
    return ("rows", str(place / "peer.db"), "event", "--where", "kind = 'round'", "--tsv"), {}


def _todoman(
    place: Path, _events: Sequence[Row], targets: Sequence[Row]
) -> tuple[Sequence[str], Mapping[str, str]]:
    folder = place / "todos" / "talks"
    folder.mkdir(parents=True)
    for number, row in enumerate(targets):
        due = str(row["latest"]).replace("-", "")
        _ics(folder, number, "VTODO", (f"SUMMARY:{_plain(_title(row))}", f"DUE;VALUE=DATE:{due}"))
    config = place / "todoman.py"
    config.write_text(f'path = "{folder.parent}/*"\ncache_path = "{place}/todoman.cache"\n')
    return ("--config", str(config), "list"), {}


def _watson(
    place: Path, events: Sequence[Row], _targets: Sequence[Row]
) -> tuple[Sequence[str], Mapping[str, str]]:
    folder = place / "watson"
    folder.mkdir()
    frames = []
    for number, row in enumerate(events):
        began = 86_400 * (365 + number * 30)  # it takes no two frames at one time
        ident = uuid5(NAMESPACE_URL, str(number)).hex
        frames.append([began, began + 3600, row["agreement"], ident, [row["kind"]], began])
    (folder / "frames").write_text(json.dumps(frames))
    asked = ("log", "--from", "1970-01-01", "--to", "2026-11-23", "--no-pager")
    return asked, {"WATSON_DIR": str(folder)}


def _khal(
    place: Path, events: Sequence[Row], _targets: Sequence[Row]
) -> tuple[Sequence[str], Mapping[str, str]]:
    folder = place / "calendar"
    folder.mkdir()
    for number, row in enumerate(events):
        day = _day(row).replace("-", "")
        lines = (f"SUMMARY:{_plain(_title(row))}", f"DTSTART;VALUE=DATE:{day}")
        _ics(folder, number, "VEVENT", lines)
    config = place / "khal.conf"
    config.write_text(
        f"[calendars]\n[[talks]]\npath = {folder}\n[sqlite]\npath = {place}/khal.db\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    return ("--config", str(config), "list", "2020-01-01", "366d"), {}


def _jrnl(
    place: Path, events: Sequence[Row], _targets: Sequence[Row]
) -> tuple[Sequence[str], Mapping[str, str]]:
    journal = place / "journal.txt"
    journal.write_text("".join(f"[{_day(row)} 09:00] {_title(row)}\n\n" for row in events))
    config = place / "jrnl.yaml"
    config.write_text(
        f"journals:\n  default:\n    journal: {journal}\nversion: v4.6\ncolors: {{}}\n"
        "default_hour: 9\ndefault_minute: 0\neditor: ''\nencrypt: false\nhighlight: false\n"
        "indent_character: '|'\nlinewrap: 79\ntagsymbols: '#@'\ntemplate: false\n"
        "timeformat: '%Y-%m-%d %H:%M'\n"
    )
    asked = ("--config-file", str(config), "-from", "2020-01-01", "-to", "2020-12-31")
    return asked, {}


def _taskwarrior(
    place: Path, _events: Sequence[Row], targets: Sequence[Row]
) -> tuple[Sequence[str], Mapping[str, str]]:
    return _tasks(place, targets, "latest"), {}


def _tasks(place: Path, rows: Sequence[Row], day: str) -> tuple[str, ...]:
    """Fill taskwarrior, and give what lists all of it."""
    folder = place / "tasks"
    folder.mkdir()
    config = place / "taskrc"
    config.write_text(f"data.location={folder}\nconfirmation=off\nverbose=nothing\ngc=off\n")
    tasks = "\n".join(
        json.dumps(
            {
                "uuid": str(uuid5(NAMESPACE_URL, str(number))),
                "description": _title(row),
                "project": row["agreement"],
                "status": "pending",
                "entry": "20200101T000000Z",
                "due": f"{max(str(row[day]), _EARLIEST).replace('-', '')}T000000Z",
            }
        )
        for number, row in enumerate(rows)
    )
    rc = f"rc:{config}"
    argv = ("task", rc, "import", "-")
    subprocess.run(argv, input=tasks.encode(), check=True, capture_output=True)
    return (rc, "list")


def _hledger(
    place: Path, events: Sequence[Row], _targets: Sequence[Row]
) -> tuple[Sequence[str], Mapping[str, str]]:
    return ("-f", str(_ledger(place, events)), "balance", "--flat"), {}


def _ledger(place: Path, events: Sequence[Row]) -> Path:
    path = place / "events.journal"
    path.write_text(
        "".join(
            f"{_day(row)} {_plain(_title(row))}\n  {row['agreement']}:{row['kind']}  1\n  world\n\n"
            for row in events
        )
    )
    return path


_PYTHON: Final = (
    Peer("sqlite-utils", ("--version",), "rounds", _sqlite_utils),
    Peer("todo", ("--version",), "targets", _todoman),
    Peer("watson", ("--version",), "events", _watson),
    Peer("khal", ("--version",), f"events {_YEAR}", _khal),
    Peer("jrnl", ("--version",), f"events {_YEAR}", _jrnl),
)
_COMPILED: Final = (
    Peer("task", ("--version",), "targets", _taskwarrior),
    Peer("hledger", ("--version",), "list", _hledger),
)


def measure(desk: Desk, folder: Path, runs: int) -> None:
    """Print the versions and the table of all that are there."""
    db = desk.database("peer.db")
    events, targets = rows(desk, "events", db), rows(desk, "targets", db)
    pairs: list[Target] = []
    print("\n### Peers\n")
    for peer in (*_PYTHON, *_COMPILED):
        program = shutil.which(str(folder / peer.program)) or shutil.which(peer.program)
        if not program:
            print(f"- {peer.program} is not there")
            continue
        asked, more = peer.fill(desk.place, events, targets)
        job = _job(desk, program, asked, more)
        said = subprocess.run(
            (program, *peer.version), env=job.env, capture_output=True, check=True
        )
        print(f"- {peer.program}: {said.stdout.decode().splitlines()[0]}")
        # To be ahead of a compiled program is promised for a whole world, not for a handful.
        most = 1 if peer in _PYTHON else None
        pairs.append(Target(desk.job(peer.beside, db), job, most))
    show("Peers on the shipped record", pairs, runs)


def rows(desk: Desk, command: str, db: Path) -> list[Row]:
    """The rows of a command of ours."""
    argv = (desk.fta, command, "--json", "--db", str(db))
    done = subprocess.run(argv, env=dict(desk.env), check=True, capture_output=True)
    listed: list[Row] = json.loads(done.stdout)
    return listed


def at_scale(desk: Desk, db: Path, one: str) -> list[tuple[Job, Job]]:
    """Our command and the like one of each of those that are not written in Python, on a world."""
    place = desk.place / "scale"
    place.mkdir()
    events = rows(desk, "events", db)
    board, page = desk.job("list", db), desk.job(f"events {one}", db)
    pairs = []
    if program := shutil.which("task"):
        rc, _ = _tasks(place, events, "earliest")
        pairs += [
            (board, _job(desk, program, (rc, "projects"))),
            (page, _job(desk, program, (rc, f"project:{one}", "list"))),
        ]
    if program := shutil.which("hledger"):
        start = ("-f", str(_ledger(place, events)))
        pairs += [
            (board, _job(desk, program, (*start, "balance", "--depth", "1"))),
            (page, _job(desk, program, (*start, "register", one))),
        ]
    return pairs


def _job(
    desk: Desk, program: str, asked: Sequence[str], env: Mapping[str, str] | None = None
) -> Job:
    """A command of a peer, called by its line without paths."""
    words = [
        word
        for word in asked
        if "/" not in word and word not in ("-f", "--config", "--config-file")
    ]
    name = " ".join((Path(program).name, *words))
    return Job(f"`{name}`", (program, *asked), {**desk.env, **(env or {})})
