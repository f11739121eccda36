"""What a drawing is made of: elements with numbers in few digits, colours by sense, text in size.

A colour is an attribute, for programs that know no style sheets, and a class by which the style
sheet finds what to paint anew on a dark screen.
"""

from __future__ import annotations

from typing import Final
from unicodedata import combining, east_asian_width
from xml.etree.ElementTree import Element, SubElement

from fta_tracker.render.colours import COLOURS

#: The drawing's class: the style sheet touches nothing else of a page that it stands in.
CLASS: Final = "fta-chart"
#: True of every element, for LibreOffice: it follows rules whatever the `@media` around them says,
#: but knows no such condition.
_SCREEN: Final = ":not(style)"
#: Fonts of desks: first those whose widths are known here, last those that have Korean letters.
FONTS: Final = (
    "Helvetica,Arial,'Liberation Sans','Apple SD Gothic Neo','Malgun Gothic','Noto Sans CJK KR',"
    "sans-serif"
)

#: How wide the letters from ` ` to `~` are in Helvetica, in thousandths of the size of the text.
_WIDTHS: Final = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556"
    " 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833"
    " 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556"
    " 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334"
    " 260 334 584"
)
_NARROW: Final = {chr(32 + place): int(n) / 1000 for place, n in enumerate(_WIDTHS.split())}
#: Other letters, and those of Chinese, Japanese and Korean, which fill a square.
_OTHER: Final = 0.7
_SQUARE: Final = 1.0
#: Other fonts are wider than Helvetica, by no more than this.
_SAFE: Final = 1.04


def add(parent: Element, tag: str, text: str = "", **attributes: str | float) -> Element:
    """A new element at the end of another; `stroke_width` is `stroke-width`, `class_` `class`."""
    named = {
        name.rstrip("_").replace("_", "-"): value if isinstance(value, str) else number(value)
        for name, value in attributes.items()
    }
    element = SubElement(parent, tag, named)
    element.text = text or None
    return element


def number(value: float) -> str:
    """A number with at most two decimals, and none that say nothing: `1.5`, `3`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def painted(fill: str = "none", stroke: str = "") -> dict[str, str]:
    """The attributes of what is filled and outlined in the colours of these senses."""
    attributes = {"fill": fill}
    classes = []
    if fill != "none":
        classes.append(f"f-{fill}")
        attributes["fill"] = COLOURS[fill].light
    if stroke:
        classes.append(f"s-{stroke}")
        attributes["stroke"] = COLOURS[stroke].light
    return {"class": " ".join(classes), **attributes} if classes else attributes


def stylesheet() -> str:
    """The colours of a dark screen. Paper is light, whatever the screen is."""
    rules = []
    for sense, colour in COLOURS.items():
        rules.append(f".{CLASS} .f-{sense}{_SCREEN}{{fill:{colour.dark}}}")
        if not sense.startswith("on-"):
            rules.append(f".{CLASS} .s-{sense}{_SCREEN}{{stroke:{colour.dark}}}")
    return f"@media screen and (prefers-color-scheme:dark){{{''.join(rules)}}}"


def width(text: str, size: float) -> float:
    """About how wide a text is, on the safe side: which font draws it is not known."""
    return sum(map(_share, text)) * size * _SAFE


def _share(char: str) -> float:
    if combining(char):
        return 0.0
    other = _SQUARE if east_asian_width(char) in "WF" else _OTHER
    return _NARROW.get(char, other)


def folded(text: str, size: float, room: float) -> list[str]:
    """The text in lines that fit into the room, broken between words; no word is broken."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def shortened(text: str, size: float, room: float) -> str:
    """The text, or as much of its beginning as fits into the room, with `…` behind it."""
    if width(text, size) <= room:
        return text
    while text and width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
