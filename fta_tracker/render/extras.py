"""Libraries that are not always there: what is said where one is needed."""

from __future__ import annotations

from fta_tracker.errors import Refused


def lacking(format: str, library: str, extra: str) -> Refused:
    """The error for a format that needs a library which is not installed."""
    return Refused(
        f"{format} needs {library}, which is not installed.",
        f"Install it: pip install 'fta-tracker[{extra}]'",
    )
