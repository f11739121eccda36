"""A record with hostile words in every text: it is kept as it is, and harms no one who reads it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import vobject
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from fta_tracker.cli import COMMANDS
from fta_tracker.dates import PartialDate
from fta_tracker.exchange import read, write
from fta_tracker.fields import Number, forms
from fta_tracker.fields import text as text_form
from fta_tracker.model import Agreement, Claim, Event, Figure, ForceRule, Source, Target
from fta_tracker.render import FORMATS
from fta_tracker.render.sanitise import visible
from fta_tracker.render.vector.canvas import stylesheet
from tests.commands.desk import Desk, formats, laid
from tests.hostile.words import FORBIDDEN, HARMLESS
from tests.render.test_sanitise import steers
from tests.support import Result, run, some

DAY = PartialDate("2020-07-09")
#: All of them in one text; what is not of one line is left to other tests.
ALL = " ".join(HARMLESS)


def _full(cls: Any, **given: Any) -> Any:
    """A value of the class with hostile words in each field that is free text."""
    held = dict(given)
    for name, form in forms(cls).items():
        if form.parse is text_form and name not in held:
            held[name] = {"one": ALL, "list": (ALL,), "mapping": {"ko": ALL}}[form.shape]
    return cls(**held)


SOURCE = Source(ALL, "https://a.b/'\u202e[/]%s")
CLAIM = Claim("date", ALL, SOURCE)
HOSTILE: Agreement = _full(
    Agreement,
    slug="hostile",
    kind="fta",
    parties=("KR", "KH"),
    in_force_rule=_full(ForceRule, sources=(SOURCE,)),
    claims=(CLAIM,),
    log=(
        _full(Event, kind="launch", date=DAY, sources=(SOURCE,), claims=(CLAIM,)),
        _full(Event, kind="round", date=DAY, number=2, sources=(SOURCE,)),
        _full(Event, kind="signing", date=PartialDate("2026-12-01"), status="announced"),
    ),
    targets=(_full(Target, kind="conclusion", due=DAY, stated_on=DAY, sources=(SOURCE,)),),
    figures=(
        _full(Figure, measure="exports", period=DAY, sources=(SOURCE,), claims=(CLAIM,)),
        _full(Figure, measure="imports", period=DAY, value=Number("1"), text=None),
    ),
)


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the hostile agreement in it."""
    place = tmp_path_factory.mktemp("hostile")
    (place / "record.yaml").write_text(write([HOSTILE], "yaml"))
    done = run("init", "--db", "talks.db", "--from", "record.yaml", "-q", cwd=place)
    assert done == Result(0, "", "")
    return place / "talks.db"


@pytest.fixture
def hostile_desk(folder: Path, hostile_record: Path) -> Desk:
    """A desk with the hostile record in its database."""
    return laid(folder, hostile_record)


#: Each command that reads, as it shows the most.
READS = [
    *((name,) for name in COMMANDS["Read"]),
    ("status", "hostile"),
    ("export",),
    ("timeline", "hostile"),
    ("timeline", "--names", "ko"),
    ("timeline", "--align", "launch", "--names", "ko"),
    ("list", "--names", "ko"),
    ("events", "--disputed"),
    ("figures", "--disputed"),
    ("summary", "--explain"),
    ("summary", "--by", "agreement"),
    ("history",),
    ("info",),
]


def test_every_text_of_the_model_is_tried() -> None:
    rule = HOSTILE.in_force_rule
    every: list[Any] = [HOSTILE, *HOSTILE.entries.values(), rule, SOURCE, CLAIM]
    for cls in (Agreement, Event, Target, Figure, ForceRule, Source, Claim):
        value = next(value for value in every if type(value) is cls)
        for name, form in forms(cls).items():
            if form.parse is text_form:
                assert getattr(value, name) in (ALL, (ALL,), {"ko": ALL}, "date"), (cls, name)


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_it_is_kept_word_for_word(hostile_desk: Desk, format: str) -> None:
    done = hostile_desk.run("export", "-o", format)

    assert done.err == ""
    assert read(done.out, "f", "yaml" if format == "yaml" else "json") == (HOSTILE,)
    tables = {"agreement", "event", "target", "figure", "change", "fta_schema"}
    assert tables <= {*hostile_desk.sql("select name from sqlite_master")}
    assert not (hostile_desk.folder / "pwned").exists()


