"""Whatever is written and taken back: the record comes back byte for byte, and history holds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from typer.testing import CliRunner

from fta_tracker.cli import app
from fta_tracker.lifecycle import KINDS
from tests import server
from tests.commands.desk import RECORD
from tests.strategies import texts
from tests.support import Result

KIND = st.sampled_from([*KINDS])
#: Few, so that they often leave the order open, and some that are announced only.
DATE = st.sampled_from(
    "2020 2020-07 2020-07-09 2020-07-30 2020-H2 2020-Q4 2021-02 2026-11 2027-06-30".split()
)
STATUS = st.sampled_from(["held", "announced", "cancelled"])
PARTIES = st.sampled_from(["KR", "KH", "KR,KH", "VN", ""])
#: The slugs of the small record, and one that is added on the way.
SLUG = st.sampled_from(["cambodia", "chile", "malaysia", "rcep", "peru"])
_TEXT = st.tuples(st.sampled_from(["note", "summary"]), st.just("="), texts)
_LIST = st.tuples(st.sampled_from(["by", "sources"]), st.sampled_from(["=", "+=", "-="]), PARTIES)
_EVENT = st.one_of(
    st.tuples(st.sampled_from(["date", "date", "end"]), st.just("="), DATE),
    st.tuples(st.just("status"), st.just("="), STATUS),
    st.tuples(st.just("number"), st.just("="), st.integers(1, 5).map(str)),
    st.tuples(st.just("topics"), st.sampled_from(["=", "+=", "-="]), PARTIES),
    _TEXT,
    _LIST,
)
#: What may be edited, by what stands behind the slug of a ref.
EDITS = {
    "target": st.one_of(st.tuples(st.just("due"), st.just("="), DATE), _TEXT, _LIST),
    "figure": st.tuples(st.sampled_from(["period", "stated_on"]), st.just("="), DATE),
    "": st.one_of(
        st.tuples(st.sampled_from(["name", "note"]), st.just("="), texts),
        st.tuples(st.just("aliases"), st.sampled_from(["=", "+=", "-="]), PARTIES),
    ),
}


def init(where: str) -> None:
    """Make the database of the small record."""
    words = ["init", "-q", "--db", where, "--from", str(RECORD)]
    assert CliRunner().invoke(app, words, prog_name="fta").exit_code == 0


@cache
def laid() -> bytes:
    """The file of the small record."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "talks.db"
        init(str(path))
        return path.read_bytes()


@cache
def served() -> tuple[str, Callable[[], None]]:
    """The same on the server: its name, and what brings it back to that."""
    name = server.own("any")
    server.make(name)
    init(server.url(name))
    return name, server.kept(name)


