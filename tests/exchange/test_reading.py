"""What `read` takes and refuses: every problem at once, each with its line and its path."""

from pathlib import Path

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.errors import FtaError, Malformed, Refused
from fta_tracker.exchange import Format, read, write, yaml_events
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Event, Figure
from tests.exchange.refusals import (
    EMPTY,
    HEAD,
    NO_AGREEMENTS,
    NO_FORMAT,
    NO_RECORD,
    X,
    refusal,
    told,
)

HERE = Path(__file__).parent
LOG, FIGURES = "agreements[0].log", "agreements[0].figures"
BEFORE = (
    "is before 2020-06, the date of log[2] above it. "
    "List the events of a log in the order they happened."
)
PARSERS = ("CSafeLoader", "SafeLoader")


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the two parsers of YAML, and no other."""
    monkeypatch.setattr(yaml_events, "LOADERS", (request.param,))
    return str(request.param)


pytestmark = pytest.mark.usefixtures("parser")


# What is read


def test_every_scalar_is_text_until_its_field_reads_it() -> None:
    text = """\
agreements:
  - {slug: x, name: NO, kind: fta, parties: [NO, "KR"], note: "0901", aliases: [1e3, y, 12:30]
    , log: [{kind: round, number: 1, date: 2020-07-30, summary: "null", place: 'a''b'}],
    figures: [{measure: no, period: 2019, value: 1.10, sources: []}], targets: []}
