"""A wire to the server of the tests, which breaks as a commit goes over it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from select import select
from threading import Thread

from tests import server

_SOME = 1 << 16


@contextmanager
def breaking(*, after: bool, for_good: bool = False) -> Iterator[int]:
    """A port that leads to the server, where the first commit breaks the connection.

    `after`: the server has had it, and only its answer is lost; else it never got there.
    `for_good`: from then on no connection is taken.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=_serve, args=(listener, after, for_good))
        thread.start()
        yield listener.getsockname()[1]
        # Also where it has left of itself: shutting down wakes one that still waits.
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


def _serve(listener: socket.socket, after: bool, for_good: bool) -> None:
    broken = False
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        with client, socket.create_connection(("127.0.0.1", server.port())) as there:
            if not (broken and for_good):
                broken |= _relay(client, there, after, whole=broken)


def _relay(client: socket.socket, there: socket.socket, after: bool, *, whole: bool) -> bool:
    """Pass on what either says until one of them ends it, or a commit does; whether it did.

    A message arrives in one piece, for the two speak in turn and it is short.
    """
    while True:
        for source in select([client, there], [], [])[0]:
            said = source.recv(_SOME)
            if not said:
                return False
            if source is client and not whole and b"COMMIT" in said:
                if after:
                    there.sendall(said)
                    there.recv(_SOME)
                return True
            (there if source is client else client).sendall(said)
