"""What can be wrong with a database on a server, each in a sentence; the reader of its codes."""

import re
from collections.abc import Callable, Mapping
from typing import Final

import sqlalchemy as sa

from fta_tracker.errors import Busy, DatabaseUnavailable, FileTrouble, FtaError, Malformed, Refused
from fta_tracker.store.location import Location, masked
from fta_tracker.store.troubles import damaged


class Conflict(Busy):
    """Another program wrote what this write had read; tried anew, it may pass."""


def trouble(error: sa.exc.DBAPIError, location: Location) -> FtaError:
    """What an error amid a transaction means for the user; other errors are raised again."""
    state = _state(error)
    say = _TROUBLES.get(state) or _TROUBLES.get(state[:2])
    if error.connection_invalidated:
        say = _lost
    if say is None:
        raise error
    return say(location)


def unopened(error: sa.exc.DBAPIError, location: Location) -> FtaError:
    """What it means that there is no connection. Most of it comes in words, without a code."""
    if _state(error):
        return trouble(error, location)  # of the first that it was asked
    said = str(error.orig)
    for words, say in _UNOPENED.items():
        if re.search(words, said):
            return say(location)
    # The first line, and of it what the server or the library says, not whom they say it of.
    why = said.strip().partition("\n")[0].rpartition("failed: ")[2].rpartition("FATAL:")[2].strip()
    return DatabaseUnavailable(f"{location} cannot be opened: {masked(why)}.", "See its URL.")


def no_url(location: Location) -> Malformed:
    """The error for text that only begins like a URL."""
    return Malformed(
        f"{location} is not the URL of a database.",
        "Write postgresql+psycopg://USER@HOST:PORT/DATABASE; in a password, %40 stands for @ and "
        "%2F for /.",
    )


def no_driver(location: Location) -> DatabaseUnavailable:
    """The error for a program that was installed without what speaks to a server."""
    return DatabaseUnavailable(
        f"{location} needs psycopg, which is not installed.",
        "Install it: pip install 'fta-tracker[postgres]'",
    )


def other_encoding(location: Location, encoding: str) -> DatabaseUnavailable:
    """The error for a database that cannot hold every text."""
    return DatabaseUnavailable(
        f"{location} keeps text as {encoding}, which cannot hold every name.",
        "Make a database for fta: createdb --encoding UTF8 --template template0 NAME",
    )


def lost_while_saving(location: Location) -> FileTrouble:
    """The error for a commit of which no server tells any more: it is whole, or not there."""
    return FileTrouble(
        f"The connection to {location} was lost while it was saving: all of it is recorded, or "
        "nothing.",
        "See `fta history` before trying again.",
    )


def _state(error: sa.exc.DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""


def _busy(location: Location) -> Busy:
    return Busy(f"{location} is busy: someone else is writing to it.", "Try again in a moment.")


def _conflict(location: Location) -> Conflict:
    return Conflict(
        f"{location} is busy: another program keeps changing what is to be written.",
        "Nothing was changed. Try again in a moment.",
    )


def _lost(location: Location) -> Busy:
    return Busy(
        f"The connection to {location} was lost.", "Nothing was changed. Try again in a moment."
    )


def _not_now(location: Location) -> Busy:
    return Busy(
        f"{location} takes no connection now: the server is starting, stopping or full.",
        "Try again in a moment.",
    )


def _stopped(location: Location) -> Busy:
    return Busy(
        f"{location} has stopped the command: it took too long.",
        "Nothing was changed. Try again in a moment.",
    )


def _against_a_rule(location: Location) -> Refused:
    return Refused(
        f"{location} refuses that by a rule of its own (a trigger, a constraint or a limit).",
        "Nothing was changed. Ask its owner; FTA_DEBUG=1 shows what the server says.",
    )


def _full(location: Location) -> FileTrouble:
    return FileTrouble(
        f"{location} could not be written: the server has no room.",
        "Nothing was changed. Make room on the server.",
    )


def _failed(location: Location) -> FileTrouble:
    return FileTrouble(
        f"{location} could not be read or written: the server's disk failed.",
        "Nothing was changed. See the server's log.",
    )


def _not_allowed(location: Location) -> FileTrouble:
    return FileTrouble(
        f"{location} does not let you do that.",
        "Ask its owner for the role that reads, or the one that writes.",
    )


def _read_only(location: Location) -> FileTrouble:
    return FileTrouble(
        f"{location} can only be read: it is a replica, or set so.", "Write to the main server."
    )


def _no_schema(location: Location) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"{location} has no schema in which tables could be made.",
        "Make one that your role may use, or name one: ?options=-csearch_path%3DNAME",
    )


def _unreachable(location: Location) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"{location} cannot be reached: no PostgreSQL server answers there.",
        "See the host and the port, and whether the server runs.",
    )


def _unknown_host(location: Location) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"{location} cannot be reached: there is no host of that name.", "See how it is spelt."
    )


def _too_slow(location: Location) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"{location} cannot be reached: it did not answer in time.",
        "See the host, the port and the network; ?connect_timeout=30 waits longer.",
    )


def _no_database(location: Location) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"The server has no database {location}.",
        "Make it first, with `createdb` or CREATE DATABASE; then: " + location.init,
    )


def _unknown(location: Location) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"{location} does not let you in: the user or the password is wrong.",
        "Put the password into the URL, PGPASSWORD or ~/.pgpass.",
    )


#: By SQLSTATE, or by its first two characters for a whole class.
_TROUBLES: Final[Mapping[str, Callable[[Location], FtaError]]] = {
    "08": _lost,
    # What is written fits what was read: another program has put in that key since.
    "23505": _conflict,
    "23": _against_a_rule,
    # A server may end a transaction that idles, or that takes long.
    "25P03": _stopped,
    "25P04": _stopped,
    "25006": _read_only,
    # On a replica there are no such locks, and nothing is serializable.
    "0A000": _read_only,
    "55000": _read_only,
    "3F000": _no_schema,
    "40": _conflict,
    "42501": _not_allowed,
    # Our statements are right for a schema that is: a table or a column is gone.
    "42P01": damaged,
    "42703": damaged,
    "53": _full,
    "54": _against_a_rule,
    "55P03": _busy,
    "57014": _stopped,
    "57": _lost,
    "58": _failed,
    "P0": _against_a_rule,
    "XX": damaged,
}

#: By words of the library, or of a server that speaks English; any other is quoted.
_UNOPENED: Final[Mapping[str, Callable[[Location], FtaError]]] = {
    r"database \".*\" does not exist": _no_database,
    r"password authentication failed|no password supplied|role \".*\" does not exist": _unknown,
    r"starting up|shutting down|in recovery mode|too many c|slots are reserved": _not_now,
    r"failed to resolve host|Name or service not known": _unknown_host,
    r"timeout expired|timed out": _too_slow,
    r"Connection refused|No such file or directory|No route to host|unreachable": _unreachable,
}
