"""A page for a browser, of templates in which all that is recorded is text and nothing else.

Style and script are files beside this one. They are named by their hashes to the browser, which
runs nothing else and fetches nothing, whatever a record may hold.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import chain, zip_longest
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from fta_tracker.picture import DISPUTED, Cell, Heading
from fta_tracker.render.colours import COLOURS
from fta_tracker.render.palette import WEIGHTS, look
from fta_tracker.render.sanitise import visible
from fta_tracker.render.vector.canvas import stylesheet
from fta_tracker.render.web.content import sheet
from fta_tracker.report import Document

_FOLDER: Final = Path(__file__).parent
_WEB: Final = re.compile(r"https?://\S+")
#: A date, which a browser would break behind its hyphens.
_DATE: Final = re.compile(r"\b(\d{4}-(?:\d{2}(?:-\d{2})?|H[12]|Q[1-4]))\b")
#: From so many agreements on, a browser lays out only those that are looked at.
_MANY: Final = 40


def written(document: Document) -> Iterator[str]:
    """The page, piece by piece; the same document is the same page."""
    style = f"{_colours()}{stylesheet()}\n{_file('style.css')}"
    script = _file("script.js")
    page = _templates().get_template("page.html")
    shown = sheet(document)
    stream = page.stream(
        sheet=shown,
        style=Markup(style),  # noqa: S704 (our own file)
        script=Markup(script),  # noqa: S704 (our own file)
        policy=_policy(style, script),
        many=len(shown.entries) >= _MANY,
        disputed=DISPUTED,
    )
    stream.enable_buffering(200)
    return iter(stream)


@cache
def _templates() -> Environment:
    """Templates are the files beside this one alone; whatever they are given is escaped."""
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "classes": _classes,
        "unbroken": _unbroken,
        "web": web_address,
        "without": _without_sources,
    }
    made.globals |= {"look": look, "weights": WEIGHTS}
    made.tests |= {"headed": _headed, "sortable": _sortable}
    return made


def _shown(value: object) -> object:
    """A text as people are to see it: what would turn it about is made visible."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


def web_address(url: str | None) -> str | None:
    """An address that may be followed from a page: of the web, and none that does something."""
    return url if url and url.isprintable() and _WEB.fullmatch(url) else None


def _without_sources(cell: Cell) -> str:
    """The text of a cell without the numbers at its end."""
    return cell.text.rpartition("[")[0].rstrip() if cell.sources else cell.text


def _unbroken(text: str) -> Markup:
    """The text with its dates kept in one piece."""
    pieces = _DATE.split(visible(text))
    dates = (Markup('<span class="day">{}</span>').format(date) for date in pieces[1::2])
    return Markup().join(chain.from_iterable(zip_longest(pieces[::2], dates, fillvalue="")))


def _classes(cell_and_heading: tuple[Cell, Heading]) -> str | None:
    """The classes of a cell for the style sheet; None, if there are none."""
    cell, heading = cell_and_heading
    words = ["number"] * heading.right + ["what"] * heading.wrap
    words += [cell.sense] if cell.sense in ("quiet", "strong") else []
    words += [f"s-{cell.sense}"] if cell.sense in ("missed", "disputed") else []
    return " ".join(words) or None


def _headed(headings: tuple[Heading, ...]) -> bool:
    return any(heading.text or heading.name for heading in headings)


def _sortable(rows: tuple[tuple[Cell, ...], ...]) -> bool:
    """Whether rows may change places: there are several, and none goes on what stands above it."""
    return len(rows) > 1 and all(row[0].text for row in rows)


def _file(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _colours() -> str:
    """The colours of pictures by their senses, for the style sheet."""
    light, dark = (
        "".join(f"--{sense}:{colour[dark]};" for sense, colour in COLOURS.items())
        for dark in (False, True)
    )
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def _policy(style: str, script: str) -> str:
    """What the page lets a browser do: use this style and run this script, and nothing more."""
    hashed = {
        f"{kind}-src": f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
        for kind, text in (("style", style), ("script", script))
    }
    rules = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'", **hashed}
    return "; ".join(f"{name} {value}" for name, value in rules.items())
