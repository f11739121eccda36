"""What the tests stand on themselves."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support import ROOT, environment

SHORT = "from tests.support import some; print(*some('abcde', of=2))"


@pytest.mark.parametrize(("all_", "taken"), [(None, "a c e\n"), ("1", "a b c d e\n")])
def test_costly_tests_take_some_of_their_cases_and_in_the_long_tier_all(
    all_: str | None, taken: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHORT],
        env=environment({"FTA_TEST_ALL": all_}),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == taken
