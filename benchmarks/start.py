"""What the shipped record's commands cost beside programs that do nothing."""

from typing import Final

from benchmarks.desk import Desk
from benchmarks.floors import BARE, EMPTY, IMPORTS, TABLE, floors
from benchmarks.table import Target, show
from benchmarks.timing import in_turn, ms

_READS: Final = ("status cambodia --json", "list", "rounds", "targets", "timeline")
#: Not promised, but told.
_OTHER_READS: Final = ("events", "figures", "summary", "upcoming", "brief --since 2020", "check")
_PICTURES: Final = ("status cambodia", "timeline", "list")
_WRITE: Final = "add-round rcep --date 2026-11-20 --quiet"


def measure(desk: Desk, runs: int) -> None:
    """Print the table."""
    db = desk.database("shipped.db")
    bases = floors(desk.place, desk.env)
    took = in_turn([*bases.values()], runs)
    print("\n### Floors\n\n| program | median |\n|---|--:|")
    for name in bases:
        print(f"| {name} | {ms(took[name]):.0f} ms |")
    bare, empty, table, imports = (bases[name] for name in (BARE, EMPTY, TABLE, IMPORTS))
    targets = [
        Target(desk.job("--version", db), bare),
        *(Target(desk.job(command, db), empty, 1.35) for command in _READS),
        Target(desk.completion("fta status ca", db, name="fta status ca⇥"), empty, 1.35),
        *(Target(desk.job(command, db, terminal=True), table, 1.3) for command in _PICTURES),
        Target(desk.write(_WRITE, desk.database("written.db")), imports, 1.3),
        *(Target(desk.job(command, db), empty) for command in _OTHER_READS),
    ]
    show("The shipped record", targets, runs)