class Writes(RuleBasedStateMachine):
    """One record, written to by every command, and a copy of its export before each change."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.db = Path(self.folder.name) / "talks.db"
        self.exports: list[str] = []

    def teardown(self) -> None:
        """As many undos as there were writes give back what was, step by step."""
        while self.exports:
            before = self.exports.pop()
            assert self.run("undo", "-q") == Result(0, "", "")
            assert self.run("export").out == before
        self.check_database()
        self.folder.cleanup()

    @initialize()
    def lay(self) -> None:
        self.lay_record()

    def lay_record(self) -> None:
        self.db.write_bytes(laid())

    @property
    def named(self) -> str:
        return str(self.db)

    def run(self, *args: str, input: str | None = None) -> Result:  # noqa: A002 - CliRunner's word
        done = CliRunner().invoke(
            app, args, input=input, env={"FTA_DB": self.named}, prog_name="fta"
        )
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Result(done.exit_code, done.stdout, done.stderr)

    def write(self, *args: str, input: str | None = None) -> None:  # noqa: A002
        before, count = self.run("export").out, self.changes()
        done = self.run(*args, input=input)
        assert done.code in (0, 2, 3, 4), done
        if self.changes() > count:
            self.exports.append(before)
        else:
            assert self.run("export").out == before

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.db)) as connection:
            return connection.execute(sql).fetchall()

    def changes(self) -> int:
        ((count,),) = self.ask("select count(*) from change")
        return int(count)

    def refs(self) -> list[str]:
        sql = "select ref from event union select ref from target union select ref from figure"
        return [*sorted(ref for (ref,) in self.ask(sql)), "cambodia", "malaysia", "peru"]

    def check_database(self) -> None:
        assert self.ask("pragma integrity_check") == [("ok",)]
        assert self.ask("pragma foreign_key_check") == []

    # ------------------------------------------------------------------------------- the writes

    @rule(name=texts, alias=texts)
    def add(self, name: str, alias: str) -> None:
        self.write("add", "peru", f"--name={name}", "--party=KR,PE", f"--alias={alias}")

    @rule(slug=SLUG, date=DATE, announced=st.booleans())
    def add_round(self, slug: str, date: str, announced: bool) -> None:
        self.write("add-round", slug, "--date", date, *["--announced"] * announced)

    @rule(slug=SLUG, kind=KIND, date=DATE, status=STATUS, summary=texts)
    def add_event(self, slug: str, kind: str, date: str, status: str, summary: str) -> None:
        options = ["--date", date, "--status", status, f"--summary={summary}"]
        self.write("add-event", slug, kind, *options)

    @rule(slug=SLUG, kind=KIND, due=DATE, said=DATE)
    def add_target(self, slug: str, kind: str, due: str, said: str) -> None:
        self.write("add-target", slug, kind, "--due", due, "--stated-on", said)

    @rule(slug=SLUG, period=DATE, text=texts)
    def add_figure(self, slug: str, period: str, text: str) -> None:
        self.write("add-figure", slug, "exports", "--period", period, f"--text={text}")

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        ref = data.draw(st.sampled_from(self.refs()))
        what = ref.partition("/")[2].partition("/")[0]
        edits = data.draw(st.lists(EDITS.get(what, _EVENT), min_size=1, max_size=2))
        self.write("edit", ref, *map("".join, edits))

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        found = sorted(self.ask("select agreement, ref from event"))
        if found:
            slug, ref = data.draw(st.sampled_from(found))
            others = [other for of, other in found if of == slug]
            self.write("edit", ref, f"after={data.draw(st.sampled_from(others))}")

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        some = st.lists(st.sampled_from(self.refs()), min_size=1, max_size=3)
        self.write("remove", *data.draw(some))

    @rule(data=st.data(), date=DATE, place=texts)
    def take_in_rows(self, data: st.DataObject, date: str, place: str) -> None:
        rows: list[dict[str, Any]] = json.loads(self.run("events", "--json").out)
        some = data.draw(st.lists(st.sampled_from(rows), max_size=3)) if rows else []
        changed = [{**row, "date": date, "place": place, "end": None} for row in some]
        new = {"agreement": "rcep", "kind": "summit", "date": date, "place": place}
        self.write("import", "-", input=json.dumps([*changed, new]))

    @rule(merge=st.booleans(), words=st.sampled_from(["held", "round", "Seoul", "KH", "2020"]))
    def take_in_a_record(self, merge: bool, words: str) -> None:
        text = RECORD.read_text("utf-8").replace(words, {"held": "announced"}.get(words, words))
        self.write("import", "-", *["--merge"] * merge, input=text)

    # ------------------------------------------------------------------- any change, back and forth

    @precondition(lambda self: self.exports)
    @rule(data=st.data())
    def take_any_back_and_bring_it_back(self, data: st.DataObject) -> None:
        """What is in the way is refused and changes nothing; else the redo gives back what was."""
        before, count = self.run("export").out, self.changes()
        number = data.draw(st.integers(2, count))
        done = self.run("undo", str(number))
        if done.code == 0 and self.changes() > count:
            self.check_database()
            assert self.run("undo", str(count + 1), "-q").code == 0
        else:
            assert done.code in (0, 4), done
        assert self.run("export").out == before


class WritesToServer(Writes):
    """The same on a server."""

    def lay_record(self) -> None:
        self.name, bring_back = served()
        bring_back()

    @property
    def named(self) -> str:
        return server.url(self.name)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with server.connected(self.name) as there:
            return list(there.execute(sql.encode()))

    def check_database(self) -> None:
        """A server checks its rows itself, and has no command for it."""


# A sequence takes as long as many a test of a value, so there are fewer of them.
assert settings.default
Writes.TestCase.settings = settings(
    max_examples=settings.default.max_examples // 6,
    stateful_step_count=20,
)
WritesToServer.TestCase.settings = settings(
    max_examples=settings.default.max_examples // 15,
    stateful_step_count=20,
)
TestAnySequenceIsTakenBack = Writes.TestCase
TestAnySequenceIsTakenBackOnAServer = WritesToServer.TestCase
