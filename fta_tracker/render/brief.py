"""The brief: chapters of lines, each with its date, its agreement, what it is, and more of it."""

from __future__ import annotations

from typing import NamedTuple

from fta_tracker.picture import Brief, Item
from fta_tracker.render import Sheet
from fta_tracker.render.lines import Line, blank, fill, fold, joined, shorten, size, styled
from fta_tracker.render.pages import WIDEST
from fta_tracker.render.palette import look

_INSET = 2
_GAP = 2
#: A text stands beside its label where it has so much room; else beneath it, with so much at least.
_EASY, _LEAST = 44, 36


class _Plan(NamedTuple):
    """The columns that all chapters have in common: how wide each is, and the whole line.

    `sign`: of the sign before a label; `text`: where the text begins if it stands beneath.
    """

    date: int
    agreement: int
    sign: int
    label: int
    text: int
    beside: bool
    width: int

    @property
    def margin(self) -> int:
        """What stands before a label and its sign."""
        return _INSET + self.date + self.agreement


def draw(brief: Brief, sheet: Sheet) -> list[Line]:
    """The chapters beneath one another."""
    if not brief.chapters:
        return [styled("Nothing to tell of these days.", "quiet")]
    plan = _plan(brief, min(sheet.width, WIDEST))
    lines: list[Line] = []
    for chapter in brief.chapters:
        lines += [blank()] if lines else []
        lines.append(styled(chapter.heading, "strong"))
        for item in chapter.items:
            lines += _item(item, plan)
    return lines


def _plan(brief: Brief, width: int) -> _Plan:
    items = [item for chapter in brief.chapters for item in chapter.items]
    date = max(size(item.date) for item in items) + _GAP
    agreement = min(max(size(item.agreement) for item in items), width // 3) + _GAP
    sign = 2 if any(look(item.label.sense).sign for item in items) else 0
    label = max(size(item.label.text) for item in items) + _GAP
    before = _INSET + date + agreement + sign
    beside = width - before - label >= _EASY
    text = before if width - before >= _LEAST else 2 * _INSET
    return _Plan(date, agreement, sign, label, text, beside, width)


def _item(item: Item, plan: _Plan) -> list[Line]:
    head = [
        styled(" " * _INSET + fill(item.date, plan.date)),
        styled(fill(shorten(item.agreement, plan.agreement - _GAP), plan.agreement), "strong"),
    ]
    sign, sense = fill(look(item.label.sense).sign, plan.sign), item.label.sense
    before = plan.margin + plan.sign
    if plan.beside:
        first, *rest = fold(item.text, plan.width - before - plan.label)
        label = styled(sign + fill(item.label.text, plan.label), sense)
        return [
            joined(*head, label, styled(first)),
            *(styled(" " * (before + plan.label) + part) for part in rest),
        ]
    lines = []
    for part in fold(item.label.text, max(plan.width - before, _LEAST // 2)):
        lines.append(joined(*head, styled(sign + part, sense)))
        head, sign = [styled(" " * plan.margin)], " " * plan.sign
    more = fold(item.text, plan.width - plan.text) if item.text else []
    return [*lines, *(styled(" " * plan.text + part, "quiet") for part in more)]
