"""The values of the record: an agreement with its log of events, its targets and its figures.

All are frozen and compare equal by content; what is not valid cannot be constructed (FtaError,
with the field at fault). A field's type says what it may hold: see `fields`.
"""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Annotated, TypeVar

from fta_tracker.errors import Refused
from fta_tracker.fields import (
    AgreementKind,
    Count,
    Countries,
    Country,
    Date,
    Decimal,
    EventKind,
    Form,
    Mode,
    Names,
    Ordinal,
    Ref,
    Status,
    StepKind,
    TargetKind,
    Text,
    Texts,
    Url,
    Word,
    Words,
    check,
    content,
    plain,
)
from fta_tracker.fields import ref as checked_ref


class _Value:
    """What is valid or is not at all: every field by its form, and all of them together.

    It is equal to what has the same content. That is told here once: made anew for each class, by
    `dataclass`, it takes a third of the time of importing this module, at every start.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(content(self) == content(other))

    def __hash__(self) -> int:
        return hash(content(self))

    def __repr__(self) -> str:
        held = ", ".join(f"{name}={part!r}" for name, part in plain(self).items())
        return f"{self.__class__.__name__}({held})"

    def __post_init__(self) -> None:
        check(self)
        self.require_sense()

    def require_sense(self) -> None:
        """Raise Refused where fields that are right by themselves contradict one another."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Source(_Value):
    """Where a fact was read; print and wire have no address."""

    title: Text
    url: Url | None = None


Sources = Annotated[tuple[Source, ...], Form(Source, shape="objects")]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Claim(_Value):
    """What another source says of a field, or of something that a free word names (`rounds`)."""

    field: Word
    value: Text
    source: Annotated[Source, Form(Source, shape="object")]


Claims = Annotated[tuple[Claim, ...], Form(Claim, shape="objects")]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Quota(_Value):
    """A group of parties, and how many of them must have taken a step."""

    of: Countries
    need: Count

    def require_sense(self) -> None:
        """Raise Refused where the group has fewer than are needed."""
        if self.need > len(self.of):
            raise Refused(
                f"{self.need} of {len(self.of)} parties are more than there are.",
                "Need as many as the group has, or fewer.",
                field="need",
            )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ForceRule(_Value):
    """When an agreement enters into force: in words, and as counts and a delay where it is these.

    `after`: the step that parties must have taken: all of them, or so many of each of `groups`.
    `days`: how long after that, and for a later party after its own step, it is in force; absent
    where the delay is no number of days. `met_on`: when enough had taken the step as a source says
    it, for a record that lacks some of the steps.
    """

    text: Text
    after: StepKind | None = None
    days: Count | None = None
    groups: Annotated[tuple[Quota, ...], Form(Quota, shape="objects")] = ()
    met_on: Date | None = None
    sources: Sources = ()

    def require_sense(self) -> None:
        """Raise Refused where something is told of no step, or a party is in two groups."""
        for name in ("days", "groups", "met_on"):
            if self.after is None and getattr(self, name):
                raise Refused(
                    f"{name} means nothing without the step that is counted.",
                    "Give after, such as notification.",
                    field=name,
                )
        once = Counter(code for group in self.groups for code in group.of)
        for code, times in once.items():
            if times > 1:
                raise Refused(
                    f"{code} is in {times} groups.", "Let it be in one of them.", field="groups"
                )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Event(_Value):
    """Something that happened, was announced or was called off, on a date as precise as known.

    `by`: whose act it is; empty means not recorded (`analysis.parties.actors` reads it). `ref`: its
    lasting name; an Agreement gives one to an event that has none.
    """

    kind: EventKind
    date: Date
    end: Date | None = None
    number: Ordinal | None = None
    by: Countries = ()
    scope: Words = ()
    place: Text | None = None
    mode: Mode | None = None
    status: Status = "held"
    summary: Text | None = None
    topics: Texts = ()
    note: Text | None = None
    sources: Sources = ()
    claims: Claims = ()
    ref: Ref | None = None

    def require_sense(self) -> None:
        """Raise Refused where the end is before the date."""
        if self.end and self.end.definitely_before(self.date):
            raise Refused(
                f"The end, {self.end}, is before the date, {self.date}.",
                "Give an end on or after the date.",
                field="end",
            )

    @property
    def base_ref(self) -> str:
        """What its ref is made of: the kind, and the number or else the date."""
        return f"{self.kind}/{self.number or self.date}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Target(_Value):
    """What was promised: an event of `kind` by the last day of `due`; `other` is not measurable."""

    kind: TargetKind
    due: Date
    stated_on: Date
    number: Ordinal | None = None
    by: Countries = ()
    scope: Words = ()
    stated_by: Text | None = None
    summary: Text | None = None
    note: Text | None = None
    sources: Sources = ()
    ref: Ref | None = None

    @property
    def base_ref(self) -> str:
        """What its ref is made of: what was promised, and the day that was stated."""
        what = f"{self.kind}/{self.number}" if self.number else self.kind
        return f"target/{what}/{self.stated_on}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Figure(_Value):
    """A trade fact of a period, or as stated on a day: a value, a text, or a change in percent."""

    measure: Word
    period: Date | None = None
    value: Decimal | None = None
    text: Text | None = None
    unit: Text | None = None
    change_pct: Decimal | None = None
    reporter: Country | None = None
    stated_on: Date | None = None
    note: Text | None = None
    sources: Sources = ()
    claims: Claims = ()
    ref: Ref | None = None

    def require_sense(self) -> None:
        """Raise Refused where it has no day, says nothing, or says it twice."""
        if self.period is None and self.stated_on is None:
            raise Refused(
                "A figure needs a period or the day it was stated.",
                "Give period or stated_on.",
                field="period",
            )
        if self.value is not None and self.text is not None:
            raise Refused(
                "A figure has a value or a text, not both.", "Leave one of them out.", field="text"
            )
        if self.value is None and self.text is None and self.change_pct is None:
            raise Refused(
                "A figure says nothing without a value, a text or a change.",
                "Give value, text or change_pct.",
                field="value",
            )

    @property
    def base_ref(self) -> str:
        """What its ref is made of: the measure, the period or else the day stated, the reporter."""
        base = f"figure/{self.measure}/{self.period or self.stated_on}"
        return f"{base}/{self.reporter}" if self.reporter else base