format: "1"
"""
    assert read(text, "f", "yaml") == (
        Agreement(
            "x",
            "NO",
            "fta",
            ("NO", "KR"),
            note="0901",
            aliases=("1e3", "y", "12:30"),
            log=(Event("round", PartialDate("2020-07-30"), number=1, summary="null", place="a'b"),),
            figures=(Figure("no", PartialDate("2019"), Number("1.10")),),
        ),
    )


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_byte_order_mark_and_the_newlines_of_windows_are_no_problem(
    mark: bytes, newline: str
) -> None:
    text = HEAD.replace("\n", newline)
    as_json = write([X], "json").replace("\n", newline)
    assert read(mark + text.encode(), "f", "yaml") == (X,)
    assert read(mark.decode() + text, "f", "yaml") == (X,)
    assert read(mark + as_json.encode(), "f", "json") == (X,)
    assert read(mark.decode() + as_json, "f", "json") == (X,)


def test_the_agreements_stand_in_the_order_of_the_file_and_may_upgrade_one_elsewhere() -> None:
    text = HEAD + "    upgrades: elsewhere\n" + "".join(HEAD.splitlines(keepends=True)[2:])
    text = text.replace("slug: x", "slug: z", 1)
    assert [(a.slug, a.upgrades) for a in read(text, "f", "yaml")] == [
        ("z", "elsewhere"),
        ("x", None),
    ]


# All problems at once


def test_all_problems_are_told_at_once_by_line_with_path_and_hint() -> None:
    error = refusal((HERE / "problems.yaml").read_bytes(), name="problems.yaml")
    assert error.sentence + "\n" == (HERE / "problems.txt").read_text(encoding="utf-8")
    assert isinstance(error, Malformed)


def test_an_error_is_malformed_if_anything_in_the_file_is() -> None:
    order = "    log: [{kind: round, date: 2020}, {kind: round, date: 2019}]\n"
    assert type(refusal(HEAD + order)) is Refused
    assert type(refusal(HEAD + order + "    aliases: x\n")) is Malformed


def test_standard_input_has_a_name() -> None:
    assert refusal("", name="-").sentence == (
        "standard input has 1 problem; nothing was read.\n"
        "standard input:1: The file is empty. Begin it with `format: 1`."
    )


@pytest.mark.parametrize(
    ("rest", "problems"),
    [
        ("    log: [{kind: round, date: 2020}, {kind: round, date: 2020}]\n", []),
        (
            (
                "    log:\n      - {kind: round, date: 2020}\n      - {kind: rond, date: 2021}\n"
                "      - {kind: round, date: 2020-06}\n      - {kind: round, date: 2019}\n"
                "      - {kind: round, date: 2018}\n"
            ),
            [
                f"f:9: {LOG}[1].kind: 'rond' is not a kind of event. Did you mean round?",
                f"f:11: {LOG}[3].date: 2019 {BEFORE}",
                f"f:12: {LOG}[4].date: 2018 {BEFORE}",
            ],
        ),
        (
            (
                "    log: [{kind: round, date: 2020-06, dat: b}, {kind: round, date: 2020}, "
                "{kind: round, date: 2020-05}]\n"
            ),
            [
                f"f:7: {LOG}[0].dat: There is no such field. Did you mean date?",
                (
                    f"f:7: {LOG}[2].date: 2020-05 is before 2020-06, the date of log[0] above it. "
                    "List the events of a log in the order they happened."
                ),
            ],
        ),
        (
            (
                "    log:\n      - {kind: round, date: 2020, ref: x/a}\n    targets:\n"
                "      - {kind: round, due: 2020, stated_on: 2019, ref: x/a}\n"
            ),
            ["f:10: agreements[0].targets[0].ref: log[0] has this ref too. Give each its own."],
        ),
        (
            "    note: x\n  - slug: x\n    name: X\n    kind: fta\n    parties: [KR, KH]\n",
            ["f:8: agreements[1].slug: agreements[0] has this slug too. Make them one agreement."],
        ),
        (
            "    figures: [{measure: a, text: '', value: 1}, {measure: a, value: ''}]\n",
            [
                f"f:7: {FIGURES}[0].text: The text is empty. Leave the field out instead.",
                (
                    f"f:7: {FIGURES}[1].value: '' is not a number. "
                    "Write digits and a point, such as 5.5."
                ),
            ],
        ),
    ],
)
def test_what_only_the_whole_shows(rest: str, problems: list[str]) -> None:
    if problems:
        assert told(HEAD + rest) == problems
    else:
        read(HEAD + rest, "f", "yaml")


def test_without_a_slug_nothing_is_said_of_refs() -> None:
    text = HEAD.replace("- slug: x\n   ", "-") + "    log: [{kind: round, date: 2020, ref: y/a}]\n"
    assert told(text) == ["f:3: agreements[0]: slug is missing."]


# The frame of the file


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", EMPTY),
        (" \n\n", EMPTY),
        ("\ufeff", EMPTY),
        ("# nothing\n", NO_RECORD),
        ("negotiations", NO_RECORD),
        ("- format: 1\n", NO_RECORD),
        ("&a {format: 1}\n", NO_RECORD),
        ("agreements: []\n", [NO_FORMAT]),
        ("format: 1\n", [NO_AGREEMENTS]),
        ("{}", [NO_FORMAT, NO_AGREEMENTS]),
        (
            "format:\nagreements: []\n",
            ["f:1: format: There is no value here. Leave the field out."],
        ),
        (
            "format: 1\nagreements: x\n",
            [
                (
                    "f:2: agreements: This must be a list, and is one value. "
                    "Begin each of its items with a dash."
                )
            ],
        ),
        (
            "format: 1\nagreements: []\n한글 한: x\n? ~\n: x\n",
            [
                "f:3: ['한글 한']: There is no such field. There are format, agreements.",
                "f:4: ['~']: There is no such field. There are format, agreements.",
            ],
        ),
        (
            f"format: 1\nagreements: []\n{'k' * 70}: x\n",
            [f"f:3: ['{'k' * 60}'…]: There is no such field. There are format, agreements."],
        ),
    ],
)
def test_a_file_that_is_no_record(text: str, problems: list[str]) -> None:
    assert told(text) == problems


@pytest.mark.parametrize(("stated", "said"), [("2", "'2'"), ("01", "'01'"), ("[1]", "a list")])
def test_another_format_is_all_that_is_said_of_a_file(stated: str, said: str) -> None:
    text = f"whatever: [comes]\nformat: {stated}\n"
    assert told(text) == [f"f:2: format: This program reads format 1, not {said}."]
    assert type(refusal(text)) is Refused


WRONG = "agreements:\n  - {when: 1}\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"{WRONG}format: 2\n", "f:3: format: This program reads format 1, not '2'."),
        (
            f"format: 1\n{WRONG}{WRONG}",
            "f:4: agreements: The key stands twice. Leave one of them out.",
        ),
        (
            f"format: 1\n{WRONG}".replace("s:", "s: &a"),
            "f:2: agreements: Anchors are not read here. Leave &a out.",
        ),
        (
            f"format: 1\n{WRONG}{WRONG.partition(chr(10))[2] * 1_200}  - 'x\n",
            "f:1204: This is not YAML: found unexpected end of stream.",
        ),
    ],
    ids=["of another format", "twice", "with an anchor", "that breaks off"],
)
def test_what_is_wrong_around_the_agreements_is_all_that_is_said(text: str, problem: str) -> None:
    """They are looked at before the rest of the file is."""
    assert told(text) == [problem]


@pytest.mark.parametrize("format_", ["yaml", "json"])
@pytest.mark.parametrize("byte", [0xFF, 0xED, 0x80])
def test_bytes_that_are_not_utf_8(format_: Format, byte: int) -> None:
    said = f"f:2: The file is not UTF-8: byte 0x{byte:02X}. Save it as UTF-8."
    assert told(b'{"format":\n"' + bytes([byte]) + b'"}', format_) == [said]


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x80", "\ud800", "\uffff"])
def test_characters_that_yaml_does_not_allow(character: str) -> None:
    name = f"U+{ord(character):04X}"
    said = f"f:2: YAML does not allow the character {name} here. Remove it."
    assert told(f"format: 1\nnote: {character}\n") == [said]


def test_a_lone_surrogate_in_yaml_is_a_problem_for_either_parser() -> None:
    assert isinstance(refusal(HEAD + '    note: "\\ud83d\\ude00"\n'), FtaError)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: b\nc\n", "f:2: This is not YAML: could not find expected ':'."),
        ("a: 'b\n", "f:1: This is not YAML: found unexpected end of stream."),
        ("a: 1\n---\na: 1\n", "f:2: A second document begins here. Put it into a file of its own."),
        ("a: 1\n? [b]\n: c\n", "f:2: A key must be a word. Write it like `summary:`."),
        ("&a b: c\n", "f:1: A key must be a word. Write it like `summary:`."),
        ("!a b: c\n", "f:1: A key must be a word. Write it like `summary:`."),
        ("a: &a b\n*a : c\n", "f:2: A key must be a word. Write it like `summary:`."),
    ],
)
def test_what_is_not_yaml(text: str, problem: str) -> None:
    assert told(text) == [problem]


def test_yaml_that_breaks_off_is_told_of_its_last_line() -> None:
    (problem,) = told("a: [\n\n")
    assert problem.startswith("f:1: This is not YAML: ")


# What would crash or hang a loader

DEEP = "This is nested more than 20 deep."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[" * 1_000_000, DEEP),
        ("- " * 1_000_000, DEEP),
        ("{a: " * 1_000_000, DEEP),
        # A parser that looks far ahead sees how deep it is before it sees that no key stands there.
        ("{" * 1_000_000, f"{DEEP}|A key must be a word. Write it like `summary:`."),
        ("[" * 21 + "]" * 21, DEEP),
    ],
    ids=["brackets", "dashes", "mappings", "braces", "21 deep"],
)
def test_nesting_in_yaml_has_a_limit(text: str, problem: str) -> None:
    assert told(text) in [[f"f:1: {either}"] for either in problem.split("|")]


def test_20_deep_is_read() -> None:
    assert told("[" * 20 + "]" * 20) == NO_RECORD


def test_a_bomb_of_aliases_does_not_go_off() -> None:
    levels = "".join(f"    l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9)}]\n" for i in range(1, 10))
    assert len(told(HEAD + "    l0: &l0 x\n" + levels)) == 10
