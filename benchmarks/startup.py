"""What a read costs, beside an empty two-command Typer program on the same interpreter.

    python benchmarks/startup.py [RUNS]         with the Python of the environment that has fta

Each command runs in turn with the empty program (A B A B …), its output into a pipe, after one
uncounted run of each; the figures are the medians of RUNS (default 25) pairs, and the ratio is the
median of the ratios pair by pair, so that a machine that speeds up or slows down does not matter.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

EMPTY = """
import typer

app = typer.Typer()


@app.command()
def one() -> None:
    print("one")


@app.command()
def two() -> None:
    print("two")


if __name__ == "__main__":
    app()
"""
COMMANDS = (
    "list",
    "status cambodia --json",
    "rounds",
    "timeline cambodia",
    "targets",
    "figures",
    "events",
)


def seconds(command: list[str], env: dict[str, str]) -> float:
    """How long a command takes from its start until it has ended, its output read."""
    began = time.perf_counter()
    subprocess.run(command, env=env, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Measure each command and print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    with tempfile.TemporaryDirectory() as place:
        empty = Path(place) / "empty.py"
        empty.write_text(EMPTY)
        env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        env["FTA_DB"] = str(Path(place) / "fta.db")
        fta = [str(Path(sys.executable).with_name("fta"))]
        subprocess.run([*fta, "init", "--quiet"], env=env, check=True)
        print(f"Python {platform.python_version()}, Typer {version('typer')}, {runs} pairs each\n")
        print("| command | fta | empty Typer program | ratio |\n|---|---|---|---|")
        for command in COMMANDS:
            pair = ([*fta, *command.split()], [sys.executable, str(empty), "one"])
            for each in pair:
                seconds(each, env)
            times = [(seconds(pair[0], env), seconds(pair[1], env)) for _ in range(runs)]
            ours, theirs = (statistics.median(column) * 1000 for column in zip(*times, strict=True))
            ratio = statistics.median(a / b for a, b in times)
            print(f"| `fta {command}` | {ours:.0f} ms | {theirs:.0f} ms | {ratio:.2f} |")


if __name__ == "__main__":
    main()
