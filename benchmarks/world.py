"""Plausible worlds of any size: agreements with talks, promises and trade, the same for a seed.

    python -m benchmarks.world [AGREEMENTS [EVENTS [SEED]]] > world.yaml

1,200 agreements with 40,000 events, the default, is about what the whole world has. Every log has a
true day behind each of its dates, so that it is valid however vaguely these are written.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from random import Random
from typing import Any, Final

from fta_tracker.countries import CODES
from fta_tracker.dates import PartialDate, on
from fta_tracker.exchange import pieces
from fta_tracker.fields import Number
from fta_tracker.lifecycle import AGREEMENT_KINDS, MODES
from fta_tracker.model import Agreement, Claim, Event, Figure, Source, Target

AGREEMENTS: Final = 1_200
EVENTS: Final = 40_000
SEED: Final = 1

#: The last day of the world.
TODAY: Final = date(2026, 11, 23)

_COUNTRIES: Final = tuple(sorted(CODES))
_PLACES: Final = "Seoul Geneva Brussels Manila Nairobi Lima Jakarta Hanoi Ottawa Canberra".split()
_TOPICS: Final = (
    "rules of origin;trade remedies;services;investment;intellectual property;e-commerce;"
    "sanitary measures;government procurement;competition;dispute settlement"
).split(";")
_SCOPES: Final = ((), (), (), (), ("goods",), ("services",), ("investment",))
_PAPERS: Final = "Yonhap|The Korea Herald|Reuters|Ministry of Trade|Official Journal|eToday".split(
    "|"
)
_BEFORE: Final = "proposal study-start study-meeting study-end launch".split()
_DURING: Final = (
    "round round round intersessional chief-negotiators ministerial summit statement".split()
)
_CLOSING: Final = "agreement-in-principle conclusion signing entry-into-force".split()
_AFTER: Final = (
    "committee amendment statement publication ratification notification deposit domestic-step"
).split()
#: A round's number has three digits at most; further ones have none.
_MOST_ROUNDS: Final = 999
#: How a date is written, of ten.
_PRECISION: Final = "dddddddmqy"


class _Talks:
    """One agreement in the making: a true day that goes on, and what happened on the way."""

    def __init__(self, random: Random, slug: str, parties: tuple[str, ...], began: date) -> None:
        self.random = random
        self.slug = slug
        self.parties = parties
        self.day = began
        self.log: list[Event] = []
        self.rounds = 0

    def sources(self) -> tuple[Source, ...]:
        """One to three reports of the day."""
        number = 1 + (self.random.random() < 0.5) + (self.random.random() < 0.2)
        return tuple(
            Source(
                f"{paper}, {self.day:%d %B %Y}",
                f"https://www.example.org/{paper[:3].lower()}/{self.day:%Y/%m/%d}/{self.slug}.html"
                if self.random.random() < 0.9
                else None,
            )
            for paper in self.random.sample(_PAPERS, number)
        )

    def happen(self, kind: str, days: int, **more: Any) -> None:
        """Let something happen so many days on, or thereabouts; in the future it is announced."""
        random = self.random
        self.day = min(
            self.day + timedelta(days=random.randint(days // 2, days + days // 2)),
            TODAY + timedelta(days=300),
        )
        when = written(self.day, random.choice(_PRECISION))
        fields: dict[str, Any] = {
            "summary": f"{kind.replace('-', ' ').capitalize()} between {self.parties[0]} and "
            f"{self.parties[1]} on {random.choice(_TOPICS)} and {random.choice(_TOPICS)}.",
            "sources": self.sources(),
        }
        if when.is_day and random.random() < 0.3:
            fields["end"] = on(self.day + timedelta(days=random.randint(1, 4)))
        if random.random() < 0.3:
            fields["topics"] = tuple(random.sample(_TOPICS, 2))
        if random.random() < 0.1:
            fields["note"] = f"The reports differ on what was agreed on {random.choice(_TOPICS)}."
        if random.random() < 0.03:
            source = Source(random.choice(_PAPERS))
            fields["claims"] = (Claim("date", str(on(self.day - timedelta(days=1))), source),)
        if self.day > TODAY:
            fields["status"] = "announced"
        elif random.random() < 0.02:
            fields["status"] = "cancelled"
        self.log.append(Event(kind, when, **{**fields, **more}))

    def round(self) -> None:
        """Let the next round be held."""
        self.rounds += 1
        place, mode = self.random.choice(_PLACES), self.random.choice(MODES)
        self.happen("round", 110, number=self.rounds, place=place, mode=mode, status="held")

    def go_through(self, events: int) -> None:
        """Let so many things happen, from a proposal on, as far as these go."""
        random = self.random
        talks = max(0, events - len(_BEFORE) - len(_CLOSING))
        course = [*_BEFORE]
        if random.random() < 0.6:
            talks = talks * random.randint(3, 9) // 10
            course += [*random.choices(_DURING, k=talks), *_CLOSING]
            course += random.choices(_AFTER, k=max(0, events - len(course)))
        else:  # still talking, or long silent
            course += random.choices(_DURING, k=events)
        for kind in course[:events]:
            if kind == "round" and self.rounds < _MOST_ROUNDS:
                self.round()
            elif kind in ("ratification", "notification", "deposit"):
                self.happen(kind, 60, by=(random.choice(self.parties),))
            else:
                self.happen(kind, 120, scope=random.choice(_SCOPES) if kind in _DURING else ())


def written(day: date, precision: str) -> PartialDate:
    """A day as one who knows no more would write it: `d`ay, `m`onth, `q`uarter or `y`ear."""
    quarter = (day.month + 2) // 3
    forms = {"d": day.isoformat(), "m": f"{day:%Y-%m}", "q": f"{day.year}-Q{quarter}"}
    return PartialDate(forms.get(precision, str(day.year)))


def world(
    agreements: int = AGREEMENTS, events: int = EVENTS, seed: int = SEED
) -> Iterator[Agreement]:
    """So many agreements with so many events in all; few have many, most have some."""
    random = Random(seed)  # noqa: S311 - a plausible world needs no secret
    weights = [random.paretovariate(1.6) for _ in range(agreements)]
    whole = sum(weights)
    sizes = [int(weight / whole * events) for weight in weights]
    for n in range(events - sum(sizes)):
        sizes[n % agreements] += 1
    for number, (slug, parties) in enumerate(_pairs(random, agreements)):
        yield _agreement(random, slug, parties, sizes[number])


def _pairs(random: Random, agreements: int) -> list[tuple[str, tuple[str, ...]]]:
    """Who talks with whom, and how the talks are called: one in ten among more than two."""
    pairs = list(combinations(_COUNTRIES, 2))
    random.shuffle(pairs)
    made: list[tuple[str, tuple[str, ...]]] = []
    for n in range(agreements):
        parties: tuple[str, ...] = pairs[n % len(pairs)]
        slug = "-".join(parties).lower()
        if n % 10 == 0:
            more = [code for code in random.sample(_COUNTRIES, 6) if code not in parties]
            parties = (*parties, *more)
        made.append((slug if n < len(pairs) else f"{slug}-{n // len(pairs) + 1}", parties))
    return made


def _agreement(random: Random, slug: str, parties: tuple[str, ...], events: int) -> Agreement:
    # The longer the talks, the earlier they began.
    began = TODAY - timedelta(days=events * 110 + random.randint(0, 4000))
    talks = _Talks(random, slug, parties, max(began, date(1960, 1, 1)))
    talks.go_through(events)
    called = "–".join(parties[:2])
    return Agreement(
        slug,
        f"{called} Free Trade Agreement",
        random.choice(AGREEMENT_KINDS),
        parties,
        names={"ko": f"{called} 자유무역협정"},
        aliases=(f"{slug.replace('-', '').upper()}FTA",),
        log=tuple(talks.log),
        targets=tuple(_targets(random, talks)),
        figures=tuple(_figures(random, talks)),
    )


def _targets(random: Random, talks: _Talks) -> Iterator[Target]:
    """Promises of a conclusion or a signing, made at some of the meetings."""
    meetings = [e for e in talks.log if e.kind in ("launch", "ministerial", "summit")]
    for meeting in random.sample(meetings, min(len(meetings), 4)):
        yield Target(
            random.choice(("conclusion", "signing", "entry-into-force")),
            written(meeting.date.latest + timedelta(days=random.randint(30, 700)), "q"),
            written(meeting.date.earliest, "d"),
            stated_by=random.choice(_PAPERS),
            summary="The ministers agreed to do their best.",
            sources=meeting.sources,
        )


def _figures(random: Random, talks: _Talks) -> Iterator[Figure]:
    for year in range(2020, 2020 + random.randint(1, 5)):
        yield Figure(
            random.choice(("trade", "exports", "imports")),
            PartialDate(str(year)),
            Number(str(random.randint(10, 90_000))),
            unit="USD million",
            change_pct=Number(f"{random.randint(-200, 300) / 10:.1f}"),
            reporter=talks.parties[0],
            sources=talks.sources()[:1],
        )


def main() -> None:
    """Write a world to stdout."""
    given = [int(word) for word in sys.argv[1:]]
    sys.stdout.writelines(pieces(world(*given), "yaml"))


if __name__ == "__main__":
    main()
