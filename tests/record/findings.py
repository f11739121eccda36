"""What `fta check` finds in the shipped record, kept in `check.tsv` and `check-gaps.tsv`.

`python -m tests.record.findings` writes the files anew: read each difference, and give the reason
in `findings.yaml`, or mend the rule.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support import TODAY, run

FOLDER = Path(__file__).parent
REASONS = FOLDER / "findings.yaml"
#: The name of each file, the words after `fta`, and the exit code.
ASKED = {"check.tsv": ("check", 1), "check-gaps.tsv": ("check --gaps", 0)}


def told(name: str, database: Path) -> str:
    """What the program prints on the day on which all tests run."""
    words, code = ASKED[name]
    done = run(*words.split(), "--db", str(database), env={"FTA_TODAY": TODAY})
    assert (done.code, done.err) == (code, "")
    return done.out


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        made = Path(folder) / "talks.db"
        assert run("init", "--db", str(made)).code == 0
        for name in ASKED:
            (FOLDER / name).write_text(told(name, made))
