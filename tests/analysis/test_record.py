"""What the shipped record says, by facts written out by hand."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from fta_tracker.analysis.application import application
from fta_tracker.analysis.force import force
from fta_tracker.analysis.milestones import spans
from fta_tracker.analysis.parties import board, parties_on
from fta_tracker.analysis.rounds import Rounds, rounds
from fta_tracker.analysis.standing import on_board, standing
from fta_tracker.analysis.targets import Outcome, outcome
from fta_tracker.dates import Days, PartialDate
from fta_tracker.exchange import read
from fta_tracker.log import as_of, known_by
from fta_tracker.model import Agreement

FILE = Path(__file__).resolve().parents[2] / "negotiations.yaml"
TODAY = date(2026, 11, 23)
REPORT = date(2020, 7, 9)


@cache
def record() -> dict[str, Agreement]:
    return {a.slug: a for a in read(FILE.read_text(encoding="utf-8"), FILE.name, "yaml")}


def day(text: str) -> date:
    return PartialDate(text).earliest


# ------------------------------------------------------------------ the report of 9 July 2020


PICTURE = [
    # slug, stage, since, activity, quiet since, rounds
    ("asean", "in-force", "2007-06-01", None, None, 25),
    ("cambodia", "negotiating", "2020-07-09", "active", "2020-07-09", 0),
    ("indonesia", "concluded", "2019-11-25", None, None, 10),
    ("malaysia", "negotiating", "2019-06-27", "dormant", "2019-09-06", 3),
    ("philippines", "negotiating", "2019-06-03", "active", "2020-01-31", 5),
    ("rcep", "agreed", "2019-11-04", "active", "2020-07-09", 31),
    ("singapore", "in-force", "2006-03-02", None, None, 3),
    ("vietnam", "in-force", "2015-12-20", None, None, 9),
]


def test_the_board_of_that_day_has_the_eight_agreements_of_the_report() -> None:
    there = [slug for slug, a in record().items() if on_board(a, REPORT, TODAY)]
    assert there == [slug for slug, *_ in PICTURE]


@pytest.mark.parametrize(("slug", "stage", "since", "activity", "quiet", "highest"), PICTURE)
def test_the_picture_of_that_day(
    slug: str, stage: str, since: str, activity: str | None, quiet: str | None, highest: int
) -> None:
    found = standing(record()[slug], REPORT, TODAY)
    assert (found.stage, str(found.since), found.activity) == (stage, since, activity)
    assert found.quiet_since == (day(quiet) if quiet else None)
    assert rounds(record()[slug], REPORT, TODAY).highest == highest


def test_indonesia_was_unsigned() -> None:
    assert all(row.signed is None for row in board(record()["indonesia"], REPORT, TODAY))


def test_what_was_promised_and_open_that_day() -> None:
    found = [
        (slug, target.kind, target.number, str(target.due), str(target.stated_on))
        for slug, a in record().items()
        for target in standing(a, REPORT, TODAY).open_targets
    ]
    assert sorted(found, key=str) == [
        ("cambodia", "conclusion", None, "2020", "2020-07-09"),
        ("cambodia", "round", 1, "2020-07", "2020-07-09"),
        ("philippines", "conclusion", None, "2020", "2019-11-25"),
        ("rcep", "conclusion", None, "2020", "2020-07-09"),
        ("rcep", "signing", None, "2020", "2019-11-04"),
    ]


@pytest.mark.parametrize(
    ("on", "activity"),
    [
        ("2019-06-27", "active"),
        ("2020-06-06", "active"),
        ("2020-06-07", "dormant"),
        ("2024-03-25", "dormant"),
        ("2024-03-26", "active"),
        ("2025-10-26", "active"),
        ("2025-10-27", None),
    ],
)
def test_the_silence_of_malaysia(on: str, activity: str | None) -> None:
    assert standing(record()["malaysia"], day(on), TODAY).activity == activity


def test_malaysia_was_quiet_since_its_third_round() -> None:
    assert standing(record()["malaysia"], day("2020-06-07"), TODAY).quiet_since == day("2019-09-06")
    silent = [s for s in spans(record()["malaysia"], TODAY, TODAY) if s.state == "dormant"]
    assert [(s.start, s.end) for s in silent] == [(day("2019-09-06"), day("2024-03-26"))]


def test_indonesia_was_suspended_by_a_party_until_the_resumption() -> None:
    suspended = [s for s in spans(record()["indonesia"], TODAY, TODAY) if s.state == "suspended"]
    assert [(s.start, s.end) for s in suspended] == [(day("2014-06-15"), day("2019-02-19"))]


# -------------------------------------------------------------------------- promises and facts


def became(slug: str, kind: str, stated_on: str, on: date = TODAY) -> Outcome:
    """What became of the only promise of that kind that was stated on that date."""
    (target,) = (
        t for t in record()[slug].targets if t.kind == kind and str(t.stated_on) == stated_on
    )
    return outcome(record()[slug], target, on, TODAY)


@pytest.mark.parametrize(
    ("slug", "kind", "stated_on", "word", "met_by", "days"),
    [
        ("cambodia", "conclusion", "2020-07-09", "missed", "conclusion/2021-02-03", (34, 34)),
        ("cambodia", "round", "2020-07-09", "met", "round/1", (-1, -1)),
        ("cambodia", "study-end", "2019-11-25", "met", "study-end/2020-05", (-213, -183)),
        (
            "cambodia",
            "entry-into-force",
            "2022-02-03",
            "missed",
            "entry-into-force/2022-12-01",
            (154, 154),
        ),
        ("rcep", "conclusion", "2012-11", "missed", "substantial-conclusion/2019-11-04", (1404,)),
        (
            "rcep",
            "conclusion",
            "2015-11-22",
            "missed",
            "substantial-conclusion/2019-11-04",
            (1038,),
        ),
        ("rcep", "conclusion", "2017", "missed", "substantial-conclusion/2019-11-04", (673,)),
        ("rcep", "conclusion", "2017-11-14", "missed", "substantial-conclusion/2019-11-04", (339,)),
        ("rcep", "conclusion", "2018-11-14", "met", "substantial-conclusion/2019-11-04", (-57,)),
        ("rcep", "conclusion", "2020-07-09", "met", "conclusion/2020-11-15", (-46,)),
        ("rcep", "signing", "2019-11-04", "met", "signing/2020-11-15", (-46,)),
        ("malaysia", "signing", "2025-08-18", "missed", None, (388,)),
        ("vietnam", "other", "2015-05", "not-measurable", None, None),
    ],
)
def test_what_became_of_promises(
    slug: str,
    kind: str,
    stated_on: str,
    word: str,
    met_by: str | None,
    days: tuple[int, ...] | None,
) -> None:
    found = became(slug, kind, stated_on)
    assert found.outcome == word
    assert found.met_by == (f"{slug}/{met_by}" if met_by else None)
    assert found.days == (Days(days[0], days[-1]) if days else None)


@pytest.mark.parametrize(
    ("on", "word", "late"),
    [
        ("2020-12-31", "open", None),
        ("2021-01-01", "missed", 1),
        ("2021-02-02", "missed", 33),
        ("2021-02-03", "missed", 34),
        ("2026-11-23", "missed", 34),
    ],
)
def test_cambodias_result_day_by_day(on: str, word: str, late: int | None) -> None:
    found = became("cambodia", "conclusion", "2020-07-09", day(on))
    assert (found.outcome, found.days) == (word, Days(late, late) if late else None)


# ---------------------------------------------------------------------------------------- parties


@pytest.mark.parametrize(
    ("on", "state", "in_force"),
    [
        ("2021-12-31", "none", 0),
        ("2022-01-01", "partial", 10),
        ("2022-01-31", "partial", 10),
        ("2022-02-01", "partial", 11),
        ("2022-03-17", "partial", 11),
        ("2022-03-18", "partial", 12),
        ("2022-05-01", "partial", 13),
        ("2023-01-02", "partial", 14),
        ("2023-06-01", "partial", 14),
        ("2023-06-02", "full", 15),
        ("2026-11-23", "full", 15),
    ],
)
def test_rcep_came_into_force_party_by_party(on: str, state: str, in_force: int) -> None:
    found = application(record()["rcep"], day(on), TODAY)
    assert (found.state, found.in_force, found.parties) == (state, in_force, 15)


def test_india_left_rcep() -> None:
    sixteen = "BN KH ID LA MY MM PH SG TH VN AU CN IN JP KR NZ".split()
    assert sorted(parties_on(record()["rcep"], day("2019-11-03"), TODAY)) == sorted(sixteen)
    sixteen.remove("IN")
    assert sorted(parties_on(record()["rcep"], day("2019-11-04"), TODAY)) == sorted(sixteen)


def test_the_rounds_of_rcep() -> None:
    assert rounds(record()["rcep"], TODAY, TODAY) == Rounds(31, 29, (21, 22))


def test_how_cambodia_and_korea_ratified() -> None:
    found = {
        row.party: [str(d) if d else None for d in (row.approved, row.ratified, row.notified)]
        for row in board(record()["cambodia"], TODAY, TODAY)
    }
    assert found == {
        "KH": ["2022-01-06", "2022-01-29", "2022-02-09"],
        "KR": ["2022-09-27", None, "2022-10-02"],
    }


# --------------------------------------------------------------- every view, without hindsight


@pytest.mark.parametrize(
    "slug", [*(slug for slug, *_ in PICTURE), "singapore-upgrade", "asean-upgrade"]
)
def test_every_view_is_that_of_a_record_cut_at_its_day(slug: str) -> None:
    """For the days on which something begins or ends, and their neighbours."""
    whole = record()[slug]
    written = {d for e in whole.log for d in (e.date, e.end) if d}
    written |= {d for t in whole.targets for d in (t.stated_on, t.due)}
    bounds = {b.toordinal() for d in written for b in (d.earliest, d.latest)}
    days = {date.fromordinal(n + step) for n in bounds for step in (-1, 0, 1)}
    for on in sorted(days):
        part = as_of(whole, on, TODAY)
        assert standing(part, on, TODAY) == standing(whole, on, TODAY)
        assert board(part, on, TODAY) == board(whole, on, TODAY)
        assert spans(part, on, TODAY) == spans(whole, on, TODAY)
        assert rounds(part, on, TODAY) == rounds(whole, on, TODAY)
        for target in whole.targets:
            if known_by(target.stated_on, on, TODAY):
                assert outcome(part, target, on, TODAY) == outcome(whole, target, on, TODAY)


# ------------------------------------------------------------------------------ entry into force


@pytest.mark.parametrize(
    ("on", "parties"),
    [
        ("2021-12-31", 0),
        ("2022-01-01", 10),
        ("2022-01-31", 10),
        ("2022-02-01", 11),
        ("2022-03-17", 11),
        ("2022-03-18", 12),
    ],
)
def test_for_how_many_rcep_was_in_force(on: str, parties: int) -> None:
    rows = board(record()["rcep"], day(on), TODAY)
    assert sum(row.in_force is not None for row in rows) == parties


def test_the_rule_of_rcep_gives_the_day_recorded() -> None:
    found = force(record()["rcep"], TODAY, TODAY)
    assert found
    assert found.due
    assert (str(found.met_on), found.met_by) == ("2021-11-02", None)
    assert (str(found.due.earliest), str(found.due.latest)) == ("2022-01-01", "2022-01-01")
    assert (str(found.in_force), found.days) == ("2022-01-01", (0, 0))
    # Those whose deposit is recorded: each sixty days later, or with the first of all.
    ruled = {p.party: (str(p.due.earliest), p.days) for p in found.parties if p.due}
    first = dict.fromkeys(("SG", "TH", "VN", "AU", "NZ"), ("2022-01-01", (0, 0)))
    assert ruled == {
        **first,
        "KR": ("2022-02-01", (0, 0)),
        "MY": ("2022-03-18", (0, 0)),
        "ID": ("2023-01-02", (0, 0)),
        "PH": ("2023-06-02", (0, 0)),
    }


def test_how_far_the_rule_of_rcep_was_from_being_met_as_recorded() -> None:
    found = force(record()["rcep"], day("2021-11-01"), TODAY)
    assert found
    assert (found.met_on, found.due, found.days) == (None, None, None)
    assert [(part.need, part.done, part.left) for part in found.progress] == [
        (6, ("SG", "TH", "VN"), 3),
        (3, (), 3),
    ]


def test_the_rule_of_cambodia_gives_the_day_recorded() -> None:
    found = force(record()["cambodia"], TODAY, TODAY)
    assert found
    assert found.due
    assert (str(found.met_on), found.met_by) == ("2022-10-02", "cambodia/notification/2022-10-02")
    assert (str(found.due.earliest), str(found.due.latest)) == ("2022-12-01", "2022-12-01")
    assert (str(found.in_force), found.days) == ("2022-12-01", (0, 0))
    before = force(record()["cambodia"], day("2022-10-01"), TODAY)
    assert before
    assert [(part.need, part.done) for part in before.progress] == [(2, ("KH",))]


def test_whose_rules_are_recorded() -> None:
    rules = {slug: a.in_force_rule for slug, a in record().items()}
    found = {slug: (rule.after, rule.days) for slug, rule in rules.items() if rule}
    assert found == {
        "asean": (None, None),
        "cambodia": ("notification", 60),
        "rcep": ("deposit", 60),
    }
    assert all(rule.sources for rule in rules.values() if rule)
