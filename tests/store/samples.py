"""Agreements that leave no field empty, and databases made of them in a test's own folder."""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number
from fta_tracker.model import (
    Agreement,
    Claim,
    Event,
    Figure,
    ForceRule,
    Quota,
    Source,
    Target,
)
from fta_tracker.recording.adding import add_event
from fta_tracker.recording.changes import Edited, Written
from fta_tracker.store.database import Location, open_reader
from fta_tracker.store.reader import Reader
from fta_tracker.store.schema import SCHEMA
from fta_tracker.store.writer import create, write

#: From agreements by slug to those that shall be otherwise; None removes.
Making = Callable[[Mapping[str, Agreement]], Mapping[str, Agreement | None]]

NOW = datetime(2026, 11, 23, 9, 30, 15, 999, tzinfo=UTC)
WHO = "desk officer"

#: The schema of a program that is newer than this one.
NEXT_SCHEMA = f"{int(SCHEMA) + 1:04}"

#: Text that a careless store would change: quotes, brackets, Korean, an emoji, JSON, SQL, YAML.
HOSTILE = "한·캄보디아 [draft] {'a': \"b\"} \\ :s0 %s ; -- NO 0901 null\n\tΩ 🤝"

PRINT = Source("Print and wire")
WEB = Source("eToday [가], 30 July 2020", "https://example.org/a?b=c&d=%ED%95%9C#e")
CLAIM = Claim("rounds", "five, not four", WEB)


def date(text: str) -> PartialDate:
    return PartialDate(text)


def cambodia() -> Agreement:
    """An agreement in which every field of every class is used."""
    return Agreement(
        slug="cambodia",
        name="Korea–Cambodia Free Trade Agreement",
        kind="fta",
        parties=("KR", "KH"),
        names={"ko": "한·캄보디아 자유무역협정", "zh-Hant": HOSTILE},
        aliases=("CKFTA", "Korea-Cambodia FTA"),
        upgrades="asean",
        in_force_rule=ForceRule(
            HOSTILE,
            after="notification",
            days=60,
            groups=(Quota(("KR",), 1), Quota(("KH", "VN"), 1)),
            met_on=date("2022-H2"),
            sources=(WEB, PRINT),
        ),
        note=HOSTILE,
        claims=(CLAIM, Claim("length", "a year", PRINT)),
        log=(
            Event("launch", date("2020-07-09")),
            Event(
                kind="round",
                date=date("2020-07-30"),
                end=date("2020-07-31"),
                number=1,
                by=("KR", "KH"),
                scope=("goods", "trade-remedies"),
                place="Seoul and Phnom Penh",
                mode="video",
                status="announced",
                summary=HOSTILE,
                topics=("rules of origin", "e-commerce; [customs]"),
                note="[]",
                sources=(WEB, PRINT),
                claims=(CLAIM,),
                ref="cambodia/round/first",
            ),
            Event("round", date("2020-Q4"), number=2, status="cancelled"),
        ),
        targets=(
            Target(
                kind="round",
                due=date("2020-07"),
                stated_on=date("2020-07-09"),
                number=1,
                by=("KR",),
                scope=("goods",),
                stated_by="Yonhap",
                summary=HOSTILE,
                note="{}",
                sources=(WEB,),
                ref="cambodia/target/first",
            ),
            Target("conclusion", date("2020"), date("2020-07-09")),
        ),
        figures=(
            Figure(
                measure="exports",
                period=date("2019"),
                value=Number("697.0"),
                unit="USD million",
                change_pct=Number("-5.50"),
                reporter="KR",
                stated_on=date("2020-H2"),
                note="null",
                sources=(PRINT,),
                claims=(CLAIM,),
                ref="cambodia/figure/exports-of-2019",
            ),
            Figure("export-rank", stated_on=date("2020"), text="third", unit="rank"),
            Figure("trade", period=date("2019"), value=Number("1030")),
        ),
    )


def rcep() -> Agreement:
    """An agreement with as little as there can be, and one event."""
    return Agreement(
        "rcep", "RCEP", "epa", ("KR", "JP", "CN"), log=(Event("launch", date("2012-11")),)
    )


def asean() -> Agreement:
    """An agreement of which nothing is recorded."""
    return Agreement("asean", "Korea–ASEAN", "fta", ("KR", "SG", "VN"))


def statement(day: str, summary: str = "Said.") -> Event:
    return Event("statement", date(day), summary=summary)


def grown(agreement: Agreement, event: Event) -> Agreement:
    """The agreement with the event in its place."""
    return add_event(agreement, event, NOW.date())[0]


def at(path: Path) -> Location:
    """The file, as `--db` names it."""
    return Location(str(path), "--db")


def made(path: Path, *agreements: Agreement) -> Location:
    """A new database with these agreements; by default the three above."""
    location = at(path)
    kept = agreements or (cambodia(), rcep(), asean())
    assert create(location, kept, command="fta init", now=NOW, who=WHO)
    return location


def wrote(
    location: Location, making: Making, *slugs: str, dry_run: bool = False, patience: float = 5
) -> Written:
    """An edit of these agreements; of all where none is named."""

    def edit(reader: Reader) -> Edited:
        before = reader.record(slugs or None)
        return Edited(before, making(before))

    return write(
        location,
        "fta edit",
        edit,
        now=NOW,
        who=WHO,
        dry_run=dry_run,
        patience=patience,
    )


def to(*agreements: Agreement, gone: str | None = None) -> Making:
    """An edit that makes agreements be so, and may take one away."""
    after: dict[str, Agreement | None] = {agreement.slug: agreement for agreement in agreements}
    return lambda _: after | ({gone: None} if gone else {})


def held(location: Location) -> Mapping[str, Agreement]:
    """All that is in the database, by slug."""
    with open_reader(location) as reader:
        return {agreement.slug: agreement for agreement in reader.agreements()}


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Bound by permissions, also where the superuser runs the tests."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def bound(path: Path, mode: int) -> None:
    """Give the path this mode; what `as_nobody` may do to it is what its owner may."""
    path.chmod(mode)
    if not os.geteuid():
        os.chown(path, 65534, 65534)
