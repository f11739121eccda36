"""What the samples must look like, byte for byte, in `golden/`.

`python -m tests.render.goldens` writes the files anew: read the difference before committing it.
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from fta_tracker.render import FORMATS, write, write_document
from fta_tracker.report import Document, Report
from tests.render.samples import (
    CHARTS,
    DOCUMENTS,
    HARD,
    HISTORY,
    PICTURES,
    SPECIMENS,
    WIDTHS,
    report_of,
)

FOLDER = Path(__file__).parent / "golden"


def drawn(report: Report, format: str = "table", **how: Any) -> str:
    """Return what the report is in that format."""
    out = StringIO()
    write(report, format, out, **how)
    return out.getvalue()


def made(document: Document, format: str) -> str:
    """Return what the document is in a format that is text."""
    out = StringIO()
    write_document(document, format, out)
    return out.getvalue()


def goldens() -> dict[str, str]:
    """Return the text of every golden file by its name; in colour, ESC is made visible."""
    texts = {f"hard.{format}": drawn(HARD, format, width=100) for format in FORMATS}
    texts |= {f"hard.{format}": drawn(report, format) for format, report in SPECIMENS.items()}
    for name, report in PICTURES.items():
        texts |= {f"{name}-{width}.txt": drawn(report, width=width) for width in WIDTHS}
        texts[f"{name}-colour.txt"] = drawn(report, width=100, colour=True).replace("\x1b", "␛")
        texts[f"{name}.md"] = drawn(report, "md")
    texts["history.md"] = drawn(HISTORY, "md")
    texts |= {f"{name}.md": made(document, "md") for name, document in DOCUMENTS.items()}
    texts |= {f"{n}.svg": drawn(report_of(CHARTS[n]), "svg") for n in ("aligned", "chart")}
    return texts


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in goldens().items():
        (FOLDER / name).write_bytes(text.encode())