@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl", "json"])
def test_its_rows_can_be_taken_in_again(hostile_desk: Desk, format: str) -> None:
    rows = hostile_desk.run("events", "-o", format)
    again = hostile_desk.run("import", "-", "--format", format, input=rows.out)

    said = "Nothing to take in: the record says the same as standard input.\n"
    assert again == Result(0, "", said)


@pytest.mark.parametrize("args", [(), ("hostile",), ("--align", "launch"), ("--names", "ko")])
def test_a_drawing_of_it_is_no_more_than_that(hostile_desk: Desk, args: tuple[str, ...]) -> None:
    done = hostile_desk.quick("timeline", *args, "-o", "svg")
    drawing = ET.fromstring(done.out)  # noqa: S314 (our own)

    assert (done.code, done.err) == (0, "")
    assert not {char for char in done.out if steers(char)} - {"\n"}
    assert {element.tag.partition("}")[2] for element in drawing.iter()} <= {
        *("svg", "title", "desc", "style", "rect", "g", "path", "text", "circle")
    }
    styles = [element.text for element in drawing.iter() if element.tag.endswith("style")]
    assert styles == [stylesheet()], "and nothing of the record in it"
    assert "<script>alert(1)</script>" in "".join(drawing.itertext())


#: Each read in each format that is text.
TEXTS = [(*args, "-o", format) for args in READS for format in formats(args[0]) if format != "xlsx"]


@pytest.mark.parametrize("args", [*READS, *some(TEXTS, of=5)], ids=" ".join)
def test_it_is_shown_on_a_terminal_without_harm(hostile_desk: Desk, args: tuple[str, ...]) -> None:
    screen = hostile_desk.pty(*args, columns=100)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", screen.raw)  # our own colours

    assert screen.code == 0, screen.text
    assert not {char for char in plain if steers(char)} - {"\r", "\n", "\t"}


def test_as_markdown_it_is_text(hostile_desk: Desk) -> None:
    reader = MarkdownIt("commonmark").enable("table")
    for args in (*READS, ("export",)):
        out = hostile_desk.quick(*args, "-o", "md").out
        shown = reader.render(out)

        allowed = (
            "h1 h2 h3 h4 p table thead tbody tr th td strong em li ul ol code pre br a".split()
        )
        assert {*re.findall("<([a-z0-9]+)", shown)} <= {*allowed}, args
        links = {*re.findall('href="([^"]*)"', shown)}
        assert links <= {"https://a.b/'%EF%BF%BD%5B/%5D%25s", "https://a.b/'%EF%BF%BD[/]%25s"}, args


def test_in_a_calendar_it_is_text(hostile_desk: Desk) -> None:
    for command in ("events", "rounds", "upcoming"):
        assert hostile_desk.quick(command, "-f", "a.ics", "-q").code == 0
        text = (hostile_desk.folder / "a.ics").read_bytes().decode()
        days = vobject.readOne(text).contents.get("vevent", [])
        for day in days:
            assert day.summary.value.startswith(f"{visible(ALL)}: "), command
            assert {*day.contents} <= {
                *("uid", "dtstamp", "last-modified", "sequence", "dtstart", "dtend", "summary"),
                *("location", "description", "url", "categories", "status", "transp"),
            }
        assert not {char for char in text if steers(char)} - {"\r", "\n"}
        assert len(days) == {"events": 3, "rounds": 1, "upcoming": 2}[command]


