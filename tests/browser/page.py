"""The page in a browser: it is seen, sorted, searched and printed; `.ci/long` runs this.

Debian's Chromium (`chromium`, `fonts-noto-cjk`) is driven by what `pip install -e '.[browser]'`
brings. `FTA_TEST_SCREENS=FOLDER` keeps pictures of what it shows, to be looked at.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.hostile.test_record import HOSTILE
from tests.render.web.reading import made, shipped
from tests.views.talks import agreement

#: The sizes of a desk's screen, of a phone, and of the narrowest that a page must fit (by WCAG).
SCREENS: Final = {"desk": (1280, 900), "phone": (375, 780), "narrow": (320, 640)}
SCHEMES: Final = ("light", "dark")
#: Levels A and AA of WCAG 2.0, 2.1 and 2.2.
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

Shown = Callable[..., Any]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), chromium_sandbox=os.geteuid() != 0
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The shipped record, a hostile one, and talks of every state, as files."""
    states = agreement(
        "2010 proposal\n2011 study-start\n2012 launch\n2012-05 round 1 cancelled\n"
        "2013 suspension\n2014 resumption\n2019-05 substantial-conclusion\n"
        "2027-01 signing announced"
    )
    folder = tmp_path_factory.mktemp("pages")
    records = {"record": shipped(), "hostile": (HOSTILE, *shipped()[:2]), "states": (states,)}
    for name, agreements in records.items():
        (folder / f"{name}.html").write_text(made(*agreements), "utf-8")
    return {name: folder / f"{name}.html" for name in records}


@pytest.fixture
def shown(chromium: Any, pages: dict[str, Path]) -> Iterator[Shown]:
    """A function that opens a page; at the end none has asked for anything or found a mistake."""
    contexts: list[Any] = []
    asked: list[str] = []
    wrong: list[str] = []

    def show(name: str = "record", screen: str = "desk", scheme: str = "light", **more: Any) -> Any:
        width, height = SCREENS[screen]
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(pages[name].as_uri())
        return page

    yield show
    for context in contexts:
        context.close()
    assert wrong == []
    assert {*asked} <= {page.as_uri() for page in pages.values()}


def visible(page: Any, selector: str) -> list[str]:
    """The first line of each that is seen of the elements that a selector finds."""
    found: list[str] = page.eval_on_selector_all(
        selector,
        "all => all.filter(e => e.checkVisibility()).map(e => e.innerText.trim().split('\\n')[0])",
    )
    return found


def search(page: Any, words: str) -> str:
    """What is said of a search, once it is done."""
    page.get_by_role("searchbox").fill(words)
    page.wait_for_timeout(200)
    return str(page.locator("output").inner_text())


