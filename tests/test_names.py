"""What a reader calls an agreement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fta_tracker.errors import NotFound, Refused
from fta_tracker.model import Agreement
from fta_tracker.names import owner, ref_in, require_own, resolve, resolve_exactly
from tests.analysis.logs import agreement

KNOWN = (
    Agreement("asean", "ASEAN-Korea Free Trade Agreement", "rta", ("KR", "KH", "VN")),
    Agreement(
        "cambodia",
        "Korea–Cambodia Free Trade Agreement",
        "fta",
        ("KR", "KH"),
        names={"ko": "한·캄보디아 자유무역협정"},
        aliases=("CKFTA", "Korea-Cambodia FTA", "VN"),
    ),
    Agreement("chile", "Accord de libre-échange Corée–Chili", "fta", ("KR", "CL")),
    Agreement("chile-upgrade", "Upgrade", "fta", ("KR", "CL"), upgrades="chile"),
    Agreement("japan", "Korea–Japan", "fta", ("KR", "JP"), aliases=("Talks",)),
    Agreement("peru", "Korea–Peru", "fta", ("KR", "PE"), aliases=("talks", "Straße")),
    Agreement("vietnam", "Korea–Vietnam", "fta", ("KR", "VN"), names={"vi": "Hàn–Việt"}),
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("cambodia", "cambodia"),
        ("CAMBODIA", "cambodia"),
        ("  cambodia ", "cambodia"),
        ("ckfta", "cambodia"),
        ("korea-cambodia fta", "cambodia"),
        ("Korea–Cambodia FTA", "cambodia"),
        ("Korea‑Cambodia  Free Trade Agreement", "cambodia"),
        ("한·캄보디아 자유무역협정", "cambodia"),
        ("한-캄보디아 자유무역협정", "cambodia"),
        ("KOREA-PERU", "peru"),
        ("STRASSE", "peru"),
        ("Accord de libre-echange Coree-Chili", "chile"),
        ("accord de libre-e\u0301change Core\u0301e–Chili", "chile"),
        ("han-viet", "vietnam"),
        # A slug goes before a start: `chile` is no start of `chile-upgrade`.
        ("chile", "chile"),
    ],
)
def test_a_slug_an_alias_or_a_name_in_full_is_for_all_commands(name: str, slug: str) -> None:
    assert resolve(name, KNOWN) == slug
    assert resolve_exactly(name, KNOWN) == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        # The partner's code, of bilateral agreements that upgrade no other.
        ("KH", "cambodia"),
        ("kh", "cambodia"),
        ("CL", "chile"),
        ("JP", "japan"),
        # A start of any name.
        ("cam", "cambodia"),
        ("한·캄보디아", "cambodia"),
        ("한", "cambodia"),
        ("chile-", "chile-upgrade"),
        ("Korea–V", "vietnam"),
        ("hàn", "vietnam"),
        ("asean-korea", "asean"),
        # A word inside a name, or the start of one.
        ("캄보디아", "cambodia"),
        ("캄보", "cambodia"),
        ("자유무역", "cambodia"),
        ("Corée", "chile"),
        ("libre", "chile"),
        ("việt", "vietnam"),
    ],
)
def test_a_code_and_a_start_are_for_reading_alone(name: str, slug: str) -> None:
    assert resolve(name, KNOWN) == slug

    with pytest.raises(NotFound) as caught:
        resolve_exactly(name, KNOWN)
    assert caught.value.sentence == (
        f"{name!r} is short for {slug}, and what is recorded needs a slug or an alias in full."
    )
    assert caught.value.hint == f"Write {slug}."


def test_an_alias_goes_before_a_code_and_a_code_before_a_start() -> None:
    assert resolve("VN", KNOWN) == "cambodia", "an alias of cambodia's, though Vietnam's code"
    assert resolve("PE", KNOWN) == "peru"
    assert resolve("VI", KNOWN) == "vietnam", "a start: no party has that code"


def test_a_start_goes_before_a_word_inside() -> None:
    known = (*KNOWN, Agreement("free-trade", "Trade of All", "fta", ("KR", "NZ")))

    assert resolve("free", known) == "free-trade"
    assert resolve("trade", known) == "free-trade"
    assert resolve("all", known) == "free-trade"


def test_the_middle_of_a_word_means_nothing() -> None:
    with pytest.raises(NotFound, match="There is no agreement '보디아'"):
        resolve("보디아", KNOWN)


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("KR", "cambodia, chile, japan, peru and vietnam"),
        ("korea", "cambodia, japan, peru and vietnam"),
        ("Talks", "japan and peru"),
        ("chil", "chile and chile-upgrade"),
        ("trade", "asean and cambodia"),
    ],
)
def test_what_may_mean_several_names_the_candidates(name: str, candidates: str) -> None:
    for understand in (resolve, resolve_exactly):
        with pytest.raises(NotFound) as caught:
            understand(name, KNOWN)
        assert caught.value.sentence == f"{name!r} may mean {candidates}."
        assert caught.value.hint == "Write one of these."


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("combodia", "Did you mean cambodia?"),
        ("CFKTA", "Did you mean cambodia?"),
        ("chille", "Did you mean chile?"),
        ("jappan", "Did you mean japan?"),
        (
            "zzz",
            "Known are asean, cambodia, chile, chile-upgrade, japan, peru and vietnam.",
        ),
        ("", "Known are asean, cambodia, chile, chile-upgrade, japan, peru and vietnam."),
        (" ", "Known are asean, cambodia, chile, chile-upgrade, japan, peru and vietnam."),
        ("-", "Known are asean, cambodia, chile, chile-upgrade, japan, peru and vietnam."),
    ],
)
def test_what_means_nothing_gets_the_nearest(name: str, hint: str) -> None:
    for understand in (resolve, resolve_exactly):
        with pytest.raises(NotFound) as caught:
            understand(name, KNOWN)
        assert caught.value.sentence == f"There is no agreement {name!r}."
        assert caught.value.hint == hint


def test_the_nearest_may_be_several() -> None:
    with pytest.raises(NotFound) as caught:
        resolve("korea-paru", KNOWN)
    assert caught.value.hint == "Did you mean peru, japan or vietnam?"


def test_of_one_agreement_and_of_none() -> None:
    with pytest.raises(NotFound) as caught:
        resolve("zzz", KNOWN[:1])
    assert caught.value.hint == "Known are asean."
    with pytest.raises(NotFound) as caught:
        resolve("zzz", ())
    assert caught.value.hint == "The record is empty: `fta import FILE` fills it."


# ------------------------------------------------------------------------------------------- refs


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("cambodia", "cambodia"),
        ("CKFTA", "cambodia"),
        ("cambodia/launch", "cambodia"),
        ("cambodia/", "cambodia"),
        ("north/south", "japan"),
    ],
)
def test_whose_a_ref_is(written: str, slug: str) -> None:
    known = [*KNOWN[:4], replace(KNOWN[4], aliases=("North/South",))]
    assert owner(written, known) == slug


@pytest.mark.parametrize(
    ("written", "sentence", "hint"),
    [
        (
            "CKFTA/launch",
            "Refs begin with a slug, and 'CKFTA' is none.",
            "Write cambodia/launch.",
        ),
        ("zzz/launch", "There is no agreement 'zzz'.", None),
        (
            "viet/launch",
            "'viet' is short for vietnam, and what is recorded needs a slug or an alias in full.",
            "Write vietnam.",
        ),
    ],
)
def test_whose_it_is_not(written: str, sentence: str, hint: str | None) -> None:
    with pytest.raises(NotFound) as caught:
        owner(written, KNOWN)
    assert caught.value.sentence == sentence
    assert hint in (None, caught.value.hint)


TALKS = agreement(
    """
    2020-07-09 launch
    2020-07-30 round 1
    2020-08 round 10
    2020-07-09 promise round 1 due 2020-07
    """
)


@pytest.mark.parametrize(
    ("written", "ref"),
    [
        ("deal/launch", "deal/launch/2020-07-09"),
        ("deal/round/1", "deal/round/1"),
        ("deal/target", "deal/target/round/1/2020-07-09"),
    ],
)
def test_a_start_of_a_ref_that_means_one(written: str, ref: str) -> None:
    assert ref_in(TALKS, written) == ref


@pytest.mark.parametrize(
    ("written", "sentence", "hint"),
    [
        (
            "deal/round",
            "'deal/round' may mean 2 things in the record of deal.",
            "Write one in full, such as deal/round/1 or deal/round/10.",
        ),
        (
            "deal/lunch",
            "There is no 'deal/lunch' in the record of deal.",
            "Did you mean deal/launch, deal/round or deal/round/1?",
        ),
        ("xyz", "There is no 'xyz' in the record of deal.", "See `fta events deal`."),
    ],
)
def test_a_ref_that_means_none_or_more(written: str, sentence: str, hint: str) -> None:
    with pytest.raises(NotFound) as caught:
        ref_in(TALKS, written)
    assert (caught.value.sentence, caught.value.hint) == (sentence, hint)


def test_a_name_is_of_one_agreement() -> None:
    own = Agreement("laos", "Laos", "fta", ("KR", "LA"), aliases=("KLFTA", "Laos FTA"))

    require_own([own], KNOWN)
    require_own([KNOWN[1], own], [*KNOWN, own])
    require_own([], KNOWN)
    for other in (
        replace(own, slug="ckfta"),
        replace(own, aliases=("Chile",)),
        replace(own, aliases=("Korea–Cambodia fta",)),
        replace(own, name="ckfta"),
        replace(own, names={"en": "Chile"}),
    ):
        with pytest.raises(Refused, match=r"goes by the name .* already"):
            require_own([own, other], KNOWN)


def test_two_may_have_one_name_in_full() -> None:
    first = Agreement("japan", "Korea–Japan FTA", "fta", ("KR", "JP"), names={"ko": "한·일"})
    again = replace(first, slug="japan-again")

    require_own([again], [first, again])
    with pytest.raises(Refused, match="japan goes by the name 'Korea-Japan FTA' already"):
        require_own([replace(again, aliases=("Korea-Japan FTA",))], [first])


def test_of_many_agreements_a_hint_names_some() -> None:
    known = [Agreement(f"a{n:02}", f"A {n}", "fta", ("KR", "KH")) for n in range(30)]
    with pytest.raises(NotFound) as caught:
        resolve("zzz", known)
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("Known are a00, a01,")
    assert caught.value.hint.endswith(", a18, a19 and 10 more.")
    with pytest.raises(NotFound, match=r"'a' may mean a00, .*, a19 and 10 more\."):
        resolve("a", known)


def test_no_two_of_those_that_are_written_share_a_name() -> None:
    one = Agreement("laos", "Laos", "fta", ("KR", "LA"), aliases=("KLFTA",))
    two = replace(one, slug="lao-pdr", name="Lao PDR")

    with pytest.raises(Refused, match="lao-pdr goes by the name 'KLFTA' already"):
        require_own([one, two], [one, two])
