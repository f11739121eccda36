"""Valid agreements of every shape, with texts that are hard on parsers: for property tests.

Fields are filled by the forms behind their types, so a new field of a known form is generated
without a line here.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from datetime import date
from typing import Any, Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from fta_tracker import fields as f
from fta_tracker import lifecycle
from fta_tracker.countries import CODES
from fta_tracker.dates import PartialDate
from fta_tracker.model import (
    Agreement,
    Claim,
    Entry,
    Event,
    Figure,
    ForceRule,
    Quota,
    Source,
    Target,
)

#: For tests of whole records, each of which takes as long as many small values.
fewer: Final = settings(
    max_examples=settings().max_examples // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

HOSTILE: Final = (
    *("NO", "no", "y", "Yes", "OFF", "null", "Null", "~", "true", "<<", "=", "0901", "1e3", "0x1F"),
    *("1_000", "12:30", "190:20:30", "2020", "2020-07-30", "2020-02-30", "2020-13", "1.10", ".5"),
    *(".inf", "-", "- a", "---", "...", "--- a", "#", "a #b", "a: b", "a:", "?", "? a", "!a", "&a"),
    *("*a", "%YAML 1.2", "@a", "`a`", "|", ">", "[a]", "a, b", "{a: b}", "a]", "}", "'", '"', "a'"),
    *('"a"', "\\", "\\u0041", '\\"', " a", "a ", "\ta", "a\tb", "a\nb", "\n a\n\n", "a\n--- b"),
    *(
        "=1+1",
        "한·캄보디아 자유무역협정",
        "한 국",
        "é",
        "e\u0301",
        "\u00a0a",
        "a\u2028b",
        "a\u2029",
    ),
    *(
        "\ufeffa",
        "\ufffe",
        "\uffff",
        "\ufdd0",
        "\U0001ffff",
        "\u202eabc",
        "\u2066a\u2069",
        "\u200b.",
    ),
    *("😀", "👩\u200d👩\u200d👧", "🇰🇷 a: 🇰🇭", "\U0010fffd", "<b>[/b]", "a ❤ b"),
)

_LONG: Final = ("x" * 10_000, "한, " * 3_333 + ".", "\\" * 10_000)


def _hard(i: int) -> str:
    """Drawn by number, so that no report of a failure prints the long ones."""
    return (*HOSTILE, *_LONG)[i]


texts: Final = st.one_of(
    st.integers(0, len(HOSTILE) + len(_LONG) - 1).map(_hard),
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\n"), max_size=30
    ).filter(str.strip),
)
words: Final = st.sampled_from(
    ("goods", "services", "trade-remedies", "no", "y", "on", "null", "e1", "0901", "1e3", "2020")
)
languages: Final = st.sampled_from(("ko", "en", "no", "on", "yes", "zh-Hant", "de-1996", "und"))
countries: Final = st.sampled_from((*sorted(CODES), "NO", "KR", "KH", "EU"))
urls: Final = st.sampled_from(
    ("https://example.org", "http://example.org/a?b=c&d={e},[f]#g", "https://example.org/한국:'!")
)
numbers: Final = st.sampled_from(
    ("0", "-361", "697", "5.5", "1.10", "-0.0", "1000000", "9" * 30 + "." + "1" * 30)
).map(f.Number)


def _date(day: date, form: int) -> PartialDate:
    year = f"{day.year:04}"
    return PartialDate(
        (
            year,
            f"{year}-H{(day.month + 5) // 6}",
            f"{year}-Q{(day.month + 2) // 3}",
            f"{year}-{day.month:02}",
            day.isoformat(),
        )[form]
    )


dates: Final = st.builds(
    _date, st.dates(date(901, 1, 1), date(2031, 12, 31)), st.integers(0, 4)
) | st.builds(_date, st.dates(date(2019, 11, 1), date(2020, 12, 31)), st.integers(0, 4))

_BY_PARSER: Final[dict[Any, st.SearchStrategy[Any]]] = {
    f.text: texts,
    f.word: words,
    f.country: countries,
    f.url: urls,
    f.count: st.integers(1, 3) | st.integers(1, 999_999),
    f.ordinal: st.integers(1, 3) | st.integers(1, 999),
    f.event_kind: st.sampled_from(tuple(lifecycle.KINDS)),
    f.target_kind: st.sampled_from((*lifecycle.KINDS, lifecycle.UNMEASURED)),
    PartialDate: dates,
    f.Number: numbers,
}
#: The closed vocabularies have parsers of their own, which have no names.
_BY_NAME: Final = {
    "kind": st.sampled_from(lifecycle.AGREEMENT_KINDS),
    "after": st.sampled_from(lifecycle.STEPS),
    "status": st.sampled_from(lifecycle.STATUSES),
    "mode": st.sampled_from(lifecycle.MODES),
}


def _values(name: str, form: f.Form) -> st.SearchStrategy[Any]:
    if form.shape in ("object", "objects"):
        one = st.deferred(lambda: _of(form.kind))
    else:
        one = _BY_PARSER[form.parse] if form.parse in _BY_PARSER else _BY_NAME[name]
    if form.shape == "mapping":
        return st.dictionaries(languages, one, max_size=3)
    if form.shape == "list":
        return st.lists(one, max_size=4, unique=True).map(tuple)
    if form.shape == "objects":
        return st.lists(one, max_size=2).map(tuple)
    return one


def _fields(cls: Any, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Values of the fields; optional ones may be missing, and `ref` is the agreement's to give."""
    forms = f.forms(cls)
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for field in fields(cls):
        if field.name == "ref":
            continue
        if field.name in given:
            strategy = given[field.name]
        else:
            strategy = _values(field.name, forms[field.name])
        if field.default is MISSING and field.default_factory is MISSING:
            required[field.name] = strategy
        else:
            optional[field.name] = strategy
    return st.fixed_dictionaries(required, optional=optional)