# ------------------------------------------------------------------------------------- what is seen


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", ["record", "hostile", "states"])
def test_it_fits_the_screen_and_everyone_can_read_it(
    shown: Shown, name: str, screen: str, scheme: str
) -> None:
    page = shown(name, screen, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") == SCREENS[screen][0]
    for region in page.query_selector_all(".scroll"):
        scrolls = region.evaluate("e => e.scrollWidth > e.clientWidth")
        assert (region.get_attribute("tabindex") == "0") == scrolls
    if screen != "narrow":
        found = Axe().run(page, options={"runOnly": RULES}).response
        assert len(found["passes"]) > 10
        assert [(it["id"], it["nodes"][0]["html"]) for it in found["violations"]] == []
    if folder := os.environ.get("FTA_TEST_SCREENS"):
        page.screenshot(path=f"{folder}/{name}-{screen}-{scheme}.png", full_page=True)


def test_a_dark_screen_has_a_dark_page(shown: Shown) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    assert shown().evaluate(colour) == "rgb(255, 255, 255)"
    assert shown(scheme="dark").evaluate(colour) == "rgb(13, 17, 23)"


def test_without_scripts_all_is_there_and_nothing_that_would_need_one(shown: Shown) -> None:
    page, scripted = shown(java_script_enabled=False), shown()
    assert not page.get_by_role("searchbox").is_visible()
    assert page.locator("button").count() == 0
    assert scripted.get_by_role("searchbox").is_visible()
    assert page.locator("main").inner_text() == scripted.locator("main").inner_text()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_on_paper_it_is_light_and_each_agreement_begins_a_page(shown: Shown, scheme: str) -> None:
    page = shown(scheme=scheme)
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert 12 < printed.count(b"/Type /Page\n") < 60
    page.emulate_media(media="print", color_scheme=scheme)
    assert not page.get_by_role("searchbox").is_visible()
    of = "getComputedStyle(document.querySelector('{}')).{}"
    assert page.evaluate(of.format("h1", "color")) == "rgb(31, 35, 40)"
    assert page.evaluate(of.format(".fta-chart text", "fill")) in (
        "rgb(87, 96, 106)",
        "rgb(31, 35, 40)",
    )
    assert page.evaluate(of.format(".talk", "breakBefore")) == "page"
    if folder := os.environ.get("FTA_TEST_SCREENS"):
        Path(folder, f"print-{scheme}.pdf").write_bytes(printed)


def test_the_pointer_is_told_what_it_is_on(shown: Shown) -> None:
    dot = shown().locator("#timeline\\. circle").first
    assert ": round 1" in dot.locator("title").text_content()


# ------------------------------------------------------------------------------------------ sorting


def test_a_table_is_sorted_by_a_click_and_put_back_by_the_third(shown: Shown) -> None:
    page = shown()
    rows = "[data-of]"
    head = page.get_by_role("columnheader", name="rounds").first
    before = visible(page, rows)
    numbers = ".board td:nth-child(4)"

    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert visible(page, numbers) == ["3", "4", "5", "9", "9", "10", "25", "31", "–", "–"]
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert visible(page, numbers) == ["31", "25", "10", "9", "9", "5", "4", "3", "–", "–"]
    nines = [name for name in visible(page, rows) if name in before[4:5] + before[-1:]]
    assert nines == [before[4], before[-1]], "equals stay in their order"
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") is None
    assert visible(page, rows) == before


def test_dates_are_sorted_by_their_first_day_and_stages_by_how_far_they_are(shown: Shown) -> None:
    page = shown()
    page.get_by_role("button", name="since").click()
    since = visible(page, ".board td:nth-child(3)")
    assert since == sorted(since)
    assert "2025" in since
    page.get_by_role("button", name="stage").click()
    assert page.locator("[aria-sort]").count() == 1
    stages = visible(page, ".board td:nth-child(2)")
    assert [stage.split(" ", 1)[1] for stage in stages[:4]] == [
        *("studying", "negotiating", "concluded", "in force")
    ]
    promises = page.locator("#cambodia .promises")
    promises.get_by_role("button", name="outcome").click()
    assert promises.locator("tbody tr").first.inner_text().count("met") == 1


# ---------------------------------------------------------------------------------------- searching


def test_a_search_leaves_what_has_its_words(shown: Shown) -> None:
    page = shown()
    assert search(page, "malaysia") != ""
    assert search(page, "MKFTA").startswith("1 of 10 agreements, ")
    assert visible(page, "article") == ["Malaysia-Korea Free Trade Agreement"]
    assert visible(page, "[data-of]") == ["Malaysia-Korea Free Trade Agreement"]
    assert visible(page, "#malaysia .ladder") != []
    assert visible(page, "#timeline\\.") == []
    whole = len(visible(page, "#malaysia .row"))

    assert search(page, "mkfta Putrajaya ").startswith("1 of 10 agreements, ")
    rows = page.locator("#malaysia .row:visible").all_inner_texts()
    assert 0 < len(rows) < whole
    assert all("putrajaya" in row.lower() for row in rows)
    assert visible(page, "#malaysia .ladder") == []

    assert search(page, "한·말레이시아").startswith("1 of 10")
    assert search(page, "xyzzy") == "Nothing found"
    assert visible(page, "article") == []
    assert search(page, "") == ""
    assert len(visible(page, "article")) == 10
    assert len(visible(page, "#timeline\\.")) == 1


def test_keys_begin_and_end_a_search(shown: Shown) -> None:
    page = shown()
    box = page.get_by_role("searchbox")
    page.keyboard.press("/")
    page.keyboard.type("rcep/")
    assert box.input_value() == "rcep/"
    page.wait_for_timeout(200)
    assert len(visible(page, "article")) < 10
    page.keyboard.press("Escape")
    assert box.input_value() == ""
    assert len(visible(page, "article")) == 10
    assert page.locator("output").get_attribute("aria-live") == "polite"


def test_a_link_to_what_a_search_has_hidden_ends_it(shown: Shown) -> None:
    page = shown()
    search(page, "mkfta Putrajaya")
    page.locator("#malaysia .cited a:visible").first.click()
    assert page.get_by_role("searchbox").input_value() == ""
    assert page.locator("#malaysia\\/source\\/1").is_visible()


# ------------------------------------------------------------------------------- no code from data


def test_hostile_words_can_be_searched_and_sorted(shown: Shown) -> None:
    page = shown("hostile")
    assert search(page, "<script>alert(1)</script>").startswith("1 of 3 agreements")
    for button in page.locator("#hostile th button").all():
        button.click()
    assert page.evaluate("document.scripts.length") == 1
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p id=late>')")
    assert page.locator("#late").count() == 1
