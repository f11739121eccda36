"""A small disk of one's own, full or read-only: a tmpfs in a mount namespace that ends with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.support import PATIENCE_S, Result, environment

#: The superuser may mount; anyone else may in a user namespace of their own.
WAYS = (["unshare", "--mount"], ["unshare", "--map-root-user", "--mount"])

#: $1 the size of the disk in KB, $2 how much of it is free then ("all", or KB), $3 ro or rw.
SCRIPT = """
set -e
mount -t tmpfs -o size=$1k none disk
cp -a before/. disk/
if [ "$2" != all ]; then
    dd if=/dev/zero of=disk/filler bs=4k 2>/dev/null || true
    truncate -s -${2}K disk/filler
fi
[ "$3" = rw ] || mount -o remount,ro disk
shift 3
cd disk
code=0
"$@" >../out 2>../err </dev/null || code=$?
cd ..
rm -rf after
cp -a disk/. after/
rm -f after/filler
exit $code
"""


@cache
def _way() -> list[str]:
    """The command that gives a script mounts of its own; there must be one."""
    said = []
    for way in WAYS:
        done = subprocess.run(
            [*way, "mount", "-t", "tmpfs", "none", "/mnt"],
            capture_output=True,
            text=True,
            check=False,
        )
        if not done.returncode:
            return way
        said.append(f"{' '.join(way)}: {done.stderr.strip()}")
    pytest.fail(
        "A full or read-only disk cannot be tried here, and must be: allow user namespaces, or run "
        f"the tests as a superuser who may mount. {'; '.join(said)}",
        pytrace=False,
    )


def on_disk(
    folder: Path, *command: str, size: int = 1000, free: str = "all", may: str = "rw"
) -> Result:
    """Run `fta` in a disk of `size` KB that holds what is in `folder/before`.

    Of the disk `free` KB are free then, and it `may` be written or not (`ro`). What is on it
    afterwards is in `folder/after`.
    """
    (folder / "disk").mkdir(exist_ok=True)
    fta = [sys.executable, "-m", "fta_tracker", *command]
    done = subprocess.run(
        [*_way(), "bash", "-c", SCRIPT, "bash", str(size), free, may, *fta],
        env=environment({"FTA_DB": "talks.db", "PYTHONDONTWRITEBYTECODE": "1"}, coverage=True),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert not done.stderr, done.stderr
    out, err = ((folder / name).read_text("utf-8") for name in ("out", "err"))
    return Result(done.returncode, out, err)


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """The bytes and the mode of everything in a folder, by name."""
    return {path.name: (path.read_bytes(), path.stat().st_mode) for path in folder.iterdir()}


def lay(folder: Path, *paths: Path) -> None:
    """Put copies of these files on the disk that is to be."""
    before = folder / "before"
    before.mkdir(exist_ok=True)
    for path in paths:
        shutil.copy(path, before)
        os.chmod(before / path.name, 0o600)
