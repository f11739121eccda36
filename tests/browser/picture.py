"""The picture of the page in `docs/gallery.md`: `python -m tests.browser.picture` makes it anew."""

from __future__ import annotations

import os
import shutil
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.pictures import PICTURE
from tests.render.web.reading import made, shipped

if __name__ == "__main__":
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = os.path.join(folder, "talks.html")
        with open(file, "w", encoding="utf-8") as out:
            out.write(made(*shipped()))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), chromium_sandbox=os.geteuid() != 0
        )
        page = browser.new_page(viewport={"width": 1200, "height": 1640})
        page.goto(f"file://{file}")
        page.screenshot(path=PICTURE)
        browser.close()
