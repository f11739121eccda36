"""The history: a change a paragraph, and in it a line for each thing that it touched."""

from __future__ import annotations

from fta_tracker.picture import Change, Deed, History
from fta_tracker.render import Sheet
from fta_tracker.render.lines import Line, blank, fill, fold, joined, size, styled

#: Lines of text longer than this are hard to follow.
_WIDEST = 120
_GAP = 2


def draw(history: History, sheet: Sheet) -> list[Line]:
    """The number, when, who and the command; beneath, a sign, the thing, and what was done."""
    if not history.changes:
        return [styled("Nothing to show.", "quiet")]
    width = min(sheet.width, _WIDEST)
    margin = max(size(change.number) for change in history.changes) + _GAP
    lines: list[Line] = []
    for change in history.changes:
        lines += [blank()] * bool(lines) + _change(change, margin, width)
    return lines


def _change(change: Change, margin: int, width: int) -> list[Line]:
    number = styled(fill(change.number, margin - _GAP, right=True), "strong")
    about = " · ".join(filter(None, (change.when, change.who, change.undone)))
    blanks = " " * _GAP
    lines = [joined(number, styled(blanks), styled(about, "quiet"))]
    sense = "quiet" if change.undone else "strong"
    lines += [_indented(part, margin, sense) for part in fold(change.command, width - margin)]
    for deed in change.deeds:
        lines += _deed(deed, margin, width)
    return lines


def _deed(deed: Deed, margin: int, width: int) -> list[Line]:
    """The thing and what was done to it, beside one another where both fit into a line."""
    head = joined(styled(" " * margin), styled(f"{deed.sign} {deed.thing}", deed.sense))
    start = margin + size(deed.sign) + 1
    text = " · ".join(deed.parts)
    if size(text) <= width - start - size(deed.thing) - _GAP:
        return [joined(head, styled(" " * _GAP), styled(text))]
    inner = start + _GAP
    lines = [head]
    for part in deed.parts:
        first, *rest = fold(part, width - inner - _GAP)
        lines.append(_indented(first, inner, ""))
        lines += [_indented(line, inner + _GAP, "") for line in rest]
    return lines


def _indented(text: str, margin: int, sense: str) -> Line:
    return joined(styled(" " * margin), styled(text, sense))
