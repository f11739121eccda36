"""The chronology: what happened, a line an event, and the silences between."""

from __future__ import annotations

from fta_tracker.picture import DISPUTED, Chronology, Entry, Gap
from fta_tracker.render import Sheet
from fta_tracker.render.lines import Line, blank, fill, flowed, fold, joined, shorten, size, styled
from fta_tracker.render.palette import WEIGHTS, look

_GAP = 2
#: A text narrower than this goes beneath its label instead of beside it.
_EASY = 32
#: Lines of text longer than this are hard to follow.
_WIDEST = 120


def draw(chronology: Chronology, sheet: Sheet) -> list[Line]:
    """Dates on the left, then a sign, the event's label, and its text in lines of its own."""
    width = min(sheet.width, _WIDEST)
    entries = [line for line in chronology.lines if isinstance(line, Entry)]
    dates = max((size(entry.date) for entry in entries), default=0) + _GAP
    labels = max((size(entry.label) for entry in entries), default=0) + _GAP
    lines = [styled(part, "strong") for part in fold(chronology.heading, width) if part]
    if lines and entries:
        lines.append(blank())
    for line in chronology.lines:
        if isinstance(line, Gap):
            lines.extend(_gap(line, dates, width))
        else:
            lines.extend(_entry(line, dates, labels, width))
    return [*lines, *_legend(entries, width)]


def _entry(entry: Entry, dates: int, labels: int, width: int) -> list[Line]:
    sense = entry.sense or entry.status
    strength = "strong" if entry.weight == "milestone" and entry.status == "held" else ""
    margin = dates + 2
    label = shorten(entry.label, width - margin)
    head = (styled(fill(entry.date, dates)), styled(f"{_sign(entry)} ", sense))
    if width - margin - labels >= _EASY:
        first, *rest = fold(entry.text, width - margin - labels)
        lines = [joined(*head, styled(fill(label, labels), strength), styled(first))]
        margin += labels
    else:
        rest = fold(entry.text, width - margin) if entry.text else []
        lines = [joined(*head, styled(label, strength))]
    lines += [joined(styled(" " * margin), styled(part)) for part in rest]
    for dispute in entry.disputes:
        for part in fold(dispute, width - margin):
            lines.append(joined(styled(" " * margin), styled(part, "quiet")))
    return lines


def _sign(entry: Entry) -> str:
    weight = WEIGHTS[entry.weight]
    if entry.status == "cancelled":
        return look(entry.status).sign
    return weight.announced if entry.status == "announced" else weight.held


def _gap(gap: Gap, dates: int, width: int) -> list[Line]:
    bar = styled(" " * dates + "┊", "quiet")
    parts = fold(gap.text, width - dates - 2)
    return [bar, *(joined(bar, styled(f" {part}", "quiet")) for part in parts), bar]


def _legend(entries: list[Entry], width: int) -> list[Line]:
    """What the signs mean that stand in sight."""
    seen = {(entry.status, entry.weight) for entry in entries}
    meant = [f"{its.held} {its.meaning}" for name, its in WEIGHTS.items() if ("held", name) in seen]
    hollow = [its.announced for name, its in WEIGHTS.items() if ("announced", name) in seen]
    if hollow:
        meant.append(f"{' '.join(dict.fromkeys(hollow))} announced")
    if any(status == "cancelled" for status, _ in seen):
        meant.append(f"{look('cancelled').sign} cancelled")
    if any(entry.disputes for entry in entries):
        meant.append(f"{DISPUTED} sources disagree")
    return [*([blank()] if meant else []), *flowed((styled(m, "quiet") for m in meant), width)]
