"""A file that is there whole or not at all: filled beside its place, then put there at once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from fta_tracker.errors import FileTrouble


@contextmanager
def filled(name: str) -> Iterator[BinaryIO]:
    """A file to be filled; at the end it stands under that name, in the place of what stood there.

    Raises FileTrouble; nothing has changed then, nor where the filling fails in another way. One
    that is killed leaves a file whose name ends in `.part`. A file that was there keeps its mode, a
    link stays one, and what is no file (a device, a pipe) is written to.
    """
    try:
        target = os.path.realpath(name)
        if _is_stream(target):
            with open(target, "wb") as stream:
                yield stream
        else:
            yield from _exchanged(target)
    except BrokenPipeError:
        raise
    except OSError as error:
        why = (error.strerror or "").lower()
        raise FileTrouble(
            f"{name} cannot be written: {why}.",
            "Nothing was changed. See the path and the disk.",
        ) from error


def _is_stream(target: str) -> bool:
    """Whether something is there that can be written to and not exchanged."""
    with suppress(FileNotFoundError):
        mode = os.stat(target).st_mode
        return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
    return False


def _exchanged(target: str) -> Iterator[BinaryIO]:
    folder = os.path.dirname(target)
    mode = _mode(target)
    part = os.path.join(folder, f".{os.urandom(8).hex()}.part")
    try:
        with open(part, "xb") as file:
            if mode is not None:
                os.fchmod(file.fileno(), mode)
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
    sync(folder)


def _mode(target: str) -> int | None:
    """The mode of a file that is there, and may be written; None where there is none."""
    try:
        handle = os.open(target, os.O_WRONLY)
    except FileNotFoundError:
        return None
    try:
        return stat.S_IMODE(os.fstat(handle).st_mode)
    finally:
        os.close(handle)


def sync(folder: str | os.PathLike[str]) -> None:
    """See to it that the names in a folder outlast a power cut, where the system lets us.

    It does not for a folder that may be written to and not read. What was done there is done.
    """
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
