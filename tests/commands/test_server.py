"""What is told of a server and asked of it by the whole program; passwords are never shown."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

import psycopg
import pytest

from fta_tracker.store.schema import SCHEMA
from tests import server
from tests.commands.conftest import Served
from tests.commands.desk import RECORD, Desk
from tests.support import PATIENCE_S, ROOT, Result, environment, some

PAGE = ROOT / "docs" / "postgresql.md"


@pytest.fixture
def shared(folder: Path, served: Served) -> Desk:
    """A desk whose record is on the server."""
    return Desk(folder, served("record"))


@pytest.fixture
def blank(folder: Path, served: Served) -> Desk:
    """A desk whose database on the server has no tables."""
    return Desk(folder, served("bare"))


def test_a_record_moves_from_a_file_to_a_server_and_back(blank: Desk) -> None:
    (blank.folder / "a.yaml").write_bytes((ROOT / "negotiations.yaml").read_bytes())
    done = blank.bash(
        "unset FTA_DB; fta init -q --db one.db --from a.yaml;"
        f" export THERE={quote(blank.named)};"
        " FTA_DB=$THERE fta init -q --empty;"
        " fta export --db one.db | FTA_DB=$THERE fta import - -q;"
        " fta init -q --empty --db two.db;"
        " FTA_DB=$THERE fta export | fta import - -q --db two.db;"
        " FTA_DB=$THERE fta export >b.yaml; fta export --db two.db >c.yaml"
    )

    assert done == Result(0, "", "")
    for name in ("b.yaml", "c.yaml"):
        assert (blank.folder / name).read_bytes() == (blank.folder / "a.yaml").read_bytes()


def test_older_tables_are_upgraded_where_they_stand(blank: Desk) -> None:
    assert blank.quick("init", "-q").code == 0
    record = blank.quick("export").out
    blank.change("update agreement set in_force_rule = null")
    without = blank.quick("export").out
    assert without != record
    blank.change("alter table agreement drop in_force_rule")
    blank.change("update fta_schema set version_num = '0002'")
    assert blank.quick("list").code == 6

    done = blank.quick("init")

    assert done == Result(0, "", f"Upgraded {blank.called} to schema {SCHEMA}.\n")
    assert blank.quick("export").out == without


SECRETS = ("s3cret", server.PASSWORD)


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_password_is_never_shown(shared: Desk, debug: str) -> None:
    """Neither in what is said, nor in what is kept, nor with a traceback."""
    url = shared.named
    wrong = url.replace("/record", "/no-record")
    said = []
    for words in (
        ["info"],
        ["info", "--db-path"],
        ["add-round", "chile", "--date", "2026-11-01", "--number", "7"],
        ["add-round", "chile", "--date", "2026-11-02", "--number", "8", "-n", "--json"],
        ["edit", "chile", f"note={url}"],
        ["history", "--json"],
        ["init"],
        ["init", "--empty"],
        ["undo"],
        ["export", "--json"],
    ):
        ways: list[dict[str, str]] = [{"FTA_DB": ""}, {}]
        for way in some(ways[:: -1 if debug else 1], of=2):
            more = ["--db", url] * bool(way)
            said += [shared.run(*words, *more, **way, FTA_DEBUG=debug)]
    for broken in (wrong, url.replace("127.0.0.1", "127.0.0.1:x"), f"{url}?nonsense=1"):
        said += [shared.run("list", "--db", broken, FTA_DEBUG=debug)]

    codes = [done.code for done in said]
    assert {0, 2, 4, 5} <= {*codes}, "all of it was tried"
    kept = json.dumps([shared.sql("select command from change"), [done.err for done in said]])
    assert "***" in kept
    shown = kept + "".join(done.out for done in said if '"note"' not in done.out)
    assert [secret for secret in SECRETS if secret in shown] == []


def test_without_the_extra_it_is_told_how_to_have_it(shared: Desk) -> None:
    """In an installation of its own: `.ci/run` asks there, too."""
    hidden = "import sys; sys.modules['psycopg'] = None; from fta_tracker.__main__ import main; "
    done = subprocess.run(
        [sys.executable, "-c", f"{hidden}main()", "list"],
        env=environment(shared.env()),
        capture_output=True,
        check=False,
        timeout=PATIENCE_S,
    )

    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (
        5,
        "",
        (
            f"fta: {shared.called} needs psycopg, which is not installed.\n"
            "hint: Install it: pip install 'fta-tracker[postgres]'\n"
        ),
    )


def test_a_password_is_found_in_the_file_for_it(shared: Desk) -> None:
    """As the page advises: a URL without one, and `~/.pgpass`."""
    without = re.sub(":[^:]*@", "@", shared.named)
    assert shared.quick("list", FTA_DB=without).code == 5
    kept = Path(os.environ["HOME"], ".pgpass")
    kept.write_text(
        f"127.0.0.1:{server.port()}:{shared.database}:{shared.user}:{server.PASSWORD}\n"
    )
    kept.chmod(0o600)

    assert shared.quick("list", FTA_DB=without) == shared.quick("list")


def test_a_client_may_insist_on_tls_and_on_whose_server_it_is(shared: Desk) -> None:
    def asked(sslmode: str, known: Path = Path("none")) -> Result:
        query = f"?sslmode={sslmode}" + (f"&sslrootcert={known}" if known.exists() else "")
        return shared.quick("list", FTA_DB=shared.named + query)

    assert asked("require").err == (
        f"fta: {shared.called}?sslmode=require cannot be opened: server does not support SSL, but "
        "SSL was required.\nhint: See its URL.\n"
    )
    with server.with_tls(shared.folder) as known:
        assert asked("verify-full", known) == shared.quick("list")
        other = shared.folder / "other.pem"
        server.certify(other, shared.folder / "other.key")
        refused = asked("verify-full", other)
        assert refused.code == 5
        assert "cannot be opened: SSL error: certificate verify failed." in refused.err


#: Runs a command in a child that is stopped before one statement after the other, then before the
#: commit, until one comes through; tells how each ended and how many changes it left.
STOPPED = """
import json, os, signal, sys
import psycopg
import sqlalchemy as sa
from fta_tracker.cli import app
from fta_tracker.store import server, writer  # what a child would import each time

