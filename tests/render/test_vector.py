"""The drawing of a chart: bars, dots and words at their days, by a calculation of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.errors import Malformed
from fta_tracker.lifecycle import STAGES
from fta_tracker.picture import Chart, Lane, Mark, Reach, Span
from fta_tracker.render.colours import COLOURS
from fta_tracker.render.vector import drawing
from fta_tracker.render.vector.canvas import folded, shortened, stylesheet, width
from tests.render.goldens import drawn
from tests.render.samples import CHARTS, HOSTILE, SIMPLE, lane, report_of

SVG = "{http://www.w3.org/2000/svg}"
LETTERS = (("L", "launch"), ("C", "conclusion"), ("S", "signing"), ("F", "entry into force"))
#: Where days lie across, of several lanes: the labels are `agreement`, the margin is 28.
RIGHT = 960 - 28


def read(svg: str) -> ET.Element:
    """The drawing, read back by a reader of XML."""
    return ET.fromstring(svg)  # noqa: S314 (our own)


def svg(chart: Chart) -> ET.Element:
    return read(drawn(report_of(chart), "svg"))


def all_of(root: ET.Element, tag: str) -> list[ET.Element]:
    return list(root.iter(f"{SVG}{tag}"))


def texts(root: ET.Element) -> list[str]:
    return [(text.text or "").strip() for text in all_of(root, "text")]


def titled(root: ET.Element, title: str) -> ET.Element:
    """The one element over which this is told."""
    (found,) = [e for e in root.iter() if e.findtext(f"{SVG}title") == title]
    return found


def attributes(element: ET.Element, *names: str) -> tuple[float, ...]:
    return tuple(float(element.attrib[name]) for name in names)


def chart(since: str, until: str, *lanes: Lane, day: str = "", reach: Reach | None = None) -> Chart:
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    return Chart(lanes, first, last, date.fromisoformat(day or until), LETTERS, reach, "Talks")


def left_of(root: ET.Element) -> float:
    """Where the first day of several lanes lies: the lines of the scale begin there."""
    leader = next(p for p in all_of(root, "path") if "H" in p.attrib["d"])
    return start(leader.attrib["d"]) + 7


def start(path: str) -> float:
    """How far to the right a path begins."""
    return float(path[1:].split(maxsplit=1)[0])


OTHER = lane("agreement", "2020-01-01 proposed 2020-01-02", "")

# ------------------------------------------------------------------------------------- the lanes


def test_a_bar_runs_from_its_first_day_to_its_last() -> None:
    # 100 days, so that a day is a hundredth of the width.
    states = "2020-01-11 negotiating 2020-01-21 concluded 2020-02-10 in-force 2020-04-10"
    root = svg(chart("2020-01-01", "2020-04-09", lane("agreement", states, ""), OTHER))
    left = left_of(root)
    day = (RIGHT - left) / 100
    for state, first, days in (("concluded", 20, 20), ("in force", 40, 60)):
        bar = titled(root, f"agreement: {state}")
        assert attributes(bar, "x", "width") == pytest.approx(
            (left + first * day, days * day), abs=0.02
        )
    # Pale bars have an edge of half a unit inside.
    (rect,) = titled(root, "agreement: negotiating").iter(f"{SVG}rect")
    assert attributes(rect, "x", "width") == pytest.approx(
        (left + 10 * day + 0.5, 10 * day - 1), abs=0.02
    )


def test_dots_and_poles_stand_at_their_days() -> None:
    states = "2020-01-01 negotiating 2020-04-10"
    marks = "L2020-01-31 •2020-02-10 ◦2020-03-01 •2019-12-31 C2020-04-10"
    root = svg(chart("2020-01-01", "2020-04-09", lane("agreement", states, marks), OTHER))
    left = left_of(root)
    day = (RIGHT - left) / 100
    dots = {e.findtext(f"{SVG}title"): e for e in all_of(root, "circle")}
    assert float(dots["agreement: round"].attrib["cx"]) == pytest.approx(left + 40 * day, abs=0.01)
    announced = dots["agreement: announced round"]
    assert float(announced.attrib["cx"]) == pytest.approx(left + 60 * day, abs=0.01)
    assert announced.attrib["fill"] == COLOURS["paper"].light, "hollow"
    assert dots["agreement: round"].attrib["fill"] == COLOURS["ink"].light
    # Two in the lane, what lies outside left out; two more explain them.
    assert len(all_of(root, "circle")) == 4
    pole = titled(root, "agreement: launch")
    assert start(pole[0].attrib["d"]) == pytest.approx(left + 30 * day, abs=0.02)
    assert "conclusion" not in texts(root)


def test_states_begin_and_end_where_the_chart_does() -> None:
    states = "1999-01-01 signed 2020-02-01 in-force 2030-01-01 ended 2031-01-01"
    root = svg(chart("2020-01-01", "2020-04-09", lane("agreement", states, ""), OTHER))
    x, wide = attributes(titled(root, "agreement: signed"), "x", "width")
    assert x == pytest.approx(left_of(root), abs=0.02)
    x, wide = attributes(titled(root, "agreement: in force"), "x", "width")
    assert x + wide == pytest.approx(RIGHT, abs=0.02)


@pytest.mark.parametrize(
    ("states", "onward"),
    [
        ("2019-01-01 signed 2021-01-01", True),
        ("2019-01-01 signed 2020-04-10", False),
        ("2019-01-01 signed 2020-04-10 in-force 2021-01-01", True),
        ("2019-01-01 signed 2020-03-01 ended 2021-01-01", False),
        ("2020-05-01 signed 2021-01-01", False),
    ],
)
def test_what_holds_on_behind_the_edge_is_cut_to_a_point(states: str, onward: bool) -> None:
    one = lane("agreement", states, "")
    for lanes in ((one, OTHER), (one,)):
        cut = [
            p
            for p in all_of(svg(chart("2020-01-01", "2020-04-09", *lanes)), "path")
            if "z" in p.attrib["d"]
        ]
        assert bool(cut) == onward


def test_what_has_ended_is_blank_and_silence_is_a_line() -> None:
    states = "2020-01-01 suspended 2020-02-01 dormant 2020-03-01 ended 2020-04-10"
    root = svg(chart("2020-01-01", "2020-04-09", lane("agreement", states, ""), OTHER))
    assert not [t for t in texts(root) if t == "ended"]
    (rect,) = titled(root, "agreement: dormant").iter(f"{SVG}rect")
    assert rect.attrib["fill"] == COLOURS["paper"].light
    assert "stroke-dasharray" in rect.attrib
    hatched = titled(root, "agreement: suspended")
    left, top, wide, high = attributes(hatched[0], "x", "y", "width", "height")
    ends = re.findall(r"([\d.]+) ([\d.]+)", hatched[1].attrib["d"])
    assert len(ends) > 10
    for x, y in ends:
        assert left - 1 <= float(x) <= left + wide + 1
        assert top - 1 <= float(y) <= top + high + 1


def test_an_aligned_lane_is_shifted_by_its_own_day() -> None:
    states = "2020-07-01 studying 2020-07-11 concluded 2020-07-31 in-force 2020-08-10"
    each = lane("agreement", states, "L2020-07-11 •2020-07-20")._replace(
        zero=date(2020, 7, 11), open=True
    )
    root = svg(chart("2020-07-01", "2020-08-10", each, each, reach=Reach(-10, 89)))
    left = left_of(root)
    day = (RIGHT - left) / 100
    bars = [e for e in root.iter() if e.findtext(f"{SVG}title") == "agreement: concluded"]
    assert [attributes(bar, "x", "width") for bar in bars] == [
        pytest.approx((left + 10 * day, 20 * day), abs=0.02)
    ] * 2
    assert {"months", "0", "1", "2"} <= set(texts(root))
    short = svg(chart("2020-07-01", "2020-08-10", each, each, reach=Reach(-10, 19)))
    assert "in force" not in texts(short), "it begins behind the end"
    assert texts(root).count("2020-08-10") == 1, "what the line at the end of a lane means"


@pytest.mark.parametrize("ended", [True, False])
def test_a_single_lane_that_is_aligned_tells_the_day_of_its_end(ended: bool) -> None:
    each = lane("a", "2020-07-01 negotiating 2020-08-10", "")._replace(
        zero=date(2020, 7, 1), open=not ended
    )
    said = texts(svg(chart("2020-07-01", "2020-08-10", each, reach=Reach(0, 50))))
    assert ("2020-08-10" in said) != ended


# ---------------------------------------------------------------------------------- scale and day


@pytest.mark.parametrize(
    ("since", "until", "labels"),
    [
        (
            "1999-01-01",
            "2026-11-24",
            "2000 2002 2004 2006 2008 2010 2012 2014 2016 2018 2020 2022 2024",
        ),
        (
            "2019-01-01",
            "2021-03-31",
            "2019-01 2019-04 2019-07 2019-10 2020-01 2020-04 2020-07 2020-10 2021-01",
        ),
        ("2020-07-02", "2020-07-20", "2020-07-02 2020-07-20"),
        ("2020-07-09", "2020-07-09", "2020-07-09 2020-07-09"),
        ("0001-01-01", "9999-12-31", "0001-01-01 9999-12-31"),
    ],
)
def test_the_scale_fits_its_length(since: str, until: str, labels: str) -> None:
    said = texts(svg(chart(since, until, OTHER, OTHER, day="1985-01-01")))
    dates = [text for text in said if re.fullmatch(r"\d{4}(-\d\d)*", text)]
    assert [text for text in dates if text != "1985-01-01"] == labels.split()


@pytest.mark.parametrize(
    ("reach", "labels"),
    [
        (Reach(-100, 300), "months −3 −2 −1 0 1 2 3 4 5 6 7 8 9"),
        (Reach(0, 3), "months 0"),
        (Reach(-40_000, 40_000), "years −100 −80 −60 −40 −20 0 20 40 60 80 100"),
        (Reach(-3_000_000, 600_000), None),
    ],
)
def test_the_scale_of_an_aligned_chart_fits_its_length(reach: Reach, labels: str | None) -> None:
    each = OTHER._replace(zero=date(2020, 1, 1))
    said = texts(svg(chart("2020-01-01", "2020-01-02", each, each, reach=reach)))
    counted = [t for t in said if re.fullmatch(r"−?\d+|months|years", t)]
    if labels is None:
        assert len(counted) > 3
    else:
        assert sorted(counted) == sorted(labels.split())


def test_the_day_of_the_view_has_a_line_and_its_date() -> None:
    def lines(day: str, *lanes: Lane) -> list[str]:
        root = svg(chart("2020-01-01", "2020-04-09", *lanes, day=day))
        assert ("2020-02-20" in texts(root)) == (day == "2020-02-20")
        today = COLOURS["today"].light
        return [p.attrib["d"] for p in all_of(root, "path") if p.attrib.get("stroke") == today]

    for lanes in ((OTHER,), (OTHER, OTHER)):
        assert len(lines("2020-02-20", *lanes)) == 1
        assert lines("2021-01-01", *lanes) == []
    root = svg(chart("2020-01-01", "2020-04-09", OTHER, OTHER, day="2020-02-20"))
    left = left_of(root)
    place = left + 50 * (RIGHT - left) / 100
    assert start(lines("2020-02-20", OTHER, OTHER)[0]) == pytest.approx(place, abs=0.02)


def test_of_many_lanes_the_scale_stands_beneath_as_well() -> None:
    few = svg(chart("2020-01-01", "2026-04-09", *[OTHER] * 20))
    many = svg(chart("2020-01-01", "2026-04-09", *[OTHER] * 21))
    assert texts(few).count("2022") == 1
    assert texts(many).count("2022") == 2


# ------------------------------------------------------------------------------ words and letters


def placed(root: ET.Element) -> Iterator[tuple[float, float, float, str]]:
    """About the room of every text: from where to where it stands, and on which line."""
    sizes = {child: parent for parent in root.iter() for child in parent}
    for text in all_of(root, "text"):
        size, anchor = text.attrib.get("font-size"), text.attrib.get("text-anchor")
        up = text
        while up in sizes and not (size and anchor):
            up = sizes[up]
            size = size or up.attrib.get("font-size")
            anchor = anchor or up.attrib.get("text-anchor")
        said = (text.text or "").strip()
        x, y = attributes(text, "x", "y")
        wide = width(said, float(size or 16)) / 1.04
        start = x - {"middle": wide / 2, "end": wide, None: 0}[anchor]
        yield start, start + wide, y, said


def assert_nothing_meets(root: ET.Element, edge: float = 0) -> None:
    """No text stands on another or outside of the drawing."""
    full = float(root.attrib["width"])
    rooms = list(placed(root))
    for left, right, y, said in rooms:
        assert left >= edge, said
        assert right <= full - edge, said
        assert 0 < y < float(root.attrib["height"]), said
    for one, other in combinations(rooms, 2):
        if abs(one[2] - other[2]) < 8:
            assert one[1] <= other[0] or other[1] <= one[0], (one, other)


@pytest.mark.parametrize("name", CHARTS)
def test_no_text_of_the_samples_stands_on_another(name: str) -> None:
    assert_nothing_meets(svg(CHARTS[name]), 20)


DAYS = st.dates(date(2010, 1, 1), date(2026, 11, 24))


@given(
    st.lists(
        st.tuples(
            DAYS, st.sampled_from("LCSF•◦"), st.sampled_from(["", "signing (goods)", HOSTILE])
        ),
        max_size=14,
    ),
    st.sampled_from([1, 2]),
)
def test_words_never_meet_wherever_milestones_stand(
    given: list[tuple[date, str, str]], lanes: int
) -> None:
    marks = tuple(
        Mark(sign, day, text, text[:7], day.isoformat()[: 4 + len(text) % 7])
        for day, sign, text in sorted(given)
    )
    spans = (Span("negotiating", date(2010, 1, 1), date(2026, 11, 24)),)
    each = Lane("agreement", spans, marks)
    root = svg(chart("2010-01-01", "2026-11-24", *[each] * lanes))
    assert_nothing_meets(root)
    dots = sum(sign in "•◦" for _, sign, _ in given)
    kinds = len({sign for _, sign, _ in given if sign in "•◦"})
    assert len(all_of(root, "circle")) == dots * lanes + kinds, "and those of the legend"


def test_milestones_have_words_where_there_is_room_and_else_letters() -> None:
    marks = "L2012-01-01 C2018-10-01 S2019-03-01 F2020-01-01"
    each = lane("agreement", "2012-01-01 in-force 2026-11-24", marks)
    said = texts(svg(chart("2012-01-01", "2026-11-24", each, OTHER)))
    assert {"launch", "entry into force", "C"} <= set(said)
    assert said.count("conclusion") == 1, "what the letter means"
    assert said.count("launch") == 1, "it has its word, and none to explain"


def test_in_one_place_the_later_rung_of_a_life_has_the_letter() -> None:
    each = lane("agreement", "2000-01-01 in-force 2026-11-24", "L2020-01-01 F2020-01-02")
    said = texts(svg(chart("2000-01-01", "2026-11-24", each, OTHER)))
    assert "entry into force" in said
    assert not {"launch", "L"} & set(said)


def test_words_at_the_edge_stand_to_the_left_of_their_pole() -> None:
    each = lane("agreement", "2000-01-01 in-force 2026-11-24", "F2026-11-20")
    root = svg(chart("2000-01-01", "2026-11-24", each, OTHER))
    (word,) = [t for t in all_of(root, "text") if t.text == "entry into force"]
    assert word.attrib["text-anchor"] == "end"


def test_alone_a_milestone_has_its_words_and_its_date_as_it_is_known() -> None:
    mark = Mark("S", date(2020, 2, 15), "signing (goods)", "signing", "2020-02")
    each = Lane("a", (Span("signed", date(2019, 1, 1), date(2026, 11, 24)),), (mark,), name="A & B")
    root = svg(chart("2019-01-01", "2026-11-24", each))
    assert {"signing (goods)", "2020-02", "signed"} <= set(texts(root))
    assert titled(root, "A & B: signing (goods), 2020-02").tag == f"{SVG}g"


def test_rounds_that_stand_close_are_numbered_as_one() -> None:
    days = [date(2020, 1, 1) + timedelta(place) for place in (0, 10, 20, 900, 905, 1800)]
    numbers = ["1", "2", "3", "4", "6", ""]
    marks = tuple(Mark("•", day, f"round {n}", n) for day, n in zip(days, numbers, strict=True))
    each = Lane("a", (Span("negotiating", days[0], date(2026, 11, 24)),), marks)
    said = texts(svg(chart("2020-01-01", "2026-11-24", each)))
    assert [t for t in said if re.fullmatch(r"\d(–\d)?", t)] == ["1–3", "4"]


def test_a_silence_is_told_in_full_where_there_is_room() -> None:
    def said(text: str) -> list[str]:
        span = Span("dormant", date(2020, 1, 1), date(2026, 11, 24), text)
        return texts(svg(chart("2020-01-01", "2026-11-24", Lane("a", (span,), ()))))

    assert "no meeting recorded for 6 y" in said("no meeting recorded for 6 y")
    assert said("").count("dormant") == 2
    assert said("no meeting " * 30).count("dormant") == 2


# --------------------------------------------------------------------------- the drawing as a whole


def test_the_legend_explains_what_is_there_and_nothing_else() -> None:
    states = "2020-01-01 agreed 2020-01-11 signed 2020-01-21 in-force 2020-04-10"
    root = svg(chart("2020-01-01", "2020-04-09", lane("agreement", states, "◦2020-01-02"), OTHER))
    legend = texts(root)[texts(root).index("2020-04-09") + 1 :]
    assert legend == [
        "proposed",
        "agreed",
        "signed",
        "in force",
        "announced round",
        "A <footer> & </svg>.",
        "fta-tracker, record as of 2020-04-09",
    ]


def test_every_state_can_be_drawn() -> None:
    for state in (*STAGES, "suspended", "dormant"):
        each = lane("agreement", f"2020-01-01 {state} 2020-04-10", "")
        for lanes in ((each,), (each, OTHER)):
            said = texts(svg(chart("2020-01-01", "2020-04-09", *lanes)))
            assert (state.replace("-", " ") in said) == (state != "ended")


def test_who_does_not_see_it_is_told_where_agreements_stand() -> None:
    root = svg(CHARTS["chart"])
    ids = root.attrib["aria-labelledby"].split()
    assert root.attrib["role"] == "img"
    assert [e.attrib["id"] for e in root[:2]] == ids
    assert root[0].text == "Free trade agreements, 2010–2026"
    assert root[1].text == (
        "3 agreements, 2010-01-01 to 2026-11-23. malaysia: concluded. cambodia: in force."
        " 한·인도네시아-agreement-of-a-long-name: ended."
    )
    one = svg(chart("2020-01-01", "2020-01-03", lane("early", "2021-01-01 signed 2022-01-01", "")))
    assert one[1].text == "1 agreement, 2020-01-01 to 2020-01-03. early: not begun."
    many = svg(chart("2020-01-01", "2020-01-03", *[OTHER] * 31, Lane("bare", (), ())))
    assert many[1].text == "32 agreements, 2020-01-01 to 2020-01-03. 31 proposed, 1 not begun."


def test_a_chart_of_nothing_says_so() -> None:
    root = svg(chart("2020-01-01", "2020-01-03"))
    assert texts(root)[:2] == ["Talks", "Nothing to show."]
    assert root[1].text == "Nothing to show."


def test_a_report_without_a_chart_is_refused() -> None:
    with pytest.raises(Malformed, match="no fields to choose"):
        drawn(SIMPLE, "svg")
    with pytest.raises(Malformed, match="no fields to choose"):
        drawn(report_of(CHARTS["chart"])._replace(fields=("slug",)).only(["slug"]), "svg")


def test_a_page_can_hold_several_drawings() -> None:
    charts = [drawing(CHARTS["chart"], title="T", name=name, bare=True) for name in ("a", "b")]
    ids = [e.attrib["id"] for each in charts for e in each.iter() if "id" in e.attrib]
    assert len(ids) == len(set(ids)) == 6
    for each in charts:
        assert each.find("style") is None
        assert "T" not in [text.text for text in each.iter("text")], "the page has the heading"
        assert not [e for e in each.iter("rect") if e.attrib.get("width") == "960"]
    narrow = drawing(CHARTS["chart"], title="T", width=600, source="S", description="D\x07")
    assert (narrow.attrib["viewBox"].split()[2], narrow[1].text) == ("600", "D␇")


def test_hostile_words_stay_text() -> None:
    nasty = '</title><script>alert(1)</script>&"\x1b[2J\ud800\ufffe\uffff'
    each = Lane(
        nasty,
        (Span("signed", date(2020, 1, 1), date(2020, 4, 9), nasty),),
        (Mark("S", date(2020, 1, 2), nasty, nasty, nasty), Mark("•", date(2020, 1, 2), nasty, "٣")),
        name=nasty,
    )
    given = chart("2020-01-01", "2020-04-09", each)._replace(letters=(("S", nasty),), heading=nasty)
    for lanes in ((each,), (each, each)):
        text = drawn(report_of(given._replace(lanes=lanes)), "svg")
        assert "<script" not in text
        assert text.encode().decode() == text
        root = read(text)
        assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
            *("svg", "title", "desc", "style", "rect", "g", "path", "text", "circle")
        }
        assert root[0].text == '</title><script>alert(1)</script>&"␛[2J���'


def test_nothing_is_fetched_and_nothing_runs() -> None:
    for name in CHARTS:
        text = drawn(report_of(CHARTS[name]), "svg")
        assert re.findall(r"https?:[^\"]+", text) == ["http://www.w3.org/2000/svg"]
        assert not re.search(r"href|url\(|@import|<script|\son\w+=|<image|foreignObject", text)


def test_a_program_without_style_sheets_has_the_colours_of_paper() -> None:
    """LibreOffice follows a rule whatever the `@media` around it; none may be one that it knows."""
    root = svg(CHARTS["chart"])
    for element in root.iter():
        for word in element.attrib.get("class", "").split():
            kind, _, sense = word.partition("-")
            if word != "fta-chart":
                where = {"f": "fill", "s": "stroke"}[kind]
                assert element.attrib[where] == COLOURS[sense].light
    rules = re.findall(r"([^{}]+)\{[^{}]+\}", stylesheet().partition("{")[2])
    assert len(rules) > 20
    assert all(rule.endswith(":not(style)") for rule in rules)
    assert stylesheet().startswith("@media screen and (prefers-color-scheme:dark){")


def test_on_a_dark_screen_every_colour_is_painted_anew() -> None:
    used = {
        word
        for name in CHARTS
        for element in svg(CHARTS[name]).iter()
        for word in element.attrib.get("class", "").split()
    }
    for word in used - {"fta-chart"}:
        assert f".fta-chart .{word}:not(style){{" in stylesheet()


def test_the_same_chart_is_the_same_bytes() -> None:
    assert drawn(report_of(CHARTS["alone"]), "svg") == drawn(report_of(CHARTS["alone"]), "svg")


def test_lines_are_folded_and_labels_shortened() -> None:
    assert folded("", 10, 100) == []
    assert folded("aa bb cc", 10, width("aa bb", 10)) == ["aa bb", "cc"]
    assert folded("a-word-that-is-too-long b", 10, 5) == ["a-word-that-is-too-long", "b"]
    assert shortened("agreement", 10, 100) == "agreement"
    assert shortened("a agreement", 10, width("a a", 10)) == "a…"
    assert shortened("agreement", 10, 1) == "…"
    assert width("e\u0301", 10) == width("e", 10) < width("한", 10)
    long = Lane("한국 " * 30, (), ())
    (label,) = [t for t in texts(svg(chart("2020-01-01", "2020-04-09", long, OTHER))) if "한" in t]
    assert label.endswith("한…")
