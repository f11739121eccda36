"""`docs/gallery.md` and the files in `docs/pictures`: what fta draws, made of the shipped record.

`python -m tests.pictures` makes them anew; `tests/test_pictures.py` holds them to the program.
"""

from __future__ import annotations

import shlex
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from tests.commands.desk import Desk
from tests.support import ROOT, Result

PAGE: Final = ROOT / "docs" / "gallery.md"
FOLDER: Final = ROOT / "docs" / "pictures"

#: The day that the README looks back from.
DAY: Final = "2026-11-01"
INTRO: Final = f"""# Gallery

What `fta` draws, from the record that ships with it, as of {DAY}. `python -m tests.pictures`
makes this page and its pictures anew, and a test holds both to the program.
"""


class Shown(NamedTuple):
    """A picture: the file, the heading and the words above it, and the command that makes it.

    `seen`: what is said of it to those who do not see it.
    """

    file: str
    heading: str
    words: str
    command: str
    seen: str

    @property
    def line(self) -> str:
        """The command, as the page shows it."""
        return f"{self.command} --as-of {DAY} -f {self.file}"

    @property
    def section(self) -> str:
        """Its part of the page."""
        return (
            f"\n## {self.heading}\n\n{self.words}\n\n```sh\n{self.line}\n```\n\n"
            f"![{self.seen}](pictures/{self.file})\n"
        )


SHOWN: Final = (
    Shown(
        "timeline.svg",
        "Agreements over the years",
        "A bar is a stage, the darker the further along; a dot is a round, a pole a milestone. In\n"
        "a browser the pointer tells more of each, and on a dark screen the drawing is dark.",
        "fta timeline",
        "Ten agreements from 1999 to 2026, each a bar from its proposal to its entry into force",
    ),
    Shown(
        "malaysia.svg",
        "One agreement",
        "Milestones have their dates, as precise as their sources, and rounds their numbers; a\n"
        "silence says how long it lasted.",
        "fta timeline malaysia",
        "Talks with Malaysia: launched in 2019, silent for over four years, concluded in 2025",
    ),
    Shown(
        "aligned.svg",
        "Who was fast, who stalled",
        "Months from the launch of each, the soonest in force first. A bar that ends in a point\n"
        "goes on; a red line is the day of the drawing.",
        "fta timeline --align launch",
        "Nine agreements side by side from their launch, Singapore in force after two years",
    ),
    Shown(
        "korean.svg",
        "Names of another language",
        "Names in a language, where the record has them, and the years that matter.",
        "fta timeline --names ko --since 2018",
        "The agreements since 2018 with their Korean names",
    ),
)


def page() -> str:
    """The page around the pictures."""
    return INTRO + "".join(shown.section for shown in SHOWN)


def drawn(shown: Shown, desk: Desk) -> str:
    """What the command of a picture writes into its file, on a desk with the shipped record."""
    file = desk.folder / shown.file
    command = shlex.split(shown.line.replace(shown.file, str(file)))
    done = desk.quick(*command[1:], "-q", FTA_DB=str(desk.db))
    assert done == Result(0, "", ""), done
    return file.read_text("utf-8")


def desk_of_the_record(folder: Path) -> Desk:
    """A desk with the shipped record in its database."""
    desk = Desk(folder)
    assert desk.quick("init", "-q", FTA_DB=str(desk.db)).code == 0
    return desk


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        the_desk = desk_of_the_record(Path(place))
        for picture in SHOWN:
            (FOLDER / picture.file).write_text(drawn(picture, the_desk), "utf-8")
    PAGE.write_text(page(), "utf-8")
