"""What must hold between agreements."""

from dataclasses import replace

import pytest

from fta_tracker.errors import Refused
from fta_tracker.model import Agreement
from fta_tracker.recording.guards import require_upgraded
from tests.store.samples import asean, cambodia, rcep


def _upgrade_of(slug: str) -> dict[str, Agreement]:
    return {"upgrade": Agreement("upgrade", "Upgrade", "fta", ("KR", "KH"), upgrades=slug)}


def test_an_upgrade_is_of_an_agreement_that_is_known() -> None:
    require_upgraded({"rcep": rcep()})
    require_upgraded(_upgrade_of("rcep"), [rcep()])
    require_upgraded(_upgrade_of("rcep") | {"rcep": rcep()})


def test_an_upgrade_of_an_unknown_agreement_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        require_upgraded(_upgrade_of("peru") | {"rcep": rcep()}, [asean()])

    assert caught.value.sentence == "upgrade upgrades 'peru', which is not in the record."
    assert caught.value.hint == "Write the slug of an agreement that is, or take that in as well."
    assert caught.value.field == "upgrades"


def test_nothing_upgrades_itself() -> None:
    one = replace(asean(), upgrades="rcep")
    other = replace(rcep(), upgrades="asean")
    for after in ({"asean": replace(asean(), upgrades="asean")}, {"asean": one, "rcep": other}):
        with pytest.raises(Refused, match=r"^asean would upgrade itself"):
            require_upgraded(after)
    require_upgraded({"asean": one}, [rcep()])


def test_what_is_upgraded_does_not_go() -> None:
    known = [asean(), cambodia(), rcep()]

    require_upgraded({"rcep": None}, known)
    require_upgraded({"asean": None, "cambodia": None}, known)
    with pytest.raises(Refused) as caught:
        require_upgraded({"asean": None}, known)

    assert caught.value.sentence == "asean cannot go: cambodia upgrades it."
    assert caught.value.hint == "Let that go as well, or: fta edit cambodia upgrades="
