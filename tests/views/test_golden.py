"""The screens of the shipped record, as a terminal shows them, byte for byte.

`python -m tests.views.goldens` writes the files anew: look at the difference before committing it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import run
from tests.views.goldens import FOLDER, SCREENS, WIDTHS, screen


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a database that holds the shipped record; read it only."""
    path = tmp_path_factory.mktemp("screens") / "talks.db"
    made = run("init", "--db", str(path))
    assert made.code == 0, made.err
    return path


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_as_its_golden_file(name: str, width: int, database: Path) -> None:
    golden = (FOLDER / f"{name}-{width}.txt").read_bytes().decode()
    assert screen(name, width, database) == golden


def test_there_is_no_golden_file_without_a_screen() -> None:
    expected = sorted(f"{name}-{width}.txt" for name in SCREENS for width in WIDTHS)
    assert sorted(path.name for path in FOLDER.iterdir()) == expected
