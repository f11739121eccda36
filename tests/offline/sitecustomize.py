"""Ends any Python that this folder is on the path of, as soon as it asks for a socket or a name.

Python imports it at its start. An exception could be caught, and so be no proof: the process ends.
What a library in C does by itself it does not see; `.ci/run` runs a session without a network too.
"""

import os
import sys

#: No code of ours, of Python, or of Debian.
FORBIDDEN = 97
_NETWORK = (
    "socket.__new__",
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.sendto",
)


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event in _NETWORK:
        os.write(2, f"the network was asked for: {event} {args}\n".encode())
        os._exit(FORBIDDEN)


sys.addaudithook(_watch)
