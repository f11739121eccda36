"""Reports made by hand: every hard value once, and pictures with all that can stand in them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from fta_tracker.calendars import Appointment, Calendar
from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number
from fta_tracker.model import Claim, Source
from fta_tracker.picture import (
    Board,
    Brief,
    Cell,
    Change,
    Chapter,
    Chart,
    Chronology,
    Deed,
    Digest,
    Entry,
    Gap,
    Heading,
    History,
    Item,
    Lane,
    Mark,
    Page,
    Pages,
    Reach,
    Section,
    Span,
    Step,
)
from fta_tracker.report import Document, Report

#: What would steer a terminal, turn a line about, or mean something to Rich or to Markdown.
HOSTILE = "\x1b[2J\x9b31m\x07 \u202eevil\u2066 [/] [draft] [bold]x[/bold] :smile: **a** `b` <br> |"

HARD_FIELDS = (
    "ref number amount date day flag words texts names sources claims scores nothing".split()
)

_SOURCE = Source("Yonhap | 9 July 2020", "https://example.org/a?b=c&d=[e]")

#: Rows with every value that is hard on a format: what separates, quotes, breaks lines, or is text
#: that looks like something else. Values that the model refuses (ESC, CR) have tests of their own.
HARD = Report(
    title="Hard | values",
    fields=tuple(HARD_FIELDS),
    rows=[
        {
            "ref": "cambodia/round/1",
            "number": 1,
            "amount": Number("697"),
            "date": PartialDate("2020-H1"),
            "day": date(2020, 7, 30),
            "flag": True,
            "words": ("goods", "trade-remedies"),
            "texts": ("한·캄보디아 자유무역협정", "a, b; c", "tab\there"),
            "names": {"ko": '한·캄보디아 "FTA"'},
            "sources": (_SOURCE, Source("Print")),
            "claims": (Claim("rounds", "5", Source("A, B")),),
            "scores": (4, 5),
            "nothing": None,
        },
        {
            "ref": 'comma, "quote", tab\t, newline\nand \\n backslash',
            "number": None,
            "amount": Number("-1.0"),
            "date": None,
            "day": None,
            "flag": False,
            "words": (),
            "texts": ('["looks like JSON"]',),
            "names": {},
            "sources": (),
            "claims": (),
            "scores": (),
            "nothing": None,
        },
        {
            "ref": "=1+1 [draft] [/] :smile: **a** _b_ `c` <br> | ~d~ &amp; last_event",
            "number": 0,
            "amount": Number("10.50"),
            "date": PartialDate("2020"),
            "day": None,
            "flag": None,
            "words": ("NO",),
            "texts": ("\u202ebidi\u202c and \u2028 line", " blanks "),
            "names": {"ko": "한", "en": "Å"},
            "sources": None,
            "claims": None,
            "scores": None,
            "nothing": None,
        },
    ],
    footer=lambda: ("A *footer*.", "Two\nlines."),
)

#: Nothing in it is hard: each format shows the same cells.
SIMPLE = Report(
    title="Rounds",
    fields=("agreement", "number", "date"),
    rows=[
        {"agreement": "cambodia", "number": 1, "date": PartialDate("2020-07-30")},
        {"agreement": "캄보디아", "number": 12, "date": PartialDate("2020-08")},
    ],
)


def _board(*rows: tuple[Cell, ...]) -> Board:
    return Board(
        (
            Heading("agreement"),
            Heading("stage"),
            Heading("since"),
            Heading("rounds", right=True, drop=2),
            Heading("last", drop=1, wrap=True),
            Heading("next", drop=3, wrap=True),
        ),
        rows,
    )


BOARD = Report(
    title="Where agreements stood on 2026-11-23",
    fields=("slug",),
    rows=[{"slug": "malaysia"}],
    footer=lambda: ("10 agreements: 7 in force, 1 concluded, 1 negotiating, 1 proposed",),
    picture=lambda: _board(
        (
            Cell("malaysia", "strong"),
            Cell("concluded", "concluded"),
            Cell("2025-10-27"),
            Cell("9"),
            Cell("conclusion 2025-10-27"),
            Cell("signing: 10 m overdue", "quiet"),
        ),
        (
            Cell("한·말레이시아", "strong"),
            Cell("in force 14/15", "in-force"),
            Cell("2022-01"),
            Cell("31"),
            Cell("summit 2025-10-27, held beside a meeting with a long name"),
            Cell("–", "quiet"),
        ),
        (
            Cell("hostile", "strong"),
            Cell("suspended", "suspended"),
            Cell("2020-H1"),
            Cell("–"),
            Cell(HOSTILE),
            Cell("", "quiet"),
        ),
    ),
)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def lane(label: str, states: str, marks: str) -> Lane:
    """A lane from `2019-03-01 proposed 2020-07-09 …`, ending with a day, and `L2020-07-09 …`."""
    words = states.split()
    return Lane(
        label,
        tuple(
            Span(words[i + 1], _day(words[i]), _day(words[i + 2]))
            for i in range(0, len(words) - 2, 2)
        ),
        tuple(Mark(mark[0], _day(mark[1:])) for mark in marks.split()),
    )


CHART = Report(
    title="Free trade agreements, 2010–2026",
    fields=("slug",),
    rows=[{"slug": "malaysia"}],
    footer=lambda: ("malaysia: said to be in progress in 2020.",),
    picture=lambda: Chart(
        lanes=(
            lane(
                "malaysia",
                "2010-12-10 proposed 2012-01-01 studying 2019-06-27 negotiating 2020-06-07 dormant"
                " 2024-03-26 negotiating 2025-10-27 concluded 2026-11-24",
                "L2019-06-27 •2019-07-11 •2019-08-05 •2024-08-20 •2025-01-21 C2025-10-27",
            ),
            lane(
                "cambodia",
                "2019-03-01 proposed 2019-11-25 studying 2020-07-09 negotiating 2021-02-03"
                " concluded 2021-10-26 signed 2022-12-01 in-force 2026-11-24",
                "F2022-12-01 S2021-10-26 L2020-07-09 C2021-02-03 •2020-07-30 ◦2020-11-18",
            ),
            lane(
                "한·인도네시아-agreement-of-a-long-name",
                "2012-03-28 negotiating 2014-02-28 suspended 2019-02-19 agreed 2023-01-01 ended"
                " 2026-11-24",
                "◦2012-07-12 L2012-03-28 •2026-12-24 c2019-11-25",
            ),
        ),
        since=_day("2010-01-01"),
        until=_day("2026-11-23"),
        day=_day("2026-11-23"),
        letters=(
            ("L", "launch"),
            ("c", "agreement in principle"),
            ("C", "conclusion"),
            ("S", "signing"),
            ("F", "entry into force"),
            ("X", "abandonment"),
        ),
    ),
)

ALIGNED = Report(
    title="Timeline from launch",
    fields=("slug",),
    rows=[{"slug": "malaysia"}],
    footer=lambda: ("Left out, with no launch recorded: asean-upgrade",),
    picture=lambda: Chart(
        lanes=(
            lane(
                "한·캄보디아 FTA",
                "2019-03-01 proposed 2019-11-25 studying 2020-07-09 negotiating 2021-02-03"
                " concluded 2021-10-26 signed 2022-12-01 in-force 2026-11-23",
                "F2022-12-01 S2021-10-26 L2020-07-09 C2021-02-03 •2020-07-30 ◦2020-11-18",
            )._replace(zero=_day("2020-07-09"), open=True),
            lane(
                "vietnam",
                "2012-08-06 negotiating 2014-12-10 agreed 2015-05-05 signed 2015-12-20 in-force"
                " 2026-11-23",
                "L2012-08-06 •2012-09-03 c2014-12-10 S2015-05-05 F2015-12-20",
            )._replace(zero=_day("2012-08-06"), open=True),
            lane(
                "left",
                "2018-06-01 negotiating 2020-06-01 ended 2026-11-23",
                "L2018-06-01 •2018-10-01",
            )._replace(zero=_day("2018-06-01")),
            lane(
                "malaysia",
                "2010-12-10 proposed 2012-01-01 studying 2019-06-27 negotiating 2020-06-07 dormant"
                " 2024-03-26 negotiating 2025-10-27 concluded 2026-11-23",
                "L2019-06-27 •2019-07-11 •2019-08-05 •2024-08-20 •2025-01-21 C2025-10-27",
            )._replace(zero=_day("2019-06-27"), open=True),
        ),
        since=_day("2010-12-10"),
        until=_day("2026-11-23"),
        day=_day("2026-11-23"),
        letters=(
            ("L", "launch"),
            ("c", "agreement in principle"),
            ("C", "conclusion"),
            ("S", "signing"),
            ("F", "entry into force"),
        ),
        reach=Reach(-3121, 2706),
    ),
)

_TEXT = (
    "Kuala Lumpur · Trade ministers declared the resumption of the talks and widened their scope"
    " to services, investment, digital, green and bio matters."
)
CHRONOLOGY = Report(
    title="What happened",
    fields=("ref",),
    rows=[{"ref": "malaysia/launch"}],
    picture=lambda: Chronology(
        "한·말레이시아 FTA (malaysia)",
        (
            Entry("2010", "proposal", "", "minor", "held", "proposed"),
            Entry("2019-06-27", "launch", _TEXT, "milestone", "held", "negotiating"),
            Entry(
                *("2019-07-11", "round 1 ≠", "Seoul", "round", "held", "negotiating"),
                (f"≠ date: 2019-07-11 (Daily); but 2019-07-12 ({HOSTILE})", "≠ rounds: 한국 (둘)"),
            ),
            Entry("2019-08-05 – 06", "intersessional", HOSTILE, "act", "held", "negotiating"),
            Entry("2019-09", "round 2", "Seoul · announced", "round", "announced"),
            Entry("2019-10", "round 3", "한국어로 쓴 긴 문장 " * 8, "round", "cancelled"),
            Gap("no meeting recorded for 4 y 6 m"),
            Entry("2024-03-26", "signing", "announced", "milestone", "announced"),
            Entry("2024-04", "ministerial", "announced", "act", "announced"),
            Entry("2024-05", "approval", "announced", "minor", "announced"),
        ),
    ),
)

_PLAIN = Heading("")
_STEPS = (
    Step("proposed", "2019-03", "8 m", reached=True),
    Step("studying", "2019-11-25", "7 m", reached=True),
    Step("negotiating", "2020-07-09", "6 m · 4 rounds", reached=True),
    Step("concluded", "2021-02-03", "", reached=True),
    Step("signed", "", "", reached=False),
    Step("in force", "", "", reached=False),
)
_PROMISES = Board(
    (Heading("", wrap=True), Heading("", drop=1, wrap=True), _PLAIN, _PLAIN),
    (
        (
            Cell("conclusion by 2020-12-31"),
            Cell("Trade Minister Yoo Myung-hee, 2020-07-09", "quiet"),
            Cell("34 days late", "missed"),
            Cell("[1]", "quiet"),
        ),
        (
            Cell("round 1 by 2020-07"),
            Cell("Yonhap", "quiet"),
            Cell("met 2020-07-30", "met"),
            Cell("[1, 2]", "quiet"),
        ),
        (Cell("trade of USD 100 million"), Cell(""), Cell("?", "not-measurable"), Cell("")),
    ),
)
_PARTIES = Board(
    (_PLAIN, *map(Heading, ("signed", "approved", "ratified", "notified", "in force"))),
    (
        (Cell("KR", "strong"), *[Cell("2021-10-26")] * 5),
        (Cell("KH", "strong"), *[Cell("2022-01-06")] * 4, Cell("–")),
    ),
)
PAGE = Report(
    title="",
    fields=("slug",),
    rows=[{"slug": "cambodia"}],
    picture=lambda: Pages(
        (
            Page(
                title="Korea–Cambodia Free Trade Agreement",
                slug="cambodia",
                names="한·캄보디아 자유무역협정 · CKFTA · KR KH",
                standing=Cell("concluded since 2021-02-03 (3 y 11 m)", "concluded"),
                steps=_STEPS,
                sections=(
                    Section("Promises", _PROMISES),
                    Section("Nothing", Board((_PLAIN,), ())),
                    Section("Parties", _PARTIES),
                ),
                sources=(
                    ("Yonhap, in print", None),
                    (
                        "Newspim 2020-10-05: Korea–Cambodia FTA, the third round of the talks",
                        "https://example.org/" + "a-long-path/" * 20 + "?id=20201005000243",
                    ),
                ),
            ),
            Page(
                title="Bare",
                slug="bare",
                names=HOSTILE,
                standing=Cell("not begun", "quiet"),
                steps=(),
                sections=(),
            ),
            Page(
                title="Begun",
                slug="begun",
                names="KR MY",
                standing=Cell("proposed since 2020", "proposed"),
                steps=(Step("proposed", "2020", "6 m", reached=True),),
                sections=(),
            ),
        )
    ),
)

DIGEST = Report(
    title="Summary",
    fields=("section",),
    rows=[{"section": "parties"}],
    picture=lambda: Digest(
        (
            Section("Promises", _PROMISES),
            Section("Nothing", Board((_PLAIN,), ())),
            Section("Parties", _PARTIES),
        )
    ),
    footer=lambda: ("2 promises",),
)

BRIEF = Report(
    title="Brief of 2020-07-01 to 2020-12-31",
    fields=("section",),
    rows=[{"section": "stage"}],
    picture=lambda: Brief(
        (
            Chapter(
                "Stages reached",
                (
                    Item(
                        "2020-07-09",
                        "cambodia",
                        "Korea–Cambodia FTA",
                        Cell("launch", "negotiating"),
                        "now negotiating · video · The ministers launched the talks.",
                        (
                            ("Yonhap [9 July]", "https://example.org/a?b=c&d=[e]"),
                            ("Print", None),
                            ("Wiki", "https://example.org/a_(b)<c>\\d?e=f&copy;g"),
                        ),
                    ),
                    Item(
                        "2020-08-31 – 09-03",
                        "한·말레이시아 FTA",
                        "한·말레이시아 자유무역협정",
                        Cell("substantial conclusion (goods, services) by 15 parties", "agreed"),
                        HOSTILE,
                    ),
                ),
            ),
            Chapter(
                "Promises broken",
                (
                    Item("2020-12-31", "rcep", "RCEP", Cell("conclusion by 2020", "missed"), ""),
                    Item("2020-12-31", "a-" * 40, HOSTILE, Cell("round 1"), "34 days late"),
                ),
            ),
        )
    ),
    footer=lambda: ("2 stages reached, 2 broken",),
)

#: One agreement with all that can stand in its drawing: flags one above another that do not all
#: find room, rounds that share a number's room, an announced one, hostile words.
ALONE = Chart(
    lanes=(
        Lane(
            "rcep",
            (
                Span("proposed", _day("2011-11-17"), _day("2012-11-20"), "proposed since 2011-11"),
                Span("negotiating", _day("2012-11-20"), _day("2014-02-01")),
                Span("suspended", _day("2014-02-01"), _day("2016-02-01"), "suspended since 2014"),
                Span("dormant", _day("2016-02-01"), _day("2019-11-04"), "no meeting recorded"),
                Span("agreed", _day("2019-11-04"), _day("2020-11-15"), "agreed since 2019-11-04"),
                Span("signed", _day("2020-11-15"), _day("2026-11-23"), HOSTILE),
            ),
            (
                Mark("L", _day("2012-11-20"), "launch by 16 parties", "launch", "2012-11-20"),
                *(
                    Mark("•", date(2012, 12 - number, 1), f"round {number}", f"{number}", "2012")
                    for number in range(4, 0, -1)
                ),
                Mark("•", _day("2013-05-09"), "round 7", "7", "2013-05-09 – 13"),
                Mark("◦", _day("2013-05-12"), "round 7 (goods), announced", "7", "2013-05-12"),
                Mark("•", _day("2019-07-01"), "round", "", "2019-07"),
                Mark("c", _day("2019-11-04"), HOSTILE * 3, "substantial conclusion", "2019-11-04"),
                *(
                    Mark(
                        "S", date(2020, month, 1), f"signing ({month})", "signing", f"2020-{month}"
                    )
                    for month in range(1, 12)
                    for _ in range(2)
                ),
                Mark("F", _day("2026-11-01")),
            ),
            name="한·RCEP <agreement>",
        ),
    ),
    since=_day("2011-01-01"),
    until=_day("2026-11-23"),
    day=_day("2026-11-23"),
    letters=(
        ("L", "launch"),
        ("c", "agreement in principle"),
        ("S", "signing"),
        ("F", "entry into force"),
    ),
    heading=f"역내포괄적경제동반자협정 {HOSTILE}",
)

PICTURES = {
    "aligned": ALIGNED,
    "board": BOARD,
    "brief": BRIEF,
    "chart": CHART,
    "chronology": CHRONOLOGY,
    "digest": DIGEST,
    "page": PAGE,
}
WIDTHS = (60, 80, 100, 200)

#: A calendar with all that is hard on one: ends, folds, commas, and words that would end a line.
DAYS = Report(
    title="Days",
    fields=("ref",),
    rows=[{"ref": "a/round/1"}],
    calendar=lambda: Calendar(
        "Trade talks: Days, in 한국; and elsewhere",
        (
            Appointment(
                ref="a/round/1",
                status="held",
                first=date(2020, 2, 28),
                last=date(2020, 3, 1),
                summary="Korea–Cambodia FTA: round 1",
                place="Phnom Penh, video",
                text="One; two, three\\n four\r\nfive 한국어로 쓴 긴 문장입니다. " + _TEXT,
                url="https://example.org/a?b=c,d;e=한'\u202e[/]%s",
                kind="round",
                changes=3,
                changed=datetime(2020, 3, 2, 9, 30, 1, tzinfo=UTC),
            ),
            Appointment(
                ref="a/signing/2020-12-31",
                status="announced",
                first=date(2020, 12, 31),
                last=date(2020, 12, 31),
                summary=f"{HOSTILE}\nEND:VEVENT\r\nBEGIN:VALARM\rX:Y\x0b\x85\u2028z",
                place="",
                text="",
                url=None,
                kind="signing",
                changes=0,
                changed=datetime(1970, 1, 1, tzinfo=UTC),
            ),
            Appointment(
                ref="a/target/conclusion/2020",
                status="promised",
                first=date(9999, 12, 30),
                last=date(9999, 12, 31),
                summary="A: conclusion due (promised)",
                place="",
                text="",
                url=None,
                kind="conclusion",
                changes=12,
                changed=datetime(2026, 11, 24, tzinfo=UTC),
            ),
            Appointment(
                ref="a/round/2",
                status="cancelled",
                first=date(9999, 12, 31),
                last=date(9999, 12, 31),
                summary="A: round 2",
                place="",
                text="",
                url=None,
                kind="round",
                changes=1,
                changed=datetime(2026, 11, 24, tzinfo=UTC),
            ),
        ),
        ("Korea–Cambodia FTA: study end, 2020-05", f"x: {HOSTILE}\r\nEND:VCALENDAR"),
    ),
)


def report_of(chart: Chart) -> Report:
    """A report that can be drawn."""
    return Report("", (), [], chart=lambda: chart, footer=lambda: ("A <footer> & </svg>.",))


#: A report of which each special format makes what stands in its golden file.
SPECIMENS = {"ics": DAYS, "svg": report_of(ALONE)}


def _drawn(report: Report) -> Chart:
    chart = report.picture()
    assert isinstance(chart, Chart)
    return chart._replace(heading=report.title)


#: What is drawn as SVG.
CHARTS = {"aligned": _drawn(ALIGNED), "alone": ALONE, "chart": _drawn(CHART)}

HISTORY = Report(
    title="",
    fields=("ref",),
    rows=[{"ref": "malaysia/round/4"}],
    picture=lambda: History(
        (
            Change(
                "12",
                "2026-11-23 09:30 UTC",
                "desk #",
                "fta edit malaysia/round/4 'place=``Seoul`' | <b>",
                "taken back by change 13",
                (
                    Deed("~", "malaysia/round/4", ("place – → Seoul", f"note – → {HOSTILE}")),
                    Deed("↕", "한국/x", ("now above all others",)),
                    Deed("-", "malaysia/round/3", ()),
                ),
            ),
            Change("11", "2026-11-22 09:30 UTC", "desk", "`fta`", "", ()),
        )
    ),
)


def _lone(number: int) -> Report:
    """The page of that number of the sample, alone."""
    picture = PAGE.picture()
    assert isinstance(picture, Pages)
    return PAGE._replace(picture=lambda: Pages((picture.pages[number],)))


def _events(heading: str, *lines: Entry | Gap) -> Report:
    return Report("Chronology", ("ref",), [], picture=lambda: Chronology(heading, lines))


#: Documents: of several agreements with all that is hard, of one, and of none.
DOCUMENT = Document(
    title="Talks on trade agreements <b>",
    note="As recorded by 2026-11-23: 3 agreements.",
    day=date(2026, 11, 23),
    board=BOARD,
    chart=CHART,
    pages=PAGE,
    chronologies=(CHRONOLOGY, _events("Bare (bare)"), _events("Begun (begun)", Gap("silence"))),
    tables=(("hard", HARD), ("rounds", SIMPLE)),
)
LONE = DOCUMENT._replace(title="Begun", pages=_lone(2), chronologies=(_events("Begun (begun)"),))
EMPTY = DOCUMENT._replace(
    title="Nothing",
    board=Report("Agreements", (), [], picture=lambda: Board((Heading("agreement"),), ())),
    chart=Report(
        "Timeline",
        (),
        [],
        picture=lambda: Chart((), date(2020, 1, 1), date(2020, 12, 31), date(2020, 12, 31)),
    ),
    pages=Report("", (), [], picture=lambda: Pages(())),
    chronologies=(),
    tables=(("hard", HARD._replace(rows=[])),),
)
DOCUMENTS = {"document": DOCUMENT, "lone": LONE, "empty": EMPTY}
