"""The canonical form, byte by byte, and when a scalar is quoted."""

from dataclasses import replace

import pytest
import yaml

from fta_tracker.dates import PartialDate
from fta_tracker.exchange import read, write
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Claim, Event, Figure, ForceRule, Quota, Source, Target

YONHAP = Source("Yonhap, 9 July 2020")
ETODAY = Source("eToday, 30 July 2020", "https://www.etoday.co.kr/news/view/1925186")

CAMBODIA = Agreement(
    "cambodia",
    "Korea–Cambodia Free Trade Agreement",
    "fta",
    ("KR", "KH"),
    names={"no": "NO", "ko": "한·캄보디아 자유무역협정"},
    aliases=("CKFTA", "Korea-Cambodia FTA"),
    log=(
        Event("launch", PartialDate("2020-07-09"), by=("KR", "KH"), sources=(YONHAP,)),
        Event(
            "round",
            PartialDate("2020-07-30"),
            end=PartialDate("2020-07-31"),
            number=1,
            mode="video",
            summary="First round of official negotiations.",
            sources=(ETODAY, YONHAP),
            claims=(Claim("date", "2020-07", YONHAP), Claim("rounds", "4", ETODAY)),
        ),
        Event("ratification", PartialDate("2021-12"), by=("NO",), note="It reads:\n\tyes"),
        Event(
            "ratification", PartialDate("2021-12"), by=("KH",), ref="cambodia/khmer-ratification"
        ),
    ),
    targets=(
        Target(
            "round",
            PartialDate("2020-07"),
            PartialDate("2020-07-09"),
            number=1,
            scope=("goods", "no"),
            stated_by="Yonhap",
        ),
        Target("other", PartialDate("2020"), PartialDate("2020-07-09"), sources=(YONHAP,)),
    ),
    figures=(
        Figure(
            "exports",
            PartialDate("2019"),
            Number("697"),
            unit="USD million",
            change_pct=Number("5.0"),
            reporter="KR",
        ),
        Figure("goods-exported", text="trucks, beverages", stated_on=PartialDate("2020-07-09")),
    ),
)

YAML = """\
format: 1
agreements:
  - slug: asean
    name: ASEAN
    kind: rta
    parties: [KR, KH]
  - slug: cambodia
    name: Korea–Cambodia Free Trade Agreement
    names: {ko: 한·캄보디아 자유무역협정, "no": "NO"}
    aliases: [CKFTA, Korea-Cambodia FTA]
    kind: fta
    parties: [KR, KH]
    log:
      - kind: launch
        by: [KR, KH]
        date: 2020-07-09
        sources:
          - {title: "Yonhap, 9 July 2020"}
      - kind: round
        number: 1
        date: 2020-07-30
        end: 2020-07-31
        mode: video
        summary: First round of official negotiations.
        sources:
          - {title: "eToday, 30 July 2020", url: "https://www.etoday.co.kr/news/view/1925186"}
          - {title: "Yonhap, 9 July 2020"}
        claims:
          - {field: date, value: 2020-07, source: {title: "Yonhap, 9 July 2020"}}
          - field: rounds
            value: "4"
            source: {title: "eToday, 30 July 2020", url: "https://www.etoday.co.kr/news/view/1925186"}
      - kind: ratification
        by: ["NO"]
        date: 2021-12
        note: "It reads:\\n\\tyes"
      - ref: cambodia/khmer-ratification
        kind: ratification
        by: [KH]
        date: 2021-12
    targets:
      - {kind: round, number: 1, scope: [goods, "no"], due: 2020-07, stated_on: 2020-07-09, \
stated_by: Yonhap}
      - kind: other
        due: 2020
        stated_on: 2020-07-09
        sources:
          - {title: "Yonhap, 9 July 2020"}
    figures:
      - {measure: exports, period: 2019, value: 697, unit: USD million, change_pct: 5.0, \
reporter: KR}
      - {measure: goods-exported, text: "trucks, beverages", stated_on: 2020-07-09}
"""

ASEAN = Agreement("asean", "ASEAN", "rta", ("KR", "KH"))

JSON = """\
{
  "format": 1,
  "agreements": [
    {
      "slug": "asean",
      "name": "ASEAN",
      "kind": "rta",
      "parties": [
        "KR",
        "KH"
      ],
      "figures": [
        {
          "measure": "trade",
          "period": "2003",
          "value": 33.50
        }
      ]
    }
  ]
}
"""


def test_the_canonical_form_is_what_people_review() -> None:
    assert write([CAMBODIA, ASEAN], "yaml") == YAML
    assert read(YAML, "canonical.yaml", "yaml") == (ASEAN, CAMBODIA)


def test_json_has_the_same_structure_with_numbers_as_written() -> None:
    trade = Figure("trade", PartialDate("2003"), Number("33.50"))
    agreement = Agreement("asean", "ASEAN", "rta", ("KR", "KH"), figures=(trade,))
    assert write([agreement], "json") == JSON


def test_names_stand_by_language_whatever_their_order_was() -> None:
    one = Agreement("x", "X", "fta", ("KR", "KH"), names={"ko": "엑스", "en": "X"})
    two = Agreement("x", "X", "fta", ("KR", "KH"), names={"en": "X", "ko": "엑스"})
    assert write([one], "yaml") == write([two], "yaml")
    assert write([one], "json") == write([two], "json")