def test_in_a_spreadsheet_it_is_text(hostile_desk: Desk) -> None:
    assert hostile_desk.quick("export", "-f", "a.xlsx", "-q").code == 0
    book = load_workbook(hostile_desk.folder / "a.xlsx")
    cells = [cell for sheet in book for row in sheet.rows for cell in row]

    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert sum(cell.value == visible(ALL) for cell in cells) > 10
    assert book.properties.title == visible(ALL)


def test_markup_and_templates_are_text(hostile_desk: Desk) -> None:
    text = " ".join(" ".join(hostile_desk.pty("events", columns=200).lines).split())
    for word in ("[bold red]x[/bold red]", "[/]", ":smile: {0} %s", "drop table event", "{{7*7}}"):
        assert word in text


@pytest.mark.parametrize("word", HARMLESS)
def test_a_word_is_recorded_as_it_is(empty_desk: Desk, word: str) -> None:
    made = (
        "add",
        "laos",
        "--name",
        word,
        "--kind",
        "fta",
        "--party",
        "KR",
        "--party",
        "LA",
        "--note",
        word,
    )
    assert empty_desk.quick(*made).code == 0
    done = empty_desk.quick("add-event", "laos", "launch", "--date", "2020", "--summary", word)
    assert done.code == 0, done.err
    assert empty_desk.quick("edit", "laos", f"note={word}!").code == 0

    (agreement,) = read(empty_desk.quick("export").out, "f", "yaml")
    assert (agreement.name, agreement.log[0].summary) == (word, word)
    assert empty_desk.quick("status", word).code == 0, "and it is known by it"
    assert empty_desk.quick("undo").code == 0
    assert not (empty_desk.folder / "pwned").exists()


@pytest.mark.parametrize("word", [word for word in FORBIDDEN if "\0" not in word])
def test_a_control_is_refused_in_every_text(desk: Desk, word: str) -> None:
    before = desk.db.read_bytes()
    ref = "cambodia/round/1"
    for args in (
        ("add", "laos", "--name", word, "--kind", "fta", "--party", "KR", "--party", "LA"),
        ("add-round", "cambodia", "--date", "2021", "--place", word),
        ("add-event", "cambodia", "signing", "--date", "2021", "--source", word),
        ("add-figure", "cambodia", "exports", "--period", "2020", "--text", word),
        ("edit", ref, f"note={word}"),
        ("edit", ref, f"topics+={word}"),
        ("edit", ref, f"sources+={word} <https://a.b>"),
        ("edit", ref, f"claims+=date={word} | A"),
    ):
        done = desk.quick(*args)
        assert done.code in (2, 4), args
        assert "holds the control character U+" in done.err, args
        assert word not in done.err
    assert desk.quick("edit", ref, "note=-", input="\x1b[2J").code == 4
    assert desk.db.read_bytes() == before


def test_the_history_of_a_hostile_command_steers_nothing(desk: Desk) -> None:
    name = "a\x1b[2J\u202e[b]\x9b.yaml"
    other = Agreement("other", "Other", "fta", ("KR", "KH"))
    (desk.folder / name).write_text(write([other], "yaml"))
    assert desk.run("import", name, "-q").code == 0

    for format in FORMATS:
        out = desk.run("history", "--last", "1", "-o", format).out
        assert "\x1b" not in out
        assert "\x9b" not in out
    (change,) = desk.json("history", "--last", "1", "--fields", "command")[:1]
    assert change["command"] == "fta import 'a\\x1b[2J\u202e[b]\\x9b.yaml' -q"


def test_completion_gives_no_control_to_a_shell(hostile_desk: Desk) -> None:
    for shell in ("bash", "zsh", "fish", "powershell"):
        env = {"_FTA_COMPLETE": f"complete_{shell}", "COMP_WORDS": "fta status ", "COMP_CWORD": "2"}
        env |= {"_TYPER_COMPLETE_ARGS": "fta status ", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
        done = hostile_desk.run(**env)
        assert done.err == ""
        assert "hostile" in done.out
        assert not {char for char in done.out if steers(char)} - {"\n", "\t"}
