"""Nothing of the facts is lost in the shipped record: sources, other sides, figures, names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from fta_tracker.exchange import read, write
from fta_tracker.model import Claim, Entry, Event, Figure, Source
from tests.record.expected_conflicts import BESIDES, CONFLICTS, Kept
from tests.record.expected_figures import FIGURES
from tests.record.shipped import FILE, facts, record

#: Titles of the facts that the record gives in other words, since an address has one title there.
RETITLED = {
    "Yonhap 2020-07-09: Yonhap, Thursday 9 July 2020 "
    "(S. Korea, Cambodia agree to launch FTA talks)":
        "Yonhap News Agency, 9 July 2020: S. Korea, Cambodia agree to launch FTA talks",
    "eToday 2019-06-27: RCEP 26th round (mentions CEPA chief negotiators meeting)":
        "eToday 2019-06-27: RCEP 26th round in Melbourne (mentions CEPA chief negotiators meeting)",
    "eToday 2019-06-27: RCEP 26th round in Melbourne":
        "eToday 2019-06-27: RCEP 26th round in Melbourne (mentions CEPA chief negotiators meeting)",
    "Donga 2025-10-28: Lee proposes Korea-ASEAN FTA upgrade":
        "Donga 2025-10-28: Lee-Anwar summit; Lee proposes Korea-ASEAN FTA upgrade",
    "Donga 2025-10-28: Lee-Anwar summit":
        "Donga 2025-10-28: Lee-Anwar summit; Lee proposes Korea-ASEAN FTA upgrade",
    "Sandan News 2025-10-27: 5th RCEP summit":
        "Sandan News 2025-10-27: follow-up to 26th Korea-ASEAN summit; 5th RCEP summit",
    "Sandan News 2025-10-27: follow-up to 26th Korea-ASEAN summit":
        "Sandan News 2025-10-27: follow-up to 26th Korea-ASEAN summit; 5th RCEP summit",
    "Reuters 2022-08-30 (bilaterals.org): Indonesia parliament approves membership of RCEP":
        "Reuters 2022-08-30 (bilaterals.org): Indonesia parliament approves RCEP and Korea pact",
    "Philippine Department of Trade and Industry: Philippines-Korea Free Trade Agreement "
    "(entered into force on 31 December 2024)":
        "Philippine Department of Trade and Industry: Philippines-Korea Free Trade Agreement",
}  # fmt: skip


def said_by(node: Any) -> Iterator[tuple[str | None, str | None]]:
    """Every source of the facts, wherever it stands: its address and its title."""
    if isinstance(node, dict):
        if "source_title" in node or "source_url" in node:
            yield node.get("source_url"), node.get("source_title")
        for value in node.values():
            yield from said_by(value)
    elif isinstance(node, list):
        for value in node:
            yield from said_by(value)


def sources() -> Iterator[Source]:
    """Every source of the record, wherever it stands."""
    for agreement in record().values():
        yield from (claim.source for claim in agreement.claims)
        yield from agreement.in_force_rule.sources if agreement.in_force_rule else ()
        entries: list[Entry] = [*agreement.log, *agreement.targets, *agreement.figures]
        for entry in entries:
            yield from entry.sources
            yield from (claim.source for claim in getattr(entry, "claims", ()))


# ------------------------------------------------------------------------------------- the sources


def test_the_sources_are_those_of_the_facts() -> None:
    told = {(url, RETITLED.get(str(title), title)) for url, title in said_by(facts())}
    assert {(source.url, source.title) for source in sources()} == told
    assert len(told) == 287


def test_each_address_has_one_title() -> None:
    titles = defaultdict(set)
    for source in sources():
        titles[source.url or source.title].add(source.title)
    assert [found for found in titles.values() if len(found) > 1] == []


def test_every_event_and_promise_and_figure_has_a_source() -> None:
    entries: list[Entry] = []
    for agreement in record().values():
        entries += [*agreement.log, *agreement.targets, *agreement.figures]
    assert len(entries) == 241 + 54 + 51
    assert [entry.ref for entry in entries if not entry.sources] == []


# ------------------------------------------------------------------- where the sources disagree


def test_the_table_of_conflicts_has_all_of_the_facts() -> None:
    found = {a["slug"]: [c["what"] for c in a["conflicts"]] for a in facts()["agreements"]}
    assert {slug: list(each) for slug, each in CONFLICTS.items()} == found
    assert {slug: len(each) for slug, each in CONFLICTS.items()} == {
        "korea-cambodia": 5,
        "korea-philippines": 7,
        "korea-malaysia": 4,
        "korea-vietnam": 7,
        "korea-singapore": 2,
        "korea-indonesia": 7,
        "rcep": 13,
        "asean-korea": 6,
    }


def claimed() -> dict[str, Event | Figure]:
    """All that a claim may stand with, by its ref."""
    entries: list[Event | Figure] = []
    for agreement in record().values():
        entries += [*agreement.log, *agreement.figures]
    return {str(entry.ref): entry for entry in entries}


@pytest.mark.parametrize(
    ("slug", "what", "kept"),
    [
        pytest.param(slug, what, kept, id=f"{slug}: {what}")
        for slug, each in CONFLICTS.items()
        for what, kept in each.items()
    ],
)
def test_the_other_side_is_kept(slug: str, what: str, kept: Kept) -> None:
    entry = claimed()[kept.ref]
    there = Counter((claim.field, claim.value) for claim in entry.claims)
    assert Counter(kept.claims) <= there
    assert kept.note
    assert kept.note in (entry.note or "")
    conflict = next(
        c
        for a in facts()["agreements"]
        if a["slug"] == slug
        for c in a["conflicts"]
        if c["what"] == what
    )
    sides = {(url, RETITLED.get(str(title), title)) for url, title in said_by(conflict)}
    for claim in entry.claims:
        if (claim.field, claim.value) in kept.claims and not shared(kept, slug, what):
            assert (claim.source.url, claim.source.title) in sides


def shared(kept: Kept, slug: str, what: str) -> bool:
    """Whether another conflict has a claim of the same words with the same thing."""
    others = (k for w, k in CONFLICTS[slug].items() if w != what and k.ref == kept.ref)
    return any(set(kept.claims) & set(other.claims) for other in others)


def test_there_are_no_claims_besides() -> None:
    """All 60 claims of the record are sides of these conflicts, each counted once."""
    told: Counter[tuple[str, str, str]] = Counter(BESIDES)
    for each in CONFLICTS.values():
        for kept in each.values():
            told.update((kept.ref, field, value) for field, value in kept.claims)
    claims: list[tuple[str, Claim]] = [
        (ref, claim) for ref, entry in claimed().items() for claim in entry.claims
    ]
    assert Counter((ref, claim.field, claim.value) for ref, claim in claims) == told
    assert len(claims) == 60
    assert [a.slug for a in record().values() if a.claims] == []


# ----------------------------------------------------------------------------- figures and names


@pytest.mark.parametrize("slug", [slug for slug, a in record().items() if a.figures])
def test_the_figures_are_those_of_the_table(slug: str) -> None:
    found = [
        tuple(
            None if said is None else str(said)
            for said in (
                figure.measure,
                figure.period or figure.stated_on,
                figure.text if figure.value is None else figure.value,
                figure.unit,
                figure.change_pct,
                figure.reporter,
            )
        )
        for figure in record()[slug].figures
    ]
    assert found == FIGURES[slug]


def test_every_value_of_the_facts_is_a_figure() -> None:
    """Said in another way than in the table: no number that was compiled is missing."""
    lost = []
    for agreement in facts()["agreements"]:
        slug = agreement["slug"].removeprefix("korea-").removesuffix("-korea")
        there = {float(str(f.value)) for f in record()[slug].figures if f.value is not None}
        there |= {
            float(str(f.change_pct)) for f in record()[slug].figures if f.change_pct is not None
        }
        texts = {f.text for f in record()[slug].figures}
        for figure in agreement["trade_figures"]:
            value = figure["value"]
            if value not in there and value not in texts:
                lost.append((slug, value))
    assert lost == [
        # In words of our own, since the source has no exact figure.
        ("cambodia", "more than 10% decline"),
        # Three figures of the record.
        ("rcep", "31.9% / 30.8% / 29.7%"),
    ]


NAMES = {
    # slug: Korean name, the first words of the English one
    "asean": ("한·아세안 FTA", "ASEAN-Korea Free Trade Agreement"),
    "cambodia": ("한·캄보디아 FTA", "Cambodia-Korea Free Trade Agreement"),
    "indonesia": (
        "한·인도네시아 CEPA",
        "Indonesia-Korea Comprehensive Economic Partnership Agreement",
    ),
    "malaysia": ("한·말레이시아 FTA", "Malaysia-Korea Free Trade Agreement"),
    "philippines": (
        "한·필리핀 FTA",
        "Free Trade Agreement between the Republic of the Philippines and the Republic of Korea",
    ),
    "rcep": ("역내포괄적경제동반자협정", "Regional Comprehensive Economic Partnership Agreement"),
    "singapore": ("한·싱가포르 FTA", "Korea-Singapore Free Trade Agreement"),
    "vietnam": (
        "한·베트남 FTA",
        "Free Trade Agreement between the Republic of Korea and the Socialist Republic of Viet Nam",
    ),
}


def test_the_eight_have_their_names_in_english_and_korean() -> None:
    found = {slug: (a.names.get("ko"), a.name) for slug, a in record().items() if not a.upgrades}
    assert found == NAMES


# --------------------------------------------------------------------------------------- the file


def test_the_file_is_canonical() -> None:
    text = FILE.read_bytes()
    assert write(read(text, FILE.name, "yaml"), "yaml").encode() == text
