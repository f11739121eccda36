"""The difference between two states of a record."""

from dataclasses import replace

from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Event, Figure, Target
from fta_tracker.recording.changes import Difference, bare, class_of, differences
from fta_tracker.recording.editing import edit
from tests.store.samples import NOW, asean, cambodia, date, grown, rcep, statement

CAMBODIA = cambodia()


def test_nothing_differs_where_nothing_does() -> None:
    difference = differences({"cambodia": CAMBODIA}, {"cambodia": cambodia()})

    assert difference == Difference({}, {})
    assert not difference


def test_an_added_event_is_one_entry_and_no_order() -> None:
    more = grown(CAMBODIA, statement("2020-08"))

    difference = differences({"cambodia": CAMBODIA}, {"cambodia": more})

    assert difference
    assert difference.orders == {}
    assert difference.entries == {
        "cambodia/statement/2020-08": (
            None,
            {
                "kind": "statement",
                "date": "2020-08",
                "summary": "Said.",
                "ref": "cambodia/statement/2020-08",
            },
        )
    }
    assert difference.added == ("cambodia/statement/2020-08",)
    assert difference.changed == difference.removed == ()


def test_a_removed_event_leaves_the_order_in_which_it_stood() -> None:
    shrunk = replace(CAMBODIA, log=CAMBODIA.log[::2])

    difference = differences({"cambodia": CAMBODIA}, {"cambodia": shrunk})

    assert difference.removed == tuple(difference.entries) == ("cambodia/round/first",)
    rest = (
        "cambodia/target/first",
        "cambodia/target/conclusion/2020-07-09",
        "cambodia/figure/exports-of-2019",
        "cambodia/figure/export-rank/2020",
        "cambodia/figure/trade/2019",
    )
    assert difference.orders == {
        "cambodia": (
            ("cambodia/launch/2020-07-09", "cambodia/round/first", "cambodia/round/2", *rest),
            ("cambodia/launch/2020-07-09", "cambodia/round/2", *rest),
            (),
        )
    }


def test_a_moved_entry_is_an_order_and_no_entry() -> None:
    turned = replace(CAMBODIA, targets=CAMBODIA.targets[::-1])

    difference = differences({"cambodia": CAMBODIA}, {"cambodia": turned})

    assert difference
    assert difference.entries == {}
    before, after, which = difference.orders["cambodia"]
    assert len(which) == 1
    assert before[3:5] == after[4:2:-1]


def test_a_changed_target_and_a_changed_name_are_entries_of_their_own() -> None:
    late = replace(CAMBODIA.targets[1], due=date("2021"))
    changed = replace(CAMBODIA, name="New", targets=(CAMBODIA.targets[0], late))

    difference = differences({"cambodia": CAMBODIA}, {"cambodia": changed})

    assert difference.changed == ("cambodia", "cambodia/target/conclusion/2020-07-09")
    assert difference.added == difference.removed == ()
    assert difference.orders == {}
    was, now = difference.entries["cambodia"]
    assert was
    assert now
    assert (was["name"], now["name"]) == (CAMBODIA.name, "New")
    assert {*was} == {*now}
    assert not {"log", "targets", "figures"} & {*was}
    assert difference.entries["cambodia/target/conclusion/2020-07-09"] == (
        {
            "kind": "conclusion",
            "due": "2020",
            "stated_on": "2020-07-09",
            "ref": "cambodia/target/conclusion/2020-07-09",
        },
        {
            "kind": "conclusion",
            "due": "2021",
            "stated_on": "2020-07-09",
            "ref": "cambodia/target/conclusion/2020-07-09",
        },
    )


def test_agreements_come_and_go_with_all_they_have() -> None:
    difference = differences({"rcep": rcep()}, {"cambodia": CAMBODIA, "asean": asean()})

    assert difference.added == (
        "asean",
        "cambodia",
        *(entry.ref for entry in CAMBODIA.log),
        *(entry.ref for entry in CAMBODIA.targets),
        *(entry.ref for entry in CAMBODIA.figures),
    )
    assert difference.removed == ("rcep", "rcep/launch/2012-11")
    assert difference.orders == {"rcep": (("rcep/launch/2012-11",), (), ())}
    _, exports = difference.entries["cambodia/figure/exports-of-2019"]
    assert exports
    assert exports["value"] == Number("697.0")
    assert exports["sources"] == [{"title": "Print and wire"}]


def test_the_class_of_what_was_made_sparse_is_known() -> None:
    entries = differences({}, {"cambodia": CAMBODIA}).entries
    classes = [class_of(now) for _, now in entries.values() if now]

    assert classes == [Agreement, *[Event] * 3, *[Target] * 2, *[Figure] * 3]


def test_bare_leaves_out_what_is_recorded_below() -> None:
    thin = bare(CAMBODIA)

    assert (thin.log, thin.targets, thin.figures) == ((), (), ())
    assert (
        replace(thin, log=CAMBODIA.log, targets=CAMBODIA.targets, figures=CAMBODIA.figures)
        == CAMBODIA
    )


def test_an_event_of_another_date_is_what_was_moved() -> None:
    one = replace(rcep(), log=(*rcep().log, statement("2020-01"), statement("2020-02", "Other.")))
    other = edit(one, "rcep/statement/2020-01", {"date": date("2020-03")}, NOW.date())

    assert differences({"rcep": one}, {"rcep": other}).moved == ("rcep/statement/2020-01",)
