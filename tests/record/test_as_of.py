"""Every view of every day on which something begins is that of a record cut by hand at that day.

The cut is written here from the design alone: the log up to the last event that had certainly
happened, and nothing dated after the day but deadlines. It knows only the dates as text.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from fta_tracker.analysis.standing import STALE_AFTER, on_board, standing
from fta_tracker.analysis.targets import outcomes
from fta_tracker.dates import Moment, PartialDate
from fta_tracker.log import as_of
from fta_tracker.model import Agreement, Event
from fta_tracker.report import Report
from fta_tracker.views import board, events, figures, page, summary, targets, timeline
from tests.record.shipped import record
from tests.support import some

TODAY = date(2026, 11, 23)


def days(when: PartialDate) -> tuple[date, date]:
    """The first and the last day that a date as written may mean."""
    year, _, rest = str(when).partition("-")
    if len(rest) == 5:
        return (date.fromisoformat(str(when)),) * 2
    first, last = {
        "": (1, 12),
        **{f"H{n}": (6 * n - 5, 6 * n) for n in (1, 2)},
        **{f"Q{n}": (3 * n - 2, 3 * n) for n in (1, 2, 3, 4)},
        **{f"{n:02}": (n, n) for n in range(1, 13)},
    }[rest]
    end = monthrange(int(year), last)[1]
    return date(int(year), first, 1), date(int(year), last, end)


def cut(whole: Agreement, day: date, *, is_today: bool = False) -> Agreement:
    """The agreement with what could be known of it by the end of a day, cut by hand.

    `is_today`: of the present day more is known: a held event whose date has begun counts.
    """

    def known(event: Event) -> bool:
        first, last = days(event.date)
        return (first if is_today and event.status == "held" else last) <= day

    counted = [i for i, event in enumerate(whole.log) if known(event)]
    log = whole.log[: counted[-1] + 1] if counted else ()
    rule = whole.in_force_rule
    # The three that have a rule: ASEAN's first text is the framework signed in December 2005.
    texts = {"asean": "2005-12-13", "cambodia": "2021-02-03", "rcep": "2020-11-15"}
    if rule and day < date.fromisoformat(texts[whole.slug]):
        rule = None
    if rule and rule.met_on and days(rule.met_on)[not is_today] > day:
        rule = replace(rule, met_on=None)
    return replace(
        whole,
        in_force_rule=rule,
        log=tuple(
            replace(event, end=None) if event.end and days(event.end)[1] > day else event
            for event in log
        ),
        targets=tuple(t for t in whole.targets if days(t.stated_on)[not is_today] <= day),
        figures=tuple(
            f for f in whole.figures if (said := f.stated_on or f.period) and days(said)[1] <= day
        ),
    )


def test_the_record_has_none_that_were_cancelled() -> None:
    """The cut above does not know what becomes of them; `tests/test_log.py` does."""
    assert [e.ref for a in record().values() for e in a.log if e.status == "cancelled"] == []


def beginnings(whole: Agreement) -> list[date]:
    """Every day on which something of an agreement begins or ends, and the days beside it."""
    dates: list[PartialDate | None] = []
    for event in whole.log:
        dates += [event.date, event.end]
    for target in whole.targets:
        dates += [target.stated_on, target.due]
    for figure in whole.figures:
        dates += [figure.period, figure.stated_on]
    bounds = {bound for when in dates if when for bound in days(when)}
    beside = {bound + timedelta(n) for bound in bounds for n in (-1, 0, 1)}
    return sorted(day for day in beside if day <= TODAY)


def shown(report: Report) -> tuple[object, ...]:
    """All that a report answers: a picture is made when it is looked at."""
    return report.rows, report.picture(), report.footer()


def views(agreement: Agreement, when: Moment) -> Iterator[tuple[str, object]]:
    """What each command would answer of one agreement, rows and picture, by its name."""
    stands = standing(agreement, *when)
    pairs = events.rows(agreement, when)
    found = [(agreement.slug, o) for o in outcomes(agreement, *when)]
    over_time = ("", [agreement], pairs, when, STALE_AFTER)
    told = summary.told([(agreement, stands)], when)
    reports = {
        "list": board.board("", [(agreement, stands)] * on_board(agreement, *when), when),
        "status": page.pages("", [agreement], when, STALE_AFTER, single=True),
        "events": events.events("", pairs),
        "timeline": timeline.timeline(*over_time),
        "chronology": timeline.timeline(*over_time, alone=True),
        "targets": targets.targets("", found, when),
        "figures": figures.figures("", [agreement]),
        "summary": summary.summary("", told, when),
        "comparison": summary.by_agreement("", told, when),
        "explained": summary.explained("", told, by=False),
    }
    for name, report in reports.items():
        yield name, shown(report)


SLUGS = list(record())


@pytest.mark.parametrize("slug", SLUGS)
def test_every_view_of_a_day_is_that_of_the_record_cut_at_the_day(slug: str) -> None:
    """Seen from today, and by whoever had kept just this record and looked at it that day."""
    whole = record()[slug]
    for day in some(beginnings(whole), of=7):
        when, part = Moment(day, TODAY), cut(whole, day, is_today=day == TODAY)
        found = dict(views(as_of(whole, *when), when))
        assert found == dict(views(part, when)), day
        assert found == dict(views(part, Moment(day, day))), day


@pytest.mark.parametrize("slug", SLUGS)
def test_where_it_stood_is_told_of_the_whole_log_too(slug: str) -> None:
    """The analysis looks no further than the day, whether or not the record was cut before."""
    whole = record()[slug]
    for day in beginnings(whole):
        when, part = Moment(day, TODAY), cut(whole, day, is_today=day == TODAY)
        seen, known = (board.row(a, standing(a, *when), when) for a in (whole, part))
        assert seen == known, day


@pytest.mark.parametrize("slug", SLUGS)
def test_on_the_day_itself_what_has_begun_counts(slug: str) -> None:
    """Whose clock stands at that day sees what has begun, and also what is announced for later."""
    whole = record()[slug]
    ahead = {"next_event", "next_date"}
    for day in beginnings(whole):
        when, part = Moment(day, day), cut(whole, day, is_today=True)
        seen, known = (board.row(a, standing(a, *when), when) for a in (whole, part))
        assert {k: seen[k] for k in seen.keys() - ahead} == {
            k: known[k] for k in known.keys() - ahead
        }, day
        assert outcomes(whole, *when) == outcomes(part, *when), day


def test_the_whole_record_is_cut_agreement_by_agreement() -> None:
    """On the days of which the most is told, all agreements together, as `list` shows them."""
    for text in (
        "2003-10-23",
        "2012-11-20",
        "2019-11-25",
        "2020-07-09",
        "2022-01-01",
        "2025-10-27",
    ):
        when = Moment(date.fromisoformat(text), TODAY)
        seen: list[list[object]] = []
        for each in (as_of, lambda a, day, _: cut(a, day)):
            parts = [each(a, *when) for a in record().values()]
            there = [(a, standing(a, *when)) for a in parts if on_board(a, *when)]
            pairs = events.merged(parts, when)
            reports = (
                board.board("", there, when),
                timeline.timeline("", parts, pairs, when, STALE_AFTER),
                summary.summary("", summary.told(there, when), when),
            )
            seen.append([shown(report) for report in reports])
        assert seen[0] == seen[1]


def test_the_days_are_many_and_the_views_see_them() -> None:
    """There are over a thousand days to compare, and much is seen on them, not empty views."""
    assert sum(len(beginnings(a)) for a in record().values()) > 1000
    malaysia = record()["malaysia"]
    seen = [str(standing(malaysia, *Moment(day, TODAY)).activity) for day in beginnings(malaysia)]
    assert list(dict.fromkeys(seen)) == ["None", "active", "dormant"]
