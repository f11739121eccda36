"""`docs/gallery.md` shows what the program makes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.commands.desk import Desk
from tests.pictures import INTRO, PAGE, SECTIONS, Section, desk, shown


@pytest.fixture(scope="module")
def made() -> Iterator[Desk]:
    with desk() as at:
        yield at


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: str(section.heading))
def test_a_section_is_what_its_command_makes(made: Desk, section: Section) -> None:
    page = PAGE.read_text("utf-8")
    assert shown(section, made) in page, "python -m tests.pictures --update"


def test_the_page_holds_nothing_else() -> None:
    page = PAGE.read_text("utf-8")
    heads = [line for line in page.splitlines() if line.startswith("## ")]

    assert page.startswith(INTRO)
    assert heads == [f"## {section.heading}" for section in SECTIONS]
