"""What a field may hold."""

from dataclasses import dataclass, fields
from typing import Annotated, Any

import pytest

from fta_tracker import fields as the_fields
from fta_tracker.dates import PartialDate
from fta_tracker.errors import FtaError, Malformed, Refused
from fta_tracker.fields import Number, check, forms, plain
from fta_tracker.model import Agreement, Claim, Event, Figure, ForceRule, Quota, Source, Target

PARSERS = {
    "text": the_fields.text,
    "word": the_fields.word,
    "language": the_fields.language,
    "country": the_fields.country,
    "count": the_fields.count,
    "url": the_fields.url,
    "ref": the_fields.ref,
    "event_kind": the_fields.event_kind,
    "target_kind": the_fields.target_kind,
}


@pytest.mark.parametrize(
    ("parser", "written"),
    [
        ("text", "한·캄보디아 자유무역협정"),
        ("text", " two\nlines\tand a tab "),
        ("text", "NO"),
        ("text", "🙂 " * 5000),
        ("word", "goods"),
        ("word", "trade-remedies-2"),
        ("language", "ko"),
        ("language", "zh-Hant"),
        ("language", "yue"),
        ("language", "en-abcdefgh-abcdefgh-abcdefgh-12345"),
        ("country", "KR"),
        ("country", "NO"),
        ("country", "EU"),
        ("url", "http://www.skenews.kr/news/articleView.html?idxno=25657"),
        ("url", "https://example.org/한"),
        ("ref", "cambodia/round/1"),
        ("ref", "rcep/ministerial/2018-07-01.2"),
        ("ref", "cambodia/figure/exports/2019/KR"),
        ("event_kind", "round"),
        ("target_kind", "round"),
        ("target_kind", "other"),
    ],
)
def test_what_is_right_comes_back_as_written(parser: str, written: str) -> None:
    assert PARSERS[parser](written) == written


@pytest.mark.parametrize(("written", "count"), [("1", 1), ("10", 10), ("999999", 999999)])
def test_a_count(written: str, count: int) -> None:
    assert the_fields.count(written) == count


EMPTY = "The text is empty."
NO_WORD = "is not a word of lower-case letters, digits and hyphens."
NO_COUNT = "is not a number from 1 to 999999."
NO_ORDINAL = "is not a number from 1 to 999."


@pytest.mark.parametrize(
    ("parser", "written", "error", "sentence", "hint"),
    [
        ("text", "", Malformed, EMPTY, "Leave the field out instead."),
        ("text", " \n\t", Malformed, EMPTY, "Leave the field out instead."),
        *(
            (
                "text",
                f"a{bad}b",
                Refused,
                f"The text holds the control character U+{ord(bad):04X}.",
                "Remove it; line breaks and tabs may stay.",
            )
            for bad in "\0\b\x0b\r\x1b\x1f\x7f\x80\x9f\ud800\udfff"
        ),
        ("word", "Goods", Malformed, f"'Goods' {NO_WORD}", "Write it like trade-remedies."),
        ("word", "", Malformed, f"'' {NO_WORD}", "Write it like trade-remedies."),
        ("word", "a--b", Malformed, f"'a--b' {NO_WORD}", "Write it like trade-remedies."),
        ("word", "-a", Malformed, f"'-a' {NO_WORD}", "Write it like trade-remedies."),
        ("word", "a\n", Malformed, f"'a\\n' {NO_WORD}", "Write it like trade-remedies."),
        ("word", "é", Malformed, f"'é' {NO_WORD}", "Write it like trade-remedies."),
        (
            "language",
            "Korean",
            Malformed,
            "'Korean' is not the code of a language.",
            "Write it like ko or en.",
        ),
        (
            "country",
            "kr",
            Refused,
            "'kr' is not an ISO 3166-1 country code.",
            "Write two capital letters, such as KR or KH.",
        ),
        (
            "country",
            "UK",
            Refused,
            "'UK' is not an ISO 3166-1 country code.",
            "Write two capital letters, such as KR or KH.",
        ),
        ("count", "0", Malformed, f"'0' {NO_COUNT}", "Write digits alone, such as 4."),
        ("count", "-1", Malformed, f"'-1' {NO_COUNT}", "Write digits alone, such as 4."),
        ("count", "01", Malformed, f"'01' {NO_COUNT}", "Write digits alone, such as 4."),
        ("count", "1.0", Malformed, f"'1.0' {NO_COUNT}", "Write digits alone, such as 4."),
        ("count", "4\n", Malformed, f"'4\\n' {NO_COUNT}", "Write digits alone, such as 4."),
        ("count", "٤", Malformed, f"'٤' {NO_COUNT}", "Write digits alone, such as 4."),
        ("count", "1000000", Malformed, f"'1000000' {NO_COUNT}", "Write digits alone, such as 4."),
        (
            "count",
            "9" * 99,
            Malformed,
            f"'{'9' * 60}'… {NO_COUNT}",
            "Write digits alone, such as 4.",
        ),
        (
            "url",
            "ftp://example.org",
            Malformed,
            "'ftp://example.org' is not a web address.",
            "Begin it with https:// or http://; no blanks.",
        ),
        (
            "url",
            "https://a b",
            Malformed,
            "'https://a b' is not a web address.",
            "Begin it with https:// or http://; no blanks.",
        ),
        (
            "url",
            "https://a\x1b",
            Refused,
            "The text holds the control character U+001B.",
            "Remove it; line breaks and tabs may stay.",
        ),
        (
            "ref",
            "cambodia",
            Malformed,
            "'cambodia' is not a ref.",
            "Write it like cambodia/round/1.",
        ),
        (
            "ref",
            "cambodia/round 1",
            Malformed,
            "'cambodia/round 1' is not a ref.",
            "Write it like cambodia/round/1.",
        ),
        (
            "event_kind",
            "rounds",
            Malformed,
            "'rounds' is not a kind of event.",
            "Did you mean round?",
        ),
        (
            "target_kind",
            "signning",
            Malformed,
            "'signning' is not a kind of promise.",
            "Did you mean signing?",
        ),
        ("event_kind", "other", Malformed, "'other' is not a kind of event.", None),
        ("event_kind", "", Malformed, "'' is not a kind of event.", None),
    ],
)
def test_what_is_wrong_is_refused_with_a_sentence_and_a_hint(
    parser: str, written: str, error: type[FtaError], sentence: str, hint: str | None
) -> None:
    with pytest.raises(error) as caught:
        PARSERS[parser](written)
    assert type(caught.value) is error
    assert caught.value.sentence == sentence
    if hint:
        assert caught.value.hint == hint
    else:
        assert caught.value.hint is not None
        assert caught.value.hint.startswith("One of: proposal, study-agreed, ")


