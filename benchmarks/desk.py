"""A place to measure in: an environment of its own, and databases that are made once."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from benchmarks.timing import Job

#: Kept from whoever runs the benchmark: what is compiled is kept, and streams are buffered.
_UNSET: Final = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "NO_COLOR", "COLUMNS", "LINES")
TODAY: Final = "2026-11-23"


class Desk:
    """A folder, and the program of the environment that runs the benchmark, at work in it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.fta = str(Path(sys.executable).with_name("fta"))
        self.env: Mapping[str, str] = {
            **{name: value for name, value in os.environ.items() if name not in _UNSET},
            "HOME": str(place),
            "TERM": "xterm-256color",
            "FTA_TODAY": TODAY,
        }

    def database(self, name: str, *given: str) -> Path:
        """A database made by `fta init` with these options."""
        path = self.place / name
        self.do(self.fta, "init", "--quiet", "--db", str(path), *given)
        return path

    def world(self, name: str, agreements: int, events: int) -> Path:
        """The YAML of a world of that size."""
        path = self.place / name
        with path.open("wb") as out:
            argv = [sys.executable, "-m", "benchmarks.world", str(agreements), str(events)]
            subprocess.run(argv, env={**self.env, "PYTHONPATH": _here()}, stdout=out, check=True)
        return path

    def job(
        self, command: str, db: Path, *, terminal: bool = False, name: str | None = None
    ) -> Job:
        """A command of fta on that database; one that finds something wrong ends with 1."""
        env = {**self.env, "FTA_DB": str(db)}
        called = name or f"fta {command}" + (", on a terminal" if terminal else "")
        return Job(called, (self.fta, *command.split()), env, terminal, codes=(0, 1))

    def write(self, command: str, db: Path, *, name: str | None = None) -> Job:
        """A command that writes, each time to the database as it is now."""
        kept = db.with_suffix(".kept")
        shutil.copyfile(db, kept)
        job = self.job(command, db, name=name)
        return job._replace(before=lambda: shutil.copyfile(kept, db), codes=(0,))

    def completion(self, line: str, db: Path, *, name: str) -> Job:
        """What zsh runs when the key is pressed behind that line."""
        env = {**self.env, "FTA_DB": str(db), "_FTA_COMPLETE": "complete_zsh"}
        return Job(name, (self.fta,), {**env, "_TYPER_COMPLETE_ARGS": line})

    def do(self, *argv: str) -> None:
        """Run a command and wait for it; its answer is no one's."""
        subprocess.run(argv, env=dict(self.env), check=True, stdout=subprocess.DEVNULL)


def _here() -> str:
    return str(Path(__file__).resolve().parent.parent)
