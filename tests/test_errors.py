"""Each error with its exit code."""

import pytest

from fta_tracker import errors
from fta_tracker.errors import FtaError


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Malformed", 2),
        ("NotFound", 3),
        ("Refused", 4),
        ("DatabaseUnavailable", 5),
        ("OtherSchema", 6),
        ("FileTrouble", 74),
        ("Busy", 75),
    ],
)
def test_each_error_has_its_exit_code(name: str, code: int) -> None:
    error = getattr(errors, name)("It is so.", "Do this.", field="date")
    assert isinstance(error, FtaError)
    assert error.exit_code == code
    assert (str(error), error.sentence, error.hint, error.field) == (
        "It is so.",
        "It is so.",
        "Do this.",
        "date",
    )


def test_every_error_is_in_the_list() -> None:
    assert {c.__name__ for c in FtaError.__subclasses__()} >= {
        "Malformed",
        "NotFound",
        "Refused",
        "DatabaseUnavailable",
        "OtherSchema",
        "FileTrouble",
        "Busy",
    }


def test_without_a_hint_there_is_none() -> None:
    error = FtaError("It is so.")
    assert (error.exit_code, error.hint, error.field) == (1, None, None)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a", "'a'"),
        ("a\x1b\u202e'", '"a\\x1b\\u202e\'"'),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 60}'…"),
        (7, "7"),
        (["x" * 99], f"['{'x' * 58}…"),
    ],
)
def test_what_was_written_is_told_in_a_line(written: object, shown: str) -> None:
    assert errors.quoted(written) == shown
