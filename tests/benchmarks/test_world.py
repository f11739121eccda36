"""The worlds that we measure with: of the size that was asked for, valid, and always the same."""

from benchmarks.world import world
from fta_tracker.exchange import read, write
from fta_tracker.lifecycle import KINDS


def test_a_world_has_the_size_that_was_asked_for() -> None:
    made = [*world(60, 1500, seed=3)]

    assert len({agreement.slug for agreement in made}) == 60
    assert sum(len(agreement.log) for agreement in made) == 1500
    assert all(agreement.figures for agreement in made)


def test_a_world_is_of_many_kinds() -> None:
    log = [event for agreement in world(60, 1500, seed=3) for event in agreement.log]

    assert {event.status for event in log} == {"held", "announced", "cancelled"}
    assert len({event.kind for event in log}) > len(KINDS) / 2
    assert {len(event.date.text) for event in log} == {4, 7, 10}
    assert any(event.claims for event in log)


def test_talks_without_end_have_rounds_without_a_number() -> None:
    (longest,) = world(1, 6000, seed=3)

    rounds = [event.number for event in longest.log if event.kind == "round"]
    assert rounds[:999] == [*range(1, 1000)]
    assert {*rounds[999:]} == {None}


def test_a_seed_makes_one_world() -> None:
    assert [*world(5, 100, seed=3)] == [*world(5, 100, seed=3)]
    assert [*world(5, 100, seed=3)] != [*world(5, 100, seed=4)]


def test_a_world_can_be_written_and_taken_in() -> None:
    made = sorted(world(20, 500), key=lambda agreement: agreement.slug)

    assert read(write(made, "yaml"), "world.yaml", "yaml") == tuple(made)