def _event(held: dict[str, Any]) -> Event:
    if "end" in held and held["end"].definitely_before(held["date"]):
        held["date"], held["end"] = held["end"], held["date"]
    return Event(**held)


def _figure(held: dict[str, Any]) -> Figure:
    if held.keys().isdisjoint(("period", "stated_on")):
        held["period"] = PartialDate("2019")
    if {"value", "text"} <= held.keys():
        del held["value" if "note" in held else "text"]
    if held.keys().isdisjoint(("value", "text", "change_pct")):
        held["value"] = f.Number("697")
    return Figure(**held)


def _quota(held: dict[str, Any]) -> Quota:
    of = held["of"] or ("KR",)
    return Quota(of, min(held["need"], len(of)))


def _rule(held: dict[str, Any]) -> ForceRule:
    if "after" not in held:
        held = {name: part for name, part in held.items() if name in ("text", "sources")}
    groups = held.get("groups", ())
    if len({code for group in groups for code in group.of}) < sum(len(g.of) for g in groups):
        held["groups"] = groups[:1]
    return ForceRule(**held)


_MAKERS: Final[dict[Any, Callable[[dict[str, Any]], Any]]] = {
    Event: _event,
    Figure: _figure,
    Quota: _quota,
    ForceRule: _rule,
}


def _of(cls: Any) -> st.SearchStrategy[Any]:
    return _fields(cls).map(_MAKERS.get(cls, lambda held: cls(**held)))


sources: Final[st.SearchStrategy[Source]] = _of(Source)
claims: Final[st.SearchStrategy[Claim]] = _of(Claim)
events: Final[st.SearchStrategy[Event]] = _of(Event)
targets: Final[st.SearchStrategy[Target]] = _of(Target)
figures: Final[st.SearchStrategy[Figure]] = _of(Figure)


@st.composite
def logs(draw: st.DrawFn, max_size: int = 4) -> tuple[Event, ...]:
    """Events in an order that a log allows."""
    log = draw(st.lists(events, max_size=max_size))
    if draw(st.booleans()):
        return tuple(sorted(log, key=lambda event: event.date.earliest))
    return tuple(sorted(log, key=lambda event: event.date.latest))


_HEADS: Final = _fields(
    Agreement,
    parties=st.lists(countries, min_size=2, max_size=4, unique=True).map(tuple),
    log=st.just(()),
    targets=st.lists(targets, max_size=2).map(tuple),
    figures=st.lists(figures, max_size=2).map(tuple),
)


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    """A valid agreement; often some of its refs are those that others would be given."""
    agreement = Agreement(**{**draw(_HEADS), "log": draw(logs())})
    entries: tuple[Entry, ...] = (*agreement.log, *agreement.targets, *agreement.figures)
    refs = [entry.ref for entry in entries]
    if not refs or draw(st.booleans()):
        return agreement
    refs[draw(st.integers(0, len(refs) - 1))] = f"{agreement.slug}/own/A.b-1"
    shuffled = iter(draw(st.permutations(refs)))
    return replace(
        agreement,
        log=tuple(replace(event, ref=next(shuffled)) for event in agreement.log),
        targets=tuple(replace(target, ref=next(shuffled)) for target in agreement.targets),
        figures=tuple(replace(figure, ref=next(shuffled)) for figure in agreement.figures),
    )


#: Agreements with different slugs, by slug: what a file or a database may hold.
records: Final[st.SearchStrategy[tuple[Agreement, ...]]] = st.lists(
    agreements(), max_size=3, unique_by=lambda agreement: agreement.slug
).map(lambda held: tuple(sorted(held, key=lambda agreement: agreement.slug)))
