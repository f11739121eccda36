"""The words of institutions, written out by hand: a changed word is a changed line here."""

from __future__ import annotations

import pytest

from fta_tracker.lifecycle import STAGES
from fta_tracker.vocabularies import VOCABULARIES, stage_word

#: How an agreement stands (stage, application, activity), and what each calls it: – is no word.
TABLE = """
    proposed    none        -         | Proposed | – | – | 여건조성
    studying    none        -         | Proposed/Under consultation and study | – | exploratory talks | 여건조성
    negotiating none        active    | Negotiations launched | Early announcement-Under negotiation | – | 협상중
    negotiating none        dormant   | Negotiations launched | Early announcement-Under negotiation | on hold | 중단
    negotiating none        suspended | Negotiations launched | Early announcement-Under negotiation | on hold | 중단
    agreed      none        active    | Negotiations launched | Early announcement-Under negotiation | agreement in principle | 실질타결
    agreed      none        dormant   | Negotiations launched | Early announcement-Under negotiation | on hold | 중단
    agreed      provisional active    | Negotiations launched | Early announcement-Under negotiation | agreement in principle | 실질타결
    concluded   none        -         | Negotiations concluded | Early announcement-Under negotiation | negotiations concluded | 타결
    signed      none        -         | Signed but not yet in effect | Early announcement-Signed | – | 서명
    in-force    provisional -         | Signed and in effect | In Force | in place, provisionally applied | 발효
    in-force    partial     -         | Signed and in effect | In Force for at least one Party | in place | 발효
    in-force    full        -         | Signed and in effect | In Force | in place | 발효
    in-force    -           -         | Signed and in effect | In Force | in place | 발효
    ended       none        -         | – | Inactive | – | –
    -           none        -         | – | – | – | –
"""  # noqa: E501 - a table is read across
LINES = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


def _or_none(word: str, nothing: str) -> str | None:
    return None if word == nothing else word


def test_the_vocabularies_are_four() -> None:
    assert list(VOCABULARIES) == ["aric", "wto", "eu", "motie"]


@pytest.mark.parametrize(("state", *VOCABULARIES), LINES)
def test_each_calls_it_by_its_own_word(
    state: str, aric: str, wto: str, eu: str, motie: str
) -> None:
    stage, application, activity = (_or_none(word, "-") for word in state.split())
    found = {name: stage_word(name, stage, application, activity) for name in VOCABULARIES}
    words = (_or_none(word, "–") for word in (aric, wto, eu, motie))
    assert found == dict(zip(VOCABULARIES, words, strict=True))


def test_every_stage_is_in_the_table() -> None:
    assert {line[0].split()[0] for line in LINES} == {*STAGES, "-"}
