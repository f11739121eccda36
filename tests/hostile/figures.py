"""What each hostile file costs: `python -m tests.hostile.figures` prints the table of the docs.

The figures of a machine, not limits: those are in `measured`, and `test_files` holds them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.hostile.files import NAMED
from tests.hostile.measured import measured


def main() -> None:
    """Print a row a file, by processor time, and the peaks of all."""
    found = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        base = measured("--version", cwd=folder)
        for name, attack in NAMED.items():
            (folder / "talks.db").unlink(missing_ok=True)
            measured("init", "--db", "talks.db", "--empty", cwd=folder)
            text = attack.text()
            whole = text if isinstance(text, bytes) else text.encode()
            file = folder / attack.name
            file.write_bytes(whole)
            done = measured("import", attack.name, "--db", "talks.db", cwd=folder)
            file.unlink()
            found.append((done.cpu_s, done.peak_mb, done.code, len(whole) / 1e6, name))
    write = sys.stdout.write
    write(f"`fta --version`: {base.cpu_s:.2f} s, {base.peak_mb:.0f} MB\n\n")
    write("| what `fta import` is given | MB | exit code | processor s | peak MB |\n")
    write("|---|---:|---:|---:|---:|\n")
    for cpu_s, peak_mb, code, size, name in sorted(found, reverse=True):
        write(f"| {name} | {size:.1f} | {code} | {cpu_s:.2f} | {peak_mb:.0f} |\n")
    write(f"\nAt most {max(found)[0]:.2f} s and {max(row[1] for row in found):.0f} MB.\n")


if __name__ == "__main__":
    main()
