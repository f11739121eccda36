"""The colours of pictures that leave the terminal, by sense: for a light page and for a dark one.

A stage is darker the further it is along (on a dark page: lighter), in even steps, so that a print
in grey tells them apart; silences have no colour of their own but a line, broken or hatched.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Colour(NamedTuple):
    """What a sense looks like on a light page and on a dark one, as `#rrggbb`."""

    light: str
    dark: str


#: The page and what is written on it.
PAGE: Final = {
    "paper": Colour("#ffffff", "#0d1117"),
    "ink": Colour("#1f2328", "#e6edf3"),
    "quiet": Colour("#57606a", "#9198a1"),
    "grid": Colour("#d8dee4", "#30363d"),
    "faint": Colour("#eff2f5", "#1c2128"),
    "today": Colour("#b3304a", "#ff7b72"),
}

#: The stages of a life, in its order. What has ended has none: its bar ends.
STAGES: Final = {
    "proposed": Colour("#f2e5bb", "#48422d"),
    "studying": Colour("#c9ce85", "#54582d"),
    "negotiating": Colour("#6dbc84", "#3b774d"),
    "agreed": Colour("#009c9a", "#0a9391"),
    "concluded": Colour("#067794", "#39aacf"),
    "signed": Colour("#025580", "#8bbdef"),
    "in-force": Colour("#00336f", "#cfd6f8"),
}

#: The stages so pale that a bar needs an edge to be seen on the page.
EDGED: Final = ("proposed", "studying", "negotiating")

#: What is written on a bar, the one that can be read there on a light page and on a dark one.
WRITTEN: Final = {
    "proposed": Colour("#1f2328", "#ffffff"),
    "studying": Colour("#1f2328", "#ffffff"),
    "negotiating": Colour("#1f2328", "#ffffff"),
    "agreed": Colour("#0d1117", "#0d1117"),
    "concluded": Colour("#ffffff", "#0d1117"),
    "signed": Colour("#ffffff", "#0d1117"),
    "in-force": Colour("#ffffff", "#0d1117"),
}

#: Every sense of a drawing, and `on-STAGE` for what is written on a bar.
COLOURS: Final = {
    **PAGE,
    **STAGES,
    **{f"on-{stage}": colour for stage, colour in WRITTEN.items()},
}
