"""A document: the same agreements and day in every report of it."""

from __future__ import annotations

from dataclasses import replace

from fta_tracker.dates import PartialDate
from fta_tracker.log import as_of
from fta_tracker.model import Agreement, Figure
from fta_tracker.picture import Board, Chart, Chronology, Pages
from fta_tracker.report import Document
from fta_tracker.views.document import document
from tests.views.talks import agreement, source, when

TALKS = replace(
    agreement(
        """
        2020-07-09 launch
        2020-07-30 round 1
        2026-12 round 2 announced
        2020-07-09 promise round 1 due 2020-07
        """
    ),
    figures=(Figure("exports", text="many", period=PartialDate("2019"), sources=(source("A"),)),),
)
LATER = agreement("2026-12-24 proposal announced", slug="later")


def of(*talks: Agreement, on: str = "2026-11-23") -> Document:
    then = when(on)
    return document([as_of(each, *then) for each in talks], then)


def test_it_is_called_as_its_only_agreement_is() -> None:
    assert of(TALKS).title == "Deal"
    assert of(TALKS, LATER).title == of().title == "Talks on trade agreements"


def test_it_says_of_what_record_and_day_it_is() -> None:
    now, then = of(TALKS), of(TALKS, on="2020-07-10")

    assert now.note == (
        "As recorded by 2026-11-23: 1 agreement, 3 events, 1 promise and 1 trade figure."
    )
    assert then.note == (
        "As it was known on 2020-07-10: 1 agreement, 1 event, 1 promise and 1 trade figure."
    )
    assert (str(now.day), str(then.day)) == ("2026-11-23", "2020-07-10")
    assert of().note.endswith(": 0 agreements, 0 events, 0 promises and 0 trade figures.")


def test_each_agreement_has_a_page_and_a_chronology_in_the_same_order() -> None:
    made = of(TALKS, LATER)
    pages, chart, board = made.pages.picture(), made.chart.picture(), made.board.picture()

    assert isinstance(pages, Pages)
    assert isinstance(chart, Chart)
    assert isinstance(board, Board)
    assert [page.slug for page in pages.pages] == ["deal", "later"]
    told = [each.picture() for each in made.chronologies]
    assert [each.heading for each in told if isinstance(each, Chronology)] == [
        "Deal (deal)",
        "Later (later)",
    ]
    assert [len(each.lines) for each in told if isinstance(each, Chronology)] == [4, 1]
    assert [row[0].text for row in board.rows] == ["deal"], "what has not begun is on no board"


def test_the_tables_are_all_that_is_recorded() -> None:
    made = of(TALKS, LATER)

    assert [(name, len(table.rows)) for name, table in made.tables] == [
        ("agreements", 2),
        ("rounds", 2),
        ("events", 4),
        ("targets", 1),
        ("figures", 1),
        ("sources", 1),
    ]
    fields = dict(made.tables)["agreements"].fields
    assert " ".join(fields) == (
        "slug name kind parties stage since since_status activity quiet_since application rounds "
        "rounds_recorded rounds_missing last_event last_date next_event next_date open_targets "
        "names aliases upgrades in_force_rule note claims"
    )
    for _, table in made.tables:
        assert all(tuple(row) == table.fields for row in table.rows)


def test_a_document_of_nothing_is_one() -> None:
    made = of()
    assert made.chronologies == ()
    assert [len(table.rows) for _, table in made.tables] == [0] * 6
    assert made.pages.picture() == Pages(())