Entry = Event | Target | Figure


def default_refs(slug: str, entries: Sequence[Entry]) -> list[str]:
    """The refs that these entries would be given: the second of a base gets `.2`, and so on."""
    seen: Counter[str] = Counter()
    refs = []
    for entry in entries:
        base = f"{slug}/{entry.base_ref}"
        seen[base] += 1
        refs.append(base if seen[base] == 1 else f"{base}.{seen[base]}")
    return refs


_E = TypeVar("_E", Event, Target, Figure)


def _named(slug: str, entries: tuple[_E, ...], taken: set[str]) -> tuple[_E, ...]:
    if all(entry.ref for entry in entries):
        return entries
    named = []
    for entry, given in zip(entries, default_refs(slug, entries), strict=True):
        ref = entry.ref or free_ref(given, f"{slug}/{entry.base_ref}", taken)
        taken.add(ref)
        named.append(_called(entry, ref))
    return tuple(named)


def _called(entry: _E, ref: str) -> _E:
    """The same entry under a ref that we made; nothing else of it needs another check."""
    named = object.__new__(type(entry))
    for each in fields(entry):
        object.__setattr__(named, each.name, getattr(entry, each.name))
    object.__setattr__(named, "ref", checked_ref(ref))
    return named


def free_ref(given: str, base: str, taken: Container[str]) -> str:
    """The ref that is given, or where that is taken the first free one of its base."""
    n = 2
    while given in taken:
        given, n = f"{base}.{n}", n + 1
    return given


def _no_names() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Agreement(_Value):
    """A trade agreement: its names, those who began it, and its log in the order things happened.

    Events, targets and figures without a ref are given theirs. The log must be valid: no event
    definitely before one listed above it (Refused).
    """

    slug: Word
    name: Text
    kind: AgreementKind
    parties: Countries
    names: Names = field(default_factory=_no_names)
    aliases: Texts = ()
    upgrades: Word | None = None
    in_force_rule: Annotated[ForceRule, Form(ForceRule, shape="object")] | None = None
    note: Text | None = None
    claims: Claims = ()
    log: Annotated[tuple[Event, ...], Form(Event, shape="objects")] = ()
    targets: Annotated[tuple[Target, ...], Form(Target, shape="objects")] = ()
    figures: Annotated[tuple[Figure, ...], Form(Figure, shape="objects")] = ()

    def __post_init__(self) -> None:
        check(self)
        if len(self.parties) < 2:
            raise Refused(
                "An agreement has at least two parties.",
                "Give their codes, such as KR and KH.",
                field="parties",
            )
        taken = self._refs_taken()
        object.__setattr__(self, "log", _named(self.slug, self.log, taken))
        object.__setattr__(self, "targets", _named(self.slug, self.targets, taken))
        object.__setattr__(self, "figures", _named(self.slug, self.figures, taken))
        self._require_order()

    @property
    def entries(self) -> dict[str, Entry]:
        """Its events, targets and figures by ref, each in their order."""
        parts: tuple[Entry, ...] = (*self.log, *self.targets, *self.figures)
        return {str(entry.ref): entry for entry in parts}

    def _refs_taken(self) -> set[str]:
        entries: tuple[Entry, ...] = (*self.log, *self.targets, *self.figures)
        refs = [entry.ref for entry in entries if entry.ref]
        taken, start = set(refs), f"{self.slug}/"
        if len(taken) < len(refs):
            twice = next(ref for ref, times in Counter(refs).items() if times > 1)
            raise Refused(f"The ref {twice} stands twice.", "Give each its own.", field="ref")
        for ref in refs:
            if not ref.startswith(start):
                raise Refused(
                    f"The ref {ref} is not one of {self.slug}.",
                    f"Begin it with {start}.",
                    field="ref",
                )
        return taken

    def _require_order(self) -> None:
        """Refuse a log in which an event is definitely before one listed above it."""
        last: Event | None = None
        for event in self.log:
            if last and event.date.latest < last.date.earliest:
                raise Refused(
                    f"{event.ref} ({event.date}) stands below {last.ref} ({last.date}), "
                    "which is later.",
                    "List the events of a log in the order they happened.",
                    field="log",
                )
            if last is None or event.date.earliest > last.date.earliest:
                last = event
