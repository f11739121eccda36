"""`docs/gallery.md` shows what the program makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.desk import Desk
from tests.pictures import FOLDER, INTRO, PAGE, PICTURE, SECTIONS, Section, desk, drawings, shown
from tests.support import ROOT


@pytest.fixture(scope="module")
def made() -> Iterator[Desk]:
    with desk() as at:
        yield at


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: str(section.heading))
def test_a_section_is_what_its_command_makes(made: Desk, section: Section) -> None:
    page = PAGE.read_text("utf-8")
    assert shown(section, made) in page, "python -m tests.pictures --update"
    for name, drawing in drawings(made).items():
        assert (FOLDER / name).read_text("utf-8") == drawing, "python -m tests.pictures --update"


def test_the_page_holds_nothing_else() -> None:
    page = PAGE.read_text("utf-8")
    heads = [line for line in page.splitlines() if line.startswith("## ")]

    assert page.startswith(INTRO)
    assert heads == [f"## {section.heading}" for section in SECTIONS]
    files = {section.command.split()[-1] for section in SECTIONS}
    drawn = {file for file in files if file.endswith(".svg")}
    assert {path.name for path in FOLDER.iterdir()} == {*drawn, PICTURE.name}


def test_every_picture_of_the_readme_is_there() -> None:
    found = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert "docs/pictures/timeline.svg" in found
    assert [path for path in found if not Path(ROOT, path).is_file()] == []
