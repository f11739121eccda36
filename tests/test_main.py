"""The way in: what is caught before there is a command line to catch it."""

from __future__ import annotations

import io
import sys

import pytest

from fta_tracker.__main__ import main


class Interrupted(io.StringIO):
    """A stream at which the user loses patience."""

    def write(self, text: str) -> int:
        raise KeyboardInterrupt(text)


def test_an_interrupt_at_any_moment_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["fta", "--version"])
    monkeypatch.setattr(sys, "stdout", Interrupted())

    with pytest.raises(SystemExit) as caught:
        main()

    assert caught.value.code == 130
    assert capsys.readouterr().err == ""
