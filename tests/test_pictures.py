"""The gallery shows what the program draws."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.desk import Desk
from tests.pictures import FOLDER, PAGE, SHOWN, Shown, desk_of_the_record, drawn, page
from tests.support import ROOT


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_of_the_record(tmp_path_factory.mktemp("pictures"))


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.file)
def test_each_picture_is_as_the_program_draws_it(shown: Shown, desk: Desk) -> None:
    kept = (FOLDER / shown.file).read_text("utf-8")
    assert kept == drawn(shown, desk), "python -m tests.pictures"


def test_the_page_shows_each_of_them_and_nothing_else() -> None:
    assert PAGE.read_text("utf-8") == page(), "python -m tests.pictures"
    assert {path.name for path in FOLDER.iterdir()} == {shown.file for shown in SHOWN}


def test_every_picture_of_the_readme_is_there() -> None:
    found = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert "docs/pictures/timeline.svg" in found
    assert [path for path in found if not Path(ROOT, path).is_file()] == []
