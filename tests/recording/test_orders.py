"""What is said to have been moved, where two orders differ."""

from fta_tracker.recording.orders import moved


def test_what_was_asked_to_move_is_what_was_moved() -> None:
    before, after = "abcd", "bcad"
    assert moved(before, after) == ("a",), "the fewest"
    assert moved(before, "bacd") in (("a",), ("b",))
    assert moved(before, "bacd", ["a"]) == ("a",)
    assert moved(before, "bacd", ["b"]) == ("b",)
    assert moved(before, "bacd", ["a", "d"]) == ("a",), "and not what stayed"
    assert moved(before, "bacd", ["d"]) == moved(before, "bacd"), "where that explains nothing"
    assert moved(before, "bcd", ["a"]) == ()
    assert moved(before, "xbac", ["a"]) == ("a",)
