"""The page for a browser: all that is recorded is there, as text, and it asks for nothing."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from functools import cache
from hashlib import sha256
from io import StringIO
from itertools import chain
from typing import cast

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.drawings.disputes import sides
from fta_tracker.drawings.figures import said
from fta_tracker.drawings.words import deadline, what
from fta_tracker.errors import Refused
from fta_tracker.model import Agreement, Event, Source
from fta_tracker.picture import Pages
from fta_tracker.render import write_document
from fta_tracker.render.sanitise import visible
from fta_tracker.render.web import web_address
from fta_tracker.views.document import document
from tests.hostile.test_record import ALL, HOSTILE
from tests.hostile.words import HARMLESS
from tests.render.web.reading import Element, made, parsed, shipped
from tests.views.talks import agreement, when

RECORD = shipped()
SLUGS = [each.slug for each in RECORD]


@cache
def text() -> str:
    return made(*RECORD)


@cache
def page() -> Element:
    return parsed(text())


@cache
def named() -> dict[str, Element]:
    return {each["id"]: each for each in page().all() if "id" in each.attributes}


def talk(slug: str) -> Element:
    return named()[slug]


def squeezed(words: str) -> str:
    return " ".join(words.split())


def recorded(slug: str) -> Agreement:
    return next(each for each in RECORD if each.slug == slug)


# ------------------------------------------------------------------------------ what a page must be


def test_ids_are_given_once_and_links_within_the_page_lead_to_them() -> None:
    ids = [each["id"] for each in page().all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    links = {link["href"] for link in page().all("a") if link["href"].startswith("#")}
    assert len(links) > 200
    assert {link[1:] for link in links} <= set(ids)
    pointing = ("aria-labelledby", "aria-describedby", "for")
    told = [e.attributes[name] for e in page().all() for name in pointing if name in e.attributes]
    assert set(chain.from_iterable(map(str.split, told))) <= set(ids)


def test_it_needs_nothing_from_elsewhere() -> None:
    assert not [*page().all("link", "img", "iframe", "object", "embed", "base", "use", "image")]
    for each in page().all():
        assert not {"src", "style", "srcset", "data", "action"} & each.attributes.keys()
        assert not [name for name in each.attributes if name.startswith("on") or ":" in name]
    for own in page().all("style", "script"):
        assert "url(" not in own.text
        assert "@import" not in own.text
        assert "://" not in own.text


def test_a_browser_is_told_to_run_what_is_ours_alone() -> None:
    (policy,) = (each["content"] for each in page().all("meta") if "http-equiv" in each.attributes)
    rules = dict(rule.split(" ") for rule in policy.split("; "))
    for tag in ("style", "script"):
        (own,) = page().all(tag)
        (inside,) = own.inside
        assert isinstance(inside, str)
        hashed = b64encode(sha256(inside.encode()).digest()).decode()
        assert rules.pop(f"{tag}-src") == f"'sha256-{hashed}'"
    assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}


def test_the_same_record_is_the_same_page() -> None:
    assert made(*shipped()) == text()


def test_links_to_elsewhere_tell_nothing_of_where_they_stand() -> None:
    outward = [link for link in page().all("a") if not link["href"].startswith("#")]
    assert len(outward) > 200
    for link in outward:
        assert re.match("https?://", link["href"])
        assert link["rel"] == "noopener noreferrer"


def test_languages_are_told() -> None:
    assert page()["lang"] == "en"
    for each in RECORD:
        names = [span for span in talk(each.slug).all("span") if "lang" in span.attributes]
        assert {(span["lang"], span.text) for span in names} == {*each.names.items()}


# -------------------------------------------------------------------------------- all that is known


def test_the_board_leads_to_every_agreement() -> None:
    (board,) = page().of_class("board")
    links = {link["href"]: link.text for link in board.all("a")}
    assert links == {f"#{each.slug}": each.name for each in RECORD}
    assert [row["data-of"] for row in board.all("tr") if "data-of" in row.attributes] == SLUGS
    (cambodia,) = (row for row in board.all("tr") if row.attributes.get("data-of") == "cambodia")
    keys = [cell.attributes.get("data-key") for cell in cambodia.all("td")]
    assert keys == [None, "6", "2022-12-01", None, "2024-05-13", ""]


@pytest.mark.parametrize("slug", SLUGS)
def test_all_of_an_agreement_is_on_its_page(slug: str) -> None:
    its, shown = recorded(slug), talk(slug)
    assert shown.one("h2").text == its.name
    for words in (*its.aliases, *its.parties, *its.names.values(), its.note or ""):
        assert squeezed(words) in shown.text
    for claim in its.claims:
        assert squeezed(claim.value) in shown.text


@pytest.mark.parametrize("slug", SLUGS)
def test_every_event_is_in_the_chronology_under_its_ref(slug: str) -> None:
    its, shown = recorded(slug), talk(slug)
    (chronology,) = shown.of_class("chronology")
    lines = [line for line in chronology.all("li") if "id" in line.attributes]
    assert [line["id"] for line in lines] == [event.ref for event in its.log]
    for event, line in zip(its.log, lines, strict=True):
        for words in (
            str(event.date),
            what(event),
            event.place or "",
            event.summary or "",
            event.note or "",
            "" if event.status == "held" else event.status,
            ", ".join(event.topics),
            ", ".join(event.by),
            *sides(event),
        ):
            assert squeezed(words) in line.text
        assert titles(line) == {source.title for source in event.sources}


def titles(within: Element) -> set[str]:
    """The titles of the sources whose numbers stand in it."""
    links = [link for cited in within.of_class("cited") for link in cited.all("a")]
    assert all(link["href"].endswith(f"/source/{link.text}") for link in links)
    return {named()[link["href"][1:]].text for link in links}


@pytest.mark.parametrize("slug", SLUGS)
def test_every_promise_and_every_figure_stands_with_its_sources(slug: str) -> None:
    its, shown = recorded(slug), talk(slug)
    rows = [row for row in shown.of_class("row") if row.tag == "tr"]
    for target in its.targets:
        told = (deadline(target), str(target.stated_on), target.stated_by or "", target.note or "")
        words = [squeezed(each) for each in (*told, target.summary or "")]
        assert has_row(rows, words, target.sources)
    for figure in its.figures:
        amount = (said(figure), str(figure.period or ""), str(figure.stated_on or ""))
        words = [squeezed(each) for each in (*amount, figure.note or "", figure.reporter or "")]
        assert has_row(rows, words, figure.sources)


def has_row(rows: list[Element], words: list[str], sources: tuple[Source, ...]) -> bool:
    titled = {source.title for source in sources}
    found = [row for row in rows if all(each in row.text for each in words)]
    return any(titled <= titles(row) for row in found)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_source_is_numbered_once_with_its_address(slug: str) -> None:
    its, shown = recorded(slug), talk(slug)
    entries = its.entries.values()
    known = [source for entry in entries for source in entry.sources]
    claims = [*its.claims, *(claim for e in entries for claim in getattr(e, "claims", ()))]
    rule = its.in_force_rule
    known += [claim.source for claim in claims] + [*(rule.sources if rule else ())]
    (part,) = shown.of_class("sources")
    listed = [(line.text, [link["href"] for link in line.all("a")]) for line in part.all("li")]
    assert len(listed) == len(set(known))
    for source in known:
        assert (squeezed(source.title), [source.url] if source.url else []) in listed


def test_the_parts_of_a_page_come_in_the_order_they_are_read_in() -> None:
    heads = [head.text for head in talk("asean").all("h3")]
    assert heads == [
        *("Course", "Rounds", "Promises", "Parties", "Rule", "Trade"),
        *("Chronology", "Disputed", "Note", "Sources"),
    ]


def test_stages_are_told_in_words_and_the_last_one_reached_is_marked() -> None:
    (ladder,) = talk("malaysia").of_class("ladder")
    steps = [(step.text, step.attributes.get("aria-current")) for step in ladder.all("li")]
    assert steps == [
        ("◌ proposed 2010-12-10 4–5 m", None),
        ("○ studying 2011-05 8 y – 8 y 1 m", None),
        ("◔ negotiating 2019-06-27 6 y 4 m · 9 rounds", None),
        ("◕ concluded 2025-10-27", "step"),
        ("○ signed, not reached", None),
        ("○ in force, not reached", None),
    ]
    (badge,) = talk("malaysia").of_class("badge")
    assert badge.text == "◕ concluded since 2025-10-27 (12 m)"


def test_every_drawing_has_a_name_and_tells_what_the_pointer_is_on() -> None:
    drawings = [*page().all("svg")]
    assert len(drawings) == 1 + len(RECORD)
    assert len({each["id"] for each in drawings}) == len(drawings)
    told = [title.text for title in drawings[0].all("title")]
    assert "Malaysia-Korea Free Trade Agreement: launch, 2019-06-27" in told


def test_tables_can_be_sorted_where_rows_may_change_places() -> None:
    sortable = [table for table in page().all("table") if "data-sortable" in table.attributes]
    assert {table["class"] for table in sortable} >= {"board", "course", "rounds", "promises"}
    assert not [table for table in sortable if table["class"] in ("rule", "yet-said")]
    for table in sortable:
        width = len([*table.one("thead").all("th")])
        assert all(len([*row.all("td")]) == width for row in table.one("tbody").all("tr"))
    (promises,) = talk("cambodia").of_class("promises")
    rows = [[*row.all("td")] for row in promises.one("tbody").all("tr")]
    (first,) = (cells for cells in rows if cells[0].text.startswith("round 1 by 2020-07"))
    assert [cell["data-key"] for cell in first[:3]] == ["2020-07-01", "2020-07-09", "-1"]


# ------------------------------------------------------------------------------------- other pages


def test_a_page_of_one_agreement_is_headed_by_its_name() -> None:
    alone = parsed(made(recorded("cambodia")))
    assert alone.one("h1").text == "Cambodia-Korea Free Trade Agreement"
    assert not alone.of_class("board")
    assert not [*alone.all("nav")]
    assert {head.text for head in alone.all("h2")} >= {"Rounds", "Chronology", "Sources"}


def test_what_has_not_begun_is_linked_beneath_the_board() -> None:
    bare = Agreement("bare", "A bare one", "fta", ("KR", "LA"))
    shown = parsed(made(bare, recorded("cambodia"), recorded("vietnam")))
    (beneath,) = (p for p in shown.of_class("beneath") if p.text.startswith("Also recorded"))
    assert [link["href"] for link in beneath.all("a")] == ["#bare"]
    (badge,) = shown.with_id("bare").of_class("badge")
    assert badge.text == "not begun"
    assert not [*shown.with_id("bare").all("section", "figure")]


def test_a_page_of_nothing_is_a_page() -> None:
    shown = parsed(made())
    assert shown.one("h1").text == "Talks on trade agreements"
    assert not [*shown.all("svg", "article")]


def test_what_is_not_known_to_have_been_held_is_told_apart() -> None:
    its = agreement("2019-01 launch\n2019-05 round 1 cancelled\n2027-01 signing announced")
    shown = parsed(made(its))
    lines = [line.text for line in shown.of_class("event")]
    assert lines == [
        "2019-01 ◆ launch",
        "2019-05 ● round 1 cancelled",
        "2027-01 ◇ signing announced",
    ]
    assert shown.of_class("gap")


def test_of_many_agreements_only_those_looked_at_are_laid_out() -> None:
    many = [Agreement(f"a-{n}", f"A {n}", "fta", ("KR", "LA")) for n in range(40)]
    assert parsed(made(*many)).one("body")["class"] == "many"
    assert "class" not in parsed(made(*many[1:])).one("body").attributes


# ------------------------------------------------------------------------------- no code from data


@pytest.fixture(scope="module")
def hostile() -> Element:
    return parsed(made(HOSTILE, recorded("cambodia")))


def test_hostile_words_are_text(hostile: Element) -> None:
    assert len([*hostile.all("script")]) == 1
    whole = hostile.one("main").text
    assert squeezed(visible(ALL)) in whole
    assert "<script>alert(1)</script>" in whole
    assert "{{7*7}}" in whole
    assert "49" not in whole
    assert {each.tag for each in hostile.one("main").all()} <= {
        *("article", "header", "section", "div", "figure", "table", "thead", "tbody", "tr", "th"),
        *("td", "h1", "h2", "h3", "p", "ol", "li", "a", "span", "small", "svg", "g", "rect"),
        *("path", "circle", "text", "title", "desc"),
    }


@pytest.mark.parametrize("word", HARMLESS)
def test_a_word_in_every_field_adds_nothing_but_text(word: str) -> None:
    shown = parsed(made(_filled(word)))
    assert tuple(each.tag for each in shown.one("main").all()) == _plain()
    assert shown.one("article").text.count(squeezed(visible(word))) >= 8


@cache
def _plain() -> tuple[str, ...]:
    return tuple(each.tag for each in parsed(made(_filled("x"))).one("main").all())


def _filled(word: str) -> Agreement:
    source = Source(word, "https://a.b/")
    day = PartialDate("2020")
    event = Event("launch", day, summary=word, note=word, topics=(word,), sources=(source,))
    names = {"ko": f"{word}!"}
    return Agreement(
        "hostile", word, "fta", ("KR", "LA"), names, (f"{word}?",), note=word, log=(event,)
    )


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://example.org/a?b=c&d=%5B#e", True),
        ("http://한국.kr/", True),
        ("javascript:alert(1)", False),
        ("JavaScript://example.org/%0aalert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("https://", False),
        ("https://a b", False),
        ("https://a.b/\u202ex", False),
        (" https://a.b", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, followed: bool) -> None:
    assert web_address(url) == (url if followed else None)


def test_a_page_has_no_link_that_does_something() -> None:
    its = document([recorded("cambodia")], when("2026-11-23"))
    (sheet,) = cast(Pages, its.pages.picture()).pages
    bad = sheet._replace(sources=(("Bad", "javascript:alert(1)"), *sheet.sources))
    out = StringIO()
    pages = its.pages._replace(picture=lambda: Pages((bad,)))
    write_document(its._replace(pages=pages), "html", out)

    source = parsed(out.getvalue()).with_id("cambodia/source/1")
    assert source.text == "Bad – javascript:alert(1)"
    assert not [*source.all("a")]


def test_an_address_that_is_no_link_is_told(hostile: Element) -> None:
    source = hostile.with_id("hostile/source/1")
    assert not [*source.all("a")]
    assert source.text.endswith("– https://a.b/'\ufffd[/]%s")


def test_without_jinja_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("fta_tracker.render.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(Refused) as raised:
        made(recorded("cambodia"))
    assert raised.value.sentence == "html needs Jinja2, which is not installed."
    assert raised.value.hint == "Install it: pip install 'fta-tracker[html]'"
