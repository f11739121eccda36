"""What other programs make of our drawings; `.ci/long` runs `python -m tests.looks`.

Chromium lays the texts out with a font of its own and tells where they stand and in which colour,
on a light screen and on a dark one. LibreOffice makes a PDF, whose colours are told. Both are
Debian's: `chromium`, `libreoffice-draw`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from fta_tracker.render.colours import COLOURS
from tests.pictures import FOLDER
from tests.render.goldens import drawn
from tests.render.samples import CHARTS, report_of

#: Puts into the page what stands in it: of each text its box and its colour.
MEASURE: Final = """
const texts = [...document.querySelectorAll("svg text")].map(text => {
  const box = text.getBoundingClientRect();
  return {said: text.firstChild.data.trim(), left: box.left, right: box.right, top: box.top,
          bottom: box.bottom, colour: getComputedStyle(text).fill};
});
const svg = document.querySelector("svg").getBoundingClientRect();
const out = document.createElement("pre");
out.id = "measured";
out.textContent = JSON.stringify({texts, width: svg.width, height: svg.height});
document.body.append(out);
"""

#: Boxes are higher than letters, so that lines close together touch a little.
_TOUCH: Final = 4.0


def measured(drawing: str, folder: Path, *, dark: bool) -> Mapping[str, Any]:
    """What Chromium measures of a drawing that stands in a page."""
    page = folder / "page.html"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><body style="margin:0">{drawing}'
        f"<script>{MEASURE}</script>",
        "utf-8",
    )
    command = [
        *("chromium", "--headless", "--disable-gpu", "--dump-dom", "--enable-logging=stderr"),
        *(("--no-sandbox",) if os.geteuid() == 0 else ()),
        f"--user-data-dir={folder / 'chromium'}",
        f"--blink-settings=preferredColorScheme={0 if dark else 1}",
        page.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    said = done.stderr.decode()
    assert "CONSOLE" not in said, said
    found = re.search(r'<pre id="measured">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    assert found, said
    result: dict[str, Any] = json.loads(unescape(found[1]))
    return result


def faults(found: Mapping[str, Any], *, dark: bool) -> Iterator[str]:
    """What is wrong with a drawing as it was measured."""
    texts = found["texts"]
    if len(texts) < 10:
        yield f"only {len(texts)} texts"
    for text in texts:
        if text["left"] < 0 or text["right"] > found["width"]:
            yield f"beside the drawing: {text}"
        if text["top"] < 0 or text["bottom"] > found["height"]:
            yield f"above or below the drawing: {text}"
    for one, other in combinations(texts, 2):
        across = min(one["right"], other["right"]) - max(one["left"], other["left"])
        down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
        if across > 0 and down > _TOUCH:
            yield f"one on the other: {one} {other}"
    ink = COLOURS["ink"].dark if dark else COLOURS["ink"].light
    channels = ", ".join(str(int(ink[place : place + 2], 16)) for place in (1, 3, 5))
    if texts[0]["colour"] != f"rgb({channels})":
        yield f"the title is {texts[0]['colour']}"


def colours(drawing: str, folder: Path) -> set[str]:
    """The colours that LibreOffice fills things with."""
    (folder / "drawing.svg").write_text(drawing, "utf-8")
    command = [
        *("soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"),
        *("--convert-to", "pdf", "--outdir", str(folder), str(folder / "drawing.svg")),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    painted: set[str] = set()
    pdf = (folder / "drawing.pdf").read_bytes()
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            text = zlib.decompress(stream)
        except zlib.error:  # not packed in this way: a font
            continue
        for shares in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) rg\b", text):
            painted.add("#" + "".join(f"{round(float(share) * 255):02x}" for share in shares))
    return painted


def main() -> int:
    """Look at every picture of the gallery and at every sample; 1 if something is wrong."""
    drawings = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.svg"))}
    drawings |= {name: drawn(report_of(chart), "svg") for name, chart in CHARTS.items()}
    wrong = 0
    light = {colour.light for colour in COLOURS.values()}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, drawing in drawings.items():
            found = [
                fault
                for dark in (False, True)
                for fault in faults(measured(drawing, folder, dark=dark), dark=dark)
            ]
            painted = colours(drawing, folder)
            if not {COLOURS["ink"].light, COLOURS["paper"].light} <= painted <= light:
                found.append(f"LibreOffice paints {sorted(painted - light)}")
            wrong += len(found)
            print(f"{name}: {len(found)} faults", *found, sep="\n  ")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
