"""Screens of the shipped record, kept in `golden/` for people to look at.

`python -m tests.views.goldens` writes the files anew: look at the difference before committing it.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support import TODAY, run, run_pty

FOLDER = Path(__file__).parent / "golden"
WIDTHS = (60, 80, 100)
#: The name of each screen, and the words after `fta`.
SCREENS = {
    "list": "list",
    "list-2020-07-09": "list --as-of 2020-07-09",
    "timeline": "timeline",
    "timeline-malaysia": "timeline malaysia",
    "timeline-launch": "timeline --align launch",
    "list-wto-ko-2020-07-09": "list --vocabulary wto --names ko --as-of 2020-07-09",
    "status-cambodia-2020-07-09": "status cambodia --as-of 2020-07-09",
    "status-malaysia-2020-07-09": "status malaysia --as-of 2020-07-09",
    "targets-cambodia": "targets cambodia",
    "brief-malaysia": "brief malaysia --since 2019-06 --until 2024-10",
    "summary": "summary",
    "summary-ko": "summary --names ko",
    "summary-by-agreement": "summary --by agreement",
    "summary-explain-cambodia": "summary cambodia --explain",
}


def screen(name: str, width: int, database: Path) -> str:
    """What a terminal of that width shows, without colour, on the day on which all tests run."""
    env = {"FTA_DB": str(database), "FTA_TODAY": TODAY, "NO_COLOR": "1"}
    shown = run_pty(*SCREENS[name].split(), columns=width, env=env)
    assert shown.code == 0, shown.text
    return shown.text


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        made = Path(folder) / "talks.db"
        assert run("init", "--db", str(made)).code == 0
        for name in SCREENS:
            for width in WIDTHS:
                (FOLDER / f"{name}-{width}.txt").write_bytes(screen(name, width, made).encode())