def test_a_short_vocabulary_is_named_whole() -> None:
    with pytest.raises(Malformed) as caught:
        forms(Event)["mode"].parse("zoom")
    assert caught.value.sentence == "'zoom' is not a mode of meeting."
    assert caught.value.hint == "One of: in-person, video, hybrid."


@pytest.mark.parametrize("text", ["0", "-0", "5.5", "-10.9", "1.0", "1.10", "9" * 30 + ".1"])
def test_a_number_is_kept_as_written(text: str) -> None:
    assert str(Number(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".5",
        "5.",
        "+5",
        "1e3",
        "1,000",
        " 5",
        "5\n",
        "٥",
        "NaN",
        "--5",
        "007",
        "-01.5",
        "1" * 31,
    ],
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        Number(text)
    assert caught.value.sentence == f"{text!r} is not a number."
    assert caught.value.hint == "Write digits and a point, such as 5.5."


# ----------------------------------------------------------------------------------------- forms


@pytest.mark.parametrize("cls", [Source, Claim, Quota, ForceRule, Event, Target, Figure, Agreement])
def test_every_field_of_the_model_has_a_form(cls: type) -> None:
    assert list(forms(cls)) == [field.name for field in fields(cls)]


@pytest.mark.parametrize("held", [["KR"], "KR", None, {"KR"}, 1])
def test_a_list_is_held_as_a_tuple(held: Any) -> None:
    with pytest.raises(Malformed) as caught:
        Event("launch", PartialDate("2020"), by=held)

    assert caught.value.sentence == f"{held!r} is not a tuple of str."
    assert caught.value.field == "by"


def test_shapes_and_classes() -> None:
    found = {name: (form.shape, form.kind) for name, form in forms(Agreement).items()}
    assert found == {
        "slug": ("one", str),
        "name": ("one", str),
        "kind": ("one", str),
        "parties": ("list", str),
        "names": ("mapping", str),
        "aliases": ("list", str),
        "upgrades": ("one", str),
        "in_force_rule": ("object", ForceRule),
        "note": ("one", str),
        "claims": ("objects", Claim),
        "log": ("objects", Event),
        "targets": ("objects", Target),
        "figures": ("objects", Figure),
    }
    assert forms(Claim)["source"].shape == "object"


def test_a_field_without_a_form_is_a_bug() -> None:
    @dataclass
    class Formless:
        name: Annotated[str, "a name"]

    with pytest.raises(TypeError, match="has no form"):
        forms(Formless)


def _source() -> Source:
    return Source("Yonhap, 9 July 2020")


WRONG = [
    ("number", "4", "'4' is not of the right type (int)."),
    ("number", True, "True is not of the right type (int)."),
    ("number", 0, f"'0' {NO_ORDINAL}"),
    ("number", 1000, f"'1000' {NO_ORDINAL}"),
    ("date", "2020", "'2020' is not of the right type (PartialDate)."),
    ("place", 4, "4 is not of the right type (str)."),
    ("place", "", EMPTY),
    ("kind", "rounds", "'rounds' is not a kind of event."),
    ("by", ("KR", "kh"), "'kh' is not an ISO 3166-1 country code."),
    ("by", ("KR", "KH", "KR"), "'KR' stands twice in one list."),
    ("by", (1,), "1 is not of the right type (str)."),
    ("scope", ("Goods",), f"'Goods' {NO_WORD}"),
    ("topics", ("a\x00",), "The text holds the control character U+0000."),
    ("sources", ("Yonhap",), "'Yonhap' is not of the right type (Source)."),
    ("status", "maybe", "'maybe' is not a status."),
    ("ref", "x", "'x' is not a ref."),
]


@pytest.mark.parametrize(("field", "value", "sentence"), WRONG)
def test_a_value_with_a_wrong_field_cannot_be_made_and_the_field_is_named(
    field: str, value: object, sentence: str
) -> None:
    given = {"kind": "round", "date": PartialDate("2020")} | {field: value}
    with pytest.raises(FtaError) as caught:
        Event(**given)  # type: ignore[arg-type]
    assert (caught.value.field, caught.value.sentence) == (field, sentence)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ({"Korean": "한"}, "'Korean' is not the code of a language."),
        ({"ko": ""}, EMPTY),
        ({"ko": 1}, "1 is not of the right type (str)."),
    ],
)
def test_names_are_texts_by_language(names: dict[str, str], sentence: str) -> None:
    with pytest.raises(Malformed) as caught:
        Agreement("deal", "Deal", "fta", ("KR", "KH"), names=names)
    assert (caught.value.field, caught.value.sentence) == ("names", sentence)


