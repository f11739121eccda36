"""A reader of pages that is not the one that wrote them: the standard library's, and strict."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from io import StringIO

from fta_tracker.dates import Moment
from fta_tracker.exchange import read
from fta_tracker.model import Agreement
from fta_tracker.render import write_document
from fta_tracker.views.document import document
from tests.support import ROOT
from tests.views.talks import when

_VOID = {"meta", "input", "br", "img", "link", "hr", "base", "embed", "source", "area", "col"}


class Element:
    """An element with its attributes and what is in it, elements and texts in their order."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.inside: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def all(self, *tags: str) -> Iterator[Element]:
        """Every element in it with one of these tags, or every one."""
        for each in self.inside:
            if isinstance(each, Element):
                if not tags or each.tag in tags:
                    yield each
                yield from each.all(*tags)

    def one(self, tag: str) -> Element:
        (found,) = self.all(tag)
        return found

    def of_class(self, word: str) -> list[Element]:
        return [e for e in self.all() if word in e.attributes.get("class", "").split()]

    def with_id(self, name: str) -> Element:
        (found,) = (e for e in self.all() if e.attributes.get("id") == name)
        return found

    @property
    def text(self) -> str:
        """All text in it, each stretch of blanks as one."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for each in self.inside:
            if isinstance(each, str):
                yield each
            else:
                yield from each._texts()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice: {attrs}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def parsed(page: str) -> Element:
    """The page as a tree, in which every element that was opened was closed."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert [element.tag for element in reader.open] == [""]
    return reader.open[0].one("html")


def shipped() -> tuple[Agreement, ...]:
    return read((ROOT / "negotiations.yaml").read_text("utf-8"), "f", "yaml")


def made(*agreements: Agreement, on: Moment | None = None) -> str:
    """The page of these agreements on a day, else on the day of the tests."""
    out = StringIO()
    write_document(document(agreements, on or when("2026-11-23")), "html", out)
    return out.getvalue()
