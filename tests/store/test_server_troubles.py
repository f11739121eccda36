"""What can be wrong with a database on a server, each in a sentence with its exit code."""

import re
import socket
import sys
from collections.abc import Callable, Mapping

import pytest
import sqlalchemy as sa

from fta_tracker.errors import (
    Busy,
    DatabaseUnavailable,
    FileTrouble,
    FtaError,
    Malformed,
)
from fta_tracker.model import Agreement
from fta_tracker.store.database import Location, open_reader
from fta_tracker.store.server import _came_of
from tests import server
from tests.store.samples import (
    grown,
    held,
    statement,
    wrote,
)
from tests.store.served import ALL, add_to_rcep, on_server, role, said, told
from tests.store.wire import breaking


@pytest.fixture
def location(served: Location) -> Location:
    return served


# ------------------------------------------------------------------------------ what goes wrong


def _after_reading(location: Location, then: Callable[[], object]) -> Callable[[], object]:
    """A write during which something happens, between what it reads and what it saves."""

    def making(now: Mapping[str, Agreement]) -> Mapping[str, Agreement]:
        then()
        return {"rcep": grown(now["rcep"], statement("2020"))}

    return lambda: wrote(location, making)


def _end_all(name: str) -> None:
    with server.connected() as there:
        there.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name]
        )