def test_a_claim_holds_a_source() -> None:
    assert Claim("date", "2020-07-10", _source()).source == _source()
    with pytest.raises(Malformed) as caught:
        Claim("date", "2020-07-10", "Yonhap")  # type: ignore[arg-type]
    assert caught.value.field == "source"


def test_a_field_named_further_down_keeps_its_name() -> None:
    @dataclass(frozen=True)
    class Deep:
        source: the_fields.Text

    error = Malformed("Deep down.", field="title")

    def fail(_: str) -> str:
        raise error

    form = the_fields.Form(str, fail)
    forms(Deep)["source"] = form
    with pytest.raises(Malformed) as caught:
        check(Deep("x"))
    assert caught.value.field == "title"


# ----------------------------------------------------------------------------------------- dicts


EVENT = Event(
    "round",
    PartialDate("2020-07-30"),
    number=1,
    scope=("goods",),
    status="announced",
    sources=(_source(),),
    claims=(Claim("date", "2020-07-29", _source()),),
)


def test_plain_has_every_field_with_its_value_as_it_is() -> None:
    found = plain(EVENT)
    assert list(found) == [field.name for field in fields(Event)]
    assert (found["date"], found["number"], found["end"]) == (PartialDate("2020-07-30"), 1, None)
    assert found["sources"] == (_source(),)


def test_a_text_has_an_end() -> None:
    assert the_fields.text("한" * 100_000) == "한" * 100_000
    with pytest.raises(Refused) as caught:
        the_fields.text("한" * 100_001)
    assert caught.value.sentence == "The text is longer than 100,000 characters."


def test_a_word_and_a_ref_have_an_end() -> None:
    assert the_fields.word("a" * 100) == "a" * 100
    assert the_fields.ref("a/" + "b" * 398) == "a/" + "b" * 398
    for parse, written in ((the_fields.word, "a" * 101), (the_fields.ref, "a/" + "b" * 399)):
        with pytest.raises(Malformed):
            parse(written)


@pytest.mark.parametrize("written", ["0", "1000", "01", "٤", "1e2", "-1"])
def test_a_number_of_a_round_has_three_digits_at_most(written: str) -> None:
    assert the_fields.ordinal("999") == 999
    with pytest.raises(Malformed, match="is not a number from 1 to 999"):
        the_fields.ordinal(written)
