"""What is written as Markdown, as a reader of Markdown that is not ours takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from fta_tracker.picture import Chart, History, Lane, Span
from fta_tracker.render import markdown
from fta_tracker.render.sanitise import clean
from fta_tracker.report import Report
from tests.render.goldens import drawn, made
from tests.render.samples import DOCUMENTS, HARD, HISTORY, PICTURES

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXTS = {
    **{name: drawn(report, "md") for name, report in PICTURES.items()},
    **{name: made(document, "md") for name, document in DOCUMENTS.items()},
    "hard": drawn(HARD, "md"),
    "history": drawn(HISTORY, "md"),
}
#: What means something to Markdown, in any order.
WORDS = st.text(
    st.sampled_from("ab1 \\`*_<>|~[](){}&#!:;=+-.$'\"\t한/") | st.characters(codec="utf-8"),
    min_size=1,
).filter(str.strip)


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


def seen(text: str) -> str:
    """The words that a reader of the Markdown sees, in one line."""
    shown = {"softbreak": " ", "hardbreak": " "}
    parts = (
        shown.get(token.type, token.content) for token in flat(READER.parse(text)) if _is(token)
    )
    return " ".join("".join(parts).split())


def _is(token: Token) -> bool:
    return token.type in ("text", "text_special", "code_inline", "softbreak", "hardbreak")


def kinds(text: str) -> list[str]:
    return [token.type for token in flat(READER.parse(text)) if not _is(token)]


def one_line(text: str) -> str:
    return " ".join(clean(text).split())


@given(WORDS)
@example("# a")
@example("1. a")
@example("123456789) a")
@example("    a")
@example("__a__")
@example("a\x1f")
@example("- a")
@example("> a")
@example("===")
@example("$a$ &amp; <b> a_b_ _c_ ![x](y)")
def test_a_paragraph_stays_one_and_is_read_as_it_was_written(words: str) -> None:
    words = words.replace("\n", " ").replace("\r", "")
    if words.strip():
        assert kinds(markdown.paragraph(words)) == ["paragraph_open", "inline", "paragraph_close"]
        assert seen(markdown.paragraph(words)) == one_line(words)


@given(WORDS)
@example("a #")
@example("# ##")
@example("C#")
def test_a_heading_stays_one_and_is_read_as_it_was_written(words: str) -> None:
    words = words.replace("\n", " ").replace("\r", "").strip()
    if words:
        assert kinds(markdown.heading(3, words)) == ["heading_open", "inline", "heading_close"]
        assert seen(markdown.heading(3, words)) == one_line(words)


@given(WORDS, WORDS)
@example("|", "\\|")
@example("`|`", "`")
def test_a_cell_stays_one_and_is_read_as_it_was_written(first: str, second: str) -> None:
    cells = [words.replace("\n", " ").replace("\r", "").strip() for words in (first, second)]
    table = markdown.line("ab") + markdown.line(["---"] * 2)
    table += markdown.line(map(markdown.text, cells))
    assert kinds(table).count("td_open") == 2
    held = [t.content for t in READER.parse(table) if t.type == "inline"][2:]
    assert [seen(f"x{cell}x") for cell in held] == [f"x{one_line(cell)}x" for cell in cells]


@given(WORDS, st.text(st.characters(codec="ascii", exclude_categories=["Cc", "Zs"]), min_size=1))
@example("a](http://b)", "c")
@example("[x]", "(a)<b>\\")
def test_a_link_leads_where_it_should_and_nowhere_else(title: str, rest: str) -> None:
    title = title.replace("\n", " ").replace("\r", "").strip()
    if title:
        text = markdown.link(title, f"https://example.org/{rest}")
        links = [token for token in flat(READER.parse(text)) if token.type == "link_open"]
        assert len(links) == 1
        assert str(links[0].attrs["href"]).startswith("https://example.org/")
        assert seen(f"x{text}x") == f"x{one_line(title)}x"


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_in_a_sample_is_html_or_breaks_a_table(name: str) -> None:
    tokens = [*flat(READER.parse(TEXTS[name]))]
    assert {token.content for token in tokens if token.type.startswith("html")} <= {"<br>"}
    widths = []
    counts: list[int] = []
    for token in tokens:
        if token.type == "table_open":
            counts = []
        elif token.type == "tr_open":
            counts.append(0)
        elif token.type in ("th_open", "td_open"):
            counts[-1] += 1
        elif token.type == "table_close":
            widths.append({*counts})
    assert all(len(width) == 1 for width in widths)
    assert len(re.findall(r"^\|( -{3}:? \|)+$", TEXTS[name], re.MULTILINE)) == len(widths)


def test_a_label_cannot_end_the_block_that_a_chart_stands_in() -> None:
    lane = Lane("````", (Span("proposed", date(2020, 1, 1), date(2021, 1, 1)),), ())
    chart = Chart((lane,), date(2020, 1, 1), date(2021, 1, 1), date(2021, 1, 1))
    text = drawn(Report("", (), [], picture=lambda: chart), "md")

    assert text.splitlines()[2].startswith("````  ")
    assert text.count("`````") == 2
    assert kinds(text) == ["fence"]


def test_a_history_of_nothing() -> None:
    assert drawn(HISTORY._replace(picture=lambda: History(())), "md") == "Nothing to show.\n"
