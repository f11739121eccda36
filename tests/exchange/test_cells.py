"""One text for a field: as formats write it, as people write it, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.dates import PartialDate
from fta_tracker.errors import FtaError, Malformed, Refused
from fta_tracker.exchange.cells import claim, parsed, rule, shown, source
from fta_tracker.fields import Form, Number, forms
from fta_tracker.model import Agreement, Claim, Event, Figure, ForceRule, Quota, Source, Target
from fta_tracker.render.cells import cell
from tests.strategies import HOSTILE, agreements, claims, fewer, sources

YONHAP = Source("Yonhap", "https://example.org/a")
EVENT, AGREEMENT = forms(Event), forms(Agreement)
PLAIN = st.text(max_size=60) | st.sampled_from(HOSTILE)


def said(form: Form, written: str) -> tuple[type[FtaError], str, str | None]:
    """How the text is refused."""
    with pytest.raises(FtaError) as caught:
        parsed(form, written)
    return type(caught.value), caught.value.sentence, caught.value.hint


# Sources and claims


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Yonhap", Source("Yonhap")),
        ("https://example.org", Source("https://example.org", "https://example.org")),
        ("Yonhap <https://example.org/a>", YONHAP),
        ('{"title": "Yonhap", "url": "https://example.org/a"}', YONHAP),
        ('{"title": "Yonhap", "url": null}', Source("Yonhap")),
    ],
)
def test_a_source(written: str, meant: Source) -> None:
    assert source(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            "date=2020-02-04 | Yonhap <https://example.org/a>",
            Claim("date", "2020-02-04", YONHAP),
        ),
        ("rounds = 3 |  A | B = C", Claim("rounds", "3", Source("A | B = C"))),
        ("rounds=a=b|c | A", Claim("rounds", "a=b|c", Source("A"))),
        (
            '{"field": "rounds", "value": 3, "source": {"title": "A"}}',
            Claim("rounds", "3", Source("A")),
        ),
    ],
)
def test_a_claim(written: str, meant: Claim) -> None:
    assert claim(written) == meant


@pytest.mark.parametrize("written", ["", "rounds 3 | A", "rounds=3", "rounds=3|A", "a | b=c"])
def test_a_claim_that_is_none(written: str) -> None:
    with pytest.raises(Malformed) as caught:
        claim(written)
    assert caught.value.sentence == f"{written!r} is not a claim."
    assert caught.value.hint == "Write it like `date=2020-02-04 | Yonhap <https://…>`."


@pytest.mark.parametrize("written", ["=3 | A", "Rounds=3 | A", "rounds= | A", "rounds=3 |  "])
def test_a_claim_without_one_of_its_parts(written: str) -> None:
    with pytest.raises(Malformed):
        claim(written)


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (YONHAP, "Yonhap <https://example.org/a>"),
        (Source("Yonhap"), "Yonhap"),
        (Source("http://a.org", "http://a.org"), "http://a.org"),
        (Source("http://a.org"), '{"title":"http://a.org"}'),
        (Source("a <b>"), '{"title":"a <b>"}'),
        (Source(" a"), '{"title":" a"}'),
        (Source("[a] b"), '{"title":"[a] b"}'),
        (Source("{a}"), '{"title":"{a}"}'),
        (Source("a\nb"), '{"title":"a\\nb"}'),
        (Claim("rounds", "3", YONHAP), "rounds=3 | Yonhap <https://example.org/a>"),
        (
            Claim("rounds", "a | b", Source("c")),
            '{"field":"rounds","value":"a | b","source":{"title":"c"}}',
        ),
    ],
)
def test_how_one_is_shown(item: Source | Claim, line: str) -> None:
    assert shown(item) == line


@given(sources)
def test_what_is_shown_of_a_source_is_read_back(item: Source) -> None:
    assert source(shown(item)) == item


@given(claims)
def test_what_is_shown_of_a_claim_is_read_back(item: Claim) -> None:
    assert claim(shown(item)) == item


@given(st.lists(sources, max_size=3), st.lists(claims, max_size=3))
def test_several_stand_one_on_a_line(some: list[Source], others: list[Claim]) -> None:
    assert parsed(EVENT["sources"], "\n".join(map(shown, some))) == tuple(some)
    assert parsed(EVENT["claims"], "\r\n".join(map(shown, others))) == tuple(others)


# Every form


@fewer
@given(agreements())
def test_what_a_flat_format_writes_is_read_back(agreement: Agreement) -> None:
    values: tuple[Any, ...] = (
        agreement,
        *agreement.log,
        *agreement.targets,
        *agreement.figures,
    )
    for value in values:
        for name, form in forms(value.__class__).items():
            held = getattr(value, name)
            if form.kind not in (Event, Target, Figure) and held not in (None, (), {}):
                assert parsed(form, cell(held)) == held


@given(PLAIN, st.sampled_from((*EVENT.values(), *AGREEMENT.values(), *forms(Claim).values())))
def test_any_text_is_read_or_refused(written: str, form: Form) -> None:
    if form.kind in (Event, Target, Figure):
        return
    for text in (
        written,
        f"[{written}",
        f"[{written}]",
        f"{{{written}",
        f'[{{"title":{written}}}]',
    ):
        try:
            form.check(parsed(form, text))
        except FtaError as error:
            assert error.sentence  # noqa: PT017 - it may be raised, and then says something


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("kind", " round ", "round"),
        ("date", "\t2020-07 ", PartialDate("2020-07")),
        ("number", " 4", 4),
        ("mode", "video ", "video"),
        ("place", " Seoul ", " Seoul "),
        ("summary", "a\n", "a\n"),
        ("by", "KR", ("KR",)),
        ("by", " kr ;KH, eu;; ", ("KR", "KH", "EU")),
        ("by", '["KR", "KH"]', ("KR", "KH")),
        ("by", "", ()),
        ("by", " ; ", ()),
        ("by", " []", ()),
        ("scope", "goods, services;e1", ("goods", "services", "e1")),
        ("scope", "[2020]", ("2020",)),
        ("topics", "Goods, at last ;\n services", ("Goods, at last", "services")),
        ("topics", '[" a;b", "[c"]', (" a;b", "[c")),
        ("sources", "", ()),
        ("sources", "\n A \n\n B <https://b.org>\n", (Source("A"), Source("B", "https://b.org"))),
        ("sources", ' [{"title": "A"}, {"title": "[B]"}] ', (Source("A"), Source("[B]"))),
        ("sources", '{"title":\n "A",\n"url": null}\n', (Source("A"),)),
        ("sources", '{"title": "A"}\nB\n{"title": "C"}', (Source("A"), Source("B"), Source("C"))),
        ("claims", "rounds=3 | A\nlength=2 days | B", None),
    ],
)
def test_what_people_write(name: str, written: str, value: Any) -> None:
    if name == "claims":
        value = (Claim("rounds", "3", Source("A")), Claim("length", "2 days", Source("B")))
    assert parsed(EVENT[name], written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", {}),
        ("ko=한국; en = Korea = South ;", {"ko": "한국", "en": "Korea = South"}),
        ('{"ko": "한국"}', {"ko": "한국"}),
    ],
)
def test_names(written: str, value: dict[str, str]) -> None:
    assert parsed(AGREEMENT["names"], written) == value


def test_a_rule_of_entry_into_force_is_words_or_json() -> None:
    assert rule("60 days later") == ForceRule("60 days later")
    written = (
        '{"text": "Six", "after": "deposit", "days": 60, "groups": [{"of": ["KR"], "need": 1}]}'
    )
    meant = ForceRule("Six", "deposit", 60, (Quota(("KR",), 1),))
    assert parsed(AGREEMENT["in_force_rule"], written) == meant
    assert said(AGREEMENT["in_force_rule"], '{"text": "Six", "days": 60}') == (
        Refused,
        "days: days means nothing without the step that is counted.",
        "Give after, such as notification.",
    )
    assert said(AGREEMENT["in_force_rule"], "{")[2] == (
        'Write it in words, or like {"text": "…", "after": "notification", "days": 60}.'
    )


def test_numbers_keep_their_digits() -> None:
    assert parsed(forms(Figure)["value"], " 1.10 ") == Number("1.10")
    assert parsed(EVENT["topics"], "[1.10, 5e3, 90000000000000000000]") == (
        "1.10",
        "5e3",
        "90000000000000000000",
    )


def test_the_source_of_a_claim_is_read_too() -> None:
    form = forms(Claim)["source"]
    assert parsed(form, " Yonhap <https://example.org/a> ") == YONHAP
    assert parsed(form, '{"title": "A"}') == Source("A")


# What is refused

NO_DATE = "Write YYYY, YYYY-H1, YYYY-Q1, YYYY-MM or YYYY-MM-DD."
PARTS = "Write the parts with `;` between them."
AS_SOURCE = "Write a source like `Yonhap <https://…>`."
AS_CLAIM = "Write it like `date=2020-02-04 | Yonhap <https://…>`."
AS_LIST = "Write it like `[KR, KH]`."
DEEP = "This is nested more than 20 deep."


@pytest.mark.parametrize(
    ("name", "written", "sentence", "hint"),
    [
        ("date", "30/07/2020", "'30/07/2020' is not a date.", NO_DATE),
        ("number", "x", "'x' is not a number from 1 to 999.", "Write digits alone, such as 4."),
        ("summary", " ", "The text is empty.", "Leave the field out instead."),
        ("scope", "[goods]", "This is not JSON: Expecting value.", PARTS),
        ("scope", "[" * 100_000, DEEP, PARTS),
        ("scope", '["a"] x', "This is not JSON: Extra data.", PARTS),
        ("scope", "[NaN]", "[0]: NaN is not a number.", "Leave the field out."),
        (
            "scope",
            '["a", null]',
            "[1]: This must be text or a number, and is null.",
            "Write one value.",
        ),
        ("sources", "[A]", "This is not JSON: Expecting value.", AS_SOURCE),
        ("sources", '{"title": "A"', "This is not JSON: Expecting ',' delimiter.", AS_SOURCE),
        ("claims", "[A]", "This is not JSON: Expecting value.", AS_CLAIM),
        ("claims", "A", "'A' is not a claim.", AS_CLAIM),
        ("sources", '{"url": "https://a.org"}', "title is missing.", None),
        (
            "sources",
            '{"title": "A", "url": "x"}',
            "url: 'x' is not a web address.",
            "Begin it with https:// or http://; no blanks.",
        ),
        (
            "sources",
            '[{"title": "A"}, {"title": "A", "title": "B"}]',
            "[1].title: The key stands twice.",
            "Leave one of them out.",
        ),
        ("sources", '{"titel": "A"}', "titel: There is no such field.", "Did you mean title?"),
        (
            "sources",
            '["A"]',
            "[0]: This must be a mapping, and is one value.",
            "Write its fields like `title: Yonhap`.",
        ),
    ],
)
def test_what_is_malformed(name: str, written: str, sentence: str, hint: str | None) -> None:
    assert said(EVENT[name], written) == (Malformed, sentence, hint)


@pytest.mark.parametrize(
    ("written", "sentence", "hint"),
    [
        ("Korea", "'Korea' has no language.", "Write them like `ko=한국; en=Korea`."),
        ("Ko=한국", "'Ko' is not the code of a language.", "Write it like ko or en."),
        ("ko=a;ko=b", "'ko' stands twice.", "Leave one of them out."),
        ("ko=", "The text is empty.", "Leave the field out instead."),
        (
            "{ko: a}",
            "This is not JSON: Expecting property name enclosed in double quotes.",
            "Write them like `ko=한국; en=Korea`.",
        ),
    ],
)
def test_names_that_are_malformed(written: str, sentence: str, hint: str) -> None:
    assert said(AGREEMENT["names"], written) == (Malformed, sentence, hint)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("KR;kr", "'KR' stands twice in one list."),
        ("KR;XX", "'XX' is not an ISO 3166-1 country code."),
        ('["kr"]', "[0]: 'kr' is not an ISO 3166-1 country code."),
        ("ß", "'ß' is not an ISO 3166-1 country code."),
        ('["KR", "KR"]', "'KR' stands twice in one list."),
    ],
)
def test_countries_that_are_refused(written: str, sentence: str) -> None:
    assert said(EVENT["by"], written)[:2] == (Refused, sentence)
