"""A chart as a drawing: bars, dots and words of SVG, which a page may hold and a file may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element

from fta_tracker.phrases import counted
from fta_tracker.picture import Chart, Lane
from fta_tracker.render.sanitise import clean, cleaned
from fta_tracker.render.vector.alone import draw_alone
from fta_tracker.render.vector.bars import named
from fta_tracker.render.vector.canvas import CLASS, FONTS, add, folded, number, painted, stylesheet
from fta_tracker.render.vector.lanes import Drawn, draw_lanes
from fta_tracker.render.vector.legend import draw_legend, items

WIDTH: Final = 960
_MARGIN: Final = 28
_TITLE: Final = 20
_SMALL: Final = 11
#: Bold letters are wider: they have this share of the room.
_BOLD: Final = 0.92
_NOTHING: Final = "Nothing to show."
#: More agreements than this are counted, not named, for those who hear the drawing.
_NAMED: Final = 30


def drawing(
    chart: Chart,
    *,
    title: str,
    description: str = "",
    source: str = "",
    notes: Iterable[str] = (),
    width: int = WIDTH,
    name: str = "chart",
    bare: bool = False,
) -> Element:
    """The chart as an `svg` element, `width` wide and as high as it must be.

    `title` and `description` (else one that is made of the chart) are what is read out; `notes`
    and `source` stand beneath. Of several drawings on a page each needs its own `name`. A `bare`
    one is for a page that has paper, a heading and `canvas.stylesheet` of its own: it has none of
    the three, and no margin. Every text is shown as it is, controls made visible.
    """
    chart = cleaned(chart)
    title, source, notes = clean(title), clean(source), [clean(note) for note in notes]
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": CLASS, "id": name})
    add(svg, "title", title, id=f"{name}-title")
    add(svg, "desc", clean(description) or described(chart), id=f"{name}-desc")
    margin = 0 if bare else _MARGIN
    room = width - 2 * margin
    y = float(margin)
    paper = None
    if not bare:
        add(svg, "style", stylesheet())
        paper = add(svg, "rect", width=width, **painted("paper"))
        y = _draw_title(svg, folded(title, _TITLE, room * _BOLD), margin)
    y = _draw_chart(svg, chart, margin, width - margin, y)
    beneath = add(svg, "g", font_size=_SMALL, **painted("quiet"))
    for line in [line for text in (*notes, source) for line in folded(text, _SMALL, room)]:
        y += _SMALL + 6
        add(beneath, "text", line, x=margin, y=y)
    height = round(y + margin)
    if paper is not None:
        paper.set("height", str(height))
    _frame(svg, width, height, name)
    return svg


def _draw_title(svg: Element, lines: Iterable[str], margin: float) -> float:
    """The title, line by line; its lower edge."""
    group = add(svg, "g", font_size=_TITLE, font_weight="bold", **painted("ink"))
    y = margin - 10.0
    for line in lines:
        y += _TITLE + 6
        add(group, "text", line, x=margin, y=y)
    return y + 16


def _frame(svg: Element, width: int, height: int, name: str) -> None:
    for attribute, value in {
        "width": number(width),
        "height": number(height),
        "viewBox": f"0 0 {number(width)} {number(height)}",
        "role": "img",
        "aria-labelledby": f"{name}-title {name}-desc",
        "font-family": FONTS,
    }.items():
        svg.set(attribute, value)


def _draw_chart(svg: Element, chart: Chart, left: float, right: float, top: float) -> float:
    if not chart.lanes:
        add(svg, "text", _NOTHING, x=left, y=top + 24, font_size=14, **painted("quiet"))
        return top + 40
    draw = draw_alone if len(chart.lanes) == 1 else draw_lanes
    drawn: Drawn = draw(svg, chart, left, right, top)
    shown = items(chart, drawn.days, drawn.letters, drawn.ends)
    return draw_legend(svg, shown, left, right, drawn.bottom + 14)


def described(chart: Chart) -> str:
    """What a chart shows, for those who do not see it: the days, and where agreements stand."""
    if not chart.lanes:
        return _NOTHING
    when = f"{counted(len(chart.lanes), 'agreement')}, {chart.since} to {chart.until}"
    stands = [(lane.label, _stand(lane, chart)) for lane in chart.lanes]
    if len(stands) > _NAMED:
        counts = Counter(state for _, (state, _) in stands)
        told = (f"{count} {state}" for state, count in counts.most_common())
        return f"{when}. {', '.join(told)}."
    return f"{when}. {' '.join(f'{label}: {text}.' for label, (_, text) in stands)}"


def _stand(lane: Lane, chart: Chart) -> tuple[str, str]:
    """The last state of a lane that the chart shows, and the same in words."""
    begun = [span for span in lane.spans if span.start <= chart.until]
    if not begun:
        return "not begun", "not begun"
    state = named(begun[-1].state)
    return state, begun[-1].text or state