how, where, *command = sys.argv[1:]

def child(last):
    os.dup2(os.open("err", os.O_CREAT | os.O_WRONLY | os.O_TRUNC), 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    count = 0
    def counted(*_):
        nonlocal count
        count += 1
        if count == last:
            os.kill(os.getpid(), getattr(signal, how))
    sa.event.listen(sa.Engine, "before_cursor_execute", counted)
    sa.event.listen(sa.Engine, "commit", counted)
    try:
        app(command, prog_name="fta")
    except SystemExit as ended:
        os._exit(ended.code or 0)
    except KeyboardInterrupt:  # as __main__ does
        os._exit(130)

last = 0
while True:
    last += 1
    pid = os.fork()
    if not pid:
        child(last)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with psycopg.connect(where) as connection:
        (changes,) = connection.execute("select count(*) from change").fetchone()
    print(json.dumps([code, changes, open("err").read()]))
    if code == 0:
        break
"""


@pytest.mark.parametrize(("how", "code"), [("SIGKILL", -9), ("SIGINT", 130)])
def test_a_write_is_whole_or_not_at_all(shared: Desk, how: str, code: int) -> None:
    (shared.folder / "new.yaml").write_text(RECORD.read_text("utf-8").replace("Korea", "Corea"))
    before = shared.state()
    libpq = shared.named.replace("+psycopg", "")

    done = subprocess.run(
        [sys.executable, "-c", STOPPED, how, libpq, "import", "new.yaml", "-q"],
        env=environment(shared.env()),
        cwd=shared.folder,
        capture_output=True,
        check=False,
        timeout=PATIENCE_S,
    )

    assert (done.returncode, done.stderr.decode()) == (0, "")
    *stopped, through = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(stopped) >= 8, "at every statement, the commit among them"
    assert {tuple(left) for left in stopped} == {(code, 1, "")}
    assert through == [0, 2, ""]
    assert shared.quick("undo", "-q").code == 0
    assert shared.quick("export").out == RECORD.read_text("utf-8")
    assert shared.state() != before, "the changes are kept"


# -------------------------------------------------------------------------- the page about all this


@pytest.fixture
def office() -> Iterator[str]:
    """The database and the roles of the page, made as it says; of this worker alone."""
    talks = server.own("talks")
    people = [f"{talks}_{who}" for who in ("owner", "writers", "readers", "minji", "press")]
    try:
        yield talks
    finally:
        server.drop(talks)
        with server.connected() as there:
            for person in reversed(people):
                there.execute(f"drop role if exists {person}".encode())


def _blocks(talks: str) -> dict[str, list[str]]:
    """The SQL of the page, by what it says of who runs it; in the names of this worker."""
    found: dict[str, list[str]] = {}
    text = PAGE.read_text("utf-8")
    for who, shown in re.findall(r"<!-- run by (.*?) -->\n```sql\n(.*?)```", text, re.DOTALL):
        sql = re.sub(r"\b(minji|press)\b", rf"{talks}_\1", re.sub(r"\btalks", talks, shown))
        found.setdefault(who, []).append(sql)
    assert text.count("```sql") == sum(map(len, found.values())), "each says who runs it"
    return found


def test_the_page_makes_readers_and_writers(office: str, folder: Path) -> None:
    blocks = _blocks(office)
    roles, people = blocks["the administrator, in any database"]
    (grants,) = blocks["talks_owner, in talks"]

    def run(sql: str, database: str = "postgres", user: str = "postgres") -> None:
        with server.connected(database) as there:
            there.execute(f"set role {user}".encode())
            for statement in sql.split(";\n"):
                if statement.strip():
                    there.execute(statement.encode())

    def desk(who: str) -> Desk:
        run(f"alter role {office}_{who} password '{server.PASSWORD}'")
        return Desk(folder, office, f"{office}_{who}")

    run(roles)
    owner = desk("owner")
    assert owner.quick("init", "--empty", "-q") == Result(0, "", "")
    assert owner.quick("import", str(RECORD), "-q").code == 0
    run(grants, office, f"{office}_owner")
    run(people)
    writer, reader = desk("minji"), desk("press")

    assert reader.column("slug", "list") == owner.column("slug", "list")
    for words in (["undo", "-q"], ["edit", "chile", "note=x"], ["remove", "japan", "-n"]):
        assert reader.quick(*words) == Result(
            74,
            "",
            f"fta: {reader.called} does not let you do that.\n"
            "hint: Ask its owner for the role that reads, or the one that writes.\n",
        )
    assert writer.quick("add-round", "chile", "--date", "2026-11-01", "--number", "7").code == 0
    assert writer.quick("edit", "chile", "note=x", "-q").code == 0
    assert writer.quick("remove", "japan", "-q").code == 0
    assert writer.quick("undo", "-q").code == 0
    assert reader.json("info")["changes"] == 5
    _dumped_and_restored(owner, reader)
    for harm in ("delete from change", "update change set who = 'x'", "drop table event"):
        with pytest.raises(
            psycopg.errors.InsufficientPrivilege, match=r"permission denied|must be owner"
        ):
            run(harm, office, f"{office}_minji")


def _dumped_and_restored(owner: Desk, reader: Desk) -> None:
    """Run the page's two lines, with a change between them that goes, and rights that stay."""
    before = reader.quick("export").out
    dump, restore = re.findall(r"^pg_(?:dump|restore) .*", PAGE.read_text("utf-8"), re.MULTILINE)
    url = owner.named.replace("+psycopg", "")
    assert owner.bash(re.sub(r'"postgresql:.*?"', quote(url), dump)) == Result(0, "", "")
    assert owner.quick("edit", "chile", "note=y", "-q").code == 0
    assert owner.bash(re.sub(r'"postgresql:.*?"', quote(url), restore)) == Result(0, "", "")
    assert reader.quick("export").out == before