def test_no_agreements_are_a_file_too() -> None:
    assert write([], "yaml") == "format: 1\nagreements: []\n"
    assert write([], "json") == '{\n  "format": 1,\n  "agreements": []\n}\n'
    assert read(write([], "yaml"), "none.yaml", "yaml") == ()
    assert read(write([], "json"), "none.json", "json") == ()


def test_what_does_not_fit_120_columns_stands_one_below_another() -> None:
    aliases = tuple(f"An alias, {letter}" for letter in "abcd")
    fits = Agreement("x", "X", "fta", ("KR", "KH"), aliases=("a" * 60, "b" * 43))
    too_wide = Agreement("x", "X", "fta", ("KR", "KH"), aliases=("a" * 60, "b" * 44))
    line = write([fits], "yaml").splitlines()[4]
    assert (line, len(line)) == (f"    aliases: [{'a' * 60}, {'b' * 43}]", 120)
    assert write([too_wide], "yaml").splitlines()[4:7] == [
        "    aliases:",
        f"      - {'a' * 60}",
        f"      - {'b' * 44}",
    ]
    named = Agreement(
        "x", "X", "fta", ("KR", "KH"), names={"en": "x" * 100, "ko": "엑스"}, aliases=aliases
    )
    assert write([named], "yaml").splitlines()[4:8] == [
        "    names:",
        f"      en: {'x' * 100}",
        "      ko: 엑스",
        '    aliases: ["An alias, a", "An alias, b", "An alias, c", "An alias, d"]',
    ]


def written_name(text: str) -> str:
    agreement = Agreement("x", text, "fta", ("KR", "KH"))
    written = write([agreement], "yaml").splitlines()[3].removeprefix("    name: ")
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        events = yaml.parse(f"name: {written}", loader)
        assert [e.value for e in events if isinstance(e, yaml.ScalarEvent)] == ["name", text]
    return written


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "Korea–Cambodia",
        "한·캄보디아 자유무역협정",
        "Trade ministers met, in Hanoi; they agreed (in part) [draft].",
        'Cambodia\'s "hub" & more/less 5% + 3!',
        "Is it done?",
        "e1",
        "é",
        "2020",
        "2020-H1",
        "2020-Q4",
        "2020-07",
        "2020-02-29",
    ],
)
def test_plain_where_every_yaml_reads_text_or_the_date_it_is(text: str) -> None:
    assert written_name(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *[
            (text, f'"{text}"')
            for text in ("NO", "no", "Off", "y", "N", "YES", "on", "True", "null")
        ],
        *[
            (text, f'"{text}"')
            for text in ("~", "0901", "1e3", "0x1F", "1_000", "12:30", ".5", "1")
        ],
        *[
            (text, f'"{text}"')
            for text in ("2020-02-30", "2020-13", "2021-02-29", "0000", "3000-W1")
        ],
        *[
            (text, f'"{text}"')
            for text in (" a", "a ", "a: b", "a:", "a #b", "#", "-", "- a", "---")
        ],
        *[
            (text, f'"{text}"')
            for text in ("[a]", "{a}", "a{", "*a", "&a", "!a", "|", ">", "%a", "@a")
        ],
        *[
            (text, f'"{text}"')
            for text in ("`a`", "'a'", "?", "? a", "=1+1", "a–", "a;", "a -", "_a")
        ],
        *[
            (text, f'"{text}"')
            for text in ("😀", "a\u00a0b", "e\u0301", "\U0001ffff", "\U0010fffd")
        ],
        ('"a"', '"\\"a\\""'),
        ("\\u0041", '"\\\\u0041"'),
        ("a\nb\tc", '"a\\nb\\tc"'),
        ("a\u2028b\u2029", '"a\\u2028b\\u2029"'),
        ("\ufeffa\ufffe\uffff", '"\\ufeffa\\ufffe\\uffff"'),
        ("a\u202eb\u2066c", '"a\\u202eb\\u2066c"'),
    ],
)
def test_quoted_where_any_yaml_might_read_something_else(text: str, written: str) -> None:
    assert written_name(text) == written


def test_within_brackets_less_is_plain() -> None:
    agreement = Agreement("x", "X", "fta", ("KR", "KH"), aliases=("a, b", "a]", "a?", "a b"))
    assert '    aliases: ["a, b", "a]", "a?", a b]\n' in write([agreement], "yaml")


def test_a_rule_of_entry_into_force_stands_in_one_line_where_it_fits() -> None:
    short = ForceRule("Six", "deposit", 60, (Quota(("KR", "KH"), 1), Quota(("VN",), 1)))
    line = (
        "    in_force_rule: {text: Six, after: deposit, days: 60, "
        "groups: [{of: [KR, KH], need: 1}, {of: [VN], need: 1}]}\n"
    )
    deal = Agreement("deal", "Deal", "fta", ("KR", "KH"), in_force_rule=short)
    assert line in write([deal], "yaml")
    assert read(write([deal], "yaml"), "f", "yaml") == (deal,)
    long = replace(deal, in_force_rule=replace(short, text="Six " * 30 + "days"))
    assert (
        "      days: 60\n"
        "      groups:\n"
        "        - {of: [KR, KH], need: 1}\n"
        "        - {of: [VN], need: 1}\n"
    ) in write([long], "yaml")
    assert read(write([long], "yaml"), "f", "yaml") == (long,)