def test_a_connection_that_is_ended_amid_a_write(
    location: Location, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    lost = (
        Busy,
        75,
        f"The connection to {location} was lost.",
        "Nothing was changed. Try again in a moment.",
    )

    assert told(_after_reading(location, lambda: _end_all(name))) == lost

    assert held(location) == ALL
    with open_reader(location) as reader:
        _end_all(name)
        assert told(reader.counts) == lost
    assert capfd.readouterr() == ("", ""), "no library has its say"


def test_a_connection_that_the_server_ends_amid_the_saving(location: Location, name: str) -> None:
    with server.connected(name) as there:
        there.execute(
            "create function die() returns trigger language plpgsql security definer as"
            " $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$"
        )
        there.execute(
            "create constraint trigger die after insert on change deferrable initially deferred"
            " for each row execute function die()"
        )

    assert told(lambda: add_to_rcep(location))[:2] == (Busy, 75)
    assert held(location) == ALL


def test_a_commit_that_never_reaches_the_server_changes_nothing(
    location: Location, name: str
) -> None:
    with breaking(after=False) as port:
        assert told(lambda: add_to_rcep(on_server(name, at=port)))[1:] == (
            75,
            f"The connection to {server.shown(name, at=port)} was lost.",
            "Nothing was changed. Try again in a moment.",
        )

    assert held(location) == ALL


def test_a_commit_whose_answer_is_lost_is_a_write(location: Location, name: str) -> None:
    """The server is asked what came of it: nobody need look, and nobody records it twice."""
    with breaking(after=True) as port:
        add_to_rcep(on_server(name, at=port), "Once.")

    assert said(location) == {"Once."}


@pytest.mark.parametrize("after", [False, True])
def test_a_commit_of_which_no_server_tells(location: Location, name: str, after: bool) -> None:
    with breaking(after=after, for_good=True) as port:
        cut = on_server(name, at=port)
        assert told(lambda: add_to_rcep(cut, "Perhaps.", patience=0.3)) == (
            FileTrouble,
            74,
            (
                f"The connection to {cut} was lost while it was saving: all of it is recorded, or "
                "nothing."
            ),
            "See `fta history` before trying again.",
        )

    assert said(location) == ({"Perhaps."} if after else set())


def test_a_transaction_that_goes_on_is_waited_for(location: Location, name: str) -> None:
    """Until its server has noticed the loss, nobody knows what becomes of it."""
    with server.connected(name) as there, there.transaction():
        (number,) = there.execute("select txid_current()").fetchone() or (0,)
        assert _came_of(number, location, 1) is None

    assert _came_of(number, location, 1) == "committed"


def test_a_commit_that_the_server_refuses(location: Location, name: str) -> None:
    _raising(location, name, "40001", "constraint", "deferrable initially deferred")

    assert told(lambda: add_to_rcep(location))[1] == 75
    assert held(location) == ALL


@pytest.mark.parametrize(
    ("code", "exit_code", "sentence"),
    [
        ("53100", 74, "{} could not be written: the server has no room."),
        ("58030", 74, "{} could not be read or written: the server's disk failed."),
        ("57014", 75, "{} has stopped the command: it took too long."),
        ("XX001", 5, "{} is damaged."),
        ("40P01", 75, "{} is busy: another program keeps changing what is to be written."),
        ("08006", 75, "The connection to {} was lost."),
        ("25P04", 75, "{} has stopped the command: it took too long."),
        *(
            (
                code,
                4,
                "{} refuses that by a rule of its own (a trigger, a constraint or a limit).",
            )
            for code in ("P0001", "23514", "54000")
        ),
    ],
)
@pytest.mark.usefixtures("at_once")
def test_what_a_server_says_is_told(
    location: Location, name: str, code: str, exit_code: int, sentence: str
) -> None:
    """A trigger says it, for a disk that fails is hard to come by."""
    _raising(location, name, code)

    assert told(lambda: add_to_rcep(location))[1:3] == (exit_code, sentence.format(location))
    assert held(location) == ALL


def test_what_no_server_should_say_is_a_bug(location: Location, name: str) -> None:
    _raising(location, name, "42601")

    with pytest.raises(sa.exc.DBAPIError, match="by a trigger"):
        add_to_rcep(location)


def _raising(location: Location, name: str, code: str, kind: str = "", when: str = "") -> None:
    assert held(location), "there it is"
    with server.connected(name) as there:
        there.execute(
            "create function fail() returns trigger language plpgsql as $$ begin"
            f" raise exception 'by a trigger' using errcode = '{code}'; end $$".encode()
        )
        there.execute(
            f"create {kind} trigger fail after insert on change {when}"
            " for each row execute function fail()".encode()
        )


@pytest.mark.usefixtures("location")
def test_who_may_not_read_is_told(name: str) -> None:
    with role(name) as (user, word):
        other = Location(server.url(name, user, word), "FTA_DB")

        assert told(lambda: open_reader(other)) == (
            FileTrouble,
            74,
            f"{other} does not let you do that.",
            "Ask its owner for the role that reads, or the one that writes.",
        )


@pytest.mark.usefixtures("location")
def test_who_may_only_read_is_told_before_anything_is_written(name: str) -> None:
    with role(name, "grant select on all tables in schema public to {}") as (user, word):
        other = Location(server.url(name, user, word), "FTA_DB")

        assert held(other) == ALL
        assert told(lambda: add_to_rcep(other))[:2] == (FileTrouble, 74)
        assert told(lambda: add_to_rcep(other, dry_run=True))[:2] == (FileTrouble, 74)


# -------------------------------------------------------------------------- what cannot be opened


def _unopened(location: Location) -> tuple[type[FtaError], int, str, str | None]:
    said = {told(way) for way in (lambda: open_reader(location), lambda: add_to_rcep(location))}
    (same,) = said
    return same


def test_a_server_that_is_not_there() -> None:
    location = Location(f"postgresql://desk:hunter2@127.0.0.1:{server.free_port()}/fta", "--db")

    assert _unopened(location) == (
        DatabaseUnavailable,
        5,
        f"{location} cannot be reached: no PostgreSQL server answers there.",
        "See the host and the port, and whether the server runs.",
    )


def test_a_host_that_is_not_there() -> None:
    location = Location("postgresql://desk:hunter2@nowhere.invalid/fta", "--db")

    assert _unopened(location) == (
        DatabaseUnavailable,
        5,
        f"{location} cannot be reached: there is no host of that name.",
        "See how it is spelt.",
    )


def test_a_server_that_does_not_answer() -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        url = f"postgresql://desk:hunter2@127.0.0.1:{mute.getsockname()[1]}/fta?connect_timeout=2"
        location = Location(url, "--db")

        assert told(lambda: open_reader(location)) == (
            DatabaseUnavailable,
            5,
            f"{location} cannot be reached: it did not answer in time.",
            "See the host, the port and the network; ?connect_timeout=30 waits longer.",
        )


@pytest.mark.parametrize(
    ("user", "password"), [(server.USER, "wrong"), ("nobody", "wrong"), (server.USER, "")]
)
def test_a_user_who_is_not_let_in(name: str, user: str, password: str) -> None:
    location = Location(server.url(name, user, password), "FTA_DB")

    assert _unopened(location) == (
        DatabaseUnavailable,
        5,
        f"{location} does not let you in: the user or the password is wrong.",
        "Put the password into the URL, PGPASSWORD or ~/.pgpass.",
    )


def test_a_database_that_is_not_there() -> None:
    location = on_server("nowhere")

    assert _unopened(location) == (
        DatabaseUnavailable,
        5,
        f"The server has no database {location}.",
        "Make it first, with `createdb` or CREATE DATABASE; then: fta init",
    )


def test_a_server_that_is_full(location: Location, name: str) -> None:
    with server.connected() as there:
        there.execute(f"alter database {name} connection limit 0".encode())

    assert _unopened(location) == (
        Busy,
        75,
        f"{location} takes no connection now: the server is starting, stopping or full.",
        "Try again in a moment.",
    )


def test_what_else_a_server_says_is_quoted(location: Location, name: str) -> None:
    with server.connected() as there:
        there.execute(f"alter database {name} allow_connections false".encode())

    assert _unopened(location) == (
        DatabaseUnavailable,
        5,
        f'{location} cannot be opened: database "{name}" is not currently accepting connections.',
        "See its URL.",
    )


def test_an_option_that_nobody_knows_is_quoted(name: str) -> None:
    location = on_server(name, nonsense="1")

    assert _unopened(location)[2] == (
        f'{location} cannot be opened: invalid connection option "nonsense".'
    )


@pytest.mark.parametrize("written", ["postgresql://h:x/a", "postgresql://[::1/a"])
def test_text_that_only_begins_like_a_url(written: str) -> None:
    location = Location(written, "--db")

    assert _unopened(location) == (
        Malformed,
        2,
        f"{location} is not the URL of a database.",
        (
            "Write postgresql+psycopg://USER@HOST:PORT/DATABASE; in a password, %40 stands for @ "
            "and %2F for /."
        ),
    )


def test_without_psycopg_it_is_told_how_to_have_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    location = on_server(name)

    assert _unopened(location) == (
        DatabaseUnavailable,
        5,
        f"{location} needs psycopg, which is not installed.",
        "Install it: pip install 'fta-tracker[postgres]'",
    )


# ------------------------------------------------------------------- a replica, and a server's end


def test_a_replica_is_for_reading_until_it_is_the_server(location: Location, name: str) -> None:
    """One server's life: it follows the other, takes its place, stops amid a write, is back."""
    with server.replica() as there:
        copy = Location(server.url(name, at=there.port), "FTA_DB")
        add_to_rcep(location, "First.")
        there.catch_up()
        assert said(copy) == {"First."}
        assert told(lambda: add_to_rcep(copy)) == (
            FileTrouble,
            74,
            f"{copy} can only be read: it is a replica, or set so.",
            "Write to the main server.",
        )

        ports = f"host=127.0.0.1:{there.port}&host=127.0.0.1:{server.port()}"
        any_main = server.url(f"{name}?{ports}&target_session_attrs=read-write")
        add_to_rcep(Location(re.sub("@[^/]*/", "@/", any_main), "FTA_DB"), "By the one that can.")
        there.catch_up()

        there.promote()
        add_to_rcep(copy, "Second.")

        assert told(_after_reading(copy, there.stop))[1:3] == (
            75,
            f"The connection to {copy} was lost.",
        )
        assert told(lambda: open_reader(copy))[:2] == (DatabaseUnavailable, 5)
        there.start()
        assert said(copy) == {"First.", "By the one that can.", "Second."}
        with open_reader(copy) as reader:
            assert reader.counts().changes == 4
