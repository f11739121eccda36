"""What a write says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number
from fta_tracker.model import Figure, Source, Target
from fta_tracker.recording.changes import Written, differences
from fta_tracker.views.recorded import taken_back, taken_in, told
from tests.views.talks import agreement, saying, when
from tests.views.writing import adding, counting, promising, written

TODAY = when("2026-11-23")
TALKS = agreement(
    """
    2020-07-09 launch
    2020-07-30/2020-07-31 round 1
    2020-08-15 round 9 cancelled
    2020-08-31 round 2
    2020-10-06 round
    2026-12 round 4 announced
    """
)


def _told(done: Written, *, dry_run: bool = False) -> str:
    (line,) = told(done, TODAY, dry_run)
    return line


def test_the_first_round() -> None:
    talks = agreement("2020-07-09 launch\n2020-07-30 round 1")
    assert _told(adding(talks, 1)) == "Added deal/round/1 (2020-07-30): 1 round."


def test_a_later_round_and_how_long_after_the_one_before() -> None:
    talks = saying(TALKS, 3, place="Seoul", mode="in-person", by=("KR", "KH"))
    assert _told(adding(talks, 3)) == (
        "Added deal/round/2 (2020-08-31, by KR and KH, Seoul, in-person): "
        "3 rounds, 31 days after round 1."
    )


def test_a_round_without_a_number() -> None:
    assert _told(adding(TALKS, 4), dry_run=True) == (
        "Would add deal/round/2020-10-06 (2020-10-06): 3 rounds, 36 days after round 2."
    )


def test_an_announced_round_after_one_without_a_number() -> None:
    assert _told(adding(TALKS, 5)) == (
        "Added deal/round/4 (2026-12, announced): 6 y 1 m – 6 y 2 m after deal/round/2020-10-06."
    )


def test_a_cancelled_round_means_nothing() -> None:
    assert _told(adding(TALKS, 2)) == "Added deal/round/9 (2020-08-15, cancelled)."


def test_another_act_and_how_long_after_the_last_one() -> None:
    talks = agreement("2020-07-30 round 1\n2020-08-03 statement\n2020-08-09 summit by KR")
    assert _told(adding(talks, 2)) == (
        "Added deal/summit/2020-08-09 (2020-08-09, by KR): 10 days after round 1."
    )
    assert _told(adding(talks, 1)) == "Added deal/statement/2020-08-03 (2020-08-03)."


def test_a_stage_that_moves_and_the_promises_that_it_meets() -> None:
    talks = promising(
        agreement("2020-07-09 launch\n2021-02-03 conclusion"),
        Target("conclusion", PartialDate("2020"), PartialDate("2020-07-09")),
        Target("conclusion", PartialDate("2021-H1"), PartialDate("2020-07-28")),
        Target("conclusion", PartialDate("2020"), PartialDate("2020-09-01")),
        Target("signing", PartialDate("2021-10"), PartialDate("2020-09-01")),
    )
    assert _told(adding(talks, 1)) == (
        "Added deal/conclusion/2021-02-03 (2021-02-03): 6 m after deal/launch/2020-07-09, "
        "negotiating → concluded, 34 days after the promises of 2020-07-09 and 2020-09-01, "
        "in time for the promise of 2020-07-28."
    )


def test_since_when_the_stage_lasts_is_told_where_that_moves() -> None:
    talks = agreement("2019-01-05 conclusion\n2019-06-27 launch\n2025-10-27 conclusion")
    assert _told(adding(talks, 0)) == (
        "Added deal/conclusion/2019-01-05 (2019-01-05): concluded since 2019-01-05, not 2025-10-27."
    )


def test_a_promise_that_cannot_be_measured_by_it_is_passed_over() -> None:
    talks = promising(
        agreement("2020-07-09 launch\n2021 conclusion"),
        Target("conclusion", PartialDate("2021-06"), PartialDate("2020-07-09")),
    )
    assert _told(adding(talks, 1)) == (
        "Added deal/conclusion/2021 (2021): 5–17 m after deal/launch/2020-07-09, "
        "negotiating → concluded."
    )


def test_how_far_the_parties_are() -> None:
    talks = agreement(
        """
        2020-01-01 launch
        2020-07-30 ratification by KR
        2020-08-03 ratification by KH
        2020-09-01 entry-into-force by KR,KH
        """,
        parties="KR KH VN",
    )
    assert _told(adding(talks, 2)) == (
        "Added deal/ratification/2020-08-03 (2020-08-03, by KH): ratified by 2 of 3 parties."
    )
    assert _told(adding(talks, 3)) == (
        "Added deal/entry-into-force/2020-09-01 (2020-09-01, by KR and KH): "
        "negotiating → in-force, in force for 2 of 3 parties."
    )
    assert _told(adding(agreement("2020-01-01 launch\n2020-07-30 signing"), 1)) == (
        "Added deal/signing/2020-07-30 (2020-07-30): negotiating → signed."
    ), "of two parties that goes without saying"


def test_a_promise_and_how_it_stands() -> None:
    target = Target(
        "signing", PartialDate("2027"), PartialDate("2026-11-23"), stated_by="Minister Yoo"
    )
    assert _told(written(TALKS, promising(TALKS, target), "deal/target/signing/2026-11-23")) == (
        "Added deal/target/signing/2026-11-23 (signing by 2027, Minister Yoo): open, 13 m left."
    )
    nobody = replace(target, stated_by=None, due=PartialDate("2026-10"))
    assert _told(written(TALKS, promising(TALKS, nobody))) == (
        "Added deal/target/signing/2026-11-23 (signing by 2026-10): 23 days overdue."
    )


def test_a_figure_and_the_one_before_it() -> None:
    def exports(period: str, value: str, **more: str) -> Figure:
        unit = more.get("unit", "USD million")
        return Figure("exports", PartialDate(period), Number(value), unit=unit, reporter="KR")

    before = counting(TALKS, exports("2018", "660"), exports("2017", "1", unit="%"))
    after = counting(before, exports("2019", "697"))
    assert _told(written(before, after)) == (
        "Added deal/figure/exports/2019/KR (exports (KR) 2019, USD 697 million): "
        "after USD 660 million in 2018."
    )
    rank = counting(TALKS, Figure("export-rank", stated_on=PartialDate("2020"), text="third"))
    assert _told(written(TALKS, rank)) == (
        "Added deal/figure/export-rank/2020 (export rank 2020, third)."
    )


def test_an_agreement_comes_and_goes() -> None:
    assert _told(written(None, agreement(""), "deal")) == "Added deal (Deal, KR and KH)."
    whole = promising(TALKS, Target("signing", PartialDate("2027"), PartialDate("2026")))
    assert _told(written(whole, None, "deal")) == (
        "Removed deal (Deal, KR and KH, with 6 events and 1 promise)."
    )


def test_fields_that_were_edited() -> None:
    edited = saying(TALKS, 5, status="held", date=PartialDate("2026-11-20"), place="Seoul")
    assert _told(written(TALKS, edited, "deal/round/4")) == (
        "Edited deal/round/4: date 2026-12 → 2026-11-20, place – → Seoul, "
        "status announced → held, 4 rounds, 6 y 1 m after deal/round/2020-10-06."
    )
    edited = saying(TALKS, 1, by=("KR", "KH"), topics=("a",), summary="x" * 60)
    assert _told(written(TALKS, edited), dry_run=True) == (
        "Would edit deal/round/1: by – → KR, KH, summary added, topics – → a, 3 rounds."
    )
    again = saying(edited, 1, by=(), summary="Two\nlines.", sources=(Source("T"),))
    assert _told(written(edited, again)) == (
        "Edited deal/round/1: by KR, KH → –, summary changed, sources added, 3 rounds."
    )
    assert _told(written(again, saying(again, 1, sources=(), summary=None, topics=()))) == (
        "Edited deal/round/1: summary removed, topics a → –, sources removed."
    )


def test_names_that_were_edited() -> None:
    edited = replace(TALKS, names={"ko": "한"}, name="A deal.")
    assert _told(written(TALKS, edited)) == "Edited deal: name Deal → A deal., names added."


def test_what_was_moved() -> None:
    talks = agreement("2020-07 statement\n2020-07 summit\n2020-07 committee")
    up = replace(talks, log=(talks.log[2], *talks.log[:2]))
    down = replace(talks, log=(*talks.log[1:], talks.log[0]))
    assert _told(written(talks, up)) == "Edited deal/committee/2020-07: now above all others."
    assert _told(written(talks, down)) == (
        "Edited deal/statement/2020-07: now below deal/committee/2020-07."
    )


def test_what_was_removed_and_what_that_takes_back() -> None:
    talks = agreement("2020-07-09 launch\n2021-02-03 conclusion")
    assert _told(written(talks, replace(talks, log=talks.log[:1]))) == (
        "Removed deal/conclusion/2021-02-03 (2021-02-03): concluded → negotiating."
    )
    launched = replace(talks, log=talks.log[:1])
    assert _told(written(launched, replace(talks, log=()))) == (
        "Removed deal/launch/2020-07-09 (2020-07-09): negotiating → not begun."
    )
    said = replace(talks, targets=(Target("signing", PartialDate("2027"), PartialDate("2026")),))
    assert _told(written(said, talks)) == "Removed deal/target/signing/2026 (signing by 2027)."


def test_more_than_a_few_things_are_counted() -> None:
    assert told(written(TALKS, replace(TALKS, log=())), TODAY, False) == (
        "Removed 6: deal negotiating → not begun.",
    )
    stated = agreement("\n".join(f"2020-0{month} statement" for month in range(1, 6)))
    new = replace(TALKS, log=(*stated.log, saying(TALKS, 0, note="x").log[0], *TALKS.log[2:]))
    assert told(written(TALKS, new), TODAY, True) == (
        "Would add 5, would edit 1 and would remove 1.",
    )


def test_many_that_were_moved_are_counted() -> None:
    kinds = "statement summit committee publication amendment upgrade hearing".split()
    talks = agreement("\n".join(f"2020-07 {kind}" for kind in kinds))
    turned = replace(talks, log=talks.log[::-1])
    assert told(written(talks, turned), TODAY, False) == ("Moved 6.",)
    assert told(written(talks, turned), TODAY, True) == ("Would move 6.",)


def test_nothing_that_changed() -> None:
    assert _told(written(TALKS, TALKS, "deal/round/1")) == (
        "Nothing to change: deal/round/1 is so already."
    )


# ----------------------------------------------------------- what was taken in, or taken back


def test_an_import_that_changed_nothing() -> None:
    (line,) = taken_in(written(TALKS, TALKS), "talks.yaml", 7, [], TODAY, dry_run=False)
    assert line == "Nothing to take in: the record says the same as talks.yaml."


def test_an_import_counts_what_it_did_and_names_what_is_gone() -> None:
    new = saying(replace(TALKS, log=TALKS.log[1:]), 0, note="x")
    done = written(TALKS, new)

    assert taken_in(done, "-", 4, [], TODAY, dry_run=False) == (
        "Took in standard input: +0 ~1 -1 =4; deal negotiating since 2020-07-30, not 2020-07-09.",
        "~ deal/round/1",
        "- deal/launch/2020-07-09",
    )
    first, *refs = taken_in(written(None, TALKS), "talks.yaml", 0, [], TODAY, dry_run=True)
    assert first == "Would take in talks.yaml: +7 ~0 =0."
    assert refs == ["+ deal", *(f"+ {event.ref}" for event in TALKS.log)]


def test_what_stays_as_it_was_edited_is_named() -> None:
    assert taken_in(
        written(TALKS, TALKS),
        "talks.yaml",
        6,
        ["deal/round/1", "deal/round/7"],
        TODAY,
        dry_run=False,
    ) == (
        "Nothing new in talks.yaml.",
        "· deal/round/1 stays as it was edited here",
        "· deal/round/7 stays removed here",
    )
    many = [f"deal/round/{n}" for n in range(20)]
    lines = taken_in(written(None, TALKS), "talks.yaml", 0, many, TODAY, dry_run=False)
    assert len(lines) == 21
    assert lines[-1] == "… and 8 more"


def test_an_import_that_changed_the_order() -> None:
    talks = agreement("2020-07 statement\n2020-07 summit")
    done = written(talks, replace(talks, log=talks.log[::-1]))
    assert taken_in(done, "talks.yaml", 3, [], TODAY, dry_run=False) == (
        "Took in talks.yaml: +0 ~0 =3, the order changed in deal.",
    )


@pytest.mark.parametrize(("dry_run", "took"), [(False, "Took"), (True, "Would take")])
def test_an_undo_says_what_it_took_back(dry_run: bool, took: str) -> None:
    was, now = {"deal": TALKS}, {"deal": saying(TALKS, 1, note="x")}
    done = Written(3, differences(now, was), now, was, undoes=2)

    first, second = taken_back(done, "fta edit deal/round/1 note=x", TODAY, dry_run)

    assert first == f"{took} back change 2 (fta edit deal/round/1 note=x)."
    assert second == f"{'Would edit' if dry_run else 'Edited'} deal/round/1: note x → –."


def test_an_agreement_is_never_lost_from_what_is_said() -> None:
    two = {"deal": TALKS, "pact": agreement("2020 launch", slug="pact")}
    done = Written(2, differences(two, {}), two, {}, ("deal", "pact"))
    assert told(done, TODAY, False) == (
        "Removed deal (Deal, KR and KH, with 6 events).",
        "Removed pact (Pact, KR and KH, with 1 event).",
    )
