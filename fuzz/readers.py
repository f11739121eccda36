"""Our readers as a fuzzer calls them: with bytes; what is no error of ours goes through.

`tests/hostile/test_readers.py` gives each of them seeded texts on every run. By hand, and for
longer, atheris looks for the bytes that take the readers into branches not seen before:

    pip install atheris
    python -m fuzz.readers yaml -max_total_time=300
    python -m fuzz.readers             # names the readers

It stops at the first input that is not read and not refused, that takes two seconds, or with
which the process grows beyond 600 MB, and keeps it in a file. What it finds becomes a test.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import Any, Final

from fta_tracker.dates import PartialDate
from fta_tracker.errors import FtaError
from fta_tracker.exchange import read, source_format
from fta_tracker.exchange.assigning import assigned, assignment
from fta_tracker.exchange.cells import parsed
from fta_tracker.exchange.formats import Format, RowFormat
from fta_tracker.exchange.rows import rows_and_problems
from fta_tracker.exchange.writing import write
from fta_tracker.fields import forms, ref
from fta_tracker.model import Agreement, Event, Figure, Target
from fta_tracker.names import owner, ref_in, resolve, resolve_exactly

_KNOWN: Final = (
    Agreement(
        "cambodia",
        "Korea–Cambodia",
        "fta",
        ("KR", "KH"),
        names={"ko": "한·캄보디아"},
        aliases=("CKFTA",),
        log=(Event("launch", PartialDate("2020-07-09")), Event("round", PartialDate("2020"))),
    ),
    Agreement("asean", "ASEAN–Korea", "fta", ("KR", "KH", "VN"), aliases=("AKFTA",)),
)
_ENTRIES: Final = (Event, Target, Figure)


def _record(format_: Format, content: bytes) -> None:
    source_format("f", content)
    agreements = read(content, "f", format_)
    # What was read can be written, and is then read as the same.
    assert sorted(agreements, key=lambda a: a.slug) == [
        *read(write(agreements, format_), "f", format_)
    ]


def _rows(format_: RowFormat, content: bytes) -> None:
    _, problems = rows_and_problems(content, format_)
    if problems:
        raise problems[0][2]


def _date(text: str) -> None:
    date = PartialDate(text)
    assert str(date) == text
    assert date.earliest <= date.latest


def _name(text: str) -> None:
    for ask in (resolve, resolve_exactly, owner):
        ask(text, _KNOWN)


def _ref(text: str) -> None:
    ref(text)
    ref_in(_KNOWN[0], "cambodia/launch")


def _any(attempts: Iterable[Callable[[], object]]) -> None:
    """Make all attempts; what the last of them says where all are refused."""
    read_once, refused = False, None
    for attempt in attempts:
        try:
            attempt()
            read_once = True
        except FtaError as error:
            refused = error
    if refused and not read_once:
        raise refused


def _cell(text: str) -> None:
    """The text as a cell of every field."""
    every = [forms(cls)[name] for cls in (Agreement, Event) for name in forms(cls)]
    _any(partial(parsed, form, text) for form in every if form.kind not in _ENTRIES)


def _assignment(text: str) -> None:
    given = [assignment(text)]
    _any(partial(assigned, thing, given) for thing in (_KNOWN[0], _KNOWN[0].log[0]))


def _text(read_text: Callable[[str], None], content: bytes) -> None:
    read_text(content.decode("utf-8", "surrogateescape"))  # as the command line has it


def _reader(read_content: Callable[[bytes], None]) -> Callable[[bytes], bool]:
    def attempt(content: bytes) -> bool:
        """Whether the content was read; False where it was refused."""
        try:
            read_content(content)
        except FtaError:
            return False
        return True

    return attempt


#: By name: takes bytes, and tells whether they were read.
READERS: Final[dict[str, Callable[[bytes], bool]]] = {
    name: _reader(read_content)
    for name, read_content in {
        "yaml": partial(_record, "yaml"),
        "json": partial(_record, "json"),
        "csv": partial(_rows, "csv"),
        "tsv": partial(_rows, "tsv"),
        "jsonl": partial(_rows, "jsonl"),
        "rows": partial(_rows, "json"),
        "date": partial(_text, _date),
        "ref": partial(_text, _ref),
        "cell": partial(_text, _cell),
        "assignment": partial(_text, _assignment),
        "name": partial(_text, _name),
    }.items()
}


def main() -> None:
    """Fuzz the reader that is named with atheris and what libFuzzer takes."""
    if len(sys.argv) < 2 or sys.argv[1] not in READERS:
        sys.exit(f"usage: python -m fuzz.readers {'|'.join(READERS)} [-max_total_time=SECONDS]")
    atheris: Any = import_module("atheris")  # by hand, and so no dependency
    target = READERS[sys.argv.pop(1)]
    atheris.instrument_all()
    limits = ("-timeout=2", "-rss_limit_mb=600", "-max_len=4096")
    atheris.Setup([*sys.argv, *limits], lambda content: target(content) and None)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
