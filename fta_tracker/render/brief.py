"""The brief: chapters of lines, each with its date, its agreement, what it is, and more of it."""

from __future__ import annotations

from typing import NamedTuple

from fta_tracker.picture import UNEVENTFUL, Brief, Item
from fta_tracker.render import Sheet
from fta_tracker.render.lines import Line, blank, fill, fold, joined, shorten, size, styled
from fta_tracker.render.pages import WIDEST
from fta_tracker.render.palette import look

_INSET = 2
_GAP = 2
#: A text stands beside its label where it has so much room; else beneath it, with so much at least.
_EASY, _LEAST = 44, 36
#: A label with less room than this, as on a telephone, stands in a line of its own.
_LABEL = 18


class _Plan(NamedTuple):
    """The columns that all chapters have in common, as the cells before each and its width.

    A `label` before which stands less than date and agreement goes beneath them; so does a text
    that is not `beside` its label. `sign`: the width of the sign before a label.
    """

    agreement: int
    label: int
    text: int
    sign: int
    beside: bool
    width: int


def draw(brief: Brief, sheet: Sheet) -> list[Line]:
    """The chapters beneath one another."""
    if not brief.chapters:
        return [styled(UNEVENTFUL, "quiet")]
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
    agreement = _INSET + max(size(item.date) for item in items) + _GAP
    sign = 2 if any(look(item.label.sense).sign for item in items) else 0
    named = min(max(size(item.agreement) for item in items), width // 3)
    label = agreement + named + _GAP
    if width - label - sign < _LABEL:
        label = 2 * _INSET
    beside = label + sign + max(size(item.label.text) for item in items) + _GAP
    if width - beside >= _EASY:
        return _Plan(agreement, label, beside, sign, True, width)
    text = label + sign if width - label - sign >= _LEAST else 2 * _INSET
    return _Plan(agreement, label, text, sign, False, width)


def _item(item: Item, plan: _Plan) -> list[Line]:
    head = styled(" " * _INSET + fill(item.date, plan.agreement - _INSET))
    lines: list[Line] = []
    if plan.label > plan.agreement:
        room = plan.label - plan.agreement
        named = fill(shorten(item.agreement, room - _GAP), room)
        head = joined(head, styled(named, "strong"))
    else:
        named = shorten(item.agreement, plan.width - plan.agreement)
        lines.append(joined(head, styled(named, "strong")))
        head = styled(" " * plan.label)
    sign, sense = fill(look(item.label.sense).sign, plan.sign), item.label.sense
    more = [styled(part) for part in fold(item.text, plan.width - plan.text)] if item.text else []
    if plan.beside:
        label = styled(fill(sign + item.label.text, plan.text - plan.label), sense)
        lines.append(joined(head, label, *more[:1]))
        del more[:1]
    else:
        for part in fold(item.label.text, plan.width - plan.label - plan.sign):
            lines.append(joined(head, styled(sign + part, sense)))
            head, sign = styled(" " * plan.label), " " * plan.sign
    return [*lines, *(joined(styled(" " * plan.text), part) for part in more)]
