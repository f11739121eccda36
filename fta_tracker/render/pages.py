"""The page: all of one agreement on a sheet."""

from __future__ import annotations

from itertools import chain, zip_longest

from fta_tracker.picture import Page, Pages, Section, Step
from fta_tracker.render import Sheet, board
from fta_tracker.render.lines import Line, blank, fill, fold, joined, size, styled
from fta_tracker.render.palette import look

_GAP = 2
#: Lines longer than this are hard to follow.
WIDEST = 120
#: On a narrower sheet a section's heading stands above its board instead of in the margin.
_MARGIN_FROM = 72


def draw(pages: Pages, sheet: Sheet) -> list[Line]:
    """The pages, with a rule between."""
    sheet = sheet._replace(width=min(sheet.width, WIDEST))
    lines: list[Line] = []
    for page in pages.pages:
        if lines:
            lines += [blank(), styled("─" * sheet.width, "quiet"), blank()]
        lines += _page(page, sheet)
    return lines


def _page(page: Page, sheet: Sheet) -> list[Line]:
    sign = look(page.standing.sense).sign
    standing = f"{sign} {page.standing.text}" if sign else page.standing.text
    lines = _ends(page.title, "strong", page.slug, "quiet", sheet.width)
    lines += _ends(page.names, "quiet", standing, page.standing.sense, sheet.width)
    parts = [_ladder(page.steps, sheet.width), sections(page.sections, sheet)]
    parts.append(_sources(page.sources, sheet))
    return list(chain(lines, *([blank(), *part] for part in parts if part)))


def _ends(left: str, sense: str, right: str, other: str, width: int) -> list[Line]:
    """Two texts at the two ends of a line; beneath one another where they do not fit."""
    room = width - size(left) - size(right)
    if room >= _GAP:
        return [joined(styled(left, sense), styled(" " * room), styled(right, other))]
    texts = ((left, sense), (right, other))
    return [styled(part, its) for text, its in texts for part in fold(text, width)]


# ------------------------------------------------------------------------------------ the ladder


def _ladder(steps: tuple[Step, ...], width: int) -> list[Line]:
    """The steps from left to right, with how long each lasted; from top to bottom if too many."""
    needed = [max(size(_name(s)), size(s.since), size(s.lasted) + 1) + _GAP for s in steps]
    spare = width - sum(needed) + _GAP
    if spare < 0 or len(steps) < 2:
        return [_rung(step, steps) for step in steps]
    wider = spare // (len(steps) - 1)
    drawn: list[list[Line]] = [[], [], [], []]
    for step, following, need in zip_longest(steps, steps[1:], needed):
        space = need + wider if following else need
        line = _way(step, following) * (space - 1) if following else ""
        lasted = step.lasted.center(space - 1) if following else fill(step.lasted, space - 1)
        parts = (
            joined(_dot(step), styled(line, "quiet")),
            styled(fill(_name(step), space), "" if step.reached else "quiet"),
            styled(fill(step.since, space)),
            styled(f" {lasted}", "quiet"),
        )
        for row, part in zip(drawn, parts, strict=True):
            row.append(part)
    rows = [joined(*row) for row in drawn]
    return [row for row in rows if row.plain.strip()]


def _rung(step: Step, steps: tuple[Step, ...]) -> Line:
    """A step as a line of the standing ladder."""
    names = max(size(_name(its)) for its in steps) + _GAP
    dates = max(size(its.since) for its in steps) + _GAP
    name = styled(f" {fill(_name(step), names)}", "" if step.reached else "quiet")
    since = styled(fill(step.since, dates))
    return joined(_dot(step), name, since, styled(step.lasted, "quiet"))


def _name(step: Step) -> str:
    return step.stage.replace("-", " ")


def _dot(step: Step) -> Line:
    return styled("●", step.stage) if step.reached else styled("○", "quiet")


def _way(step: Step, following: Step) -> str:
    """The line between two steps: dashed where one of them was not reached."""
    return "─" if step.reached and following.reached else "╌"


# ---------------------------------------------------------------------------------- what is below


def sections(parts: tuple[Section, ...], sheet: Sheet) -> list[Line]:
    """The sections that have anything to show, beneath one another."""
    shown = [section for section in parts if section.board.rows]
    margin = max((size(section.heading) for section in shown), default=0) + _GAP
    lines: list[Line] = []
    for section in shown:
        if lines:
            lines.append(blank())
        lines += _section(section, margin, sheet)
    return lines


def _section(section: Section, margin: int, sheet: Sheet) -> list[Line]:
    if sheet.width < _MARGIN_FROM:
        drawn = board.draw(section.board, sheet._replace(width=sheet.width - _GAP, header=True))
        inset = styled(" " * _GAP)
        return [styled(section.heading, "strong"), *(joined(inset, line) for line in drawn)]
    drawn = board.draw(section.board, sheet._replace(width=sheet.width - margin, header=True))
    heads = [section.heading, *[""] * (len(drawn) - 1)]
    return [
        joined(styled(fill(head, margin), "strong"), line)
        for head, line in zip(heads, drawn, strict=True)
    ]


def _sources(sources: tuple[tuple[str, str | None], ...], sheet: Sheet) -> list[Line]:
    """The notes at the foot, numbered from 1; an address is never cut, but may go on beneath."""
    if not sources:
        return []
    lines = [styled("Sources", "strong")]
    digits = len(str(len(sources)))
    for number, (title, url) in enumerate(sources, start=1):
        before = f"{number:>{digits}}  "
        for part in fold(title, sheet.width - len(before)):
            lines.append(joined(styled(before, "quiet"), styled(part)))
            before = " " * len(before)
        room = sheet.width - len(before)
        lines += [styled(before + part, "quiet") for part in (fold(url, room) if url else [])]
    return lines
