"""`fta timeline`: a chart of several agreements, the chronology of one; in a pipe, their events."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from rich.cells import cell_len

from tests.commands.desk import Desk
from tests.commands.test_events import FIELDS as EVENT
from tests.support import Result, Screen


@pytest.mark.parametrize(
    "options",
    [
        "",
        "malaysia",
        "rcep japan",
        "--since 2022",
        "--until 2004-11-15",
        "malaysia --since 2019-11 --until 2020",
        "--kind round --kind launch",
        "--as-of 2020-07-30",
        "--kind deposit",
    ],
)
@pytest.mark.parametrize("format", ["tsv", "json"])
def test_its_rows_are_those_of_events(desk: Desk, options: str, format: str) -> None:
    timeline = desk.quick("timeline", *options.split(), "-o", format)
    events = desk.quick("events", *options.split(), "-o", format)

    assert timeline == events
    assert timeline.code == 0


def test_several_agreements_are_a_chart(desk: Desk) -> None:
    screen = desk.pty("timeline", columns=100)

    assert screen.code == 0
    lanes = [line.split()[0] for line in screen.lines[1:7]]
    assert lanes == ["japan", "malaysia", "cambodia", "chile", "cambodia-upgrade", "rcep"]
    assert "2026-11-23" in screen.text
    assert "L launch" in screen.text, "what the letters mean stands under it"
    assert "• round" in screen.text


def test_options_choose_what_is_on_the_chart(desk: Desk) -> None:
    text = desk.pty("timeline", "--until", "2021", "--kind", "launch").text

    assert "L launch" in text
    assert "round" not in text
    assert "chile" not in text, "it began later"
    assert "2008" not in desk.pty("timeline", "--since", "2020").text


def test_one_agreement_is_a_chronology(desk: Desk) -> None:
    screen = desk.pty("timeline", "KMFTA")

    assert screen.lines[0] == "Korea–Malaysia Free Trade Agreement (malaysia)"
    assert screen.lines[2:7] == (
        "2019-06-27       ◆ launch",
        "2019-07-11       ● round 1",
        "2019-09-04 – 06  ● round 2    Seoul",
        "2019-11          ✕ round 3    cancelled",
        "2020-07-09       · statement  The minister called the talks in progress.",
    )
    assert "no meeting recorded for 7 y 2 m" in screen.text


def test_stale_after_says_which_silences_are_told(desk: Desk) -> None:
    assert "no meeting" in desk.pty("timeline", "malaysia", "--stale-after", "86").text
    assert "no meeting" not in desk.pty("timeline", "malaysia", "--stale-after", "87").text
    assert "─" in _lane(desk.pty("timeline"), "malaysia")
    assert "─" not in _lane(desk.pty("timeline", "--stale-after", "87"), "malaysia")


def _lane(screen: Screen, slug: str) -> str:
    return next(line for line in screen.lines if line.startswith(slug))


# -------------------------------------------------------------------------------------- a drawing


def _said(desk: Desk, *args: str) -> list[str]:
    """The texts of a drawing, from its title on."""
    done = desk.quick("timeline", *args, "-o", "svg")
    assert (done.code, done.err) == (0, "")
    drawing = ET.fromstring(done.out)  # noqa: S314 (our own)
    return [(e.text or "").strip() for e in drawing.iter("{http://www.w3.org/2000/svg}text")]


def test_several_agreements_can_be_a_drawing(desk: Desk) -> None:
    said = _said(desk)

    assert said[0] == "Agreements over the years"
    labels = ["japan", "malaysia", "cambodia", "chile", "cambodia-upgrade", "rcep"]
    assert [text for text in said if text in labels] == labels
    assert {"entry into force", "2026-11-23", "round", "dormant", "suspended"} <= set(said)
    assert said[-1] == "fta-tracker, record as of 2026-11-23"


def test_one_agreement_can_be_a_drawing_with_dates(desk: Desk) -> None:
    said = _said(desk, "KMFTA")

    assert said[0] == "Korea–Malaysia Free Trade Agreement"
    assert said[said.index("launch") + 1] == "2019-06-27"
    assert {"1", "2", "no meeting recorded for 7 y 2 m"} <= set(said)


def test_a_drawing_follows_the_options(desk: Desk) -> None:
    aligned = _said(desk, "--align", "launch")
    assert aligned[0] == "Timeline from launch"
    assert {"months", "0"} <= set(aligned)
    assert aligned[-2] == "Left out, with no launch recorded: cambodia-upgrade, rcep"
    alone = _said(desk, "cambodia", "--align", "agreed")
    assert " ".join(alone[:2]).endswith(": timeline from agreement in principle or in substance")
    assert _said(desk, "--as-of", "2020-07-30")[-1] == "fta-tracker, record as of 2020-07-30"
    assert "chile" not in _said(desk, "--until", "2021")
    assert "round" not in _said(desk, "--kind", "launch")
    assert "한·캄보디아 자유무역협정" in _said(desk, "--names", "ko")


@pytest.mark.parametrize("args", ["--until 1900", "--since 2100", "rcep --align launch"])
def test_a_drawing_of_nothing_says_so(desk: Desk, args: str) -> None:
    assert "Nothing to show." in _said(desk, *args.split())


def test_a_file_that_ends_in_svg_is_a_drawing(desk: Desk) -> None:
    done = desk.quick("timeline", "-f", str(desk.folder / "talks.svg"))

    assert (done.code, done.out) == (0, "")
    assert (desk.folder / "talks.svg").read_text() == desk.quick("timeline", "-o", "svg").out


def test_what_has_no_chart_is_no_drawing(desk: Desk) -> None:
    refused = desk.quick("list", "-o", "svg")
    assert (refused.code, refused.out) == (2, "")
    assert "This command has no svg. `fta timeline` has it." in refused.err
    fields = desk.run("timeline", "--fields", "ref", "-o", "svg")
    assert (fields.code, fields.out) == (2, "")
    assert fields.err.startswith("fta: A drawing has no fields to choose from.\nhint: ")


# ------------------------------------------------------------------------------------- other days


def test_a_day_that_is_not_today_is_told(desk: Desk) -> None:
    assert desk.pty("timeline", "--as-of", "2020-07-30").lines[0] == "As of 2020-07-30"
    assert desk.pty("timeline", "KH", "--as-of", "2020-07-30").lines[0] == "As of 2020-07-30"


# -------------------------------------------------------------------------- aligned at a milestone

ADDED = ["counted_from", "days_min", "days_max"]


def test_aligned_its_rows_are_those_of_events_with_the_days_from_the_milestone(desk: Desk) -> None:
    found = desk.json("timeline", "--align", "launch")

    assert [list(row) for row in found] == [[*EVENT, *ADDED]] * 19
    assert [{name: row[name] for name in EVENT} for row in found] == desk.json("events")
    assert desk.rows("timeline", "cambodia", "rcep", "--align", "launch", "--fields", DAYS) == [
        ["cambodia/launch/2020-07-09", LAUNCH, "0", "0"],
        ["cambodia/round/1", LAUNCH, "21", "21"],
        ["cambodia/round/3", LAUNCH, "115", "144"],
        ["cambodia/conclusion/2021-02-03", LAUNCH, "209", "209"],
        ["cambodia/signing/2021-10-26", LAUNCH, "474", "474"],
        ["cambodia/entry-into-force/2022-12-01", LAUNCH, "875", "875"],
        ["rcep/agreement-in-principle/2026-09-04", "", "", ""],
    ]


LAUNCH = "cambodia/launch/2020-07-09"
DAYS = ",".join(["ref", *ADDED])


@pytest.mark.parametrize("options", ["malaysia", "--since 2022 --kind round", "--as-of 2020-07-09"])
@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl"])
def test_aligned_it_chooses_the_same_events(desk: Desk, options: str, format: str) -> None:
    plain = desk.quick("timeline", *options.split(), "-o", format)
    cut = ("--fields", ",".join(EVENT))
    aligned = desk.quick("timeline", "--align", "signing", *options.split(), "-o", format, *cut)

    assert aligned == plain


def test_aligned_the_chart_counts_months_and_the_fastest_come_first(desk: Desk) -> None:
    screen = desk.pty("timeline", "--align", "launch", columns=100)

    assert screen.code == 0
    assert screen.lines[0] == "Timeline from launch"
    assert screen.lines[2].split() == "months 0 24 48 72 96 120 144 168 192 216 240 264".split()
    zero = screen.lines[2].index("0")
    assert [(line.split()[0], line[zero]) for line in screen.lines[3:7]] == [
        ("cambodia", "L"),
        ("chile", "L"),
        ("malaysia", "L"),
        ("japan", "L"),
    ]
    assert screen.text.count("┆") == 5, "four lanes go on, and the legend tells what it is"
    assert "┆ 2026-11-23" in screen.text
    assert screen.lines[-1] == "Left out, with no launch recorded: cambodia-upgrade, rcep"


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_aligned_it_fits_the_screen_without_colour(desk: Desk, columns: int) -> None:
    options = ("--align", "launch", "--names", "ko")
    screen = desk.pty("timeline", *options, columns=columns, NO_COLOR="1")

    assert "\x1b" not in screen.raw
    assert max(map(cell_len, screen.raw.splitlines())) <= columns
    assert sum("┆" in line for line in screen.lines) == 5


def test_aligned_one_agreement_is_a_chart_too(desk: Desk) -> None:
    screen = desk.pty("timeline", "malaysia", "--align", "launch", "--as-of", "2020-07-09")

    assert screen.lines[0] == "Timeline from launch as of 2020-07-09"
    assert screen.lines[3].startswith("malaysia  L")
    assert screen.lines[3].endswith("─┆")


def test_aligned_at_what_none_had_the_events_are_listed(desk: Desk) -> None:
    screen = desk.pty("timeline", "chile", "--align", "signing", columns=100)

    assert screen.lines[2].split()[:3] == ["agreement", "date", "what"]
    assert screen.lines[-1] == "Left out, with no signing recorded: chile"


def test_aligned_at_no_milestone_is_refused(desk: Desk) -> None:
    done = desk.quick("timeline", "--align", "round")

    assert done.code == 2
    assert "'round' is not a milestone" in done.err


def test_aligned_an_empty_record_is_no_error(empty_desk: Desk) -> None:
    header = "\t".join([*EVENT, *ADDED]) + "\n"

    assert empty_desk.quick("timeline", "--align", "launch") == Result(0, header, "")
    assert empty_desk.quick("timeline", "--align", "launch", "--json").out == "[]\n"
    assert empty_desk.quick("timeline", "--align", "launch", "-o", "table").code == 0
    assert empty_desk.quick("timeline", "--align", "launch", "--names", "ko").err == ""


def test_lanes_and_headings_have_names_of_a_language(desk: Desk) -> None:
    lanes = desk.quick("timeline", "--names", "ko", "-o", "table").out
    assert "한·캄보디아 자유무…" in lanes, "at 80 columns a label has 20"
    assert "\nchile" in lanes
    heading = desk.quick("timeline", "KH", "--names", "ko", "-o", "table").out.splitlines()[0]
    assert heading == "한·캄보디아 자유무역협정 (cambodia)"
    assert desk.quick("timeline", "--names", "ko") == desk.quick("timeline")
    assert "'kr'" in desk.quick("timeline", "--names", "kr").err
